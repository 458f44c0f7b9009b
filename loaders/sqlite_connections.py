"""Connections to the file at a path, lent to one statement at a time, until another file takes its place."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from rasso_graph.loaders.sqlite_opening import Opened, file_at, look, open_reading, place_of
from rasso_graph.loaders.store import StoreMoved, StoreUnready

_SECONDS = 1.0
"""Between two looks at a file that nobody asks of."""


class Lending:
    """Connections of one process. Threads may share them.

    A file that takes the place of another (by rename) has beside it what belongs to the other for as long as anybody
    holds that open, and SQLite takes it for the new file's. So the other is let go of, and the new one is read as if
    nothing lay beside it, until it is written.
    """

    def __init__(self, path: Path, check: Callable[[Opened], None]) -> None:
        """`check` raises where a file that was opened is none of ours."""
        self._path = path
        self._check = check
        self._free: list[Opened] = []
        self._lent: list[Opened] = []
        self._file: tuple[int, ...] = ()
        self._apart: tuple[int, ...] = ()
        """How a file looked that took the place of another, until it is written."""
        self._lock = Lock()
        self._looking: asyncio.TimerHandle | None = None

    @contextmanager
    def one(self) -> Generator[Opened]:
        """A connection to the file that lies there, and lies there still at the end; else raises StoreMoved."""
        opened = self._taken()
        try:
            yield opened
        except (sqlite3.DatabaseError, StoreUnready) as error:
            if self._given_back(opened):
                raise self._moved() from error
            raise
        except BaseException:
            self._given_back(opened)
            raise
        if self._given_back(opened):
            raise self._moved()

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """See to it that a file that was replaced is let go of, though nobody asks for anything."""
        if self._looking is None:
            self._looking = loop.call_later(_SECONDS, self._look, loop)

    def close(self) -> None:
        """Close what nobody uses any more."""
        if self._looking:
            self._looking.cancel()
        with self._lock:
            while self._free:
                self._free.pop().connection.close()

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        self._looking = None
        with self._lock:
            held, self._free = self._free, []
            for opened in held:
                self._keep(opened)
            more = bool(self._free or self._lent)
        if more:
            self.watch(loop)

    def _keep(self, opened: Opened) -> bool:
        """Whether it is kept for others to use."""
        if opened.stale:
            opened.connection.close()
            return False
        self._free.append(opened)
        return True

    def _taken(self) -> Opened:
        with self._lock:
            opened = None
            while self._free and opened is None:
                opened = self._free.pop()
                if opened.stale:
                    opened.connection.close()
                    opened = None
            opened = opened or self._opened()
            self._lent.append(opened)
            return opened

    def _given_back(self, opened: Opened) -> bool:
        """Whether the file was written or replaced meanwhile."""
        with self._lock:
            self._lent.remove(opened)
            return not self._keep(opened)

    def _opened(self) -> Opened:
        file, seen = file_at(self._path), look(self._path)
        if self._file and file != self._file:
            self._apart = seen
        self._file = file
        apart = bool(seen) and seen == self._apart
        if not apart and any(one.file != file for one in self._lent):
            raise self._moved()
        opened = open_reading(self._path, apart=apart)
        try:
            self._check(opened)
        except BaseException:
            opened.connection.close()
            raise
        return opened

    def _moved(self) -> StoreMoved:
        return StoreMoved(f"The store at {place_of(self._path)} was written or replaced while it was read")
