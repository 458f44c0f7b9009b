"""Pages for people, and who else's pages may ask."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

import httpx
import pytest

Run = Callable[..., httpx.Client]
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}


def test_a_browser_that_asks_nothing_gets_graphiql(client: httpx.Client) -> None:
    response = client.get("/graphql", headers=BROWSER)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "GraphiQL.createFetcher" in response.text
    assert "query LineageOfEarlyAdvice" in response.text


def test_a_browser_that_asks_something_gets_the_answer(client: httpx.Client) -> None:
    response = client.get("/graphql", params={"query": "{ __typename }"}, headers=BROWSER)
    assert response.json()["data"] == {"__typename": "Query"}


def test_a_script_that_asks_nothing_is_told_what_is_missing(client: httpx.Client) -> None:
    assert client.get("/graphql").status_code == 400


def test_graphiql_can_be_switched_off(run: Run) -> None:
    response = run(graphiql=False).get("/graphql", headers=BROWSER)
    assert (response.status_code, response.json()["errors"][0]["extensions"]) == (
        400,
        {"code": "BAD_REQUEST"},
    )


def test_whatever_graphiql_loads_from_elsewhere_is_pinned_and_checked(client: httpx.Client) -> None:
    html = client.get("/graphql", headers=BROWSER).text
    tags = re.findall(r"<(?:script|link)[^>]*https://[^>]*>", html)
    assert len(tags) == 4
    assert all(
        "integrity=" in tag and 'crossorigin="anonymous"' in tag and re.search(r"@\d+\.\d+\.\d+/", tag) for tag in tags
    )


def test_the_policy_lets_graphiql_run_its_own_scripts_and_no_others(client: httpx.Client) -> None:
    response = client.get("/graphql", headers=BROWSER)
    policy = dict(part.strip().split(" ", 1) for part in response.headers["content-security-policy"].split(";"))
    inline = re.findall(r"<script>(.*?)</script>", response.text, re.DOTALL)
    digests = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline]
    loaded = re.findall(r'src="([^"]+)"', response.text)
    assert policy["script-src"].split() == loaded + digests
    assert (policy["default-src"], policy["connect-src"], policy["frame-ancestors"]) == (
        "'none'",
        "'self'",
        "'none'",
    )


def test_a_page_is_the_same_after_someone_fetched_it_compressed(client: httpx.Client) -> None:
    client.get("/graphql", headers=BROWSER | {"Accept-Encoding": "gzip"})
    plain = client.get("/graphql", headers=BROWSER | {"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text.startswith("<!doctype html>")


def test_the_index_leads_to_the_api(client: httpx.Client) -> None:
    response = client.get("/", headers=BROWSER)
    assert 'href="graphql"' in response.text
    assert response.headers["content-security-policy"].startswith("default-src 'none'")


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
    assert headers["access-control-expose-headers"] == "Retry-After, X-Request-Id"
