"""Pages and the schema name what they are, and are not sent to who has them."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from rasso_graph.server.validators import etag_of, matches


@pytest.mark.parametrize(
    ("path", "accept"), [("/assets/explorer.css", "*/*"), ("/schema.graphql", "*/*"), ("/graphql", "text/html")]
)
def test_a_page_is_not_sent_to_who_has_it(client: httpx.Client, path: str, accept: str) -> None:
    first = client.get(path, headers={"Accept": accept})
    assert first.status_code == 200
    assert first.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert first.headers["vary"].split(", ")[:2] == ["Accept", "Accept-Encoding"]
    held = {"If-None-Match": first.headers["etag"]}
    again = client.get(path, headers={"Accept": accept, **held})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert "vary" in again.headers


def test_who_refuses_gzip_gets_none(client: httpx.Client) -> None:
    plain = client.get("/schema.graphql", headers={"Accept-Encoding": "gzip;q=0"})
    packed = client.get("/schema.graphql", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] == plain.headers["etag"]


def test_an_answer_that_tells_other_limits_is_another(run: Callable[..., httpx.Client]) -> None:
    def etag(**settings: object) -> str:
        accept = {"Accept": "application/json"}
        return run(**settings).get("/graphql", params={"query": "{ __typename }"}, headers=accept).headers["etag"]

    assert etag(max_rows=1_000) == etag(max_rows=1_000)
    assert len({etag(max_rows=1_000), etag(max_rows=2_000), etag(max_rows=1_000, explain=True)}) == 3


@pytest.mark.parametrize(
    ("header", "met"),
    [('W/"a"', True), ('"a"', True), ('"b", W/"a"', True), ('"b"', False), ("", False), ("*", False), ('"aa"', False)],
)
def test_a_validator_is_compared_weakly(header: str, met: bool) -> None:
    assert matches(header, 'W/"a"') is met


def test_a_validator_is_the_same_in_every_process() -> None:
    assert etag_of(frozenset(("x", "y")), 1) == etag_of(frozenset(("y", "x")), 1)
    assert etag_of(("file", 1)) != etag_of(("file", 2))
