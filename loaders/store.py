"""What a store offers to the rest: it answers statements and traversals, each with one record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from rasso_graph.loaders.explained import Explained
from rasso_graph.loaders.plan import Column


class StoreAway(Exception):
    """The store does not answer now and may later."""

    retry_after = 5
    """Seconds after which asking again is worth it."""


class StoreUnready(StoreAway):
    """The store answers but holds no graph of ours, or one laid out by another version."""


class StoreBusy(StoreAway):
    """The store has too much to do: no thread or connection came free in time."""

    retry_after = 1


class StoreTimeout(Exception):
    """The store gave up on a statement after its time."""


class Store(Protocol):
    """One of the two stores, open for reading."""

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[int, list[Any]]:
        """The graph's revision and the values of the columns, in one statement."""
        ...

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[int, list[Any]]:
        """The graph's revision and the rows of the traversal file of this name, in one statement."""
        ...

    def explaining(self, told: list[Explained]) -> Store:
        """The same store, which adds to the list how it answered each statement. Only one of the two is closed."""
        ...

    async def close(self) -> None:
        """Let go of connections and threads."""
        ...
