"""Statements that a store works on at a time; more wait in turn, for so long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from rasso_graph.loaders.store import StoreBusy

TURN_PATIENCE = 5.0
"""Seconds that a statement waits for its turn."""


class Turns:
    """Lets `most` in at a time, who came first goes first."""

    def __init__(self, most: int) -> None:
        self._free = asyncio.Semaphore(most)

    @asynccontextmanager
    async def one(self) -> AsyncGenerator[None]:
        """A turn. Raises StoreBusy where none comes in time."""
        try:
            async with asyncio.timeout(TURN_PATIENCE):
                await self._free.acquire()
        except TimeoutError as error:
            raise StoreBusy("no turn came in time") from error
        try:
            yield
        finally:
            self._free.release()
