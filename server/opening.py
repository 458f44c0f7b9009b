"""From settings to a service that answers."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from rasso_graph.loaders.address import Address, Neo4jAddress
from rasso_graph.loaders.store import Store
from rasso_graph.resolvers.request.limits import Limits
from rasso_graph.resolvers.service import Service
from rasso_graph.schema import core_schema
from rasso_graph.server.settings import Settings
from rasso_graph.server.timing import Timed


def limits_of(settings: Settings) -> Limits:
    """How much one operation may ask for."""
    return Limits(
        tokens=settings.max_tokens,
        depth=settings.max_depth,
        fields=settings.max_fields,
        rows=settings.max_rows,
        roots=settings.max_roots,
        values=settings.max_values,
        tests=settings.max_tests,
        at_once=settings.at_once,
        seconds=settings.operation_timeout,
    )


@asynccontextmanager
async def open_service(settings: Settings) -> AsyncGenerator[Service]:
    """A service over the store of the settings. Opening does not wait for the store: it may be away."""
    store = open_store(settings.address(), settings.query_timeout)
    if settings.server_timing:
        store = Timed(store)
    service = Service(core_schema(), store, limits_of(settings), settings.explain)
    try:
        yield service
    finally:
        service.close()
        await store.close()


def open_store(address: Address, timeout: float) -> Store:
    """The store at an address, giving up a statement after so many seconds. The store may be away.

    Imported when named: Neo4j's driver takes a seventh of the start of a command.
    """
    if isinstance(address, Neo4jAddress):
        from rasso_graph.loaders.neo4j_store import Neo4jStore

        return Neo4jStore(address.uri, address.user, address.password, timeout, address.database)
    from rasso_graph.loaders.sqlite_store import SqliteStore

    return SqliteStore(address.path, timeout)
