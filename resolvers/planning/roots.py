"""Plans the root fields that give things: one by id, several by ids, all of a kind; and what is told of the graph."""

from __future__ import annotations

from collections.abc import Mapping

from rasso_graph.loaders import plan as p
from rasso_graph.model.words import KINDS, RECORD
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.asked import Asked, FieldPlan, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.connections import Connections
from rasso_graph.resolvers.planning.shaping import Reader, Reading, Row, at_place, completed, leaf
from rasso_graph.resolvers.planning.things import rows_of
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.ids import checked_id
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.request.types import named


def _single(planner: Planning, asked: Asked, declared: d.Single, columns: Columns) -> Reader:
    wanted = checked_id(asked.args["id"], declared.labels, asked.node)
    return rows_of(planner, asked, p.Rows(p.Ids(p.Param((wanted,)), declared.labels), (), one=True), columns)


def _several(planner: Planning, asked: Asked, declared: d.Several, columns: Columns) -> Reader:
    ids = [checked_id(one, None, asked.node) for one in asked.args["ids"]]
    if len(ids) > FIXED.page:
        told = f"'{asked.name}' is given {len(ids):,} ids; {FIXED.page:,} are allowed. Ask in several fields."
        raise refusal(Code.TOO_MUCH, told, asked.node)
    inner = Columns()
    own = inner.place(p.Property("id"))
    with planner.cost.rows(asked.node, len(ids)):
        read = completed(asked.type, planner.entity(asked.type, asked.nodes, inner))
    place = columns.place(p.Rows(p.Ids(p.Param(tuple(sorted(set(ids)))), (RECORD,)), inner.all()))

    def several(row: Row, reading: Reading) -> object:
        found = {one[own]: one for one in row[place]}
        return read([found.get(one) for one in ids], reading)

    return several


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
