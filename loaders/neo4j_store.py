"""The production store: Neo4j, read in read-access sessions with a timeout and our own retry."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from copy import copy
from typing import Any, LiteralString, cast

from neo4j import READ_ACCESS, AsyncDriver, AsyncGraphDatabase, NotificationMinimumSeverity, Query
from neo4j.exceptions import DriverError, Neo4jError

from rasso_graph.loaders import cypher, faults
from rasso_graph.loaders.explained import Explained, explained
from rasso_graph.loaders.neo4j_faults import translated
from rasso_graph.loaders.operators import of_neo4j, profiling, work_of
from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import StoreAway, StoreUnready
from rasso_graph.loaders.text import Statement
from rasso_graph.loaders.turns import Turns
from rasso_graph.loaders.walks import walk

_CONNECTIONS = 40
"""Statements at a time, each on a connection of its own: fewer than the driver's pool holds."""
_TRIES = 3
_FIRST_PAUSE = 0.05
_PATIENCE = 5.0
"""Seconds that the server has, beyond a statement's own time, to say that it gave up; after them it is away."""
_STATE = """
OPTIONAL MATCH (graph:Graph {id: 'graph'})
RETURN graph.revision AS revision, graph.schema_version AS version, graph IS NULL AS none, EXISTS { MATCH (n) } AS some
"""


class Neo4jStore:
    """Reads a Neo4j database. A transient error is tried again, a few times, with growing pauses."""

    def __init__(self, uri: str, user: str, password: str, timeout: float = 10.0, database: str | None = None) -> None:
        self._timeout = timeout
        self._database = database
        self._place = f"{uri}/{database}" if database else uri
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

    def explaining(self, notes: list[Explained]) -> Neo4jStore:
        """The same driver, each statement profiled."""
        seen = copy(self)
        seen._explained = notes
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
                raise StoreAway(f"The store at {self._place} took the statement and stays silent") from error

    async def _tried(self, statement: Statement) -> tuple[int, list[Any]]:
        for attempt in range(_TRIES):
            try:
                return await self._once(statement)
            except (Neo4jError, DriverError) as error:
                self._checked.clear()
                meant = translated(error, self._place)
                if attempt == _TRIES - 1 or isinstance(meant, StoreUnready) or not error.is_retryable():
                    raise meant from error
                await asyncio.sleep(_FIRST_PAUSE * 2**attempt)
        raise AssertionError("unreachable")

    async def _once(self, statement: Statement) -> tuple[int, list[Any]]:
        reading = {"default_access_mode": READ_ACCESS, "database": self._database}
        async with cast(Any, self._driver).session(**reading) as session:
            if not self._checked.is_set():
                await self._check_layout(session)
            if self._explained is None:
                record = await (await session.run(self._query(statement.text), statement.params)).single()
            else:
                record = await self._profiled(session, statement, self._explained)
        if record is None:
            raise StoreUnready(self._place, faults.NO_GRAPH)
        return record["revision"], record["answer"]

    async def _profiled(self, session: Any, statement: Statement, notes: list[Explained]) -> Any:
        """The statement's record; the server tells no plan and no work of one that it gives up."""
        answer, work, plan = None, None, ()
        try:
            result = await session.run(self._query(profiling(statement.text)), statement.params)
            record = await result.single()
            plan = (of_neo4j((await result.consume()).profile),)
            answer, work = record and record["answer"], sum(map(work_of, plan))
            return record
        finally:
            notes.append(explained(statement, answer, work, "db hits", plan))

    def _query(self, text: str) -> Query:
        return Query(cast(LiteralString, text), timeout=self._timeout)

    async def _check_layout(self, session: Any) -> None:
        state = await (await session.run(_STATE)).single(strict=True)
        if state["none"]:
            fault = faults.FOREIGN if state["some"] else faults.NO_GRAPH
        else:
            fault = faults.of_layout(state["revision"], state["version"])
        if fault:
            raise StoreUnready(self._place, fault)
        self._checked.set()
