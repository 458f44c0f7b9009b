"""Plans the root fields that give things: one by id, several by ids, all of a kind; and what is told of the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from graphql import GraphQLObjectType, GraphQLSchema

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.lifting import value_of
from rasso_graph.model.words import KINDS, RECORD, ends_of
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.anew import told_anew
from rasso_graph.resolvers.planning.asked import Asked, FieldPlan, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.connections import Connections
from rasso_graph.resolvers.planning.shaping import Reader, Reading, Row, at_place, completed, leaf
from rasso_graph.resolvers.planning.things import rows_of
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.ids import checked_id, linked_by
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.request.premises import Premised
from rasso_graph.resolvers.request.selection import Given
from rasso_graph.resolvers.request.types import Type, named


def _single(planner: Planning, asked: Asked, declared: d.Single, columns: Columns) -> Reader:
    def told(args: Given, _: object) -> Premised:
        relation = linked_by(args["id"]) if RECORD in declared.labels else None
        wanted = _ends([args["id"]]) if relation else (checked_id(args["id"], declared.labels, asked.node),)
        return relation, (wanted,)

    relation, (wanted,) = told_anew(asked, ("id",), told)
    if relation:
        of = replace(asked, type=_shown(planner.request.schema, relation))
        return rows_of(planner, of, p.Rows(p.EdgesBetween(relation, p.Param(wanted)), (), one=True), columns)
    return rows_of(planner, asked, p.Rows(p.Ids(p.Param(wanted), declared.labels), (), one=True), columns)


def _several(planner: Planning, asked: Asked, declared: d.Several, columns: Columns) -> Reader:
    def told(args: Given, _: object) -> Premised:
        ids: list[str] = args["ids"]
        if len(ids) > FIXED.page:
            told = f"'{asked.name}' is given {len(ids):,} ids; {FIXED.page:,} are allowed. Ask in several fields."
            raise refusal(Code.TOO_MUCH, told, asked.node)
        parts = _sorted_out(ids, asked)
        wanted = (_ends(sorted(set(of))) if relation else tuple(sorted(set(of))) for relation, of in parts.items())
        return tuple((relation, len(of)) for relation, of in parts.items()), (tuple(ids), *wanted)

    shape, (ids, *wanted) = told_anew(asked, ("ids",), told)
    sorts = zip(shape, wanted, strict=True)
    parts = [_part(planner, asked, relation, many, p.Param(one), columns) for (relation, many), one in sorts]
    read = completed(asked.type, lambda found, reading: found[0](found[1], reading))

    def several(row: Row, reading: Reading) -> object:
        found = {one[own]: (reader, one) for place, own, reader in parts for one in row[place]}
        return read([found.get(one) for one in value_of(ids, reading.given)], reading)

    return several


def _sorted_out(ids: list[str], asked: Asked) -> dict[str | None, list[str]]:
    """The ids of links by what type of edge they are; those of nodes under None."""
    found: dict[str | None, list[str]] = {}
    for one in ids:
        relation = linked_by(one)
        found.setdefault(relation, []).append(one if relation else checked_id(one, None, asked.node))
    return found


def _part(
    planner: Planning, asked: Asked, relation: str | None, many: int, wanted: p.Param, columns: Columns
) -> tuple[int, int, Reader]:
    """The place of these rows, that of the id in each, and how one is read."""
    inner = Columns()
    of, at = (_shown(planner.request.schema, relation), p.At.EDGE) if relation else (asked.type, p.At.NODE)
    own = inner.place(p.Property("id", at))
    with planner.cost.rows(asked.node, many):
        read = planner.entity(of, asked.nodes, inner)
    source = p.EdgesBetween(relation, wanted) if relation else p.Ids(wanted, (RECORD,))
    return columns.place(p.Rows(source, inner.all())), own, read


@lru_cache(maxsize=100)
def _shown(schema: GraphQLSchema, relation: str) -> Type:
    """The type that shows edges of this type."""
    shown = (
        (one, d.of_type(one))
        for one in schema.type_map.values()
        if isinstance(one, GraphQLObjectType) and one.interfaces
    )
    return next(one for one, shows in shown if isinstance(shows, d.Links) and relation in shows.types)


def _ends(ids: list[str]) -> tuple[tuple[str, ...], ...]:
    """The ids of edges with those of their ends, between which they are found."""
    return tuple((one, *ends) for one in ids for ends in ends_of(one))


def _listing(planner: Planning, asked: Asked, declared: d.Listing, columns: Columns) -> Reader:
    connections = Connections(planner, asked, p.Labelled(declared.labels), columns)
    return connections.read(lambda given: planner.where(given, declared.labels), declared.order)


def _facts(planner: Planning, asked: Asked, declared: d.GraphFacts, columns: Columns) -> Reader:
    return planner.entity(asked.type, asked.nodes, columns)


def _fact(planner: Planning, asked: Asked, declared: d.GraphFact, columns: Columns) -> Reader:
    return at_place(columns.place(p.About(declared.name)), completed(asked.type, leaf(asked.type)))


def _counted(planner: Planning, asked: Asked, declared: d.Counted, columns: Columns) -> Reader:
    read = completed(asked.type, planner.plain(named(asked.type), asked.nodes))
    places = {kind: columns.place(p.Count(p.Labelled((label,)))) for kind, label in KINDS.items()}
    return lambda row, reading: read([{"kind": k, "count": row[at]} for k, at in places.items()], reading)


PLANS: Mapping[type, FieldPlan] = {
    d.Single: _single,
    d.Several: _several,
    d.Listing: _listing,
    d.GraphFacts: _facts,
    d.GraphFact: _fact,
    d.Counted: _counted,
}
"""How the root fields and the facts of the graph are planned, by the class of what they declare."""
