"""Pages for people, and who else's pages may ask."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest

Run = Callable[..., httpx.Client]
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}


@pytest.mark.parametrize("path", ["/graphql", "/graphql/"])
def test_a_browser_that_follows_a_link_with_a_query_gets_graphiql_and_nothing_of_the_link_in_it(
    client: httpx.Client, path: str
) -> None:
    asked = {"query": "</script><script>alert(1)</script>", "variables": "{", "operationName": "Q"}
    response = client.get(path, params=asked, headers=BROWSER)
    plain = client.get("/graphql", headers=BROWSER)
    assert (response.status_code, response.text) == (200, plain.text)
    assert response.headers["content-security-policy"] == plain.headers["content-security-policy"]


def test_a_script_that_follows_the_same_link_gets_the_answer(client: httpx.Client) -> None:
    response = client.get("/graphql", params={"query": "{ __typename }"}, headers={"Accept": "application/json"})
    assert response.json()["data"] == {"__typename": "Query"}


def test_a_browser_gets_the_answer_where_graphiql_is_switched_off(run: Run) -> None:
    response = run(graphiql=False).get("/graphql", params={"query": "{ __typename }"}, headers=BROWSER)
    assert response.json()["data"] == {"__typename": "Query"}


def test_a_script_that_asks_nothing_is_told_what_is_missing(client: httpx.Client) -> None:
    assert client.get("/graphql").status_code == 400


def test_graphiql_can_be_switched_off(run: Run) -> None:
    response = run(graphiql=False).get("/graphql", headers=BROWSER)
    assert (response.status_code, response.json()["errors"][0]["extensions"]) == (
        400,
        {"code": "BAD_REQUEST"},
    )


def test_a_page_is_the_same_after_someone_fetched_it_compressed(client: httpx.Client) -> None:
    client.get("/graphql", headers=BROWSER | {"Accept-Encoding": "gzip"})
    plain = client.get("/graphql", headers=BROWSER | {"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text.startswith("<!doctype html>")


def test_the_schema_can_be_fetched_as_text(client: httpx.Client) -> None:
    response = client.get("/schema.graphql")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert "\ntype Query" in response.text


@pytest.mark.parametrize("path", ["/", "/graphql", "/healthz", "/nothing", "/schema.graphql"])
def test_every_response_forbids_guessing_its_type_and_carries_an_id(client: httpx.Client, path: str) -> None:
    headers = client.get(path, headers=BROWSER).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert re.fullmatch("[0-9a-f]{12}", headers["x-request-id"])
    assert "server" not in headers


def test_any_page_may_ask_by_default_but_sends_no_credentials(client: httpx.Client) -> None:
    response = client.options("/graphql", headers={"Origin": "https://a.example", **PREFLIGHT})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (200, "*")
    assert "POST" in response.headers["access-control-allow-methods"]
    assert response.headers["access-control-allow-headers"] == "content-type"
    assert "access-control-allow-credentials" not in response.headers


def test_only_the_origins_named_may_ask_where_some_are(run: Run) -> None:
    client = run(cors_origins=("https://a.example",))
    allowed, other = (
        client.post("/graphql", json={"query": "{ __typename }"}, headers={"Origin": f"https://{name}.example"})
        for name in "ab"
    )
    assert allowed.headers["access-control-allow-origin"] == "https://a.example"
    assert "access-control-allow-origin" not in other.headers
    assert client.options("/graphql", headers={"Origin": "https://b.example", **PREFLIGHT}).status_code == 400


def test_a_page_elsewhere_can_read_when_to_come_back(client: httpx.Client) -> None:
    headers = client.post("/graphql", json={}, headers={"Origin": "https://a.example"}).headers
    assert headers["access-control-expose-headers"] == "ETag, Retry-After, Server-Timing, X-Request-Id, traceparent"
