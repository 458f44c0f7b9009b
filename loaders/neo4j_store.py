"""The production store: Neo4j, read in read-access sessions with a timeout and our own retry."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from copy import copy
from typing import Any, LiteralString, cast

from neo4j import READ_ACCESS, AsyncDriver, AsyncGraphDatabase, NotificationMinimumSeverity, Query
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConnectionAcquisitionTimeoutError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from rasso_graph.loaders import cypher
from rasso_graph.loaders.explained import Explained, explained
from rasso_graph.loaders.layout import LAYOUT
from rasso_graph.loaders.operators import of_neo4j, profiling, work_of
from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import StoreAway, StoreBusy, StoreTimeout, StoreUnready
from rasso_graph.loaders.text import Statement
from rasso_graph.loaders.turns import Turns
from rasso_graph.loaders.walks import walk

_CONNECTIONS = 40
"""Statements at a time, each on a connection of its own: fewer than the driver's pool holds."""
_TRIES = 3
_FIRST_PAUSE = 0.05
_PATIENCE = 5.0
"""Seconds that the server has, beyond a statement's own time, to say that it gave up; after them it is away."""
_TIMEOUTS = {
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
}


class Neo4jStore:
    """Reads a Neo4j database. A transient error is tried again, a few times, with growing pauses."""

    def __init__(self, uri: str, user: str, password: str, timeout: float = 10.0) -> None:
        self._timeout = timeout
        self._checked = asyncio.Event()
        self._turns = Turns(_CONNECTIONS)
        self._explained: list[Explained] | None = None
        self._driver: AsyncDriver = cast(Any, AsyncGraphDatabase).driver(
            uri,
            auth=(user, password),
            connection_timeout=5.0,
            connection_acquisition_timeout=5.0,
            max_connection_pool_size=_CONNECTIONS + 10,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[int, list[Any]]:
        """The revision and the columns' values."""
        return await self._run(cypher.statement(name, columns))

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[int, list[Any]]:
        """The revision and the traversal's rows."""
        return await self._run(walk(name, "cypher", params))

    def explaining(self, told: list[Explained]) -> Neo4jStore:
        """The same driver, each statement profiled."""
        seen = copy(self)
        seen._explained = told
        return seen

    async def close(self) -> None:
        """Close the driver's connections."""
        await self._driver.close()

    async def _run(self, statement: Statement) -> tuple[int, list[Any]]:
        async with self._turns.one():
            try:
                async with asyncio.timeout(self._timeout + _PATIENCE):
                    return await self._tried(statement)
            except TimeoutError as error:
                raise StoreAway("the server is silent") from error

    async def _tried(self, statement: Statement) -> tuple[int, list[Any]]:
        for attempt in range(_TRIES):
            try:
                return await self._once(statement)
            except (Neo4jError, DriverError) as error:
                self._checked.clear()
                if attempt == _TRIES - 1 or not error.is_retryable():
                    raise _told(error) from error
                await asyncio.sleep(_FIRST_PAUSE * 2**attempt)
        raise AssertionError("unreachable")

    async def _once(self, statement: Statement) -> tuple[int, list[Any]]:
        async with cast(Any, self._driver).session(default_access_mode=READ_ACCESS) as session:
            if not self._checked.is_set():
                await self._check_layout(session)
            if self._explained is None:
                record = await (await session.run(self._query(statement.text), statement.params)).single()
            else:
                record = await self._profiled(session, statement, self._explained)
        if record is None:
            raise StoreUnready("the store holds no graph")
        return record["revision"], record["answer"]

    async def _profiled(self, session: Any, statement: Statement, told: list[Explained]) -> Any:
        """The statement's record; the server tells no plan and no work of one that it gives up."""
        answer, work, plan = None, None, ()
        try:
            result = await session.run(self._query(profiling(statement.text)), statement.params)
            record = await result.single()
            plan = (of_neo4j((await result.consume()).profile),)
            answer, work = record and record["answer"], sum(map(work_of, plan))
            return record
        finally:
            told.append(explained(statement, answer, work, "db hits", plan))

    def _query(self, text: str) -> Query:
        return Query(cast(LiteralString, text), timeout=self._timeout)

    async def _check_layout(self, session: Any) -> None:
        result = await session.run("MATCH (graph:Graph {id: 'graph'}) RETURN graph.schema_version AS version")
        record = await result.single()
        if record is None or record["version"] != LAYOUT:
            raise StoreUnready("the store is empty or laid out by another version")
        self._checked.set()


def _told(error: Neo4jError | DriverError) -> Exception:
    if isinstance(error, Neo4jError) and error.code in _TIMEOUTS:
        return StoreTimeout("the statement took too long")
    if isinstance(error, ConnectionAcquisitionTimeoutError):
        return StoreBusy("no connection came free in time")
    if isinstance(error, AuthError | ServiceUnavailable | SessionExpired) or error.is_retryable():
        return StoreAway(type(error).__name__)
    if isinstance(error, ClientError) and (error.code or "").startswith("Neo.ClientError.Security"):
        return StoreAway(type(error).__name__)
    return error
