"""From a selection to columns and the readers of their rows: every field once for each type that may stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from graphql import FieldNode, GraphQLError, GraphQLObjectType

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.lifting import value_of
from rasso_graph.loaders.text import KeptColumns
from rasso_graph.model.words import RECORD
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning import log, roots, things
from rasso_graph.resolvers.planning.abstract import by_type
from rasso_graph.resolvers.planning.anew import predicate_anew, told_anew
from rasso_graph.resolvers.planning.asked import Asked, FieldPlan, PlannedWalk, Traversals
from rasso_graph.resolvers.planning.columns import Columns, TooManyColumns
from rasso_graph.resolvers.planning.filters import filtered, width
from rasso_graph.resolvers.planning.shaping import (
    FieldReader,
    Reader,
    Reading,
    Row,
    at_name,
    at_place,
    completed,
    failing,
    leaf,
    looked_up,
    record,
    typename,
    unselected,
)
from rasso_graph.resolvers.request.cost import Cost
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.ids import walked_id
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.request.premises import Anew, Premised, arguments
from rasso_graph.resolvers.request.selection import Given, ReadFilter, Request, fields_of, subselections
from rasso_graph.resolvers.request.types import Type, named, required, type_of

_WHERE = ("where",)
_PLANS: Mapping[type, FieldPlan] = {**things.PLANS, **roots.PLANS, **log.PLANS}
"""How each field but a traversal is planned, by the class of what it declares."""


@dataclass(frozen=True)
class Root:
    """One root field, planned."""

    reader: FieldReader
    texts: KeptColumns | None
    """What is asked of the store; None for nothing."""
    walks: list[PlannedWalk]
    carried: bool
    """Whether the field is a walk, whose own statement can read what is asked."""


@dataclass
class Planner:
    """Plans one root field. `walks` gathers its traversals, each planned as the table says."""

    request: Request
    cost: Cost
    traversals: Traversals
    walks: list[PlannedWalk] = field(default_factory=list[PlannedWalk])
    ids: list[Any] = field(default_factory=list[Any])
    """What its filters name: tuples of ids, which may be late."""
    _walked: dict[tuple[Columns, tuple[int, ...]], Reader] = field(
        default_factory=dict[tuple[Columns, tuple[int, ...]], Reader]
    )

    def root(self, on: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> Root:
        """The root field under this response key. Raises GraphQLError with a code where it refuses."""
        self.cost.root(nodes[0])
        columns = Columns()
        try:
            reader = self._reader(on, key, nodes, partial(self.field, columns=columns))
            walked = bool(self.walks) and not columns.all()
            reader = self._with_unknown(reader, columns) if self.ids else reader
        except TooManyColumns as error:
            told = f"One selection in '{key}' asks more than {FIXED.columns:,} different things of each row"
            raise refusal(
                Code.TOO_MUCH, f"{told}, which is what is allowed. Ask in several fields.", nodes[0]
            ) from error
        asks = columns.all()
        return Root(reader, KeptColumns(asks) if asks else None, self.walks, walked)

    def _with_unknown(self, reader: FieldReader, columns: Columns) -> FieldReader:
        """Reads the field, and notes which of the ids in its filters nothing has: a column more of its statement."""
        wanted = self._wanted(reader.key)
        place = columns.place(p.Rows(p.Ids(p.Param(wanted), (RECORD,)), (p.Property("id"),)))

        def read(row: Row, reading: Reading) -> object:
            reading.unknown |= set(value_of(wanted, reading.given)) - {one[0] for one in row[place]}
            return reader.read(row, reading)

        return replace(reader, read=read)

    def _wanted(self, key: str) -> Any:
        """The ids that all filters name, read anew where some of them are."""
        parts = list(self.ids)

        def told(given: Anew) -> Premised:
            return None, (tuple(sorted({one for part in parts for one in value_of(part, given)})),)

        late = any(isinstance(part, p.Late) for part in parts)
        premises = self.request.premises
        _, (wanted,) = premises.read(("ids", key), told) if late else told(premises.given)
        return wanted

    def parts(
        self, on: GraphQLObjectType, nodes: Iterable[FieldNode], plan: Callable[[Asked], Reader]
    ) -> list[FieldReader]:
        """Readers for what is asked of this type, each made by `plan`."""
        try:
            found = fields_of(self.request, on, subselections(nodes))
        except GraphQLError as error:
            return [unselected(on.name, error)]
        return [self._reader(on, key, same, plan) for key, same in found.items()]

    def fields(self, on: GraphQLObjectType, nodes: Iterable[FieldNode], columns: Columns) -> list[FieldReader]:
        """Readers for what is asked of this type, adding the columns that they need."""
        return self.parts(on, nodes, partial(self.field, columns=columns))

    def plain(self, type_: Type, nodes: Iterable[FieldNode]) -> Reader:
        """Reads an object, or a list of objects, of which every value is at hand, from mappings by field name."""
        parts = self.parts(named(type_), nodes, self.plain_part)
        return completed(type_, record(parts))

    def plain_part(self, part: Asked) -> Reader:
        """Reads one field of such an object."""
        read = self.plain(part.type, part.nodes) if part.node.selection_set else completed(part.type, leaf(part.type))
        return at_name(part.name, read)

    def entity(self, type_: Type, nodes: Iterable[FieldNode], columns: Columns) -> Reader:
        """Reads an object of the named type, concrete or abstract, from a row of these columns."""
        of = named(type_)
        if isinstance(of, GraphQLObjectType):
            return record(self.fields(of, nodes, columns))
        return by_type(self, of, nodes, columns)

    def where(self, asked: Asked, labels: tuple[str, ...]) -> p.Predicate | None:
        """What the argument `where` asks for, of things with these labels."""
        held, _ = told_anew(asked, _WHERE, lambda args, _: (_held(args), ()), "width")
        if not held:
            return None
        self.cost.given(asked.node, held)
        of = named(type_of(asked.definition.args["where"]))

        def read(args: Given, given: Anew) -> ReadFilter:
            key = "filter", id(args["where"]), of.name, labels
            if key not in given:
                given[key] = filtered(of, args["where"], labels, asked.node)
            return given[key]

        where = predicate_anew(asked, _WHERE, lambda args, given: read(args, given).where, labels)
        some, (ids,) = told_anew(asked, _WHERE, lambda args, given: _named_by(read(args, given)), ("ids", labels))
        self.ids += [ids] if some else []
        if where:
            self.cost.filter(asked.node, where)
        return where

    def field(self, asked: Asked, columns: Columns) -> Reader:
        """Reads the field from a row of these columns, as it declares."""
        declared = d.declaration(asked.definition)
        if isinstance(declared, d.Walk):
            return self._walk(asked, declared.name, columns)
        plan = _PLANS.get(type(declared))
        if plan is None:
            raise TypeError(f"{asked.parent.name}.{asked.name}: {declared} cannot stand here")
        return plan(self, asked, declared, columns)

    def walk(self, walk: PlannedWalk, value: Reader) -> Reader:
        """Joins a walk to those of the root field; reads its answer from the id of its start."""
        self.walks.append(walk)
        return looked_up(len(self.walks) - 1, value)

    def _reader(
        self, on: GraphQLObjectType, key: str, nodes: list[FieldNode], plan: Callable[[Asked], Reader]
    ) -> FieldReader:
        name = nodes[0].name.value
        if name == "__typename":
            return typename(key, on.name, nodes)
        definition = on.fields[name]
        type_ = type_of(definition)
        try:
            args = arguments(definition, nodes[0], self.request.premises)
        except GraphQLError as error:
            read = failing(error)
        else:
            self.cost.field(nodes[0])
            read = plan(Asked(on, name, definition, type_, nodes, args, self.request.premises))
        return FieldReader(key, on.name, name, nodes, not required(type_), read)

    def _walk(self, asked: Asked, name: str, columns: Columns) -> Reader:
        read = completed(asked.type, self._traversal(asked, name, columns))
        if asked.parent is not self.request.schema.query_type:
            return at_place(columns.place(p.Property("id")), read)
        if "of" not in asked.args:
            return lambda _, reading: read("", reading)
        _, (start,) = told_anew(asked, ("of",), lambda args, _: (None, (walked_id(args["of"], asked.node),)))
        return lambda _, reading: read(value_of(start, reading.given), reading)

    def _traversal(self, asked: Asked, name: str, columns: Columns) -> Reader:
        """The traversal, planned once for all kinds of thing that may stand in the row."""
        key = columns, tuple(id(node) for node in asked.nodes)
        if key not in self._walked:
            self.cost.traversal(asked.node)
            self._walked[key] = self.traversals[name](self, asked)
        return self._walked[key]


def _held(args: Given) -> int:
    """How many values the argument `where` holds; none if it asks for nothing."""
    return width(args["where"]) if args.get("where") else 0


def _named_by(read: ReadFilter) -> Premised:
    return bool(read.ids), (tuple(sorted(read.ids)),)
