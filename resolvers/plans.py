"""Plans that are kept: an operation that was planned once is answered with other values, without planning it again."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from rasso_graph.resolvers.planning.planner import Root
from rasso_graph.resolvers.request.cost import Cost
from rasso_graph.resolvers.request.documents import Operation
from rasso_graph.resolvers.request.memory import Memory
from rasso_graph.resolvers.request.premises import Anew, Premises, presence

_KEPT = 1_000
_KEPT_FIELDS = 10_000
"""In all plans kept, each of whose fields takes some 6 KB."""
_WAYS = 8
"""Plans of one operation, for variables that shape it otherwise."""


@dataclass(frozen=True)
class KeptPlan:
    """An operation as planned: its response keys, its root fields, what the schema alone answered, and its cost."""

    keys: list[str]
    roots: list[Root]
    from_schema: dict[str, object]
    cost: Cost


@dataclass(frozen=True)
class Ready:
    """A plan, and what it reads of the variables of one request."""

    plan: KeptPlan
    given: Anew


@dataclass(frozen=True)
class _Way:
    """A plan, and what of the variables it rests on."""

    present: Hashable
    premises: Premises
    plan: KeptPlan


class Plans:
    """The plans of operations, each for whatever variables would come to the same."""

    def __init__(self) -> None:
        self._kept = Memory[tuple[_Way, ...]](_KEPT, _KEPT_FIELDS)

    def found(self, query: str, asked: Operation) -> Ready | None:
        """The plan that serves, with these variables; None where none is kept. Raises what a reading refuses."""
        variables = asked.request.variables
        present = presence(variables)
        for way in self._kept.get(_name(query, asked)) or ():
            if way.present == present and (given := way.premises.held_by(variables)) is not None:
                return Ready(way.plan, given)
        return None

    def keep(self, query: str, asked: Operation, plan: KeptPlan) -> Ready:
        """The plan as made for this request, kept for those to come. What asks for types is not, as its answer is large
        and in the plan, nor what was counted by a graph that may be another by then."""
        premises = asked.request.premises
        ready = Ready(plan, premises.given)
        if premises.late and not plan.cost.most and all(isinstance(one, str) for one in plan.from_schema.values()):
            name = _name(query, asked)
            way = _Way(presence(asked.request.variables), premises, plan)
            ways = (way, *(self._kept.get(name) or ()))[:_WAYS]
            premises.let_go()
            self._kept.keep(name, ways, sum(1 + one.plan.cost.fields for one in ways))
        return ready


def _name(query: str, asked: Operation) -> str:
    return f"{asked.node.name.value if asked.node.name else ''}\n{query}"
