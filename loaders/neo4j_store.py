"""The production store: Neo4j, read in read-access sessions with a timeout and our own retry.

Neo4j shows what is committed, in pieces while a commit is written. A bookmark tells which transaction was committed
last: a session waits until that and all before it are written whole, and its end gives the last by then. Where both are
the same, no commit came in between, and all that was read is of one state.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, LiteralString, TypeVar, cast

from neo4j import READ_ACCESS, AsyncDriver, AsyncGraphDatabase, Bookmarks, NotificationMinimumSeverity, Query
from neo4j.exceptions import DriverError, Neo4jError

from rasso_graph.loaders import cypher, faults
from rasso_graph.loaders.explained import Explained, explained
from rasso_graph.loaders.neo4j_faults import may_be_half, translated
from rasso_graph.loaders.operators import of_neo4j, profiling, work_of
from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import SeenState, StoreAway, StoreMoved, StoreUnready
from rasso_graph.loaders.text import Statement
from rasso_graph.loaders.turns import Turns
from rasso_graph.loaders.walks import walk

T = TypeVar("T")
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
_NOTHING = "RETURN 1 AS one"


@dataclass(frozen=True)
class _Look:
    """A state that was seen, and whether the layout was looked at in it."""

    at: Bookmarks
    checked: bool

    @property
    def state(self) -> SeenState:
        return self.at.raw_values


@dataclass
class _Seen:
    """The last look at the database. All copies of a store share it."""

    last: _Look | None = None


class Neo4jStore:
    """Reads a Neo4j database. A transient error is tried again, a few times, with growing pauses."""

    def __init__(self, uri: str, user: str, password: str, timeout: float = 10.0, database: str | None = None) -> None:
        self._timeout = timeout
        self._database = database
        self._place = f"{uri}/{database}" if database else uri
        self._seen = _Seen()
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

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[SeenState, list[Any]]:
        """The state and the columns' values. Raises StoreMoved."""
        return await self._run(cypher.statement(name, columns))

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[SeenState, list[Any]]:
        """The state and the traversal's rows. Raises StoreMoved."""
        return await self._run(walk(name, "cypher", params))

    async def state(self) -> SeenState:
        """The transaction that was committed last."""
        return await self._in_time(self._looked)

    def explaining(self, notes: list[Explained]) -> Neo4jStore:
        """The same driver, each statement profiled."""
        seen = copy(self)
        seen._explained = notes
        return seen

    async def close(self) -> None:
        """Close the driver's connections."""
        await self._driver.close()

    async def _run(self, statement: Statement) -> tuple[SeenState, list[Any]]:
        return await self._in_time(lambda: self._tried(statement))

    async def _looked(self) -> SeenState:
        try:
            return (await self._newest()).state
        except (Neo4jError, DriverError) as error:
            raise translated(error, self._place) from error

    async def _in_time(self, work: Callable[[], Awaitable[T]]) -> T:
        async with self._turns.one():
            try:
                async with asyncio.timeout(self._timeout + _PATIENCE):
                    return await work()
            except TimeoutError as error:
                self._seen.last = None
                raise StoreAway(f"The store at {self._place} took the statement and stays silent") from error

    async def _tried(self, statement: Statement) -> tuple[SeenState, list[Any]]:
        for attempt in range(_TRIES):
            try:
                return await self._once(statement)
            except (Neo4jError, DriverError) as error:
                self._seen.last = None
                meant = translated(error, self._place)
                if attempt == _TRIES - 1 or isinstance(meant, StoreUnready) or not error.is_retryable():
                    raise meant from error
                await asyncio.sleep(_FIRST_PAUSE * 2**attempt)
        raise AssertionError("unreachable")

    async def _once(self, statement: Statement) -> tuple[SeenState, list[Any]]:
        begun = self._seen.last or await self._newest()
        try:
            async with self._session(begun.at) as session:
                if not begun.checked:
                    await self._check_layout(session)
                answer = await self._asked(session, statement)
                ended = _Look(await session.last_bookmarks(), checked=True)
        except (Neo4jError, StoreUnready) as error:
            if may_be_half(error):
                self._require_unmoved(begun, await self._newest())
            raise
        self._require_unmoved(begun, ended)
        self._seen.last = ended
        return ended.state, answer

    def _require_unmoved(self, begun: _Look, ended: _Look) -> None:
        if begun.state != ended.state:
            self._seen.last = replace(ended, checked=False)
            raise StoreMoved(f"The store at {self._place} was written while it was read")

    async def _newest(self) -> _Look:
        async with self._session(None) as session:
            await (await session.run(self._query(_NOTHING))).consume()
            return _Look(await session.last_bookmarks(), checked=False)

    def _session(self, begun: Bookmarks | None) -> Any:
        reading = {"default_access_mode": READ_ACCESS, "database": self._database, "bookmarks": begun}
        return cast(Any, self._driver).session(**reading)

    async def _asked(self, session: Any, statement: Statement) -> list[Any]:
        if self._explained is None:
            record = await (await session.run(self._query(statement.text), statement.params)).single()
        else:
            record = await self._profiled(session, statement, self._explained)
        if record is None:
            raise StoreUnready(self._place, faults.NO_GRAPH)
        return record["answer"]

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
        state = await (await session.run(self._query(_STATE))).single(strict=True)
        if state["none"]:
            fault = faults.FOREIGN if state["some"] else faults.NO_GRAPH
        else:
            fault = faults.of_layout(state["revision"], state["version"])
        if fault:
            raise StoreUnready(self._place, fault)
