"""A connection to what an address names, for whoever reads a store as a whole or writes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasso_graph.loaders import faults
from rasso_graph.loaders.address import Neo4jAddress
from rasso_graph.loaders.sqlite_opening import open_reading, place_of, translated, translated_writing
from rasso_graph.loaders.store import StoreAway, StoreUnready

if TYPE_CHECKING:
    from neo4j import Driver, Session


@contextmanager
def sqlite_connection(path: Path, *, write: bool = False, timeout: float = 10.0) -> Generator[sqlite3.Connection]:
    """A connection without implicit transactions. A reader neither creates nor changes the file."""
    connection = _writing(path, timeout) if write else open_reading(path, timeout).connection
    try:
        yield connection
    except sqlite3.DatabaseError as error:
        raise (translated_writing if write else translated)(error, path) from error
    finally:
        connection.close()


def _writing(path: Path, timeout: float) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rwc", uri=True, timeout=timeout, isolation_level=None)
    except (sqlite3.Error, OSError) as error:
        raise StoreUnready(place_of(path), faults.FOLDER if path.is_dir() else faults.UNWRITABLE) from error


@contextmanager
def neo4j_driver(address: Neo4jAddress) -> Generator[Driver]:
    """A driver; what keeps it from the server is a StoreAway with a message for people."""
    from neo4j import GraphDatabase, NotificationMinimumSeverity
    from neo4j.exceptions import DriverError, Neo4jError

    from rasso_graph.loaders.neo4j_faults import translated

    auth = (address.user, address.password) if address.password else None
    try:
        quiet = NotificationMinimumSeverity.OFF
        settings: dict[str, Any] = {"auth": auth, "notifications_min_severity": quiet}
        with GraphDatabase.driver(address.uri, **settings) as driver:  # pyright: ignore[reportUnknownMemberType]
            yield driver
    except (Neo4jError, DriverError) as error:
        meant = translated(error, address)
        if meant is error and isinstance(error, Neo4jError):
            raise StoreAway(f"The store at {address} could not do it: {error.message}") from error
        raise meant from error


def session_of(driver: Driver, access: str, database: str | None = None) -> Session:
    """A session for `READ` or `WRITE` access to a database, the default one if not said, which the caller closes."""
    return driver.session(default_access_mode=access, database=database)  # pyright: ignore[reportUnknownMemberType]
