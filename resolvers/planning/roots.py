"""Plans the root fields that give things: one by id, several by ids, all of a kind; and what is told of the graph."""

from __future__ import annotations

from typing import Any

from rasso_graph.loaders import plan as p
from rasso_graph.model.words import KINDS, RECORD
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.connections import Connections
from rasso_graph.resolvers.planning.shaping import Reader, Reading, at_place, completed, leaf
from rasso_graph.resolvers.planning.things import rows_of
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.ids import checked_id
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.request.types import named


def planned(planner: Planning, asked: Asked, declared: d.Declaration, columns: Columns) -> Reader:
    """Reads the field from the row of a root field. Raises TypeError where it declares something else."""
    match declared:
        case d.Single(labels):
            return _single(planner, asked, labels, columns)
        case d.Several():
            return _several(planner, asked, columns)
        case d.Listing(labels, order):
            return Connections(planner, asked, p.Labelled(labels), columns).read(planner.where(asked, labels), order)
        case d.GraphFacts():
            return planner.entity(asked.type, asked.nodes, columns)
        case d.Fact(name):
            return at_place(columns.place(p.About(name)), completed(asked.type, leaf(asked.type)))
        case d.Counted():
            return _counted(planner, asked, columns)
        case other:
            raise TypeError(f"{asked.parent.name}.{asked.name}: {other} cannot stand here")


def _single(planner: Planning, asked: Asked, labels: tuple[str, ...], columns: Columns) -> Reader:
    wanted = checked_id(asked.args["id"], labels, asked.node)
    return rows_of(planner, asked, p.Rows(p.Ids(p.Param((wanted,)), labels), (), one=True), columns)


def _several(planner: Planning, asked: Asked, columns: Columns) -> Reader:
    ids = [checked_id(one, None, asked.node) for one in asked.args["ids"]]
    if len(ids) > FIXED.page:
        told = f"'{asked.name}' is given {len(ids):,} ids; {FIXED.page:,} are allowed. Ask in several fields."
        raise refusal(Code.TOO_MUCH, told, asked.node)
    inner = Columns()
    own = inner.place(p.Property("id"))
    with planner.cost.rows(asked.node, len(ids)):
        read = completed(asked.type, planner.entity(asked.type, asked.nodes, inner))
    place = columns.place(p.Rows(p.Ids(p.Param(tuple(sorted(set(ids)))), (RECORD,)), inner.all()))

    def several(row: Any, reading: Reading) -> Any:
        found = {one[own]: one for one in row[place]}
        return read([found.get(one) for one in ids], reading)

    return several


def _counted(planner: Planning, asked: Asked, columns: Columns) -> Reader:
    read = completed(asked.type, planner.plain(named(asked.type), asked.nodes))
    places = {kind: columns.place(p.Count(p.Labelled((label,)))) for kind, label in KINDS.items()}
    return lambda row, reading: read([{"kind": k, "count": row[at]} for k, at in places.items()], reading)
