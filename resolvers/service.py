"""The one door to answers: a document and its variables in, data and errors out."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from graphql import GraphQLError, GraphQLSchema

from rasso_graph.loaders.explained import Explained
from rasso_graph.loaders.plan import About
from rasso_graph.loaders.store import SeenState, Store, StoreMoved
from rasso_graph.resolvers.execution import Pace, RootAnswer, run
from rasso_graph.resolvers.looks import Looks
from rasso_graph.resolvers.planning.planner import Planner
from rasso_graph.resolvers.planning.shaping import Record
from rasso_graph.resolvers.plans import KeptPlan, Plans, Ready
from rasso_graph.resolvers.request.cost import Cost
from rasso_graph.resolvers.request.documents import Documents, Operation, RefusedRequest
from rasso_graph.resolvers.request.errors import Code, Formatted, ManyRows, formatted
from rasso_graph.resolvers.request.introspection import of_schema, told_by_schema
from rasso_graph.resolvers.request.limits import Limits
from rasso_graph.resolvers.request.selection import Given, fields_of
from rasso_graph.resolvers.request.study import Study
from rasso_graph.resolvers.sizes import Sizes
from rasso_graph.resolvers.traversals import TRAVERSALS

_TRIES = 20
"""How often the revision is asked for while the store is written."""


@dataclass(frozen=True)
class Answer:
    """What a request came to.

    `errors` are formatted, each with `extensions.code`. With `executed` false the request was refused and the
    response has no data. `retry_after` is set, in seconds, when the store was away or busy for all that was asked;
    `unready` when it cannot be used at all until somebody mends it; `late` when there was no time for any of it.
    """

    data: Record | None
    errors: list[Formatted] = field(default_factory=list[Formatted])
    executed: bool = True
    retry_after: int | None = None
    cost: dict[str, int] | None = None
    """What was asked for and may be, in fields, rows and tests; None where the request was refused."""
    late: bool = False
    unready: bool = False
    reason: str | None = None
    """What kept the store from answering some of it, for the log: it may name hosts, paths and users."""
    explained: dict[str, list[Explained]] | None = None
    """How the statements of each root field were answered, by response key, where that was asked for."""
    unknown_ids: tuple[str, ...] = ()
    """Ids in filters that are well formed and name nothing in the graph."""

    state: SeenState = None
    """The state of the store that all of it is of; None where the schema alone answered."""

    @property
    def unanswered(self) -> bool:
        """Whether nothing that was asked could be had, so that there is no data."""
        return self.late or self.unready or self.retry_after is not None


class Service:
    """Answers documents over one schema from one store; with `explain`, and tells how each statement was answered."""

    def __init__(
        self, schema: GraphQLSchema, store: Store, limits: Limits | None = None, explain: bool = False
    ) -> None:
        assert schema.query_type
        self._query = schema.query_type
        self._store = store
        self._limits = limits or Limits()
        self._explain = explain
        self._documents = Documents(schema, self._limits, late=not explain)
        self._plans = Plans()
        self._sizes = Sizes(store)
        self._looks = Looks(lambda: self._store.state())
        self._study = Study()

    async def ready(self) -> int:
        """The graph's revision. Raises StoreAway, or StoreUnready where the store holds no graph of this layout."""
        for _ in range(_TRIES):
            with suppress(StoreMoved):
                return (await self._store.read("ready", (About("revision"),)))[1][0]
        raise StoreMoved("the store is written all the time")

    async def state(self) -> SeenState:
        """A state that the store is in after this was asked. Raises what keeps it from telling."""
        return await self._looks.state()

    def close(self) -> None:
        """Let go of threads. The store is closed by who opened it."""
        self._study.close()

    async def answer(self, query: str, variables: Given | None = None, operation: str | None = None) -> Answer:
        """Runs the operation that the document and its variables ask for."""
        given, deadline = variables or {}, time.monotonic() + self._limits.seconds
        try:
            ready = await self._counted(query, given, operation, Cost(self._limits, deadline))
        except RefusedRequest as refused:
            return Answer(None, refused.errors, executed=False)
        except GraphQLError as error:
            return Answer(None, [formatted(error, Code.ARGUMENT)], executed=not error.extensions)
        plan = ready.plan
        pace = Pace(deadline, self._limits.at_once, plan.cost.total, self._explain)
        state, answers = await run(self._store, plan.roots, ready.given, pace)
        told = {one.key: one for one in answers}
        explained = {key: one.explained for key, one in told.items()} if self._explain else None
        return replace(_answer(plan, told), cost=plan.cost.counted(), explained=explained, state=state)

    async def _counted(self, query: str, given: Given, operation: str | None, cost: Cost) -> Ready:
        """The plan: one that its pages alone would have refused is counted again by what the graph holds."""
        try:
            return await self._study.read(query, given, partial(self._ready, query, given, operation, cost), cost)
        except ManyRows:
            if not await self._sizes.look(cost.until):
                raise
            by_sizes = Cost(self._limits, cost.until, self._sizes.most)
        return await self._counted(query, given, operation, by_sizes)

    def _ready(self, query: str, variables: Given, operation: str | None, cost: Cost) -> Ready:
        asked = self._documents.operation(query, variables, operation)
        return self._plans.found(query, asked) or self._plans.keep(query, asked, self._planned(asked, cost))

    def _planned(self, asked: Operation, cost: Cost) -> KeptPlan:
        fields = fields_of(asked.request, self._query, [asked.node.selection_set])
        from_schema = told_by_schema(asked, fields, cost)
        stored = {key: nodes for key, nodes in fields.items() if not of_schema(key, fields)}
        roots = [
            Planner(asked.request, cost, TRAVERSALS).root(self._query, key, nodes) for key, nodes in stored.items()
        ]
        return KeptPlan(list(fields), roots, from_schema, cost)


def _answer(plan: KeptPlan, told: dict[str, RootAnswer]) -> Answer:
    errors = [formatted(error, Code.INTERNAL) for one in told.values() for error in one.errors]
    away = [one.away for one in told.values() if one.away]
    nothing = bool(told) and all(one.away or one.late for one in told.values())
    waits = [one.retry_after for one in away if one.retry_after]
    data = {key: told[key].value if key in told else plan.from_schema[key] for key in plan.keys}
    return Answer(
        None if any(one.nulled for one in told.values()) else data,
        errors,
        retry_after=max(waits) if nothing and waits else None,
        late=nothing and not away,
        unready=nothing and bool(away) and not waits,
        reason=str(away[0]) if away else None,
        unknown_ids=tuple(sorted(set[str]().union(*(one.unknown for one in told.values())))),
    )
