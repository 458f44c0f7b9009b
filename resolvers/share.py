"""One operation's share of its store: few statements at a time, each asked once however many fields need it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from rasso_graph.loaders.explained import Explained
from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import Store

_Read = tuple[int, list[Any]]


@dataclass(frozen=True)
class _Asked:
    """A statement under way, and what the store tells of it to everybody who asked for it."""

    reading: asyncio.Task[_Read]
    told: list[Explained]

    def tell(self, told: list[Explained]) -> None:
        """Add what is told once it ends, which may be after who asked had to go on without it."""
        self.reading.add_done_callback(lambda _: told.extend(self.told))


class Share:
    """The store as one operation may use it, until it is closed."""

    def __init__(self, store: Store, at_once: int) -> None:
        self._store = store
        self._turns = asyncio.Semaphore(at_once)
        self._asked: dict[tuple[Column, ...], _Asked] = {}
        self._told: list[Explained] | None = None

    async def read(self, name: str, columns: tuple[Column, ...]) -> _Read:
        """What the store reads; the same for whoever asks for the same columns."""
        asked = self._asked.get(columns)
        if asked is None:
            asked = self._asked[columns] = self._begun(name, columns)
        if self._told is not None:
            asked.tell(self._told)
        return await asyncio.shield(asked.reading)

    def _begun(self, name: str, columns: tuple[Column, ...]) -> _Asked:
        told: list[Explained] = []
        store = self._store if self._told is None else self._store.explaining(told)
        return _Asked(asyncio.create_task(self._in_turn(lambda: store.read(name, columns))), told)

    async def walk(self, name: str, params: Mapping[str, Any]) -> _Read:
        """What the store's traversal gives."""
        store = self._store if self._told is None else self._store.explaining(self._told)
        return await self._in_turn(lambda: store.walk(name, params))

    def explaining(self, told: list[Explained]) -> Share:
        """The same share, as one root field uses it: a statement that others ask for too is told to each."""
        seen = copy(self)
        seen._told = told
        return seen

    async def close(self) -> None:
        """Stop what is under way, and wait until it has stopped."""
        tasks = [asked.reading for asked in self._asked.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _in_turn(self, ask: Callable[[], Awaitable[_Read]]) -> _Read:
        async with self._turns:
            return await ask()
