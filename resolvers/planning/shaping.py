"""Turns rows into the response: readers made from the plan, with the null rules of the GraphQL specification."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import FieldNode, GraphQLError
from graphql.language import Node

from rasso_graph.loaders.lifting import Values
from rasso_graph.model.dates import span
from rasso_graph.resolvers.request.errors import Code
from rasso_graph.resolvers.request.types import Type, gives_list, named, required
from rasso_graph.resolvers.request.values import in_graphql

Row = Any
"""A row as a store gives it, or what stands in one; only the reader made for its columns knows what that is."""
Record = dict[str, Any]
"""An object by the names of its fields."""
Answers = Mapping[str, Record]
"""What a walk found, by the ids of its starts."""
Reader = Callable[[Row, "Reading"], object]
_NO_KEY = ""
"""In place of a response key where an object fails before any of its fields; no field has it."""


class Fault(Exception):
    """What is wrong with a value that was read, on its way up to the root."""

    def __init__(self, code: Code, message: str = "", nodes: Sequence[Node] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.nodes: Sequence[Node] = nodes
        self.path: list[str | int] = []

    def error(self) -> GraphQLError:
        """The error to report, its path read from the root."""
        path = [step for step in self.path[::-1] if step != _NO_KEY]
        return GraphQLError(self.message, self.nodes, path=path, extensions={"code": self.code.value})


class Nulled(Fault):
    """A null where the schema promises a value, on its way up to the nearest nullable field."""

    def __init__(self) -> None:
        super().__init__(Code.NULL)

    def name(self, at: FieldReader) -> None:
        """Say which field is null, unless that is said already."""
        if not self.message:
            self.message = f"Cannot return null for non-nullable field {at.parent}.{at.name}."
            self.nodes = at.nodes


@dataclass
class Reading:
    """One reading of a root field: traversals look their answers up, or note from where they have yet to start."""

    answers: Mapping[int, Answers]
    given: Values
    starts: dict[int, dict[str, None]] = field(default_factory=dict[int, dict[str, None]])
    errors: list[Fault] = field(default_factory=list[Fault])
    unknown: set[str] = field(default_factory=set[str])
    """Ids in filters that nothing has."""

    def lead(self, step: str | int, told: int) -> int:
        """Put a step before the paths of the errors since `told`; how many there are now."""
        for fault in self.errors[told:] if len(self.errors) > told else ():
            fault.path.append(step)
        return len(self.errors)


@dataclass(frozen=True)
class FieldReader:
    """How one response key of one type is read."""

    key: str
    parent: str
    name: str
    nodes: list[FieldNode]
    nullable: bool
    read: Reader


def failing(error: GraphQLError) -> Reader:
    """Reads nothing: wherever the field stands, its arguments' values cannot be had."""

    def read(_: Row, __: Reading) -> object:
        nulled = Nulled()
        nulled.message, nulled.nodes, nulled.code = in_graphql(error.message), error.nodes or (), Code.ARGUMENT
        raise nulled

    return read


def unselected(parent: str, error: GraphQLError) -> FieldReader:
    """Reads nothing of an object: which of its fields are asked for cannot be told."""
    return FieldReader(_NO_KEY, parent, "", [], False, failing(error))


def completed(type_: Type, inner: Reader) -> Reader:
    """Reads a value of this type, where `inner` reads its named type from one row or value."""
    if required(type_):
        return _required(completed(type_.of_type, inner))
    if gives_list(type_):
        return _listed(completed(type_.of_type, inner), not required(type_.of_type))
    return lambda raw, reading: None if raw is None else inner(raw, reading)


def _required(read: Reader) -> Reader:
    def value(raw: Row, reading: Reading) -> object:
        found = read(raw, reading)
        if found is None:
            raise Nulled
        return found

    return value


def _listed(read: Reader, nullable: bool) -> Reader:
    def values(raw: Row, reading: Reading) -> list[object] | None:
        if raw is None:
            return None
        out: list[object] = []
        told = len(reading.errors)
        for place, item in enumerate(raw):
            try:
                out.append(read(item, reading))
            except Nulled as nulled:
                if not nullable:
                    reading.lead(place, told)
                    nulled.path.append(place)
                    raise
                reading.errors.append(nulled)
                out.append(None)
            told = reading.lead(place, told)
        return out

    return values


def at_place(place: int, read: Reader) -> Reader:
    """Reads what stands at a place of the row."""
    return lambda row, reading: read(row[place], reading)


def at_name(name: str, read: Reader) -> Reader:
    """Reads what stands under a name of the value."""
    return lambda raw, reading: read(raw[name], reading)


def leaf(type_: Type) -> Reader:
    """Reads a scalar or enum value as the stores give it."""
    of = named(type_).name
    if of == "Boolean":
        return lambda raw, _: bool(raw)
    if of == "Float":
        return lambda raw, _: float(raw)
    return lambda raw, _: raw


def record(fields: list[FieldReader]) -> Callable[[Row, Reading], Record]:
    """Reads an object of one concrete type."""

    def value(row: Row, reading: Reading) -> Record:
        out: Record = {}
        told = len(reading.errors)
        for f in fields:
            try:
                out[f.key] = f.read(row, reading)
            except Nulled as nulled:
                nulled.name(f)
                if not f.nullable:
                    reading.lead(f.key, told)
                    nulled.path.append(f.key)
                    raise
                reading.errors.append(nulled)
                out[f.key] = None
            told = reading.lead(f.key, told)
        return out

    return value


def looked_up(place: int, value: Reader) -> Reader:
    """Reads the answer that the walk at this place gave for a start, or notes the start where it has yet to run."""

    def read(start: Row, reading: Reading) -> object:
        answers = reading.answers.get(place)
        if answers is None:
            reading.starts.setdefault(place, {})[start] = None
            return {}
        found = answers.get(start)
        return None if found is None else value(found, reading)

    return read


def noting_unknown(read: Reader) -> Reader:
    """Reads what a walk found, and notes which of the ids that it was asked by nothing has."""

    def noting(found: Row, reading: Reading) -> object:
        reading.unknown |= found["unknown"]
        return read(found, reading)

    return noting


def typename(key: str, of: str, nodes: list[FieldNode]) -> FieldReader:
    """Reads the name of a concrete type, whatever stands in the row."""
    return FieldReader(key, of, "__typename", nodes, False, lambda _, __: of)


def date_of(edtf: str | None, said: str | None) -> dict[str, str | None] | None:
    """An EdtfDate by the names of its fields; None for no date."""
    if edtf is None:
        return None
    days = span(edtf)
    return {"edtf": edtf, "said": said, "earliest": days.earliest, "latest": days.latest}
