"""Plans the fields of things: what a row of the store must hold, and how it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graphql import FieldNode

from rasso_graph.loaders import plan as p
from rasso_graph.model.printing import unmarked
from rasso_graph.model.properties import NODE_PROPERTIES
from rasso_graph.model.words import RELATIONS
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning import standing
from rasso_graph.resolvers.planning.anew import predicate_anew
from rasso_graph.resolvers.planning.asked import Asked, FieldPlan, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.connections import Connections
from rasso_graph.resolvers.planning.declarations import BY_PASSAGE
from rasso_graph.resolvers.planning.filters import INHERITED, comparing
from rasso_graph.resolvers.planning.overdue import overdue
from rasso_graph.resolvers.planning.settling import settled_by
from rasso_graph.resolvers.planning.shaping import (
    Fault,
    Reader,
    Reading,
    Row,
    at_place,
    completed,
    date_of,
    leaf,
    record,
)
from rasso_graph.resolvers.request.errors import Code
from rasso_graph.resolvers.request.selection import Given
from rasso_graph.resolvers.request.types import Type, gives_list, named, type_of

UNHELD = (
    "The store was seeded without the text of the document, so that only the place of the passage is known. Whoever "
    "has the text seeds it with `rasso seed apply --corpus`."
)
GAP = "…"
"""Between passages that do not follow on one another."""
_SETTLING = ("settled", "asOf", "knownBy")
_TRUNCATED = (
    "'{}' has more than {:,} things; its first {:,} are given. Ask for fewer by its arguments, or for the things "
    "themselves by a root field that gives pages, with a filter."
)


def _stored(planner: Planning, asked: Asked, declared: d.Stored, columns: Columns) -> Reader:
    return at_place(columns.place(p.Property(declared.name, declared.at)), completed(asked.type, leaf(asked.type)))


def _present(planner: Planning, asked: Asked, declared: d.Present, columns: Columns) -> Reader:
    def told(args: Given, _: object) -> p.Predicate:
        tests = [comparing(test, args[name]) for name, test in declared.tests.items() if args.get(name)]
        return p.Every((p.Compare(declared.name, "known", p.Param(True)), *tests))

    where = predicate_anew(asked, tuple(declared.tests), told)
    assert where
    return at_place(columns.place(p.Holds(where)), lambda there, _: bool(there))


def _distance(planner: Planning, asked: Asked, declared: d.Distance, columns: Columns) -> Reader:
    return at_place(columns.place(p.Depth()), completed(asked.type, leaf(asked.type)))


def _same(planner: Planning, asked: Asked, declared: d.Same, columns: Columns) -> Reader:
    return completed(asked.type, planner.entity(asked.type, asked.nodes, columns))


def _overdue(planner: Planning, asked: Asked, declared: d.Overdue, columns: Columns) -> Reader:
    where = predicate_anew(asked, ("on",), lambda args, _: overdue(args["on"], args["on"]))
    assert where
    planner.cost.held(asked.node, where)
    return at_place(columns.place(p.Holds(where)), lambda late, _: bool(late))


def _inherited(planner: Planning, asked: Asked, declared: d.Inherited, columns: Columns) -> Reader:
    return at_place(columns.place(p.Depth()), lambda depth, _: depth > 0)


def _exists(planner: Planning, asked: Asked, declared: d.Exists, columns: Columns) -> Reader:
    return at_place(columns.place(p.Has(declared.via)), lambda there, _: bool(there))


def _latest(planner: Planning, asked: Asked, declared: d.Latest, columns: Columns) -> Reader:
    linked = declared.linked
    rows = p.Rows(linked.via, (), _tests(asked, linked), linked.order, one=True)
    return standing.planned(planner, asked, rows, columns)


def _then(planner: Planning, asked: Asked, declared: d.Then, columns: Columns) -> Reader:
    read, own = completed(asked.type, leaf(asked.type)), columns.place(p.Property(declared.own))
    cuts = _tests(asked, declared.linked)
    if cuts is None:
        return at_place(own, read)
    told, via = (p.Property(declared.name),), declared.linked.via
    with planner.cost.rows(asked.node, 1):
        counted = columns.place(p.Rows(via, told, cuts, declared.linked.order, one=True))
        first = columns.place(p.Rows(via, told, None, d.FIRST_TOLD, one=True))
    return lambda row, reading: read((row[counted] or row[first] or [row[own]])[0], reading)


def _of_claim(planner: Planning, asked: Asked, declared: d.OfClaim, columns: Columns) -> Reader:
    linked = declared.linked
    rows = p.Rows(linked.via, (p.Property(declared.name),), _tests(asked, linked), linked.order, one=True)
    with planner.cost.rows(asked.node, 1):
        place, read = columns.place(rows), completed(asked.type, leaf(asked.type))
    if not declared.unsaid:
        return lambda row, reading: read(row[place] and row[place][0], reading)
    last = columns.place(p.Property(declared.name))
    return lambda row, reading: read(row[last] and (row[place][0] if row[place] else declared.unsaid), reading)


def _worded(planner: Planning, asked: Asked, declared: d.PassageText, columns: Columns) -> Reader:
    linked, quoted = declared.linked, (p.Property("quotation"),)
    with planner.cost.rows(asked.node, None):
        place = columns.place(p.Rows(linked.via, quoted, None, linked.order))

    def read(row: Row, _: Reading) -> str | None:
        held = all(passage for (passage,) in row[place])
        if declared.reason:
            return None if held else UNHELD
        return f" {GAP} ".join(unmarked(passage) for (passage,) in row[place]) if held else None

    return read


def _scoped(planner: Planning, asked: Asked, declared: d.Scoped, columns: Columns) -> Reader:
    inner = Columns()
    read = completed(asked.type, planner.entity(asked.type, asked.nodes, inner))
    return at_place(columns.place(p.Group(declared.at, inner.all())), read)


def _dated(planner: Planning, asked: Asked, declared: d.Dated, columns: Columns) -> Reader:
    name, at = declared.name, declared.at
    place = columns.place(p.Property(name, at))
    told_in = f"{name}_said"
    said = columns.place(p.Property(told_in, at)) if at is p.At.NODE and told_in in NODE_PROPERTIES else None
    read = planner.plain(asked.type, asked.nodes)
    return lambda row, reading: read(date_of(row[place], row[said] if said is not None else None), reading)


def _linked(planner: Planning, asked: Asked, linked: d.Linked, columns: Columns) -> Reader:
    if linked.via.within and not asked.args.get("inherited", True):
        linked = _direct(linked)
    via = linked.via if linked.via.labels else _aimed(linked.via, asked.type)
    own = p.At.EDGE if linked.via.labels and _identified(linked.via) else p.At.NODE
    if _is_connection(asked.type):
        return Connections(planner, asked, via, columns, own).read(
            lambda given: p.every(_tests(given, linked), planner.where(given, via.labels)), linked.order
        )
    many = gives_list(asked.type)
    rows = p.Rows(via, (), _tests(asked, linked), linked.order, one=not many)
    again = via.within or len(via.types) > 1 or any(RELATIONS[one].repeated for one in via.types)
    return rows_of(planner, asked, rows, columns, own if many and again else None, linked.grouped)


def _direct(linked: d.Linked) -> d.Linked:
    """The same of the thing itself alone."""
    order = tuple(key for key in linked.order if key.name != "depth")
    return replace(linked, via=replace(linked.via, within=False), order=order)


def _named(planner: Planning, asked: Asked, declared: d.Named, columns: Columns) -> Reader:
    many = gives_list(asked.type)
    source = p.NamedNodes(declared.name, labels_for(asked.type), declared.at, many)
    return rows_of(planner, asked, p.Rows(source, (), None, BY_PASSAGE if many else (), one=not many), columns)


def _keeping(planner: Planning, asked: Asked, declared: d.Keeping, columns: Columns) -> Reader:
    named_here = p.Compare(declared.name, "=", p.Own("id"))
    return Connections(planner, asked, p.Labelled(declared.labels), columns).read(
        lambda given: p.every(named_here, planner.where(given, declared.labels)), declared.order
    )


def rows_of(
    planner: Planning, asked: Asked, rows: p.Rows, columns: Columns, once: p.At | None = None, grouped: bool = False
) -> Reader:
    """Reads rows; with `once`, of those with the same id there the first alone; with `grouped` all of a node as one."""
    inner = Columns()
    within = isinstance(rows.source, p.Via) and rows.source.within
    with planner.cost.rows(asked.node, 1 if rows.one else None, rows.source, deep=2 if within else 1):
        entity = _group(planner, asked, inner) if grouped else planner.entity(asked.type, asked.nodes, inner)
        read = completed(asked.type, entity)
    read = _gathered(read, inner.place(p.Property("id"))) if grouped else read
    own = inner.place(p.Property("id", once)) if once else None
    most = planner.cost.limits.listed
    limit = None if rows.one else p.Param(most + 1)
    place = columns.place(p.Rows(rows.source, inner.all(), rows.where, rows.order, limit, rows.one))
    read = read if own is None else _once(read, own)
    return at_place(place, read if rows.one else _cut(read, most, asked.node))


def _cut(read: Reader, most: int, node: FieldNode) -> Reader:
    """Reads a list of rows, of which there is one more where the list is longer than it may be."""

    def cut(rows: list[Row], reading: Reading) -> object:
        if len(rows) > most:
            reading.errors.append(Fault(Code.TRUNCATED, _TRUNCATED.format(node.name.value, most, most), [node]))
        return read(rows[:most], reading)

    return cut


def _tests(asked: Asked, linked: d.Linked) -> p.Predicate | None:
    names = (*linked.tests, *_SETTLING) if linked.settling else tuple(linked.tests)
    return predicate_anew(asked, names, lambda args, _: p.every(*_cuts(args, linked)), linked.via)


def _cuts(args: Given, linked: d.Linked) -> Iterable[p.Predicate]:
    for name, tests in linked.tests.items():
        value = args.get(name)
        if value is not None:
            yield from (comparing(test, value) for test in tests)
    if linked.settling and (asks := args.get("settled")) is not None:
        yield settled_by(args) if asks else p.Not(settled_by(args))
    if linked.via.within and _timed(linked.via):
        yield INHERITED
    if linked.at_own_date:
        yield p.Compare("when_holds_from", "<=", p.Own("when_latest"), p.At.EDGE)
        yield p.Compare("when_holds_until", ">", p.Own("when_latest"), p.At.EDGE)


def _identified(via: p.Via) -> bool:
    """Whether its edges have ids: facts have, and what is derived of several."""
    return any(RELATIONS[one].fact or RELATIONS[one].repeated for one in via.types)


def _timed(via: p.Via) -> bool:
    """Whether its edges hold for a time."""
    return any(RELATIONS[one].timed for one in via.types)


def labels_for(type_: Type) -> tuple[str, ...]:
    """The labels that nodes of this type carry."""
    declared = d.of_type(named(type_))
    return declared.labels if isinstance(declared, d.Nodes) else ()


def _aimed(via: p.Via, type_: Type) -> p.Via:
    return p.Via(via.types, via.out, labels_for(_item(type_)), via.within)


def _item(type_: Type) -> Type:
    return type_of(named(type_).fields["nodes"]) if _is_connection(type_) else type_


def _is_connection(type_: Type) -> bool:
    return isinstance(d.of_type(named(type_)), d.Pages)


def _group(planner: Planning, asked: Asked, inner: Columns) -> Reader:
    """Reads an object from the rows of one group."""

    def planned(part: Asked) -> Reader:
        if isinstance(d.declaration(part.definition), d.Members):
            return completed(part.type, planner.entity(part.type, part.nodes, inner))
        return at_place(0, planner.field(part, inner))

    return record(planner.parts(named(asked.type), asked.nodes, planned))


def _gathered(read: Reader, by: int) -> Reader:
    """Reads rows as lists of those with the same id at `by`, each where its first row stands."""

    def gathered(rows: list[Row], reading: Reading) -> object:
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(row[by], []).append(row)
        return read(list(groups.values()), reading)

    return gathered


def _once(read: Reader, own: int) -> Reader:
    """Reads rows by the id at `own`, of which only the first counts, in its place."""

    def once(rows: list[Row], reading: Reading) -> object:
        first: dict[str, Row] = {}
        for row in rows:
            first.setdefault(row[own], row)
        return read(list(first.values()), reading)

    return once


PLANS: Mapping[type, FieldPlan] = {
    d.Stored: _stored,
    d.Present: _present,
    d.Dated: _dated,
    d.Inherited: _inherited,
    d.Distance: _distance,
    d.Same: _same,
    d.Exists: _exists,
    d.Overdue: _overdue,
    d.PassageText: _worded,
    d.Scoped: _scoped,
    d.Linked: _linked,
    d.Latest: _latest,
    d.OfClaim: _of_claim,
    d.Then: _then,
    d.Named: _named,
    d.Keeping: _keeping,
}
"""How the fields of things are planned, by the class of what they declare."""
