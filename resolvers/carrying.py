"""The store as one root field uses it, so that a walk's own statement reads what the field asks besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import OneState
from rasso_graph.loaders.text import GivenColumns, together
from rasso_graph.resolvers.planning.shaping import Row


class Carrying:
    """A store of one state. What is asked for the root field comes with the first statement of columns, or alone."""

    def __init__(self, store: OneState, name: str, asks: GivenColumns | None) -> None:
        self._store = store
        self._name = name
        self._asks = asks
        self._row: Row | None = None if asks else []

    async def read(self, name: str, columns: tuple[Column, ...]) -> list[Any]:
        """The values of the columns."""
        if self._row is not None or self._asks is None:
            return await self._store.read(name, columns)
        found = await self._store.read(name, together(columns, self._asks))
        self._row = found[len(columns) :]
        return found[: len(columns)]

    async def walk(self, name: str, params: Mapping[str, Any]) -> list[Any]:
        """The rows of the traversal file of this name."""
        return await self._store.walk(name, params)

    async def row(self) -> Row:
        """What is asked for the root field."""
        if self._row is None and self._asks is not None:
            self._row = await self._store.read(self._name, self._asks)
        return self._row or []
