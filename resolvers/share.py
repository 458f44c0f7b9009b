"""One operation's share of its store: few statements at a time, each asked once however many fields need it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from rasso_graph.loaders.explained import Explained
from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import SeenState, Store, StoreMoved


@dataclass
class _Seen:
    """The state of the store that every answer has to be of."""

    state: SeenState = None
    moved: bool = False


class Share:
    """The store as one operation may use it, until it is closed or the store has moved on: all is of one state."""

    def __init__(self, store: Store, at_once: int) -> None:
        self._store = store
        self._turns = asyncio.Semaphore(at_once)
        self._seen = _Seen()
        self._asked: dict[tuple[Column, ...], asyncio.Task[list[Any]]] = {}
        self._heard: dict[asyncio.Task[list[Any]], list[Explained]] = {}
        self._told: list[Explained] | None = None

    @property
    def moved(self) -> bool:
        """Whether the store was written meanwhile, so that no more can be had of the state that was seen."""
        return self._seen.moved

    @property
    def state(self) -> SeenState:
        """The state that was seen; None where nothing was read."""
        return self._seen.state

    async def read(self, name: str, columns: tuple[Column, ...]) -> list[Any]:
        """What the store reads; the same for whoever asks for the same columns."""
        task = self._asked.get(columns)
        if task is None:
            heard: list[Explained] = []
            store = self._store if self._told is None else self._store.explaining(heard)
            task = asyncio.create_task(self._in_turn(lambda: store.read(name, columns)))
            self._asked[columns] = task
            self._heard[task] = heard
        if self._told is not None:
            self._tell(self._told, task)
        return await asyncio.shield(task)

    async def walk(self, name: str, params: Mapping[str, object]) -> list[Any]:
        """What the store's traversal gives."""
        store = self._store if self._told is None else self._store.explaining(self._told)
        return await self._in_turn(lambda: store.walk(name, params))

    def explaining(self, notes: list[Explained]) -> Share:
        """The same share, as one root field uses it: a statement that others ask for too is told to each."""
        seen = copy(self)
        seen._told = notes
        return seen

    def _tell(self, told: list[Explained], task: asyncio.Task[list[Any]]) -> None:
        """Once the statement ends, which may be after its field had to go on without it."""
        task.add_done_callback(lambda _: told.extend(self._heard[task]))

    async def close(self) -> None:
        """Stop what is under way, and wait until it has stopped."""
        for task in self._asked.values():
            task.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)

    async def _in_turn(self, ask: Callable[[], Awaitable[tuple[SeenState, list[Any]]]]) -> list[Any]:
        async with self._turns:
            if self.moved:
                raise StoreMoved("the store was written")
            try:
                state, answer = await ask()
            except StoreMoved:
                self._seen.moved = True
                raise
        return self._of_one_state(state, answer)

    def _of_one_state(self, state: SeenState, answer: list[Any]) -> list[Any]:
        seen = self._seen
        seen.state = state if seen.state is None else seen.state
        seen.moved = seen.moved or seen.state != state
        if seen.moved:
            raise StoreMoved("the store was written between two statements")
        return answer
