"""A server outlives its store: it starts without one, says when to come back, and answers when it is there."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import httpx
import pytest

from rasso_graph import seed
from rasso_graph.loaders.address import Neo4jAddress
from rasso_graph.loaders.connections import neo4j_driver
from tests.neo4j.database import wipe
from tests.neo4j.server import Neo4jServer

Serving = Callable[[str], httpx.Client]
ASKED = {"query": '{ commitment(id: "action/early-advice") { id } graph { revision } }'}
ANSWER = {"data": {"commitment": {"id": "action/early-advice"}, "graph": {"revision": 1}}}


@pytest.fixture
def seeded_neo4j(restartable_neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Neo4jServer:
    """A real Neo4j with the packaged records, which the test may stop and start."""
    server = restartable_neo4j
    monkeypatch.setenv("RASSO_NEO4J_USER", server.user)
    monkeypatch.setenv("RASSO_NEO4J_PASSWORD", server.password)
    address = Neo4jAddress(server.uri, server.user, server.password)
    with neo4j_driver(address) as driver:
        wipe(driver)
    seed.apply(address)
    return server


@pytest.mark.neo4j
def test_servers_answer_again_by_themselves_when_neo4j_is_back(
    seeded_neo4j: Neo4jServer, serving_store: Serving
) -> None:
    before = serving_store(seeded_neo4j.uri)
    assert before.post("/graphql", json=ASKED).json()["data"] == ANSWER["data"]
    seeded_neo4j.stop()
    try:
        meanwhile = serving_store(seeded_neo4j.uri)
        for client in (before, meanwhile):
            _assert_away(client)
    finally:
        seeded_neo4j.start()
    for client in (before, meanwhile):
        assert _patiently(client).json()["data"] == ANSWER["data"]
        assert client.get("/readyz").json() == {"status": "ready", "revision": 1}


def test_a_server_becomes_ready_when_its_file_is_seeded(seeded: Path, tmp_path: Path, serving_store: Serving) -> None:
    path = tmp_path / "later.db"
    client = serving_store(f"sqlite://{path}")
    for response in (client.post("/graphql", json=ASKED), client.get("/readyz")):
        told = {"message": "The store holds no graph. Run: rasso seed apply.", "code": "STORE_UNREADY"}
        assert {(one["message"], one["extensions"]["code"]) for one in response.json()["errors"]} == {(*told.values(),)}
        assert (response.status_code, "retry-after" in response.headers) == (500, False)
    copy(seeded, path)
    assert client.post("/graphql", json=ASKED).json()["data"] == ANSWER["data"]
    assert client.get("/readyz").json() == {"status": "ready", "revision": 1}


def _assert_away(client: httpx.Client) -> None:
    assert client.get("/healthz").status_code == 200
    for response in (client.post("/graphql", json=ASKED), client.get("/readyz")):
        assert (response.status_code, response.headers["retry-after"]) == (503, "5")
        codes = {error["extensions"]["code"] for error in response.json()["errors"]}
        assert (codes, "data" in response.json()) == ({"STORE_AWAY"}, False)


def _patiently(client: httpx.Client) -> httpx.Response:
    """The first answer that is not 503, as a client gets it that asks until then."""
    deadline = time.monotonic() + 30
    while (response := client.post("/graphql", json=ASKED)).status_code == 503:
        assert time.monotonic() < deadline, "the server did not recover"
    return response
