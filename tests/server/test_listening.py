"""The socket that the server listens on."""

from __future__ import annotations

import socket

import pytest

from rasso_graph.server.listening import listen, url_of
from rasso_graph.server.settings import Settings


def test_answers_leave_without_delay() -> None:
    # Without a named protocol asyncio leaves Nagle's algorithm on, and a POST took 44 ms instead of 1.
    with listen(Settings(port=0)) as listening:
        assert listening.proto == socket.IPPROTO_TCP


@pytest.mark.parametrize(
    ("host", "start"),
    [("127.0.0.1", "http://127.0.0.1:"), ("0.0.0.0", "http://127.0.0.1:"), ("::1", "http://[::1]:")],
)
def test_the_url_told_is_one_that_a_browser_can_open(host: str, start: str) -> None:
    try:
        listening = listen(Settings(host=host, port=0))
    except OSError:
        assert ":" in host, "only IPv6 may be missing"
        return
    with listening:
        assert url_of(listening).startswith(start)


def test_a_host_that_is_not_ours_is_an_error_that_says_so() -> None:
    with pytest.raises(OSError, match=r"assign|not known|No address"):
        listen(Settings(host="192.0.2.1", port=0))
