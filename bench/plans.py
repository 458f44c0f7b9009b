"""How the stores go about a question: their plans, and how much work that is, whatever else the machine does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, LiteralString, cast

import orjson
from neo4j import Driver

from rasso_graph.loaders.address import Address, Neo4jAddress, SqliteAddress
from rasso_graph.loaders.connections import neo4j_driver, session_of
from rasso_graph.loaders.neo4j_store import Neo4jStore
from rasso_graph.loaders.sqlite_store import SqliteStore
from rasso_graph.loaders.store import SeenState
from rasso_graph.loaders.text import Statement

TIMEOUT = 60.0
"""Seconds after which a store gives up on a statement."""
_STEPS = 10
"""SQLite's steps are counted in units of so many."""


class WatchedSqlite(SqliteStore):
    """Keeps every statement that it is asked."""

    def __init__(self, address: SqliteAddress) -> None:
        super().__init__(address.path, TIMEOUT)
        self.seen: list[Statement] = []

    def _answer(self, statement: Statement, asked: Any) -> tuple[int, list[Any]]:
        self.seen.append(statement)
        return super()._answer(statement, asked)


class WatchedNeo4j(Neo4jStore):
    """Keeps every statement that it is asked."""

    def __init__(self, address: Neo4jAddress) -> None:
        super().__init__(address.uri, address.user, address.password, TIMEOUT, address.database)
        self.seen: list[Statement] = []

    async def _run(self, statement: Statement) -> tuple[SeenState, list[Any]]:
        self.seen.append(statement)
        return await super()._run(statement)


Watched = WatchedSqlite | WatchedNeo4j


def watched(address: Address) -> Watched:
    """The store at an address."""
    return WatchedSqlite(address) if isinstance(address, SqliteAddress) else WatchedNeo4j(address)


@dataclass(frozen=True)
class Done:
    """How a statement was answered: the plan, an operator to a line, and the work that it was."""

    name: str
    plan: list[str]
    work: int
    """Neo4j's database hits; the steps of SQLite's virtual machine."""

    def told(self) -> str:
        """As it is written down."""
        return "\n".join([f"{self.name}: {self.work:,}", *(f"  {line}" for line in self.plan)])


def done(address: Address, statements: list[Statement]) -> list[Done]:
    """How a store answers these statements. Runs each again."""
    if isinstance(address, SqliteAddress):
        with closing(sqlite3.connect(f"{address.path.as_uri()}?mode=ro", uri=True)) as connection:
            return [_in_sqlite(connection, statement) for statement in statements]
    with neo4j_driver(address) as driver:
        return [_in_neo4j(driver, address.database, statement) for statement in statements]


def _in_sqlite(connection: sqlite3.Connection, statement: Statement) -> Done:
    params = {
        name: orjson.dumps(v).decode() if isinstance(v, list | tuple) else v for name, v in statement.params.items()
    }
    rows = connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", params).fetchall()
    counted = _Counted()
    connection.set_progress_handler(counted.step, _STEPS)
    connection.execute(statement.text, params).fetchall()
    connection.set_progress_handler(None, 0)
    return Done(statement.name, list(_indented(rows)), counted.steps)


@dataclass
class _Counted:
    steps: int = 0

    def step(self) -> int:
        """Counts some steps and lets the statement go on."""
        self.steps += _STEPS
        return 0


def _indented(rows: list[tuple[int, int, int, str]]) -> Iterator[str]:
    depth = {0: 0}
    for row, parent, _, told in rows:
        depth[row] = depth[parent] + 1
        yield f"{'  ' * (depth[row] - 1)}{told}"


def _in_neo4j(driver: Driver, database: str | None, statement: Statement) -> Done:
    text = statement.text.replace("CYPHER 5\n", "CYPHER 5 PROFILE\n", 1)
    with session_of(driver, "READ", database) as session:
        profile = cast(Any, session.run(cast(LiteralString, text), statement.params).consume().profile)
    return Done(statement.name, list(_operators(profile, 0)), _hits(profile))


def _hits(operator: dict[str, Any]) -> int:
    return operator.get("dbHits", 0) + sum(map(_hits, operator.get("children", ())))


def _operators(operator: dict[str, Any], depth: int) -> Iterator[str]:
    """The operators, what each is fed by below it, with rows and database hits."""
    details = " ".join(str(operator["args"].get("Details", "")).split())[:150]
    numbers = f"{operator.get('rows', 0):,} rows, {operator.get('dbHits', 0):,} hits"
    yield f"{'  ' * depth}{operator['operatorType'].partition('@')[0]} [{numbers}] {details}".rstrip()
    for child in operator.get("children", ()):
        yield from _operators(child, depth + 1)
