"""Looks at which state a store is in, shared by all who began to wait before one begins."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from rasso_graph.loaders.store import SeenState


class Looks:
    """Whoever asks is told a state that the store had after that. However many ask, one look is under way at a time."""

    def __init__(self, look: Callable[[], Awaitable[SeenState]]) -> None:
        self._look = look
        self._running: asyncio.Task[SeenState] | None = None
        self._next: asyncio.Task[SeenState] | None = None

    async def state(self) -> SeenState:
        """The state. Raises what keeps the store from telling it."""
        if self._next is None:
            self._next = asyncio.create_task(self._after(self._running))
        return await asyncio.shield(self._next)

    async def _after(self, running: asyncio.Task[SeenState] | None) -> SeenState:
        """A look that begins once the one before has ended: that may have begun before somebody asked."""
        if running:
            await asyncio.wait([running])
        self._running, self._next = self._next, None
        return await self._look()
