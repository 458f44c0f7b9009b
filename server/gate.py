"""A bound on how many operations are answered at once: a rush is told to wait instead of piling up."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from rasso_graph.server.refusals import Refusal

_RETRY_AFTER = 1


class Gate:
    """Lets `most` in at a time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._inside = 0

    @contextmanager
    def inside(self) -> Generator[None]:
        """Be one of those inside, or be refused."""
        if self._inside >= self._most:
            message = f"The server is busy. Ask again in {_RETRY_AFTER} second."
            raise Refusal(503, "TOO_BUSY", message, {"Retry-After": str(_RETRY_AFTER)})
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
