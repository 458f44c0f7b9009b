"""`rasso open`: a page of a running server in the browser."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from typing import Any

import httpx
import pytest

Rasso = Callable[..., Any]


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses at which a browser was opened."""
    found: list[str] = []
    _opens(monkeypatch, lambda url: not found.append(url))
    return found


def _opens(monkeypatch: pytest.MonkeyPatch, browser: Callable[[str], bool]) -> None:
    monkeypatch.setattr(webbrowser, "open", browser)


@pytest.mark.parametrize(("said", "path"), [((), "/graphql"), (("/",), "/")])
def test_a_page_is_opened_where_the_server_is(
    rasso: Rasso, client: httpx.Client, visited: list[str], said: tuple[str, ...], path: str
) -> None:
    told = rasso("open", *said, "--port", str(client.base_url.port))
    assert (told.code, visited) == (0, [f"http://127.0.0.1:{client.base_url.port}{path}"])


def test_a_server_that_listens_everywhere_is_visited_here(
    rasso: Rasso, client: httpx.Client, visited: list[str]
) -> None:
    rasso("open", "--host", "0.0.0.0", "--port", str(client.base_url.port))
    assert visited == [f"http://127.0.0.1:{client.base_url.port}/graphql"]


def test_where_nothing_runs_one_is_told_how_to_start_it(rasso: Rasso, visited: list[str]) -> None:
    told = rasso("open", "--port", "1")
    assert (told.code, visited) == (3, [])
    assert "No server answers at http://127.0.0.1:1. Start it with `rasso demo` or `rasso serve`" in told.err


def test_without_a_browser_the_address_is_told(
    rasso: Rasso, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _opens(monkeypatch, lambda _: False)
    told = rasso("open", "--port", str(client.base_url.port))
    assert told.code == 1
    assert f"Open http://127.0.0.1:{client.base_url.port}/graphql in one." in told.err
