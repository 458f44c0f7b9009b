"""Where documents are read and planned: what may take long in threads, so that it keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from rasso_graph.resolvers.request.cost import Cost
from rasso_graph.resolvers.request.memory import Memory
from rasso_graph.resolvers.request.selection import Given, inside

T = TypeVar("T")
_SHORT = 2_000
"""Characters of a document that is read beside long ones, and not after them."""
_QUICK = 0.005
"""Seconds in which a document was planned that is planned again at once, without a thread."""
_FEW = 20
"""Values of variables that change little in that."""
_KEPT = 1_000


class Study:
    """Two desks, one for short documents and one for long; what was quick the last time needs none."""

    def __init__(self) -> None:
        self._short, self._long = (ThreadPoolExecutor(1, thread_name_prefix="study") for _ in range(2))
        self._quick = Memory[bool](_KEPT, _KEPT)

    async def read(self, query: str, variables: Given, work: Callable[[], T], cost: Cost) -> T:
        """What the work gives. Whoever stops waiting for it has it give up at the next field."""
        if self._quick.get(query) and _few(variables):
            return work()
        desk = self._short if len(query) <= _SHORT else self._long
        working = asyncio.get_running_loop().run_in_executor(desk, self._timed, query, work)
        try:
            return await asyncio.shield(working)
        except asyncio.CancelledError:
            cost.until = 0
            await asyncio.wait([working])
            raise

    def _timed(self, query: str, work: Callable[[], T]) -> T:
        began = time.thread_time()
        try:
            return work()
        finally:
            self._quick.keep(query, time.thread_time() - began < _QUICK, 1)

    def close(self) -> None:
        """Let go of the threads."""
        for desk in (self._short, self._long):
            desk.shutdown(wait=False, cancel_futures=True)


def _few(variables: Given) -> bool:
    """Whether the variables hold little; however deep, they are only looked into so far."""
    pending: list[object] = [variables]
    for seen, one in enumerate(pending):
        if seen > _FEW:
            return False
        pending += inside(one)
    return True
