"""The served schema with resolvers that read each field's declaration literally, from a graph in memory.

Nothing here is shared with the planner, its predicates, the dialects or the shaper: the declarations are the contract,
and graphql-core executes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from graphql import (
    ExecutionResult,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLUnionType,
    execute_sync,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    parse,
)

from rasso_graph.loaders.plan import At, Key
from rasso_graph.model.words import LABELS, labels_of
from rasso_graph.resolvers import declarations as d
from rasso_graph.schema import build
from tests.reference.changes import changes, chosen
from tests.reference.facets import facets
from tests.reference.filters import passes
from tests.reference.lineage import lineage
from tests.reference.memory import Memory, Row
from tests.reference.pages import Asking, connection
from tests.reference.paths import paths
from tests.reference.search import search
from tests.reference.standing import Standing
from tests.reference.timeline import timeline
from tests.reference.values import stored_value, told_date

Args = Mapping[str, Any]
_LINKS = {"OWNS": "Ownership", "MEMBER_OF": "Membership", "HOLDS": "Tenure", "PARTICIPATES": "Participation"}
_BY_PASSAGE = (Key("known_on"), Key("start"), Key("id"))


def reference_schema() -> GraphQLSchema:
    """A schema of its own, answering from the Memory in the context."""
    schema = build()
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
    return execute_sync(schema, parse(query), variable_values=dict(variables), context_value=asking)


def _kind(value: Any, _: GraphQLResolveInfo, of: Any) -> str:
    """The type of a thing is its label, that of a link its relation's."""
    if of.name in {"Link", "TimedLink"}:
        return _LINKS.get(value.edge.type, "LineageLink")
    return value.node.label


def _resolver(name: str, field: GraphQLField) -> Callable[..., Any]:
    try:
        declared = d.declaration(field)
    except LookupError:
        return lambda parent, _: parent[name]
    return lambda parent, info, **args: _value(declared, parent, info, args)


def _value(declared: d.Declaration, parent: Any, info: GraphQLResolveInfo, args: Args) -> Any:
    memory: Memory = info.context.memory
    if isinstance(parent, Standing):
        if isinstance(declared, d.WalkPart):
            return parent.part(memory, declared.name)
        if parent.claim is None:
            return [] if _is_list(info.return_type) else None
        parent = parent.claim
    match declared:
        case d.Stored(name, at, present):
            found = memory.value(parent, name, at)
            return found is not None if present else found
        case d.Dated(name, at):
            return told_date(memory.value(parent, name, at), memory.value(parent, f"{name}_said", at))
        case d.Inherited():
            return parent.depth > 0
        case d.Scoped(at):
            return Row(_node(memory, parent, at))
        case d.Linked():
            return _linked(declared, parent, info, args)
        case d.Latest(linked):
            cut = any(args.get(name) is not None for name in ("asOf", "knownBy"))
            return Standing(next(iter(_followed(linked, parent, info, args)), None), cut)
        case d.Exists(via):
            return bool(memory.follow(parent.node, via, via.labels))
        case d.Named(name, at):
            return _named(memory, memory.value(parent, name, at), info)
        case d.Paged(name):
            return parent[name]
        case d.Faceted() if "facets" in parent:
            return parent["facets"](args["by"], args["most"])
        case d.Faceted():
            item = get_named_type(info.parent_type.fields["nodes"].type)
            return facets(memory, parent["all"], item.name == "Ownership", d.groupings(item), args)
        case d.WalkPart(name):
            return chosen(parent["items"], args) if name == "items" else _walked(parent, name)
        case _:
            return _root(declared, parent, info, args)


def _root(declared: d.Declaration, parent: Any, info: GraphQLResolveInfo, args: Args) -> Any:
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
            return connection(info, _filtered(memory.labelled(labels), info, args), order, args)
        case d.GraphFacts():
            return memory
        case d.Fact(name):
            return getattr(memory, name)
        case d.Counted():
            return [{"kind": label, "count": len(memory.labelled([label]))} for label in LABELS]
        case _:
            raise AssertionError(declared)


def _linked(declared: d.Linked, parent: Any, info: GraphQLResolveInfo, args: Args) -> Any:
    rows = _followed(declared, parent, info, args)
    if _is_connection(info.return_type):
        return connection(info, rows, declared.order, args)
    return rows if _is_list(info.return_type) else next(iter(rows), None)


def _followed(declared: d.Linked, parent: Any, info: GraphQLResolveInfo, args: Args) -> list[Row]:
    """What is linked and passes, in order: things, each once, or the links themselves."""
    memory: Memory = info.context.memory
    kinds = _labels(info)
    rows = memory.follow(parent.node, declared.via, declared.via.labels or kinds)
    if kinds[0] in LABELS:
        rows = list({row.node.id: row for row in rows}.values())
    return memory.ordered((row for row in rows if _held(memory, declared, row, parent, args)), declared.order)


def _held(memory: Memory, declared: d.Linked, row: Row, parent: Any, args: Args) -> bool:
    """Whether a row passes what the arguments ask for, and holds at the asking node's own date where that counts."""
    asked = {name: stored_value(args[name]) for name in declared.tests if args.get(name) is not None}
    tests = [(test, value) for name, value in asked.items() for test in declared.tests[name]]
    if not all(memory.holds(row, test.name, test.operator, value, test.at) for test, value in tests):
        return False
    own = memory.value(parent, "when_latest")
    return not declared.at_own_date or (
        memory.holds(row, "holds_from", "<=", own, At.EDGE) and memory.holds(row, "holds_until", ">", own, At.EDGE)
    )


def _filtered(rows: list[Row], info: GraphQLResolveInfo, args: Args) -> list[Row]:
    where = args.get("where")
    if where is None:
        return rows
    of = get_named_type(info.parent_type.fields[info.field_name].args["where"].type)
    assert isinstance(of, GraphQLInputObjectType)
    return [row for row in rows if passes(info.context.memory, row, of, where)]


def _named(memory: Memory, held: Any, info: GraphQLResolveInfo) -> Any:
    """The nodes whose ids a property holds; passages in their own order."""
    wanted = set(_labels(info))
    ids = held if isinstance(held, list) else [held] if held else []
    rows = [Row(memory.nodes[one]) for one in ids if one in memory.nodes]
    rows = [row for row in rows if wanted & set(labels_of(row.node.label))]
    return memory.ordered(rows, _BY_PASSAGE) if _is_list(info.return_type) else next(iter(rows), None)


def _walked(parent: Any, name: str) -> Any:
    if isinstance(parent, dict):
        return parent[name]
    return Row(parent.node) if name == "node" else getattr(parent, name)


def _node(memory: Memory, parent: Any, at: At) -> Any:
    return memory.part(parent, at)


def _labels(info: GraphQLResolveInfo) -> list[str]:
    """The labels of what the field gives."""
    named = get_named_type(info.return_type)
    if named.name.endswith("Connection"):
        assert isinstance(named, GraphQLObjectType)
        named = get_named_type(named.fields["nodes"].type)
    return [one.name for one in _possible(info.schema, named)]


def _possible(schema: GraphQLSchema, named: GraphQLNamedType) -> list[GraphQLNamedType]:
    if is_abstract_type(named):
        return list(schema.get_possible_types(named))  # type: ignore[arg-type]
    return [named]


def _is_connection(type_: GraphQLOutputType) -> bool:
    return get_named_type(type_).name.endswith("Connection")


def _is_list(type_: GraphQLOutputType) -> bool:
    return isinstance(get_nullable_type(type_), GraphQLList)
