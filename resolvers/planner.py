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
from rasso_graph.model.words import COMMITMENT, LABELS, RECORD, label_of
from rasso_graph.resolvers import changes, lineage, paging, path, search, standing, timeline
from rasso_graph.resolvers import declarations as d
from rasso_graph.resolvers.columns import Columns
from rasso_graph.resolvers.connections import Connections
from rasso_graph.resolvers.cost import Cost
from rasso_graph.resolvers.dated import told
from rasso_graph.resolvers.errors import Code, refusal
from rasso_graph.resolvers.filters import TooDeep, compared, predicate
from rasso_graph.resolvers.ids import checked_id, walked_id
from rasso_graph.resolvers.reading import FieldReader, Reader, Reading, completed, failing, leaf, record
from rasso_graph.resolvers.selection import Fields, Request, fields_of, subselections
from rasso_graph.resolvers.types import Type, listed, named, required, type_of
from rasso_graph.resolvers.walks import Walk, looked_up

_LINKS = {"Link", "Held"}
"""Interfaces of edges; all others are of nodes."""
_LINK_TYPES = {
    "OWNS": "Ownership", "MEMBER_OF": "Membership", "HOLDS": "Tenure", "PARTICIPATES": "Participation",
}  # fmt: skip

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
        return lambda raw, reading: read(raw[part.name], reading)

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
        if of.name in _LINKS:
            place = columns.place(p.Property("type", p.At.EDGE))
            return lambda row, reading: readers[_LINK_TYPES.get(row[place], "LineageLink")](row, reading)
        place = columns.place(p.Property("id"))
        return lambda row, reading: readers[label_of(row[place]) or ""](row, reading)

    def _by_type(self, of: GraphQLAbstractType, nodes: list[FieldNode], columns: Columns) -> dict[str, Reader]:
        """A reader for each possible type; types of which the same is asked are planned once."""
        planned: dict[object, list[FieldReader]] = {}
        readers: dict[str, Reader] = {}
        for concrete in self.request.schema.get_possible_types(of):
            alike = _alike(concrete, fields_of(self.request, concrete, subselections(nodes)))
            if alike not in planned:
                planned[alike] = self.fields(concrete, nodes, columns)
            readers[concrete.name] = record([_on(concrete, one) for one in planned[alike]])
        return readers

    def where(self, asked: Asked) -> p.Predicate | None:
        """What the argument `where` asks for."""
        given = asked.args.get("where")
        if not given:
            return None
        of = named(type_of(asked.definition.args["where"]))
        try:
            return predicate(of, given)
        except TooDeep as error:
            raise refusal(Code.TOO_MUCH, "The filter is nested too deeply.", asked.node) from error

    def field(self, asked: Asked, columns: Columns) -> Reader:
        """Reads the field from a row of these columns, as it declares."""
        type_ = asked.type
        match d.declaration(asked.definition):
            case d.Stored(name, at, present):
                read = _presence if present else completed(type_, leaf(type_))
                return _at(columns.place(p.Property(name, at)), read)
            case d.Dated(name, at):
                return self._dated(asked, name, at, columns)
            case d.Inherited():
                return _at(columns.place(p.Depth()), lambda depth, _: depth > 0)
            case d.Scoped(at):
                inner = Columns()
                read = completed(type_, self.entity(type_, asked.nodes, inner))
                return _at(columns.place(p.Group(at, inner.all())), read)
            case d.Linked() as linked:
                return self._linked(asked, linked, columns)
            case d.Latest(linked):
                where = p.every(*self._tests(asked, linked))
                rows = p.Rows(linked.via, (), where, linked.order, one=True)
                return standing.planned(self, asked, rows, columns)
            case d.Exists(via):
                return _at(columns.place(p.Has(via)), lambda there, _: bool(there))
            case d.Named(name, at):
                return self._named(asked, name, at, columns)
            case d.Walk(name):
                return self._walk(asked, name, columns)
            case d.Single(labels):
                return self._single(asked, labels, columns)
            case d.Several():
                return self._several(asked, columns)
            case d.Listing(labels, order):
                return self._listing(asked, labels, order, columns)
            case d.GraphFacts():
                return self.entity(type_, asked.nodes, columns)
            case d.Fact(name):
                return _at(columns.place(p.About(name)), completed(type_, leaf(type_)))
            case d.Counted():
                return self._counted(asked, columns)
            case other:
                raise TypeError(f"{asked.parent.name}.{asked.name}: {other} cannot stand here")

    def _dated(self, asked: Asked, name: str, at: p.At, columns: Columns) -> Reader:
        place = columns.place(p.Property(name, at))
        said = columns.place(p.Property(f"{name}_said", at)) if at is p.At.NODE else None
        read = self.plain(asked.type, asked.nodes)
        return lambda row, reading: read(told(row[place], row[said] if said is not None else None), reading)

    def _linked(self, asked: Asked, linked: d.Linked, columns: Columns) -> Reader:
        where = p.every(*self._tests(asked, linked))
        via = linked.via if linked.via.labels else _aimed(linked.via, asked.type)
        if _is_connection(asked.type):
            return Connections(self, asked, via, columns).read(p.every(where, self.where(asked)), linked.order)
        many = listed(asked.type)
        own = p.At.EDGE if linked.via.labels else p.At.NODE
        rows = p.Rows(via, (), where, linked.order, one=not many)
        return self._rows(asked, rows, columns, own if many and (via.within or len(via.types) > 1) else None)

    def _named(self, asked: Asked, name: str, at: p.At, columns: Columns) -> Reader:
        many = listed(asked.type)
        source = p.Named(name, labels_for(asked.type), at, many)
        order = (p.Key("known_on"), p.Key("start"), p.Key("id")) if many else ()
        return self._rows(asked, p.Rows(source, (), None, order, one=not many), columns)

    def _rows(self, asked: Asked, rows: p.Rows, columns: Columns, once: p.At | None = None) -> Reader:
        """Reads rows; with `once`, of those with the same id there the first alone."""
        inner = Columns()
        with self.cost.rows(asked.node, 1 if rows.one else None, deep=2 if _within(rows.source) else 1):
            read = completed(asked.type, self.entity(asked.type, asked.nodes, inner))
        own = inner.place(p.Property("id", once)) if once else None
        filled = p.Rows(rows.source, inner.all(), rows.where, rows.order, rows.limit, rows.one)
        return _at(columns.place(filled), read if own is None else _once(read, own))

    def _tests(self, asked: Asked, linked: d.Linked) -> Iterable[p.Predicate]:
        for name, tests in linked.tests.items():
            value = asked.args.get(name)
            if value is not None:
                yield from (compared(test, value) for test in tests)
        if linked.at_own_date:
            yield p.Compare("holds_from", "<=", p.Own("when_latest"), p.At.EDGE)
            yield p.Compare("holds_until", ">", p.Own("when_latest"), p.At.EDGE)

    def walk(self, walk: Walk, value: Reader) -> Reader:
        """Joins a walk to those of the root field; reads its answer from the id of its start."""
        self.walks.append(walk)
        return looked_up(len(self.walks) - 1, value)

    def _walk(self, asked: Asked, name: str, columns: Columns) -> Reader:
        read = completed(asked.type, self._traversal(asked, name, columns))
        if asked.parent is not self.request.schema.query_type:
            return _at(columns.place(p.Property("id")), read)
        start = walked_id(asked.args["of"], asked.node) if "of" in asked.args else ""
        return lambda _, reading: read(start, reading)

    def _traversal(self, asked: Asked, name: str, columns: Columns) -> Reader:
        """The traversal, planned once for all kinds of thing that may stand in the row."""
        key = columns, tuple(id(node) for node in asked.nodes)
        if key not in self._walked:
            self._walked[key] = TRAVERSALS[name](self, asked)
        return self._walked[key]

    def _single(self, asked: Asked, labels: tuple[str, ...], columns: Columns) -> Reader:
        wanted = checked_id(asked.args["id"], labels, asked.node)
        return self._rows(asked, p.Rows(p.Ids(p.Param((wanted,)), labels), (), one=True), columns)

    def _several(self, asked: Asked, columns: Columns) -> Reader:
        ids = [checked_id(one, None, asked.node) for one in asked.args["ids"]]
        if len(ids) > paging.MOST:
            raise refusal(Code.TOO_MUCH, f"At most {paging.MOST} ids can be asked for at once.", asked.node)
        inner = Columns()
        own = inner.place(p.Property("id"))
        with self.cost.rows(asked.node, len(ids)):
            read = completed(asked.type, self.entity(asked.type, asked.nodes, inner))
        place = columns.place(p.Rows(p.Ids(p.Param(tuple(sorted(set(ids)))), (RECORD,)), inner.all()))

        def several(row: Any, reading: Reading) -> Any:
            found = {one[own]: one for one in row[place]}
            return read([found.get(one) for one in ids], reading)

        return several

    def _listing(self, asked: Asked, labels: tuple[str, ...], order: tuple[p.Key, ...], columns: Columns) -> Reader:
        return Connections(self, asked, p.Labelled(labels), columns).read(self.where(asked), order)

    def _counted(self, asked: Asked, columns: Columns) -> Reader:
        read = completed(asked.type, self.plain(named(asked.type), asked.nodes))
        places = {label: columns.place(p.Count(p.Labelled((label,)))) for label in LABELS}
        return lambda row, reading: read([{"kind": k, "count": row[at]} for k, at in places.items()], reading)


def labels_for(type_: Type) -> tuple[str, ...]:
    """The labels that nodes of this type carry."""
    of = named(type_)
    if of.name in {"Node", "Cited"}:
        return (RECORD,)
    if of.name == COMMITMENT or isinstance(of, GraphQLObjectType):
        return (of.name,)
    return tuple(member.name for member in of.types)


def _aimed(via: p.Via, type_: Type) -> p.Via:
    return p.Via(via.types, via.out, labels_for(_item(type_)), via.within)


def _item(type_: Type) -> Type:
    return type_of(named(type_).fields["nodes"]) if _is_connection(type_) else type_


def _is_connection(type_: Type) -> bool:
    return named(type_).name.endswith("Connection")


def _at(place: int, read: Reader) -> Reader:
    return lambda row, reading: read(row[place], reading)


def _typename(key: str, on: GraphQLObjectType, nodes: list[FieldNode]) -> FieldReader:
    return FieldReader(key, on.name, "__typename", nodes, False, lambda _, __: on.name)


def _on(concrete: GraphQLObjectType, one: FieldReader) -> FieldReader:
    if one.name == "__typename":
        return _typename(one.key, concrete, one.nodes)
    return replace(one, parent=concrete.name)


def _alike(concrete: GraphQLObjectType, fields: Fields) -> object:
    """Equal for two types of which the same fields, declared alike, are asked."""
    return tuple(
        (key, tuple(id(node) for node in nodes), _declared(concrete, nodes[0].name.value))
        for key, nodes in fields.items()
    )


def _declared(on: GraphQLObjectType, name: str) -> int:
    return 0 if name == "__typename" else id(d.declaration(on.fields[name]))


def _within(source: p.Source) -> bool:
    return isinstance(source, p.Via) and source.within


def _once(read: Reader, own: int) -> Reader:
    """Reads rows by the id at `own`, of which only the first counts."""
    return lambda rows, reading: read(list({row[own]: row for row in reversed(rows)}.values())[::-1], reading)


def _presence(raw: Any, _: Any) -> bool:
    return raw is not None
