"""What one client cannot do to the others."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

Run = Callable[..., httpx.Client]
SERVE = [sys.executable, "-c", "from rasso_graph.server.cli import main; main()", "serve", "--port", "0"]
_PROMPT = 5
"""Seconds in which a busy machine with others' work on it answers; it had been 25 and more."""
OWNED = {"or": [{"answerable": {"id": f"body/b{n}", "role": ["LEAD"]}} for n in range(160)]}
BLOCKER = {
    "query": "query ($w: CommitmentFilter) {"
    + " ".join(f"a{n}: commitments(where: $w) {{ totalCount }}" for n in range(600))
    + "}",
    "variables": {"w": OWNED},
}
DEAR = {
    "query": "{"
    + " ".join(
        f"a{n}: commitments(where: {{or: ["
        + " ".join(f'{{title: {{contains: "x{n} {place}"}}}}' for place in range(200))
        + "]}) { totalCount }"
        for n in range(4)
    )
    + "}"
}
"""Within every limit, and as much work as that allows."""


class Waiting:
    """A store that answers once it is let go, and notices when nobody waits any more."""

    def __init__(self) -> None:
        self.entered, self.stopped = threading.Event(), threading.Event()
        self.ready = False

    async def read(self, name: str, columns: Any) -> Any:
        if self.ready:
            return 1, [None]
        self.ready = True
        self.entered.set()
        try:
            await asyncio.sleep(60)
        finally:
            self.stopped.set()

    async def close(self) -> None:
        """Nothing to let go of."""


def test_the_work_of_a_client_that_has_gone_is_stopped_and_its_place_is_free(
    run: Run, opening_over: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rasso_graph.server.application.warm", _cold)
    store = Waiting()
    client = run(opening_over(store), max_concurrent=1)
    asked = json.dumps({"query": '{ node(id: "action/a") { id } }'}).encode()
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(asked)}\r\n\r\n"
    )
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=10) as gone:
        gone.sendall(head.encode() + asked)
        assert store.entered.wait(10)
    assert store.stopped.wait(10)
    answer = _once_free(client, '{ node(id: "action/a") { id } }')
    assert (answer.status_code, answer.json()["data"]) == (200, {"node": None})


def _once_free(client: httpx.Client, query: str) -> httpx.Response:
    """The answer once a place is free, or the last refusal: the store stops a moment before its place is given back."""
    until = time.monotonic() + _PROMPT
    answer = client.post("/graphql", json={"query": query})
    while answer.status_code == 503 and time.monotonic() < until:
        time.sleep(0.01)
        answer = client.post("/graphql", json={"query": query})
    return answer


async def _cold(_: Any) -> None:
    """Asks nothing at the start."""


@pytest.fixture
def served(seeded: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server in a process of its own, and where it listens."""
    own = {"RASSO_STORE": f"sqlite://{seeded}", "RASSO_LOG_LEVEL": "error", "RASSO_SHUTDOWN_TIMEOUT": "1"}
    with subprocess.Popen(SERVE, stderr=subprocess.PIPE, text=True, env=os.environ | own) as started:
        assert started.stderr
        found = re.match(r"Serving (http://127.0.0.1:\d+)/", started.stderr.readline())
        assert found
        yield found[1], started
        started.kill()


def _sent(url: str, asked: Any, many: int) -> tuple[list[threading.Thread], list[Any]]:
    """The same request on so many connections, and the answers so far. By urllib: httpx takes long to start."""
    answers: list[Any] = []
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    request = urllib.request.Request(f"{url}/graphql", json.dumps(asked).encode(), headers)

    def send() -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            try:
                answers.append(json.load(urllib.request.urlopen(request, timeout=60)))
            except urllib.error.HTTPError as refusal:
                answers.append(json.load(refusal))

    threads = [threading.Thread(target=send, daemon=True) for _ in range(many)]
    for one in threads:
        one.start()
    return threads, answers


def _longest_probe(url: str, until: Callable[[], bool]) -> float:
    longest = 0.0
    while True:
        began = time.perf_counter()
        with urllib.request.urlopen(f"{url}/healthz", timeout=30) as answer:
            assert answer.status == 200
        longest = max(longest, time.perf_counter() - began)
        if until():
            return longest


def test_six_hundred_filters_of_a_hundred_and_sixty_tests_are_refused_and_keep_nobody_waiting(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    url, _ = served
    threads, answers = _sent(url, BLOCKER, 6)
    longest = _longest_probe(url, lambda: not any(one.is_alive() for one in threads))
    assert longest < _PROMPT
    assert [one["errors"][0]["extensions"]["code"] for one in answers] == ["TOO_MUCH"] * 6


def test_a_server_full_of_the_dearest_operations_answers_others_and_ends_in_its_time(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    url, process = served
    threads, answers = _sent(url, DEAR, 24)
    ends = time.monotonic() + 3
    assert _longest_probe(url, lambda: time.monotonic() > ends) < _PROMPT
    assert len(answers) < 24, "the server should still be at it"
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.wait(20)
    assert time.monotonic() - began < 8
    for one in threads:
        one.join(20)
    assert process.stderr
    said = process.stderr.read()
    assert "Traceback" not in said, said
    assert len(answers) == 24, "whoever asked is told, even the one whose work was under way"
    assert {one["errors"][0]["extensions"]["code"] for one in answers if "errors" in one} == {"TOO_BUSY"}
