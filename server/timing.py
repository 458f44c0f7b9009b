"""`Server-Timing`: how long a request took here, and how much of that its statements waited for the store."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from rasso_graph.loaders.explained import Explained
from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import SeenState, Store

T = TypeVar("T")


@dataclass
class Spent:
    """What the statements of one request took together, in seconds. Side by side they may take more than it did."""

    statements: int = 0
    seconds: float = 0.0


SPENT: ContextVar[Spent | None] = ContextVar("spent", default=None)


class Timed:
    """A store whose statements are timed for the request that asks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[SeenState, list[Any]]:
        """As the store's."""
        return await _timed(self._store.read(name, columns))

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[SeenState, list[Any]]:
        """As the store's."""
        return await _timed(self._store.walk(name, params))

    async def state(self) -> SeenState:
        """As the store's."""
        return await _timed(self._store.state())

    def explaining(self, notes: list[Explained]) -> Store:
        """As the store's."""
        return Timed(self._store.explaining(notes))

    async def close(self) -> None:
        """As the store's."""
        await self._store.close()


async def _timed(work: Awaitable[T]) -> T:
    began, spent = time.perf_counter(), SPENT.get()
    try:
        return await work
    finally:
        if spent is not None:
            spent.statements += 1
            spent.seconds += time.perf_counter() - began


def server_timing(spent: Spent, seconds: float) -> str:
    """The header's value. Times are in milliseconds."""
    said = f'store;dur={spent.seconds * 1000:.2f};desc="{spent.statements} statements", ' if spent.statements else ""
    return f"{said}total;dur={seconds * 1000:.2f}"
