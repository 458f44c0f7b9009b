"""The stores of a loaded graph, opened where they lie."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from rasso_graph.loaders.address import Address, Neo4jAddress, SqliteAddress
from tests.neo4j.server import Neo4jServer

STORES = ("sqlite", "neo4j")
_MEMORY = ((10_000, "1g", "64m"), (200_000, "3g", "512m"), (2_000_000, "6g", "2g"))
"""Up to so many nodes, Neo4j's heap and its cache of pages."""
_SETTINGS = ("db.transaction.timeout=0", "db.checkpoint.interval.time=30s")
"""A long transaction may end; and little is left to write when it stops, so that it starts without a recovery."""


def path_of(store: str, folder: Path) -> Path:
    """SQLite's file or Neo4j's home in the folder of a graph."""
    return folder / {"sqlite": "graph.db", "neo4j": "neo4j"}[store]


@contextmanager
def opened(store: str, folder: Path, size: int) -> Generator[Address]:
    """A store in a folder, with room for so many nodes; Neo4j runs meanwhile."""
    if store == "sqlite":
        yield SqliteAddress(path_of(store, folder))
        return
    heap, pages = next((heap, pages) for most, heap, pages in _MEMORY if size <= most)
    settings = (f"server.memory.pagecache.size={pages}", *_SETTINGS)
    server = Neo4jServer(path_of(store, folder), jvm=(f"-Xmx{heap}", "-XX:+UseSerialGC"), settings=settings)
    try:
        server.start()
        yield Neo4jAddress(server.uri, server.user, server.password)
    finally:
        server.close()
