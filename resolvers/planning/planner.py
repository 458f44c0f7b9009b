"""From a selection to columns and the readers of their rows.

Every field is planned once for each concrete type that may stand there. Where the type is abstract, all share one
row, and the id in it tells which type's reader to use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import (
    FieldNode,
    GraphQLAbstractType,
    GraphQLError,
    GraphQLField,
    GraphQLObjectType,
    get_argument_values,
)

from rasso_graph.loaders import plan as p
from rasso_graph.model.words import label_of
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning import fields, roots
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.filters import filtered, width
from rasso_graph.resolvers.planning.reading import FieldReader, Reader, at_name, completed, failing, leaf, record
from rasso_graph.resolvers.request.cost import Cost
from rasso_graph.resolvers.request.ids import walked_id
from rasso_graph.resolvers.request.selection import Fields, Request, fields_of, subselections
from rasso_graph.resolvers.request.types import Type, named, required, type_of
from rasso_graph.resolvers.traversals import changes, lineage, path, search, timeline
from rasso_graph.resolvers.traversals.walks import Walk, looked_up

TRAVERSALS: Mapping[str, Callable[[Planner, Asked], Reader]] = {
    "changes": changes.planned,
    "lineage": lineage.planned,
    "path": path.planned,
    "search": search.planned,
    "timeline": timeline.planned,
}
"""How each traversal is planned, by the name it is declared with."""


@dataclass(frozen=True)
class Asked:
    """One field as it is asked for: its type's field, its nodes, its arguments."""

    parent: GraphQLObjectType
    name: str
    definition: GraphQLField
    nodes: list[FieldNode]
    args: dict[str, Any]

    @property
    def type(self) -> Type:
        """The field's type."""
        return type_of(self.definition)

    @property
    def node(self) -> FieldNode:
        """Where to point in an error."""
        return self.nodes[0]


@dataclass
class Planner:
    """Plans the fields of one root field. `walks` gathers its traversals."""

    request: Request
    cost: Cost
    walks: list[Walk] = field(default_factory=list[Walk])
    _walked: dict[tuple[Columns, tuple[int, ...]], Reader] = field(
        default_factory=dict[tuple[Columns, tuple[int, ...]], Reader]
    )

    def parts(
        self, on: GraphQLObjectType, nodes: Iterable[FieldNode], plan: Callable[[Asked], Reader]
    ) -> list[FieldReader]:
        """Readers for what is asked of this type, each made by `plan`."""
        readers: list[FieldReader] = []
        for key, found in fields_of(self.request, on, subselections(nodes)).items():
            name = found[0].name.value
            if name == "__typename":
                readers.append(_typename(key, on, found))
                continue
            nullable = not required(type_of(on.fields[name]))
            readers.append(FieldReader(key, on.name, name, found, nullable, self.planned(on, found, plan)))
        return readers

    def planned(self, on: GraphQLObjectType, nodes: list[FieldNode], plan: Callable[[Asked], Reader]) -> Reader:
        """The field's reader; one that fails where a variable leaves an argument without a value it must have."""
        try:
            asked = self.asked(on, nodes)
        except GraphQLError as error:
            if error.extensions:
                raise
            return failing(error)
        return plan(asked)

    def fields(self, on: GraphQLObjectType, nodes: Iterable[FieldNode], columns: Columns) -> list[FieldReader]:
        """Readers for what is asked of this type, adding the columns that they need."""
        return self.parts(on, nodes, lambda asked: self.field(asked, columns))

    def plain(self, type_: Type, nodes: Iterable[FieldNode]) -> Reader:
        """Reads an object, or a list of objects, of which every value is at hand, from mappings by field name."""
        parts = self.parts(named(type_), nodes, self.plain_part)
        return completed(type_, record(parts))

    def plain_part(self, part: Asked) -> Reader:
        """Reads one field of such an object."""
        read = self.plain(part.type, part.nodes) if part.node.selection_set else completed(part.type, leaf(part.type))
        return at_name(part.name, read)

    def asked(self, on: GraphQLObjectType, nodes: list[FieldNode]) -> Asked:
        """The field with its arguments' values."""
        definition = on.fields[nodes[0].name.value]
        args = get_argument_values(definition, nodes[0], self.request.variables)
        self.cost.field(nodes[0])
        return Asked(on, nodes[0].name.value, definition, nodes, args)

    def entity(self, type_: Type, nodes: Iterable[FieldNode], columns: Columns) -> Reader:
        """Reads an object of the named type, concrete or abstract, from a row of these columns."""
        of = named(type_)
        if isinstance(of, GraphQLObjectType):
            return record(self.fields(of, nodes, columns))
        readers = self._by_type(of, list(nodes), columns)
        if isinstance(d.of_type(of), d.Links):
            place = columns.place(p.Property("type", p.At.EDGE))
            return lambda row, reading: readers[row[place]](row, reading)
        place = columns.place(p.Property("id"))
        return lambda row, reading: readers[label_of(row[place]) or ""](row, reading)

    def _by_type(self, of: GraphQLAbstractType, nodes: list[FieldNode], columns: Columns) -> dict[str, Reader]:
        """A reader for each label or type of edge; types of which the same is asked are planned once."""
        planned: dict[object, list[FieldReader]] = {}
        readers: dict[str, Reader] = {}
        for concrete in self.request.schema.get_possible_types(of):
            alike = _alike(concrete, fields_of(self.request, concrete, subselections(nodes)))
            if alike not in planned:
                planned[alike] = self.fields(concrete, nodes, columns)
            read = record([_on(concrete, one) for one in planned[alike]])
            readers.update(dict.fromkeys(_told_by(concrete), read))
        return readers

    def where(self, asked: Asked, labels: tuple[str, ...]) -> p.Predicate | None:
        """What the argument `where` asks for, of things with these labels."""
        given = asked.args.get("where")
        if not given:
            return None
        self.cost.given(asked.node, width(given))
        of, known = named(type_of(asked.definition.args["where"])), self.request.filters
        key = id(given), of.name, labels
        if key not in known:
            known[key] = given, filtered(of, given, labels, asked.node)
        where = known[key][1]
        if where:
            self.cost.filter(asked.node, where)
        return where

    def field(self, asked: Asked, columns: Columns) -> Reader:
        """Reads the field from a row of these columns, as it declares."""
        declared = d.declaration(asked.definition)
        if isinstance(declared, d.Walk):
            return self._walk(asked, declared.name, columns)
        return fields.planned(self, asked, declared, columns) or roots.planned(self, asked, declared, columns)

    def walk(self, walk: Walk, value: Reader) -> Reader:
        """Joins a walk to those of the root field; reads its answer from the id of its start."""
        self.walks.append(walk)
        return looked_up(len(self.walks) - 1, value)

    def _walk(self, asked: Asked, name: str, columns: Columns) -> Reader:
        read = completed(asked.type, self._traversal(asked, name, columns))
        if asked.parent is not self.request.schema.query_type:
            return fields.at_place(columns.place(p.Property("id")), read)
        start = walked_id(asked.args["of"], asked.node) if "of" in asked.args else ""
        return lambda _, reading: read(start, reading)

    def _traversal(self, asked: Asked, name: str, columns: Columns) -> Reader:
        """The traversal, planned once for all kinds of thing that may stand in the row."""
        key = columns, tuple(id(node) for node in asked.nodes)
        if key not in self._walked:
            self.cost.traversal(asked.node)
            self._walked[key] = TRAVERSALS[name](self, asked)
        return self._walked[key]


def _typename(key: str, on: GraphQLObjectType, nodes: list[FieldNode]) -> FieldReader:
    return FieldReader(key, on.name, "__typename", nodes, False, lambda _, __: on.name)


def _on(concrete: GraphQLObjectType, one: FieldReader) -> FieldReader:
    if one.name == "__typename":
        return _typename(one.key, concrete, one.nodes)
    return replace(one, parent=concrete.name)


def _told_by(concrete: GraphQLObjectType) -> tuple[str, ...]:
    """The labels or types of edge that tell a row to be of this type."""
    match d.of_type(concrete):
        case d.Nodes(labels):
            return labels
        case d.Links(types):
            return types
        case other:
            raise TypeError(f"{concrete.name}: {other} tells no row")


def _alike(concrete: GraphQLObjectType, fields: Fields) -> object:
    """Equal for two types of which the same fields, declared alike, are asked."""
    return tuple(
        (key, tuple(id(node) for node in nodes), _declared(concrete, nodes[0].name.value))
        for key, nodes in fields.items()
    )


def _declared(on: GraphQLObjectType, name: str) -> int:
    return 0 if name == "__typename" else id(d.declaration(on.fields[name]))
