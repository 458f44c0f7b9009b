"""What goes wrong in a store, and what a client is told of it; what was only passing is not told at all."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLSchema
from neo4j.exceptions import Neo4jError

from rasso_graph.loaders.address import Address, Neo4jAddress, SqliteAddress
from rasso_graph.loaders.neo4j_store import Neo4jStore
from rasso_graph.loaders.plan import About, Column, Compare, Count, Labelled, Own, Property, Rows
from rasso_graph.loaders.sqlite_store import SqliteStore
from rasso_graph.loaders.store import SeenState, Store
from rasso_graph.loaders.text import Statement
from rasso_graph.model.graph import Graph
from rasso_graph.resolvers.request.limits import Limits
from rasso_graph.resolvers.service import Answer, Service
from tests.neo4j.database import connected
from tests.stores import Unexplained, load, opened, sqlite_at

ACTION = '{ action(id: "action/advice") { title } }'
TWICE = '{ a: graph { revision } b: body(id: "body/none") { id } }'


@dataclass
class Meddled(Unexplained):
    """A store in front of which somebody does something, once, right after its first statement was answered."""

    store: Store
    meddle: Callable[[], None]
    statements: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[SeenState, list[Any]]:
        async with self.turn:
            self.statements += 1
            answer = await self.store.read(name, columns)
            if self.statements == 1:
                self.meddle()
        return answer

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[SeenState, list[Any]]:
        return await self.store.walk(name, params)

    async def close(self) -> None:
        await self.store.close()


def _answered(schema: GraphQLSchema, store: Store, query: str = ACTION, limits: Limits | None = None) -> Answer:
    async def ask() -> Answer:
        try:
            return await Service(schema, store, limits).answer(query)
        finally:
            await store.close()

    return asyncio.run(ask())


def _failure(answer: Answer) -> tuple[Any, Any]:
    (error,) = answer.errors
    assert set(error) == {"message", "locations", "path", "extensions"}
    return answer.data, error["extensions"]["code"]


@pytest.fixture
def seeding(address: Address) -> Iterator[Callable[[], None]]:
    """Does what a seeding does to the graph's node; afterwards it is as it was."""
    yield lambda: _add_to_revision(address, 1)
    _add_to_revision(address, -1)


def _add_to_revision(address: Address, step: int) -> None:
    if isinstance(address, SqliteAddress):
        with sqlite3.connect(address.path) as connection:
            connection.execute("UPDATE graph SET revision = revision + ?", (step,))
        connection.close()
        return
    with connected(address) as driver:
        driver.execute_query("MATCH (graph:Graph) SET graph.revision = graph.revision + $step", step=step)


def test_root_fields_between_which_the_store_was_written_are_read_anew(
    schema: GraphQLSchema, address: Address, seeding: Callable[[], None]
) -> None:
    store = Meddled(opened(address), seeding)
    answer = _answered(schema, store, TWICE)
    assert (answer.data, store.statements) == ({"a": {"revision": 2}, "b": None}, 4)


def test_root_fields_that_saw_one_revision_are_read_once(schema: GraphQLSchema, address: Address) -> None:
    store = Meddled(opened(address), lambda: None)
    answer = _answered(schema, store, TWICE)
    assert (answer.data, store.statements) == ({"a": {"revision": 1}, "b": None}, 2)


def _slow() -> tuple[Column, ...]:
    """Every node beside every other, four times over: hours of work."""
    every, before = Labelled(("Record",)), Compare("id", "<", Own("id"))
    counted: Column = Count(every, before)
    for _ in range(4):
        counted = Rows(every, (Property("id"), counted), before)
    return (Rows(every, (counted,)),)


@dataclass
class Slowed(Unexplained):
    """A store that takes too long over actions."""

    store: Store

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[SeenState, list[Any]]:
        return await self.store.read(name, _slow() if name == "action" else columns)

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[SeenState, list[Any]]:
        raise AssertionError("no walk was asked for")

    async def close(self) -> None:
        await self.store.close()


def test_a_statement_that_takes_too_long_is_given_up(schema: GraphQLSchema, address: Address) -> None:
    answer = _answered(schema, Slowed(opened(address, timeout=0.3)))
    assert _failure(answer) == ({"action": None}, "TIMEOUT")
    assert answer.retry_after is None


@pytest.mark.parametrize(("widest", "code"), [(4, None), (2, "TIMEOUT")])
def test_sqlite_says_that_it_gave_up_on_a_path_among_too_many_edges(
    schema: GraphQLSchema, graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, widest: int, code: str | None
) -> None:
    load(sqlite_at(tmp_path), graph)
    monkeypatch.setattr("rasso_graph.loaders.sqlite_store.WIDEST", widest)
    query = '{ path(from: "outcome/top", to: "outcome/bottom") { length } }'
    answer = _answered(schema, opened(sqlite_at(tmp_path)), query)
    assert answer.data == {"path": None if code else {"length": 2}}
    assert [error["extensions"]["code"] for error in answer.errors] == ([code] if code else [])


def test_an_operation_ends_after_its_time_with_what_was_answered(schema: GraphQLSchema, address: Address) -> None:
    limits = Limits(seconds=0.5)
    answer = _answered(schema, Slowed(opened(address, timeout=2)), f"{TWICE[:-1]} {ACTION[1:]}", limits)
    assert _failure(answer) == ({"a": {"revision": 1}, "b": None, "action": None}, "TIMEOUT")
    assert answer.errors[0]["message"] == "The operation ran out of time before this field was answered."
    assert answer.retry_after is None


def test_a_store_that_is_away_says_when_to_ask_again(schema: GraphQLSchema) -> None:
    answer = _answered(schema, Neo4jStore("bolt://127.0.0.1:1", "neo4j", "x"))
    assert _failure(answer) == ({"action": None}, "STORE_AWAY")
    assert (answer.retry_after, answer.unready) == (5, False)
    assert answer.reason == "The store at bolt://127.0.0.1:1 does not answer. Is the server running?"


def test_a_part_that_needs_no_store_is_answered_while_it_is_away(schema: GraphQLSchema, tmp_path: Path) -> None:
    answer = _answered(schema, SqliteStore(tmp_path / "none.db"), "{ __typename graph { revision } }")
    assert _failure(answer) == ({"__typename": "Query", "graph": None}, "STORE_UNREADY")


def test_a_store_without_a_graph_is_not_ready(schema: GraphQLSchema, tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    sqlite3.connect(path).close()
    assert _failure(_answered(schema, SqliteStore(path))) == ({"action": None}, "STORE_UNREADY")
    path.write_bytes(b"nothing that SQLite reads" * 100)
    assert _failure(_answered(schema, SqliteStore(path))) == ({"action": None}, "STORE_UNREADY")


def test_a_statement_that_sqlite_cannot_read_is_our_fault_and_not_the_stores(
    schema: GraphQLSchema, address: Address, caplog: pytest.LogCaptureFixture
) -> None:
    class Mistaken(Slowed):
        async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[SeenState, list[Any]]:
            return await self.store.read(name, (About("secret_thing)"),))

    answer = _answered(schema, Mistaken(opened(address)))
    assert _failure(answer) == ({"action": None}, "INTERNAL")
    assert "secret_thing" not in str(answer.errors)
    assert "secret_thing" in caplog.text


def test_connections_that_the_server_dropped_are_opened_anew(
    schema: GraphQLSchema, neo4j_address: Neo4jAddress
) -> None:
    async def ask() -> list[Answer]:
        store = Neo4jStore(neo4j_address.uri, neo4j_address.user, neo4j_address.password)
        service = Service(schema, store)
        try:
            first = await service.answer(ACTION)
            await asyncio.to_thread(_drop_connections, neo4j_address)
            return [first, await service.answer(ACTION)]
        finally:
            await store.close()

    assert [(one.data, one.errors) for one in asyncio.run(ask())] == [({"action": {"title": "Early advice"}}, [])] * 2


def _drop_connections(address: Neo4jAddress) -> None:
    """All but the one that asks for it."""
    agent = "tests that drop connections"
    with connected(address, user_agent=agent) as driver:
        listed = "CALL dbms.listConnections() YIELD connectionId, userAgent WHERE userAgent <> $agent"
        dropped = (
            f"{listed} WITH collect(connectionId) AS ids CALL dbms.killConnections(ids) YIELD message RETURN message"
        )
        assert driver.execute_query(dropped, agent=agent).records


def test_a_transaction_that_an_administrator_ends_is_told_without_a_word_of_the_driver(
    schema: GraphQLSchema, neo4j_address: Neo4jAddress
) -> None:
    async def ask() -> Answer:
        store = Slowed(opened(neo4j_address, timeout=60))
        try:
            answer = asyncio.create_task(Service(schema, store).answer(ACTION))
            await asyncio.to_thread(_end_transactions, neo4j_address)
            return await answer
        finally:
            await store.close()

    answer = asyncio.run(ask())
    assert _failure(answer) == ({"action": None}, "INTERNAL")
    assert "erminat" not in str(answer.errors)


def _end_transactions(address: Neo4jAddress) -> None:
    with connected(address) as driver:
        for _ in range(600):
            shown = "SHOW TRANSACTIONS YIELD transactionId AS id, currentQuery AS query WHERE query CONTAINS $part"
            ids = [row["id"] for row in driver.execute_query(shown, part="n4.id < n3.id").records]
            if ids:
                driver.execute_query("TERMINATE TRANSACTIONS $ids", ids=ids)
                return
            time.sleep(0.05)
    raise AssertionError("the statement never ran")


class Flickering(Neo4jStore):
    """A server that fails in passing, so many times, before it answers."""

    times = 0
    failures: list[str]

    async def _once(self, statement: Statement) -> tuple[SeenState, list[Any]]:
        self.times += 1
        if self.failures:
            raise Neo4jError._hydrate_neo4j(code=self.failures.pop(), message="secret")  # type: ignore[attr-defined]
        return await super()._once(statement)


@pytest.mark.parametrize(
    ("failures", "times", "code"),
    [
        (["Neo.TransientError.Transaction.DeadlockDetected"], 2, None),
        (["Neo.TransientError.General.MemoryPoolOutOfMemoryError"] * 2, 3, None),
        (["Neo.TransientError.Transaction.DeadlockDetected"] * 9, 3, "STORE_AWAY"),
        (["Neo.ClientError.Statement.SyntaxError"], 1, "INTERNAL"),
        (["Neo.ClientError.Security.Forbidden"], 1, "STORE_UNREADY"),
        (["Neo.ClientError.Security.AuthenticationRateLimit"], 1, "STORE_UNREADY"),
        (["Neo.ClientError.Database.DatabaseNotFound"], 1, "STORE_UNREADY"),
        (["Neo.ClientError.Transaction.TransactionTimedOut"], 1, "TIMEOUT"),
    ],
)
def test_only_what_passes_by_itself_is_tried_again(
    schema: GraphQLSchema, neo4j_address: Neo4jAddress, failures: list[str], times: int, code: str | None
) -> None:
    store = Flickering(neo4j_address.uri, neo4j_address.user, neo4j_address.password)
    store.failures = list(failures)
    answer = _answered(schema, store)
    assert store.times == times
    assert [error["extensions"]["code"] for error in answer.errors] == ([code] if code else [])
    assert answer.data == {"action": None if code else {"title": "Early advice"}}
    assert "secret" not in str(answer.errors)
