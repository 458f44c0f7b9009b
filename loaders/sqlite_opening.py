"""Opening a SQLite file for reading, wherever it lies, and telling apart what keeps it from being read."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from rasso_graph.loaders import faults
from rasso_graph.loaders.store import StoreAway, StoreMoved, StoreTimeout, StoreUnready

_Seal = tuple[int, ...]
_NOT_LET = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)


@dataclass(frozen=True)
class Opened:
    """A connection that only reads. Nobody tells it when another file takes the place of its own, so it has to look;
    and one with a seal has to look for every change."""

    connection: sqlite3.Connection
    path: Path
    file: _Seal
    """What tells the file from any other that is there."""
    seal: _Seal | None = None
    made: int = 0
    """What tells it from one that was there before: a new file may get the number of one that is gone."""

    @property
    def stale(self) -> bool:
        """Whether another file lies at the path by now, or one that was opened as if it never changed was written."""
        return self.file != file_at(self.path) or (self.seal is not None and self.seal != look(self.path))


def open_reading(path: Path, timeout: float = 5.0, *, apart: bool = False) -> Opened:
    """The file at a path, neither made nor changed. Raises StoreUnready, or StoreAway where it may pass.

    With `apart` whatever lies beside the file is another's, and is left alone.

    A file in WAL mode needs a second one beside it, which cannot be made in a folder that is not ours to write. Where
    no change waits beside it the file is whole, and is opened as one that never changes.
    """
    _require_file(path)
    if apart:
        return _opened(path, timeout, look(path))
    try:
        return _opened(path, timeout, None)
    except sqlite3.Error as error:
        seal = _sealed(path) if _code(error) in _NOT_LET else None
        if seal is None:
            raise translated(error, path) from error
    try:
        return _opened(path, timeout, seal)
    except sqlite3.Error as error:
        raise translated(error, path) from error


def file_at(path: Path) -> _Seal:
    """What tells the file at a path from any other that may take its place; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino


def _opened(path: Path, timeout: float, seal: _Seal | None) -> Opened:
    """As it lies, or with a seal as a file that never changes."""
    file = file_at(path)
    how = "mode=ro" if seal is None else "mode=ro&immutable=1"
    connection = _connected(path, how, timeout)
    opened = Opened(connection, path, file, seal, connection.execute("PRAGMA user_version").fetchone()[0])
    if opened.stale:
        opened.connection.close()
        raise StoreMoved(f"The store at {place_of(path)} was replaced while it was opened")
    return opened


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
    """As `look`; None where changes wait beside the file, or it cannot be seen."""
    seal = look(path)
    return seal if seal and not _waits(seal) else None


def look(path: Path) -> _Seal:
    """What tells one state of a file, and of the changes that wait beside it, from every other."""
    try:
        found = path.stat()
    except OSError:
        return ()
    beside = path.with_name(f"{path.name}-wal")
    try:
        waiting = beside.stat()
    except FileNotFoundError:
        return found.st_ino, found.st_mtime_ns, found.st_size
    except OSError:
        return ()
    if not waiting.st_size:
        return found.st_ino, found.st_mtime_ns, found.st_size
    return found.st_ino, found.st_mtime_ns, found.st_size, waiting.st_ino, waiting.st_mtime_ns, waiting.st_size


def _waits(seal: _Seal) -> bool:
    return len(seal) > 3


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
