"""Opening a SQLite file for reading, wherever it lies, and telling apart what keeps it from being read."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from rasso_graph.loaders import faults
from rasso_graph.loaders.store import StoreAway, StoreTimeout, StoreUnready

_Seal = tuple[int, int, int]
_NOT_LET = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)


@dataclass(frozen=True)
class Opened:
    """A connection that only reads. Nobody tells one with a seal when the file changes, so it has to look."""

    connection: sqlite3.Connection
    path: Path
    seal: _Seal | None = None

    @property
    def stale(self) -> bool:
        """Whether the file is no longer what it was when it was opened as one that never changes."""
        return self.seal is not None and self.seal != _sealed(self.path)


def open_reading(path: Path, timeout: float = 5.0) -> Opened:
    """The file at a path, neither made nor changed. Raises StoreUnready, or StoreAway where it may pass.

    A file in WAL mode needs a second one beside it, which cannot be made in a folder that is not ours to write. Where
    no change waits beside it the file is whole, and is opened as one that never changes.
    """
    _require_file(path)
    try:
        return Opened(_connected(path, "mode=ro", timeout), path)
    except sqlite3.Error as error:
        seal = _sealed(path) if _code(error) in _NOT_LET else None
        if seal is None:
            raise translated(error, path) from error
    try:
        return Opened(_connected(path, "mode=ro&immutable=1", timeout), path, seal)
    except sqlite3.Error as error:
        raise translated(error, path) from error


def translated(error: sqlite3.Error, path: Path) -> Exception:
    """What an error means for whoever asked; a statement that SQLite cannot read is a mistake of ours."""
    place = place_of(path)
    match _code(error):
        case sqlite3.SQLITE_INTERRUPT:
            return StoreTimeout("the statement took too long")
        case sqlite3.SQLITE_NOTADB:
            return StoreUnready(place, faults.NO_FILE)
        case sqlite3.SQLITE_CORRUPT:
            return StoreUnready(place, faults.DAMAGED)
        case sqlite3.SQLITE_ERROR:
            return StoreUnready(place, faults.NO_GRAPH) if "no such table" in str(error) else error
        case code if code in _NOT_LET and not os.access(path, os.R_OK):
            return StoreUnready(place, faults.CLOSED)
        case code if code in _NOT_LET and _sealed(path) is None:
            return StoreUnready(place, faults.UNFINISHED)
        case _:
            return StoreAway(f"The store at {place} does not answer: {error}")


def translated_writing(error: sqlite3.Error, path: Path) -> Exception:
    """The same for whoever writes."""
    return StoreUnready(place_of(path), faults.UNWRITABLE) if _code(error) in _NOT_LET else translated(error, path)


def place_of(path: Path) -> str:
    """The address of the store at a path."""
    return path.absolute().as_uri().replace("file:", "sqlite:", 1)


def _require_file(path: Path) -> None:
    try:
        there = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise StoreUnready(place_of(path), faults.NO_GRAPH) from None
    except OSError as error:
        raise StoreUnready(place_of(path), faults.CLOSED) from error
    if S_ISDIR(there.st_mode):
        raise StoreUnready(place_of(path), faults.FOLDER)


def _connected(path: Path, how: str, timeout: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _sealed(path: Path) -> _Seal | None:
    """What tells one state of the file from another, None where changes wait beside it."""
    beside = path.with_name(f"{path.name}-wal")
    try:
        if beside.exists() and beside.stat().st_size:
            return None
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
