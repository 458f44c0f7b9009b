"""A server that takes a statement and never answers."""

from __future__ import annotations

import asyncio

import pytest

from rasso_graph.loaders import neo4j_store
from rasso_graph.loaders.neo4j_store import Neo4jStore
from rasso_graph.loaders.plan import About
from rasso_graph.loaders.store import StoreAway


def test_a_server_that_stays_silent_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_store, "_PATIENCE", 0.1)

    async def ask() -> None:
        silent = await asyncio.start_server(lambda _, writer: taken.append(writer), "127.0.0.1", 0)
        host, port = silent.sockets[0].getsockname()
        store = Neo4jStore(f"bolt://{host}:{port}", "neo4j", "", timeout=0.1)
        try:
            async with asyncio.timeout(4):
                await store.read("silence", (About("digest"),))
        finally:
            await store.close()
            silent.close()
            for writer in taken:
                writer.close()

    taken: list[asyncio.StreamWriter] = []
    with pytest.raises(StoreAway):
        asyncio.run(ask())
