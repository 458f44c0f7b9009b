"""Where a store is: one address, and a connection to what it names."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from rasso_graph.loaders.store import StoreAway, StoreUnready

if TYPE_CHECKING:
    from neo4j import Driver, Session

_BOLT = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_FORMS = "Write sqlite:///path/to/file, neo4j://host or bolt://host"


class BadAddress(ValueError):
    """The text names no store; the message says what one looks like."""


@dataclass(frozen=True)
class SqliteAddress:
    """The embedded store: a file."""

    path: Path

    def __str__(self) -> str:
        return self.path.absolute().as_uri().replace("file:", "sqlite:", 1)


@dataclass(frozen=True)
class Neo4jAddress:
    """A Neo4j server. An empty password means that it asks for none."""

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        return self.uri


Address = SqliteAddress | Neo4jAddress


def default_path() -> Path:
    """The embedded store in the user's data folder, by the custom of the platform."""
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    else:
        folder = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(folder) / "rasso-graph" / "rasso.db"


def parse(text: str | None = None, environ: Mapping[str, str] | None = None) -> Address:
    """The store that a text names; without one, RASSO_STORE's, else the default file. Raises BadAddress.

    `sqlite:///path` is absolute, `sqlite:path` relative to the working folder. Neo4j's credentials come from
    RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD, never from the address.
    """
    environ = os.environ if environ is None else environ
    text = text or environ.get("RASSO_STORE")
    if not text:
        return SqliteAddress(default_path())
    scheme, colon, _ = text.partition(":")
    if colon and scheme == "sqlite":
        return SqliteAddress(_path(text))
    if colon and scheme in _BOLT:
        return _neo4j(text, environ)
    raise BadAddress(f"'{text}' names no store. {_FORMS}")


def _path(text: str) -> Path:
    parts = urlsplit(text)
    path = unquote(parts.path)
    if parts.netloc or parts.query or not path.strip("/") or ":memory:" in path:
        raise BadAddress(f"'{text}' names no file. Write sqlite:///path/to/file, with three slashes")
    return Path("/" + path.lstrip("/") if path.startswith("/") and not _drive(path) else path.lstrip("/"))


def _drive(path: str) -> bool:
    return sys.platform == "win32" and path[2:3] == ":"


def _neo4j(text: str, environ: Mapping[str, str]) -> Neo4jAddress:
    parts = urlsplit(text)
    if not parts.hostname:
        raise BadAddress(f"'{text}' names no host. {_FORMS}")
    if parts.username is not None:
        raise BadAddress("The address holds a user name. Set RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD instead")
    user, password = environ.get("RASSO_NEO4J_USER", "neo4j"), environ.get("RASSO_NEO4J_PASSWORD", "")
    return Neo4jAddress(text, user, password)


@contextmanager
def sqlite_connection(path: Path, *, write: bool = False, timeout: float = 10.0) -> Generator[sqlite3.Connection]:
    """A connection without implicit transactions. A reader neither creates nor changes the file."""
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.is_file():
        raise StoreUnready(f"There is no store at {path}. Run: rasso seed apply")
    mode = "rwc" if write else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)
    except sqlite3.Error as error:
        raise StoreAway(f"{path} cannot be opened: {error}") from error
    try:
        yield connection
    except sqlite3.DatabaseError as error:
        raise _sqlite_told(error, path) from error
    finally:
        connection.close()


def _sqlite_told(error: sqlite3.DatabaseError, path: Path) -> Exception:
    if "not a database" in str(error):
        return StoreUnready(f"{path} is not a SQLite file. Name another file with --store")
    if isinstance(error, sqlite3.OperationalError):
        return StoreAway(f"{path}: {error}")
    return error


@contextmanager
def neo4j_driver(address: Neo4jAddress) -> Generator[Driver]:
    """A driver; what keeps it from the server is a StoreAway with a message for people."""
    from neo4j import GraphDatabase, NotificationMinimumSeverity
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    auth = (address.user, address.password) if address.password else None
    try:
        quiet = NotificationMinimumSeverity.OFF
        settings: dict[str, Any] = {"auth": auth, "notifications_min_severity": quiet}
        with GraphDatabase.driver(address.uri, **settings) as driver:  # pyright: ignore[reportUnknownMemberType]
            yield driver
    except AuthError as error:
        advice = "Set RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD"
        raise StoreAway(f"{address} refuses user '{address.user}'. {advice}") from error
    except Neo4jError as error:
        raise StoreAway(f"{address} could not do it: {error.message}") from error
    except DriverError as error:
        raise StoreAway(f"{address} does not answer. Is the server running?") from error


def session_of(driver: Driver, access: str) -> Session:
    """A session for `READ` or `WRITE` access, which the caller closes."""
    return driver.session(default_access_mode=access)  # pyright: ignore[reportUnknownMemberType]
