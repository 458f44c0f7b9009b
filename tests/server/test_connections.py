"""What a connection may do before and after its request, with either parser."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import time
from collections.abc import Callable

import httpx
import pytest

Run = Callable[..., httpx.Client]
_ASKED = json.dumps({"query": "{ __typename }"}).encode()
_POST = b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@pytest.fixture(params=["httptools", "h11"])
def parsed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The parser that the servers of the test read requests by."""
    if request.param == "h11":
        monkeypatch.setattr("rasso_graph.server.listening.find_spec", _missing)
    return str(request.param)


def _missing(_: str) -> None:
    """Finds no module."""


def _connected(client: httpx.Client) -> socket.socket:
    return socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=10)


def _told(connection: socket.socket) -> bytes:
    """All that comes until the server lets go."""
    pieces: list[bytes] = []
    with contextlib.suppress(ConnectionResetError):
        while piece := connection.recv(65_536):
            pieces.append(piece)
    return b"".join(pieces)


def _cut_after(connection: socket.socket, piece: bytes) -> float:
    """Seconds for which a connection takes a piece every tenth of one; at most ten."""
    began = time.monotonic()
    with contextlib.suppress(OSError):
        while time.monotonic() - began < 10:
            connection.sendall(piece)
            time.sleep(0.1)
    return time.monotonic() - began


def test_a_head_without_end_is_refused_before_it_fills_the_memory(run: Run, parsed: str) -> None:
    with _connected(run()) as endless:
        endless.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        sent = 0
        try:
            while sent < 4_000_000:
                sent += endless.send(b"X-More: " + b"x" * 1_000 + b"\r\n")
        except OSError:
            pass
        assert sent < 4_000_000
        assert _told(endless)[:12] in (b"HTTP/1.1 400", b"")


def test_a_head_of_many_small_pieces_counts_as_a_whole(run: Run, parsed: str) -> None:
    with _connected(run()) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        for _ in range(200):
            slow.sendall(b"X-More: " + b"x" * 1_000 + b"\r\n")
            slow.settimeout(0.01)
            with contextlib.suppress(TimeoutError):
                assert slow.recv(100).startswith(b"HTTP/1.1 400")
                return
        pytest.fail("200,000 bytes of one head were taken")


@pytest.mark.parametrize(("path", "status"), [("/?" + "x" * 16_000, 414), ("/", 431)])
def test_our_own_limits_answer_with_either_parser(run: Run, parsed: str, path: str, status: int) -> None:
    headers = {"X-Long": "x" * 40_000} if status == 431 else {}
    assert run().get(path, headers=headers).status_code == status


@pytest.mark.parametrize("begun", [b"", b"POST /graphql HT", _POST], ids=["nothing", "half a line", "half a head"])
def test_a_head_that_does_not_arrive_is_cut_in_its_time(run: Run, parsed: str, begun: bytes) -> None:
    with _connected(run(head_timeout=0.5)) as waiting:
        waiting.sendall(begun)
        began = time.monotonic()
        assert _told(waiting) == b""
        assert 0.3 < time.monotonic() - began < 5


def test_a_trickled_head_gets_no_more_time(run: Run, parsed: str) -> None:
    with _connected(run(head_timeout=0.5)) as trickling:
        trickling.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        assert _cut_after(trickling, b"x") < 5


def test_a_second_head_on_a_kept_connection_has_its_time_too(run: Run, parsed: str) -> None:
    with _connected(run(head_timeout=0.5)) as kept:
        kept.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert kept.recv(65_536).startswith(b"HTTP/1.1 200")
        kept.sendall(b"GET /heal")
        began = time.monotonic()
        _told(kept)
        assert 0.3 < time.monotonic() - began < 3


def test_a_request_that_came_whole_may_take_longer_than_a_head(run: Run, parsed: str) -> None:
    with _connected(run(head_timeout=0.5)) as asking:
        asking.sendall(_POST + b"Content-Length: %d\r\n\r\n" % len(_ASKED))
        time.sleep(1)
        asking.sendall(_ASKED)
        assert asking.recv(65_536).startswith(b"HTTP/1.1 200")


def test_an_answer_that_is_not_taken_is_dropped_with_its_connection(run: Run, parsed: str) -> None:
    client = run(send_timeout=1, head_timeout=30)
    with _connected(client) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        asked = b"GET /schema.graphql HTTP/1.1\r\nHost: x\r\n\r\n"
        deaf.sendall(asked * 60)
        assert 0.5 < _cut_after(deaf, asked) < 8


def test_a_client_that_offers_another_protocol_is_answered_in_this_one(run: Run, parsed: str) -> None:
    offer = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
    head = _POST + offer + b"Content-Length: %d\r\n\r\n" % len(_ASKED)
    with _connected(run(head_timeout=0.5)) as offering:
        for pieces in ([head + _ASKED], [head[:150], head[150:] + _ASKED[:9], _ASKED[9:]]):
            for piece in pieces:
                offering.sendall(piece)
                time.sleep(0.3)
            answer = offering.recv(65_536)
            assert answer.startswith(b"HTTP/1.1 200")
            assert re.search(rb'"__typename": ?"Query"', answer)


def test_many_half_open_connections_leave_others_served(run: Run, parsed: str) -> None:
    client = run(head_timeout=2)
    waiting = [_connected(client) for _ in range(400)]
    for one in waiting:
        one.sendall(b"GET / HTTP/1.1\r\nHo")
    assert client.get("/healthz").status_code == 200
    assert [_told(one) for one in waiting] == [b""] * 400
    for one in waiting:
        one.close()
