"""Media types and status codes of GraphQL over HTTP."""

from __future__ import annotations

import httpx
import pytest

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
WELL = {"query": "{ __typename }"}
UNKNOWN = {"query": "{ nothingOfThisName }"}
CUT = {"query": "{ __typename"}
TWO = {"query": "query A { __typename } query B { __typename }"}
UNGIVEN = {"query": "query ($id: ID!) { node(id: $id) { id } }"}


@pytest.mark.parametrize(
    ("accept", "body", "status", "media", "code"),
    [
        (GRAPHQL, WELL, 200, GRAPHQL, None),
        (JSON, WELL, 200, JSON, None),
        ("*/*", WELL, 200, GRAPHQL, None),
        (GRAPHQL, UNKNOWN, 400, GRAPHQL, "INVALID"),
        (JSON, UNKNOWN, 200, JSON, "INVALID"),
        (GRAPHQL, CUT, 400, GRAPHQL, "SYNTAX"),
        (JSON, CUT, 200, JSON, "SYNTAX"),
        (GRAPHQL, TWO, 400, GRAPHQL, "OPERATION"),
        (JSON, TWO, 200, JSON, "OPERATION"),
        (GRAPHQL, UNGIVEN, 400, GRAPHQL, "VARIABLES"),
        (JSON, UNGIVEN, 200, JSON, "VARIABLES"),
        (GRAPHQL, {}, 400, GRAPHQL, "BAD_REQUEST"),
        (JSON, {}, 400, JSON, "BAD_REQUEST"),
        ("text/html", WELL, 406, JSON, "NOT_ACCEPTABLE"),
        ("application/xml;q=0.9", UNKNOWN, 406, JSON, "NOT_ACCEPTABLE"),
    ],
)
def test_status_and_media_type_follow_the_accept_header(
    client: httpx.Client, accept: str, body: object, status: int, media: str, code: str | None
) -> None:
    response = client.post("/graphql", json=body, headers={"Accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (status, f"{media}; charset=utf-8")
    assert codes(response) == ([code] if code else [])


def test_a_request_without_an_accept_header_is_answered_in_the_newer_type(client: httpx.Client) -> None:
    request = client.build_request("POST", "/graphql", json=WELL)
    del request.headers["accept"]
    assert client.send(request).headers["content-type"] == f"{GRAPHQL}; charset=utf-8"


def test_a_request_error_has_no_data_key(client: httpx.Client) -> None:
    assert list(client.post("/graphql", json=UNKNOWN).json()) == ["errors"]


def test_an_answer_varies_by_what_the_client_accepts_and_is_not_kept(client: httpx.Client) -> None:
    headers = client.post("/graphql", json=WELL).headers
    assert "accept" in headers["vary"].lower().split(", ")
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/graphql",
        "application/x-www-form-urlencoded",
        "application/json; charset=utf-16",
        "",
    ],
)
def test_a_body_that_is_not_json_in_utf_8_is_415(client: httpx.Client, kind: str) -> None:
    headers = {"Content-Type": kind} if kind else {}
    response = client.post("/graphql", content=b'{"query": "{ __typename }"}', headers=headers)
    assert (response.status_code, codes(response)) == (415, ["UNSUPPORTED_MEDIA_TYPE"])
    assert response.headers["accept-post"] == JSON


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON;charset=UTF-8", 'application/json; charset="utf-8"']
)
def test_json_in_utf_8_is_taken_however_it_is_spelt(client: httpx.Client, kind: str) -> None:
    response = client.post("/graphql", content=b'{"query": "{ __typename }"}', headers={"Content-Type": kind})
    assert response.json()["data"] == {"__typename": "Query"}


def test_a_compressed_body_is_415(client: httpx.Client) -> None:
    response = client.post("/graphql", json=WELL, headers={"Content-Encoding": "gzip"})
    assert response.status_code == 415


def codes(response: httpx.Response) -> list[str]:
    return [error["extensions"]["code"] for error in response.json().get("errors", [])]
