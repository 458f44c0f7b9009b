"""A reader never sees half of an update: neither within a statement nor across those of one operation."""

from __future__ import annotations

import asyncio
import os
import pickle
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from graphql import GraphQLSchema
from neo4j import Driver
from neo4j.exceptions import Neo4jError

from bench.cutting import cut
from bench.updating import in_turn, updated
from rasso_graph.loaders.address import Address, Neo4jAddress, SqliteAddress
from rasso_graph.loaders.connections import session_of
from rasso_graph.loaders.neo4j_store import Neo4jStore
from rasso_graph.loaders.plan import About
from rasso_graph.loaders.snapshot import read_graph, whole
from rasso_graph.loaders.sqlite_store import SqliteStore
from rasso_graph.loaders.store import StoreAway, StoreMoved
from rasso_graph.loaders.text import Statement
from rasso_graph.model.graph import Graph
from rasso_graph.resolvers.service import Answer, Service
from rasso_graph.seed.storing import apply_graph
from tests.queries.graph import retitled
from tests.stores import asking, fill, load, packaged, sqlite_at

REVISION = (About("revision"),)
TITLES = '{ graph { digest } action(id: "action/advice") { title } actions { totalCount } }'


@pytest.fixture(scope="session")
def short() -> Graph:
    """A small part of the packaged records, with what a lineage and a search find."""
    return cut(packaged().whole, 700, Random(2), frozenset({"action/early-advice"}))


@pytest.mark.parametrize("where", ["sqlite", "neo4j"])
def test_every_answer_is_of_one_graph_while_two_follow_upon_each_other(
    request: pytest.FixtureRequest, schema: GraphQLSchema, short: Graph, where: str, tmp_path: Path
) -> None:
    address = sqlite_at(tmp_path) if where == "sqlite" else request.getfixturevalue("empty_address")
    told = asyncio.run(in_turn(schema, address, [short, updated(short)], 12))
    assert (dict(told.mixed), dict(told.errors)) == ({}, {})
    assert {of for _, of in told.seen} == {0, 1}
    assert told.turns >= 2


@pytest.fixture
def empty_address(neo4j_address: Neo4jAddress, neo4j_driver: Driver, graph: Graph) -> Iterator[Neo4jAddress]:
    """The server, for another graph than that of the other tests."""
    yield neo4j_address
    fill(neo4j_driver, neo4j_address, graph)


def test_what_is_committed_while_a_statement_runs_refuses_what_it_read(
    neo4j_address: Neo4jAddress, neo4j_driver: Driver
) -> None:
    store = Interrupted(neo4j_address, lambda: _touch(neo4j_driver))
    seen = asyncio.run(_outcomes(store, 3))
    assert seen == ["read", "moved", "read"]


def test_what_is_rolled_back_disturbs_nobody(neo4j_address: Neo4jAddress, neo4j_driver: Driver) -> None:
    def roll_back() -> None:
        with session_of(neo4j_driver, "WRITE") as session, session.begin_transaction() as transaction:
            transaction.run("MATCH (graph:Graph) SET graph.digest = 'half'").consume()
            transaction.rollback()

    assert asyncio.run(_outcomes(Interrupted(neo4j_address, roll_back), 3)) == ["read", "read", "read"]


class Interrupted(Neo4jStore):
    """A store whose second statement somebody writes into."""

    def __init__(self, address: Neo4jAddress, write: Callable[[], None]) -> None:
        super().__init__(address.uri, address.user, address.password)
        self.times, self.write = 0, write

    async def _asked(self, session: Any, statement: Statement) -> list[Any]:
        self.times += 1
        answer = await super()._asked(session, statement) if self.times != 2 else []
        if self.times == 2:
            await asyncio.to_thread(self.write)
            answer = await super()._asked(session, statement)
        return answer


async def _outcomes(store: Neo4jStore, many: int) -> list[str]:
    seen: list[str] = []
    for _ in range(many):
        try:
            await store.read("revision", REVISION)
            seen.append("read")
        except StoreMoved:
            seen.append("moved")
    await store.close()
    return seen


def _touch(driver: Driver) -> None:
    driver.execute_query("MATCH (graph:Graph) SET graph.touched = true")
    driver.execute_query("MATCH (graph:Graph) REMOVE graph.touched")


class Torn(Neo4jStore):
    """A store whose first statement fails as one does that looks for a node that has gone, perhaps by an update."""

    failed = False
    write: Callable[[], None] = staticmethod(lambda: None)

    async def _asked(self, session: Any, statement: Statement) -> list[Any]:
        if not self.failed:
            self.failed = True
            await asyncio.to_thread(self.write)
            code = "Neo.ClientError.Statement.EntityNotFound"
            raise Neo4jError._hydrate_neo4j(code=code, message="gone")  # type: ignore[attr-defined]
        return await super()._asked(session, statement)


@pytest.mark.parametrize(("writes", "codes"), [(True, []), (False, ["INTERNAL"])])
def test_a_fault_that_half_of_an_update_may_have_made_is_asked_again(
    schema: GraphQLSchema, neo4j_address: Neo4jAddress, neo4j_driver: Driver, writes: bool, codes: list[str]
) -> None:
    store = Torn(neo4j_address.uri, neo4j_address.user, neo4j_address.password)
    store.write = (lambda: _touch(neo4j_driver)) if writes else (lambda: None)

    async def ask() -> Answer:
        try:
            return await Service(schema, store).answer("{ graph { revision } }")
        finally:
            await store.close()

    assert [one["extensions"]["code"] for one in asyncio.run(ask()).errors] == codes


KILLED = """
import os, pickle, signal, sys
from rasso_graph.loaders.address import parse
from rasso_graph.seed.storing import apply_graph

def kill(said, done, total):
    if said == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

apply_graph(parse(sys.argv[1]), pickle.load(open(sys.argv[2], "rb")), correct=None, progress=kill)
"""


@pytest.mark.parametrize("phase", ["comparing", "removing edges", "removing nodes", "changing nodes"])
def test_readers_are_served_the_old_graph_though_the_writer_is_killed(
    request: pytest.FixtureRequest, schema: GraphQLSchema, written: Address, graph: Graph, tmp_path: Path, phase: str
) -> None:
    (tmp_path / "graph").write_bytes(pickle.dumps(retitled(graph, "Otherwise")))
    is_file = isinstance(written, SqliteAddress)
    name = f"sqlite://{written.path}" if is_file else request.getfixturevalue("neo4j_store_url")
    with asking(schema, written) as ask:
        before = ask.data(TITLES)
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, name, tmp_path / "graph", phase], env=dict(os.environ), check=False
        )
        assert killed.returncode == -signal.SIGKILL
        assert ask.data(TITLES) == before
        apply_graph(written, retitled(graph, "Otherwise"), correct=None)
    with asking(schema, written) as ask:
        assert ask.data(TITLES)["action"] == {"title": "Otherwise"}


def test_a_store_is_read_as_a_whole_again_where_it_was_written(
    neo4j_address: Neo4jAddress, neo4j_driver: Driver, graph: Graph
) -> None:
    times: list[int] = []

    def read(reader: Any) -> int:
        times.append(len(list(reader.nodes())))
        if len(times) == 1:
            _touch(neo4j_driver)
        return len(list(reader.edges()))

    assert whole(neo4j_address, read) == len(graph.edges)
    assert times == [len(graph.nodes)] * 2


def test_a_store_that_is_written_all_the_time_is_not_read_as_a_whole(
    neo4j_address: Neo4jAddress, neo4j_driver: Driver
) -> None:
    with pytest.raises(StoreAway, match="is being written"):
        whole(neo4j_address, lambda _: _touch(neo4j_driver))


def _both(folder: Path, graph: Graph) -> tuple[Path, Path]:
    """Two finished stores, of one revision and different content."""
    for name, held in (("old", graph), ("new", retitled(graph, "Otherwise"))):
        load(SqliteAddress(folder / f"{name}.db"), held)
    return folder / "old.db", folder / "new.db"


def _put(source: Path, at: Path) -> None:
    """Puts a copy of a store in another's place, as a deployment does."""
    shutil.copy(source, f"{at}.coming")
    os.replace(f"{at}.coming", at)


def test_a_file_that_is_replaced_is_noticed_and_never_mixed(
    schema: GraphQLSchema, graph: Graph, tmp_path: Path
) -> None:
    old, new = _both(tmp_path, graph)
    place = tmp_path / "graph.db"
    _put(old, place)
    told: list[Answer] = []

    async def read(service: Service, until: asyncio.Event) -> None:
        while not until.is_set():
            told.append(await service.answer(TITLES))

    async def ask() -> tuple[Answer, Answer]:
        store, done = SqliteStore(place), asyncio.Event()
        service = Service(schema, store)
        before = await service.answer(TITLES)
        reading = [asyncio.create_task(read(service, done)) for _ in range(4)]
        turn = 0
        while turn < 20 or len(told) < 40:
            await asyncio.sleep(0.02)
            await asyncio.to_thread(_put, (new, old)[turn % 2], place)
            turn += 1
        _put(new, place)
        done.set()
        await asyncio.gather(*reading)
        after = await service.answer(TITLES)
        await store.close()
        return before, after

    before, after = asyncio.run(asyncio.wait_for(ask(), 60))
    assert before.data
    assert after.data
    assert len(told) >= 40
    assert (before.data["action"], after.data["action"]) == ({"title": "Early advice"}, {"title": "Otherwise"})
    assert [one for one in told if one.errors or one.data not in (before.data, after.data)] == []


def test_what_lies_beside_a_file_is_not_taken_for_that_of_the_file_that_replaces_it(
    schema: GraphQLSchema, graph: Graph, tmp_path: Path
) -> None:
    old, new = _both(tmp_path, graph)
    place = tmp_path / "graph.db"
    _put(old, place)
    writer = sqlite3.connect(place, isolation_level=None)
    with asking(schema, SqliteAddress(place)) as ask:
        writer.execute("PRAGMA wal_autocheckpoint = 0")
        writer.execute("UPDATE node SET title = 'Beside' WHERE id = 'action/advice'")
        writer.execute("UPDATE graph SET revision = 2")
        assert ask.data(TITLES)["action"] == {"title": "Beside"}
        _put(new, place)
        assert ask.data(TITLES)["action"] == {"title": "Otherwise"}
    writer.close()


def test_a_file_that_replaced_another_is_followed_when_it_is_written(
    schema: GraphQLSchema, graph: Graph, tmp_path: Path
) -> None:
    old, new = _both(tmp_path, graph)
    place = tmp_path / "graph.db"
    _put(old, place)
    with asking(schema, SqliteAddress(place)) as ask:
        assert ask.data(TITLES)["action"] == {"title": "Early advice"}
        _put(new, place)
        assert ask.data(TITLES)["action"] == {"title": "Otherwise"}
        apply_graph(SqliteAddress(place), graph, correct=None)
        assert ask.data(TITLES)["action"] == {"title": "Early advice"}


def test_a_server_that_nobody_asks_lets_go_of_a_file_that_was_replaced(
    schema: GraphQLSchema, graph: Graph, tmp_path: Path
) -> None:
    old, new = _both(tmp_path, graph)
    place = tmp_path / "graph.db"
    _put(old, place)

    async def replace() -> None:
        store = SqliteStore(place)
        await store.read("revision", REVISION)
        _put(new, place)
        while str(place) + " (deleted)" in _open_files():
            await asyncio.sleep(0.1)
        assert read_graph(SqliteAddress(place)).nodes["action/advice"].properties["title"] == "Otherwise"
        await store.close()

    asyncio.run(asyncio.wait_for(replace(), 20))


def _open_files() -> set[str]:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("only Linux tells which files are open")
    return {os.readlink(one) for one in folder.iterdir() if one.is_symlink()}
