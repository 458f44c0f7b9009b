"""What a store offers to the rest: it answers statements and traversals, each with one record."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, Protocol

from rasso_graph.loaders.explained import Explained
from rasso_graph.loaders.plan import Column


class StoreAway(Exception):
    """The store does not answer. The message is for the store's keepers: it may name hosts, paths and users."""

    retry_after: int | None = 5
    """Seconds after which asking again is worth it, None where somebody has to do something first."""


class StoreUnready(StoreAway):
    """The store will not answer until somebody mends something. `fault` is what is wrong and what to do."""

    retry_after = None

    def __init__(self, place: object, fault: str) -> None:
        super().__init__(f"The store at {place} {fault}")
        self.fault = fault

    @property
    def message(self) -> str:
        """The message without the place, for whoever asked."""
        return f"The store {self.fault}."


class StoreBusy(StoreAway):
    """The store has too much to do: no thread or connection came free in time."""

    retry_after = 1


class StoreMoved(StoreBusy):
    """The store was written while it was read: what was read may be half of an update. Ask again from the start."""


class StoreTimeout(Exception):
    """The store gave up on a statement after its time."""


SeenState = Hashable
"""What tells one state of a store from every other: equal where nothing was written in between."""


class Store(Protocol):
    """One of the two stores, open for reading. What a statement answers is of one state, or it raises StoreMoved."""

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[SeenState, list[Any]]:
        """The state that was seen and the values of the columns, in one statement."""
        ...

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[SeenState, list[Any]]:
        """The state that was seen and the rows of the traversal file of this name, in one statement."""
        ...

    async def state(self) -> SeenState:
        """The state that the store is in: what a statement that begins later sees, if nothing is written."""
        ...

    def explaining(self, notes: list[Explained]) -> Store:
        """The same store, which adds to the list how it answered each statement. Only one of the two is closed."""
        ...

    async def close(self) -> None:
        """Let go of connections and threads."""
        ...


class OneState(Protocol):
    """A store as one operation asks it: whatever it answers is of one state, or it raises StoreMoved."""

    async def read(self, name: str, columns: tuple[Column, ...]) -> list[Any]:
        """The values of the columns."""
        ...

    async def walk(self, name: str, params: Mapping[str, Any]) -> list[Any]:
        """The rows of the traversal file of this name."""
        ...
