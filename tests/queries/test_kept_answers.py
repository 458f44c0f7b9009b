"""Answers that are kept here or by clients are given again while the store stays as it is, and never after."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import GraphQLSchema

from rasso_graph.loaders.address import Address, SqliteAddress
from rasso_graph.loaders.store import SeenState, Store
from rasso_graph.model.graph import Graph
from rasso_graph.resolvers.looks import Looks
from rasso_graph.resolvers.service import Service
from rasso_graph.seed.storing import apply_graph
from rasso_graph.server.application import application
from rasso_graph.server.settings import Settings
from tests.queries.graph import retitled
from tests.server.conftest import over
from tests.stores import Counted, opened, plans_kept, sqlite_at

TITLE = '{ action(id: "action/advice") { title } }'
STATE = '{ graph { revision digest } action(id: "action/advice") { title } actions { totalCount } }'


@asynccontextmanager
async def _serving(schema: GraphQLSchema, store: Store, **chosen: Any) -> AsyncGenerator[httpx.AsyncClient]:
    """A client of the application over a store."""
    service = Service(schema, store)
    app = application(replace(Settings(), **chosen), over(store))

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        await app({**scope, "state": {"service": service}}, receive, send)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(serve), base_url="http://127.0.0.1") as client:
        yield client
    service.close()
    await store.close()


async def _got(client: httpx.AsyncClient, query: str, **headers: str) -> httpx.Response:
    return await client.get("/graphql", params={"query": query}, headers={"Accept": "application/json", **headers})


def test_what_a_client_has_is_not_sent_again_until_an_update(
    schema: GraphQLSchema, written: Address, graph: Graph
) -> None:
    async def ask() -> None:
        store = Counted(opened(written))
        async with _serving(schema, store, answers=0) as client:
            first = await _got(client, TITLE)
            etag = first.headers["etag"]
            assert first.headers["cache-control"] == "public, max-age=0, must-revalidate"
            assert first.headers["vary"].split(", ")[:2] == ["Accept", "Accept-Encoding"]
            store.asked.clear()
            again = await _got(client, TITLE, **{"If-None-Match": f'"other", {etag}'})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
            assert store.asked == []
            await asyncio.to_thread(apply_graph, written, retitled(graph, "Otherwise"), correct=None)
            new = await _got(client, TITLE, **{"If-None-Match": etag})
            assert (new.status_code, new.json()["data"]) == (200, {"action": {"title": "Otherwise"}})
            assert new.headers["etag"] != etag

    asyncio.run(ask())


def test_an_answer_is_kept_until_an_update(schema: GraphQLSchema, written: Address, graph: Graph) -> None:
    async def ask() -> None:
        store = Counted(opened(written))
        async with _serving(schema, store) as client:
            one = await client.post("/graphql", json={"query": TITLE})
            store.asked.clear()
            two = await client.post("/graphql", json={"query": TITLE})
            assert (two.content, store.asked) == (one.content, [])
            assert two.headers["cache-control"] == "no-store"
            assert "etag" not in two.headers
            await asyncio.to_thread(apply_graph, written, retitled(graph, "Otherwise"), correct=None)
            three = await client.post("/graphql", json={"query": TITLE})
            assert three.json()["data"] == {"action": {"title": "Otherwise"}}
            assert [name for name, _ in store.statements] == ["action"]

    asyncio.run(ask())


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("{ nonsense }", 200),
        ('{ actions(after: "x") { totalCount } }', 200),
        ('{ path(from: "body/cps") { id } }', 200),
    ],
)
def test_what_has_errors_is_kept_nowhere(schema: GraphQLSchema, address: Address, query: str, status: int) -> None:
    async def ask() -> None:
        async with _serving(schema, opened(address)) as client:
            for _ in range(2):
                response = await _got(client, query)
                assert (response.status_code, response.headers["cache-control"]) == (status, "no-store")
                assert response.json()["errors"]
                assert "etag" not in response.headers

    asyncio.run(ask())


def test_no_answer_mixes_two_graphs_or_goes_back_while_updates_are_applied(
    schema: GraphQLSchema, written: Address, graph: Graph
) -> None:
    graphs = [retitled(graph, "One"), retitled(graph, "Two")]
    seen: list[dict[str, Any]] = []
    told = asyncio.Condition()
    kinds: Counter[str] = Counter()

    async def reading(client: httpx.AsyncClient, over: asyncio.Event) -> None:
        """Asks on, with what it was told last, and notes what comes; nobody may be told of less than was known."""
        etag, body = "", dict[str, Any]()
        while not over.is_set():
            known = max((one["graph"]["revision"] for one in seen), default=0)
            response = await _got(client, STATE, **({"If-None-Match": etag} if etag and len(seen) % 2 else {}))
            kinds[str(response.status_code)] += 1
            if response.status_code == 200:
                assert "errors" not in response.json(), response.json()
                etag, body = response.headers["etag"], response.json()["data"]
            assert body, (response.status_code, response.text)
            assert body["graph"]["revision"] >= known
            seen.append(body)
            async with told:
                told.notify_all()

    async def update() -> None:
        """One after the other, as soon as one was seen by anybody."""
        with plans_kept():
            for turn in range(6):
                applied = await asyncio.to_thread(apply_graph, written, graphs[turn % 2], correct=None)
                async with told:
                    await told.wait_for(lambda new=applied.revision: seen and seen[-1]["graph"]["revision"] >= new)

    async def ask() -> None:
        over = asyncio.Event()
        async with _serving(schema, opened(written)) as one, _serving(schema, opened(written)) as two:
            readers = [asyncio.create_task(reading(client, over)) for client in (one, one, one, two, two, two)]
            await update()
            over.set()
            await asyncio.gather(*readers)

    asyncio.run(ask())
    digests = {(one["graph"]["revision"], one["graph"]["digest"], one["action"]["title"]) for one in seen}
    assert len({revision for revision, _, _ in digests}) == len(digests) >= 6
    assert {title for _, _, title in digests} >= {"One", "Two"}
    assert kinds["200"]
    assert kinds["304"]


def test_a_file_made_anew_in_the_place_of_one_that_is_gone_is_another_state(tmp_path: Path, graph: Graph) -> None:
    """Of the same revision, under the same number of the system: nothing of the old is given again."""
    old, new = sqlite_at(tmp_path), SqliteAddress(tmp_path / "new.db")

    def state() -> SeenState:
        async def ask() -> SeenState:
            store = opened(old)
            try:
                return await store.state()
            finally:
                await store.close()

        return asyncio.run(ask())

    apply_graph(old, graph)
    before = state()
    apply_graph(new, retitled(graph, "Otherwise"))
    old.path.write_bytes(new.path.read_bytes())
    assert state() != before


def test_nobody_is_told_a_state_by_a_look_that_began_before() -> None:
    async def ask() -> tuple[list[int], int]:
        began, go = 0, asyncio.Event()

        async def look() -> int:
            nonlocal began
            began += 1
            mine = began
            await go.wait()
            return mine

        looks = Looks(look)
        first = asyncio.create_task(looks.state())
        await asyncio.sleep(0.01)
        rest = [asyncio.create_task(looks.state()) for _ in range(3)]
        await asyncio.sleep(0.01)
        go.set()
        told = await asyncio.gather(first, *rest)
        return [int(str(one)) for one in told], began

    assert asyncio.run(ask()) == ([1, 2, 2, 2], 2)
