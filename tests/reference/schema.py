"""The served schema with resolvers that read each field's declaration literally, from a graph in memory.

Nothing here is shared with the planner, its predicates, the dialects or the shaper: the declarations are the contract,
and graphql-core executes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import graphql
from graphql import (
    ExecutionResult,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLUnionType,
    parse,
)

from rasso_graph.loaders.plan import At, Key
from rasso_graph.model.words import LABELS, labels_of
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.things import UNHELD
from rasso_graph.resolvers.request.types import Type, gives_list, named, type_of
from rasso_graph.schema import core_schema
from tests.reference.changes import changes, chosen
from tests.reference.facets import cells, facets
from tests.reference.filters import passes
from tests.reference.lineage import lineage
from tests.reference.memory import Memory, Row
from tests.reference.overdue import overdue
from tests.reference.pages import Asking, connection
from tests.reference.paths import paths
from tests.reference.search import search
from tests.reference.settled import claims
from tests.reference.standing import Standing
from tests.reference.timeline import timeline
from tests.reference.values import stored_value, told_date
from tests.shapes import is_list, is_object

Args = Mapping[str, Any]
Info = GraphQLResolveInfo[Asking]
_LINKS = {
    **{"OWNS": "Ownership", "INVOLVED_IN": "Involvement", "MEMBER_OF": "Membership", "HOLDS": "Tenure"},
    **{"PARTICIPATES": "Participation", "PUBLISHED": "Publication", "DEPENDS_ON": "Dependency"},
}
_BY_PASSAGE = (Key("when_known"), Key("start"), Key("id"))


def reference_schema() -> GraphQLSchema:
    """A schema of its own, answering from the Memory in the context."""
    schema = core_schema()
    for type_ in schema.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
            cast(Any, type_).resolve_type = _kind
        if isinstance(type_, GraphQLObjectType):
            type_.is_type_of = None
            for name, field in type_.fields.items():
                field.resolve = _resolver(name, field)
    return schema


def answer(
    schema: GraphQLSchema, memory: Memory, query: str, variables: Args, cursors: dict[str, str] | None = None
) -> ExecutionResult:
    """What graphql-core makes of an operation that has been found valid."""
    asking = Asking(memory, {} if cursors is None else cursors)
    executed = cast(Any, graphql).execute_sync
    return executed(schema, parse(query), variable_values=dict(variables), context_value=asking)


def _kind(value: Any, _: Info, of: Any) -> str:
    """The type of a thing is its label, that of a link its relation's."""
    if of.name in {"Link", "TimedLink"}:
        return _LINKS.get(value.edge.type, "LineageLink")
    return value.node.label


def _resolver(name: str, field: GraphQLField) -> Callable[..., Any]:
    def plain(parent: Any, _: Info) -> Any:
        return parent[name]

    def resolve(parent: Any, info: Info, **args: Any) -> Any:
        return _value(declared, parent, info, args)

    try:
        declared = d.declaration(field)
    except LookupError:
        return plain
    return resolve


def _value(declared: d.Declaration, parent: Any, info: Info, args: Args) -> Any:
    memory: Memory = info.context.memory
    if isinstance(declared, d.Members):
        return parent.rows
    parent = _first(parent)
    if isinstance(parent, Standing):
        if isinstance(declared, d.WalkPart):
            return parent.part(memory, declared.name)
        if parent.claim is None:
            return [] if gives_list(_given(info)) else None
        parent = parent.claim
    match declared:
        case d.Stored(name, at):
            return memory.value(parent, name, at)
        case d.Present(name, tests):
            asked = [(test, stored_value(args[one])) for one, test in tests.items() if args.get(one)]
            passed = all(memory.holds(parent, test.name, test.operator, day, test.at) for test, day in asked)
            return passed and memory.value(parent, name) is not None
        case d.Dated(name, at):
            return told_date(memory.value(parent, name, at), memory.value(parent, f"{name}_said", at))
        case d.Inherited():
            return parent.depth > 0
        case d.Distance():
            return parent.depth
        case d.Same():
            return parent
        case d.Scoped(at):
            return Row(_node(memory, parent, at))
        case d.Linked():
            return _linked(declared, parent, info, args)
        case d.Latest(linked):
            claims = _followed(linked, parent, info, args)
            days = tuple(stored_value(args[name]) for name in ("asOf", "knownBy") if args.get(name) is not None)
            return Standing(parent, next(iter(claims), None), claims, days)
        case d.Then(own, linked, name):
            rows = memory.follow(parent.node, linked.via, linked.via.labels)
            asked = [one for one in linked.tests if args.get(one) is not None]
            counting = memory.ordered((one for one in rows if _held(memory, linked, one, parent, args)), linked.order)
            first = memory.ordered(rows, linked.order)[-1:]
            told = (counting[:1] or first) if asked else []
            return memory.value(told[0], name) if told else memory.value(parent, own)
        case d.OfClaim(linked, name, unsaid):
            if unsaid and memory.value(parent, name) is None:
                return None
            rows = memory.follow(parent.node, linked.via, linked.via.labels)
            counting = memory.ordered((one for one in rows if _held(memory, linked, one, parent, args)), linked.order)
            return memory.value(counting[0], name) if counting else unsaid or None
        case d.PassageText(linked, reason):
            rows = memory.ordered(memory.follow(parent.node, linked.via, linked.via.labels), linked.order)
            return _printed([memory.value(row, "quotation") for row in rows], reason)
        case d.Exists(via):
            return bool(memory.follow(parent.node, via, via.labels))
        case d.Overdue():
            return overdue(memory, parent, stored_value(args["on"]), stored_value(args["on"]))
        case d.Named(name, at):
            return _named(memory, memory.value(parent, name, at), info)
        case d.Keeping(name, labels, order):
            own = [row for row in memory.labelled(labels) if memory.value(row, name) == parent.node.id]
            return connection(info, lambda given: _filtered(own, info, given), order, args)
        case d.Paged(name):
            return parent[name]
        case d.Faceted() if "facets" in parent:
            return parent["facets"](args["by"], args["most"])
        case d.Faceted():
            item = named(type_of(info.parent_type.fields["nodes"]))
            return facets(
                memory,
                parent["rows"],
                item.name in _OF_FACTS,
                d.groupings(item),
                args,
            )
        case d.Crossed():
            item = named(type_of(info.parent_type.fields["nodes"]))
            return cells(memory, parent["rows"](None), d.groupings(item), args)
        case d.WalkPart(name):
            return chosen(parent["items"], args) if name == "items" else _walked(parent, name)
        case _:
            return _root(declared, parent, info, args)


_OF_FACTS = {"Ownership", "Involvement", "CommitmentRole"}
"""Types of which each fact counts for itself."""


def _printed(passages: list[Any], reason: bool) -> str | None:
    """What passages say, of which none is laid out in any way."""
    held = None not in passages
    if reason:
        return None if held else UNHELD
    return " … ".join(" ".join(one.split()) for one in passages) if held else None


def _root(declared: d.Declaration, parent: Any, info: Info, args: Args) -> Any:
    """Fields of the query type, and a traversal wherever it stands."""
    memory: Memory = info.context.memory
    match declared:
        case d.Walk("lineage"):
            return lineage(memory, args["of"] if parent is None else parent.node.id, args)
        case d.Walk("changes"):
            return changes(memory, args)
        case d.Walk("path"):
            return paths(memory, args)
        case d.Walk("search"):
            return search(memory, args, info.context.cursors)
        case d.Walk("timeline"):
            return timeline(memory, args, info.context.cursors)
        case d.Single(labels):
            return next((row for row in memory.labelled(labels) if row.node.id == args["id"]), None)
        case d.Several():
            return [Row(memory.nodes[one]) if one in memory.nodes else None for one in args["ids"]]
        case d.Listing(labels, order):
            return connection(info, lambda given: _filtered(memory.labelled(labels), info, given), order, args)
        case d.GraphFacts():
            return memory
        case d.GraphFact(name):
            return getattr(memory, name)
        case d.Counted():
            return [{"kind": label, "count": len(memory.labelled([label]))} for label in LABELS]
        case _:
            raise AssertionError(declared)


def _linked(declared: d.Linked, parent: Any, info: Info, args: Args) -> Any:
    if named(_given(info)).name.endswith("Connection"):

        def found(given: Args) -> list[Row]:
            return _filtered(_followed(declared, parent, info, given), info, given)

        return connection(info, found, declared.order, args)
    rows = _followed(declared, parent, info, args)
    if declared.grouped:
        return _grouped(rows)
    return rows if gives_list(_given(info)) else next(iter(rows), None)


@dataclass(frozen=True)
class _Group:
    """All edges to one node, in order."""

    rows: list[Row]


def _first(parent: Any) -> Any:
    """What the fields of a group are read from, but for its members."""
    return parent.rows[0] if isinstance(parent, _Group) else parent


def _grouped(rows: list[Row]) -> list[_Group]:
    nodes = list(dict.fromkeys(row.node.id for row in rows))
    return [_Group([row for row in rows if row.node.id == one]) for one in nodes]


def _followed(declared: d.Linked, parent: Any, info: Info, args: Args) -> list[Row]:
    """What is linked and passes, in order: things, each once, or the links themselves."""
    memory: Memory = info.context.memory
    kinds = _labels(info)
    rows = memory.follow(parent.node, declared.via, declared.via.labels or kinds)
    rows = [
        row for row in rows if row.depth == 0 or (args.get("inherited", True) and _inherits(memory, parent.node, row))
    ]
    if kinds[0] in LABELS:
        rows = list({row.node.id: row for row in rows}.values())
    found = memory.ordered((row for row in rows if _held(memory, declared, row, parent, args)), declared.order)
    return _nearest(found) if declared.via.types == ("ABOUT",) else found


def _inherits(memory: Memory, thing: Any, row: Row) -> bool:
    """What a container is asked for is asked for of all that it holds; who answers for it, only for a time."""
    return (row.edge is not None and row.edge.type == "ABOUT") or memory.inherits(thing, row)


def _nearest(rows: list[Row]) -> list[Row]:
    """Each thing once, as what stands nearest leads to it."""
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.node.id, row)
    return list(first.values())


def _held(memory: Memory, declared: d.Linked, row: Row, parent: Any, args: Args) -> bool:
    """Whether a row passes what the arguments ask for, and holds at the asking node's own date where that counts."""
    asked = {name: stored_value(args[name]) for name in declared.tests if args.get(name) is not None}
    tests = [(test, value) for name, value in asked.items() for test in declared.tests[name]]
    if not all(memory.holds(row, test.name, test.operator, value, test.at) for test, value in tests):
        return False
    if (
        declared.settling
        and args.get("settled") is not None
        and args["settled"] != bool(claims(memory, row.node, args))
    ):
        return False
    own = memory.value(parent, "when_latest")
    return not declared.at_own_date or (
        memory.holds(row, "when_holds_from", "<=", own, At.EDGE)
        and memory.holds(row, "when_holds_until", ">", own, At.EDGE)
    )


def _filtered(rows: list[Row], info: Info, args: Args) -> list[Row]:
    where = args.get("where")
    if where is None:
        return rows
    of = named(type_of(info.parent_type.fields[info.field_name].args["where"]))
    assert isinstance(of, GraphQLInputObjectType)
    return [row for row in rows if passes(info.context.memory, row, of, where)]


def _named(memory: Memory, held: Any, info: Info) -> Any:
    """The nodes whose ids a property holds; passages in their own order."""
    wanted = set(_labels(info))
    ids = held if is_list(held) else [held] if held else []
    rows = [Row(memory.nodes[one]) for one in ids if one in memory.nodes]
    rows = [row for row in rows if wanted & set(labels_of(row.node.label))]
    return memory.ordered(rows, _BY_PASSAGE) if gives_list(_given(info)) else next(iter(rows), None)


def _walked(parent: Any, name: str) -> Any:
    if is_object(parent):
        return parent[name]
    return Row(parent.node) if name == "node" else getattr(parent, name)


def _node(memory: Memory, parent: Any, at: At) -> Any:
    return memory.part(parent, at)


def _labels(info: Info) -> list[str]:
    """The labels of what the field gives."""
    of = named(_given(info))
    if of.name.endswith("Connection"):
        of = named(type_of(of.fields["nodes"]))
    return [one.name for one in _possible(info.schema, of)]


def _possible(schema: GraphQLSchema, of: GraphQLNamedType) -> list[GraphQLObjectType] | list[GraphQLNamedType]:
    return schema.get_possible_types(of) if isinstance(of, GraphQLInterfaceType | GraphQLUnionType) else [of]


def _given(info: Info) -> Type:
    """The type of what the field gives."""
    return cast(Any, info).return_type
