"""Work that nobody waits for any more is stopped in the store."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from neo4j import Driver

from rasso_graph.loaders import neo4j_store, turns
from rasso_graph.loaders.address import Address, Neo4jAddress
from rasso_graph.loaders.neo4j_store import Neo4jStore
from rasso_graph.loaders.plan import About, Column, Compare, Count, Labelled, Own, Property, Rows
from rasso_graph.loaders.store import StoreBusy
from rasso_graph.model.graph import Graph
from tests.stores import load, opened, sqlite_at

QUICK: tuple[Column, ...] = (About("revision"),)


def _slow() -> tuple[Column, ...]:
    """Every node beside every other, four times over: hours of work."""
    every, before = Labelled(("Record",)), Compare("id", "<", Own("id"))
    counted: Column = Count(every, before)
    for _ in range(4):
        counted = Rows(every, (Property("id"), counted), before)
    return (Rows(every, (counted,)),)


@pytest.mark.parametrize("many", [1, 12])
def test_a_store_works_on_after_statements_that_were_left(address: Address, many: int) -> None:
    async def ask() -> int:
        store = opened(address, timeout=60)
        try:
            left = [asyncio.create_task(store.read("slow", _slow())) for _ in range(many)]
            await asyncio.sleep(0.5)
            for one in left:
                one.cancel()
            await asyncio.gather(*left, return_exceptions=True)
            _, [revision] = await store.read("quick", QUICK)
        finally:
            await store.close()
        return revision

    began = time.monotonic()
    assert asyncio.run(ask()) == 1
    assert time.monotonic() - began < 20


def test_neo4j_ends_a_transaction_that_was_left(neo4j_address: Neo4jAddress, neo4j_driver: Driver) -> None:
    async def ask() -> None:
        store = opened(neo4j_address, timeout=60)
        left = asyncio.create_task(store.read("slow", _slow()))
        await asyncio.to_thread(_wait_for, neo4j_driver, 1)
        left.cancel()
        await asyncio.gather(left, return_exceptions=True)
        await asyncio.to_thread(_wait_for, neo4j_driver, 0)
        await store.close()

    asyncio.run(ask())


def _wait_for(driver: Driver, many: int) -> None:
    """Wait until so many slow transactions run."""
    shown = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'CYPHER 5' RETURN count(*) AS many"
    ends = time.monotonic() + 20
    while driver.execute_query(shown).records[0]["many"] != many:
        assert time.monotonic() < ends, f"there are still not {many}"
        time.sleep(0.1)


def test_sqlite_closes_at_once_though_statements_run(graph: Graph, tmp_path: Path) -> None:
    load(sqlite_at(tmp_path), graph)

    async def ask() -> None:
        store = opened(sqlite_at(tmp_path), 60)
        left = asyncio.create_task(store.read("slow", _slow()))
        await asyncio.sleep(0.3)
        await store.close()
        await asyncio.gather(left, return_exceptions=True)

    began = time.monotonic()
    asyncio.run(ask())
    assert time.monotonic() - began < 20


def test_a_statement_that_waits_too_long_for_its_turn_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_PATIENCE", 0.05)

    async def ask() -> None:
        given = turns.Turns(1)
        async with given.one():
            with pytest.raises(StoreBusy):
                async with given.one():
                    pytest.fail("two were let in at once")
        async with given.one():
            pass

    asyncio.run(ask())


def test_neo4j_without_a_free_connection_has_too_much_to_do(
    neo4j_address: Neo4jAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_store, "_CONNECTIONS", 1)
    monkeypatch.setattr(turns, "TURN_PATIENCE", 0.2)

    async def ask() -> None:
        store = Neo4jStore(neo4j_address.uri, neo4j_address.user, neo4j_address.password, 60)
        left = asyncio.create_task(store.read("slow", _slow()))
        await asyncio.sleep(0.5)
        try:
            with pytest.raises(StoreBusy):
                await store.read("quick", QUICK)
        finally:
            left.cancel()
            await asyncio.gather(left, return_exceptions=True)
            await store.close()

    asyncio.run(ask())
