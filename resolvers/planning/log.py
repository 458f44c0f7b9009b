"""Plans what is told of the store's log: its revisions, and what each did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from rasso_graph.loaders import plan as p
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.asked import Asked, FieldPlan, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.connections import Connections
from rasso_graph.resolvers.planning.shaping import Reader, at_place, completed, leaf
from rasso_graph.resolvers.planning.things import rows_of
from rasso_graph.resolvers.request.errors import Code, refusal


def _numbered(planner: Planning, asked: Asked, declared: d.Numbered, columns: Columns) -> Reader:
    if asked.args["number"] < 1:
        raise refusal(Code.ARGUMENT, f"'{asked.name}' takes a number from 1 on, such as 3.", asked.node)
    number = p.Compare("number", "=", p.Param(asked.args["number"]))
    return rows_of(planner, asked, p.Rows(p.Labelled((declared.label,)), (), number, one=True), columns)


def _logged(planner: Planning, asked: Asked, declared: d.Logged, columns: Columns) -> Reader:
    own = p.Compare(declared.of, "=", p.Own("number")) if declared.of else None

    def kept(given: Asked) -> p.Predicate | None:
        return p.every(own, _of_effects(given.args))

    return Connections(planner, asked, p.Labelled((declared.label,)), columns).read(kept, declared.order)


def _of_effects(args: Mapping[str, Any]) -> p.Predicate | None:
    effects = args.get("effects")
    return None if effects is None else p.Compare("effect", "in", p.Param(tuple(one.value for one in effects)))


def _unfolded(planner: Planning, asked: Asked, declared: d.Unfolded, columns: Columns) -> Reader:
    objects = asked.node.selection_set is not None
    read = planner.plain(asked.type, asked.nodes) if objects else completed(asked.type, leaf(asked.type))
    return at_place(columns.place(p.Property(declared.name)), lambda text, reading: read(orjson.loads(text), reading))


PLANS: Mapping[type, FieldPlan] = {d.Numbered: _numbered, d.Logged: _logged, d.Unfolded: _unfolded}
"""How the fields of the log are planned, by the class of what they declare."""
