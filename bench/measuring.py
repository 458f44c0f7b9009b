"""Questions asked of every store and size in turn, timed, and their work counted."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import orjson

from bench import machine
from bench.cases import CASES, Case, Variables, cursor_at
from bench.kept import Kept
from bench.loading import Say
from bench.opening import opened
from bench.plans import Done, Watched, done, watched
from bench.targets import Targets
from rasso_graph.loaders.address import Address
from rasso_graph.loaders.text import Statement
from rasso_graph.resolvers.service import Answer, Service
from rasso_graph.schema import core_schema

WARM = 10
"""Runs that do not count: statements are planned, pages are in memory, the server has compiled what it runs often."""
_WARM_SECONDS = 4.0
FEWEST = 3
"""Runs that count at the least, however long they take."""

_TOLD = ("size", "nodes", "edges", "seconds", "layout", "loaded_in")


@dataclass(frozen=True)
class Budget:
    """How long one question may be measured on one store."""

    runs: int = 25
    seconds: float = 10.0


@dataclass
class Place:
    """A store of one size, opened."""

    store: str
    size: int
    address: Address
    watched: Watched
    service: Service
    targets: Targets

    async def variables(self, case: Case) -> Variables:
        """What a case asks here; a deep one goes on from the cursor of its first page."""
        variables = case.variables(self.targets)
        if case.after is None:
            return variables
        first = await self.service.answer(case.text, variables)
        assert first.data is not None, first.errors
        (page,) = first.data.values()
        return {**variables, "after": cursor_at(case.after(self.targets), page["pageInfo"]["endCursor"])}


@dataclass
class Taken:
    """What a question took at one place: milliseconds, statements with their work, and the answer or why none."""

    times: list[float] = field(default_factory=list[float])
    answer: bytes = b""
    refused: str | None = None
    asked: list[Statement] = field(default_factory=list[Statement])
    statements: list[Done] = field(default_factory=list[Done])

    def count(self, address: Address) -> None:
        """Finds out how much work the statements are that it asked."""
        if not self.refused:
            self.statements = done(address, self.asked)

    @property
    def work(self) -> int:
        """That of all its statements."""
        return sum(one.work for one in self.statements)

    def told(self) -> dict[str, Any]:
        """As it is written down."""
        if self.refused:
            return {"refused": self.refused}
        times = {"median": median(self.times), "least": min(self.times), "most": max(self.times)}
        plans = [one.told() for one in self.statements]
        return {**times, "runs": len(self.times), "bytes": len(self.answer), "work": self.work, "plans": plans}


async def measured(graphs: Sequence[Kept], stores: Sequence[str], budget: Budget, say: Say) -> dict[str, Any]:
    """Every case in every store of every graph: `machine`, `date`, `busy`, `graphs` and `cases`."""
    with ExitStack() as stack:
        places = [_place(one, store, stack) for one in graphs for store in stores if store in one.seconds]
        cases = [await _measured(case, places, budget, say) for case in CASES]
        for place in places:
            await place.watched.close()
    told = [{key: getattr(one, key) for key in _TOLD} for one in graphs]
    return {**machine.described(), "graphs": told, "cases": cases}


def _place(graph: Kept, store: str, stack: ExitStack) -> Place:
    address = stack.enter_context(opened(store, graph.folder, graph.nodes))
    watching = watched(address)
    return Place(store, graph.size, address, watching, Service(core_schema(), watching), graph.targets)


async def _measured(case: Case, places: Sequence[Place], budget: Budget, say: Say) -> dict[str, Any]:
    asked = [(place, await place.variables(case)) for place in places]
    taken = [await answered(place, case, variables) for place, variables in asked]
    for place, one in zip(places, taken, strict=True):
        one.count(place.address)
    gc.collect()
    for _ in range(budget.runs):
        for (place, variables), one in zip(asked, taken, strict=True):
            if _goes_on(one, budget):
                begun = time.perf_counter()
                await place.service.answer(case.text, variables)
                one.times.append((time.perf_counter() - begun) * 1000)
    found = [{"store": p.store, "size": p.size, **one.told()} for p, one in zip(places, taken, strict=True)]
    same = _same(places, taken)
    say(f"{case.name}{'' if same else ' - ANSWERS DIFFER'}: {', '.join(map(_in_short, found))}")
    return {"name": case.name, "theory": case.theory, "same": same, "taken": found}


async def answered(place: Place, case: Case, variables: Variables, warm: int = WARM) -> Taken:
    """A case's answer, after runs that do not count; a slow one is not run often."""
    taken, begun = Taken(), time.perf_counter()
    for _ in range(warm):
        place.watched.seen.clear()
        answer = await place.service.answer(case.text, variables)
        taken.answer, taken.refused = orjson.dumps(answer.data), _refused(answer)
        if taken.refused or time.perf_counter() - begun > _WARM_SECONDS:
            break
    taken.asked = list(place.watched.seen)
    return taken


def _refused(answer: Answer) -> str | None:
    return answer.errors[0]["extensions"]["code"] if answer.errors else None


def _goes_on(taken: Taken, budget: Budget) -> bool:
    if taken.refused:
        return False
    return len(taken.times) < FEWEST or sum(taken.times) < budget.seconds * 1000


def _same(places: Sequence[Place], taken: Sequence[Taken]) -> bool:
    """Whether the stores of each size gave the same answer, as far as they gave one."""
    answers = {(place.size, one.answer) for place, one in zip(places, taken, strict=True) if not one.refused}
    return len(answers) == len({size for size, _ in answers})


def _in_short(found: dict[str, Any]) -> str:
    told = found.get("refused") or f"{found['median']:.1f} ms, work {found['work']:,}"
    return f"{found['store']} {found['size']:,} {told}"
