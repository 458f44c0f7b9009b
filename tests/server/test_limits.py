"""Sizes, times and how many at once."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from rasso_graph.server import warming

Run = Callable[..., httpx.Client]
POST = b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"


@pytest.mark.parametrize("length", [10_001, 50_000, 3_000_000])
def test_a_body_over_the_limit_is_413(client: httpx.Client, length: int) -> None:
    response = client.post("/graphql", content=b" " * length, headers={"Content-Type": "application/json"})
    assert (response.status_code, code(response)) == (413, "PAYLOAD_TOO_LARGE")
    assert "10000 bytes" in response.json()["errors"][0]["message"]


def test_a_body_over_the_limit_is_413_though_it_does_not_tell_its_length(client: httpx.Client) -> None:
    pieces = (b" " * 1_000 for _ in range(20))
    response = client.post("/graphql", content=pieces, headers={"Content-Type": "application/json"})
    assert response.status_code == 413


def test_a_body_at_the_limit_is_read(client: httpx.Client) -> None:
    body = b'{"query": "{ __typename }"}'.ljust(10_000)
    assert client.post("/graphql", content=body, headers={"Content-Type": "application/json"}).status_code == 200


def test_a_url_over_the_limit_is_414(client: httpx.Client) -> None:
    response = client.get("/graphql", params={"query": "{ __typename }" + " " * 16_000})
    assert (response.status_code, code(response)) == (414, "URI_TOO_LONG")


def test_headers_over_the_limit_are_431(client: httpx.Client) -> None:
    response = client.get("/healthz", headers={"X-Long": "x" * 40_000})
    assert (response.status_code, code(response)) == (431, "HEADERS_TOO_LARGE")


def test_a_body_that_does_not_come_is_408_and_the_connection_ends(run: Run) -> None:
    client = run(body_timeout=0.2)
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=10) as slow:
        slow.sendall(POST + b"{")
        answer = b"".join(iter(lambda: slow.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"code":"REQUEST_TIMEOUT"' in answer


def test_a_client_that_leaves_in_the_middle_of_its_body_harms_nobody(run: Run) -> None:
    client = run()
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=10) as gone:
        gone.sendall(POST + b"{")
    assert client.get("/healthz").status_code == 200


def test_one_operation_more_than_allowed_is_told_to_come_back(run: Run, held: Held) -> None:
    client = run(held.opening, max_concurrent=1)
    held.armed = True
    first = threading.Thread(target=lambda: client.post("/graphql", json={"query": held.query}))
    first.start()
    assert held.entered.wait(10)
    second = client.post("/graphql", json={"query": held.query})
    held.leave.set()
    first.join(10)
    assert (second.status_code, second.headers["retry-after"], code(second)) == (503, "1", "TOO_BUSY")
    assert client.post("/graphql", json={"query": "{ __typename }"}).status_code == 200


def test_a_server_starts_though_its_store_keeps_it_waiting(
    run: Run, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "WARMING_PATIENCE", 0.1)
    held.armed = True
    client = run(held.opening)
    held.leave.set()
    assert client.get("/healthz").status_code == 200


def test_a_small_answer_is_not_compressed_and_a_large_one_is(client: httpx.Client) -> None:
    small = client.post("/graphql", json={"query": "{ __typename }"})
    large = client.post("/graphql", json={"query": "{ __schema { types { name description } } }"})
    assert ("content-encoding" in small.headers, large.headers["content-encoding"]) == (False, "gzip")
    assert "accept-encoding" in large.headers["vary"].lower()


def test_a_client_that_cannot_unpack_gets_it_plain(client: httpx.Client) -> None:
    query = {"query": "{ __schema { types { name description } } }"}
    response = client.post("/graphql", json=query, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in response.headers
    assert response.json()["data"]["__schema"]


def code(response: httpx.Response) -> str:
    return response.json()["errors"][0]["extensions"]["code"]


class Held:
    """A store that answers nobody until it is let go."""

    query = '{ node(id: "action/early-advice") { id } }'

    def __init__(self, opening: Callable[[Any], Any]) -> None:
        self.opening = opening(self)
        self.armed = False
        self.entered, self.leave = threading.Event(), threading.Event()

    async def read(self, name: str, columns: Any) -> Any:
        if self.armed:
            self.entered.set()
            await asyncio.to_thread(self.leave.wait, 10)
        raise RuntimeError("let go")

    walk = read

    async def close(self) -> None:
        """Nothing to let go of."""


@pytest.fixture
def held(opening_over: Callable[[Any], Any]) -> Held:
    return Held(opening_over)
