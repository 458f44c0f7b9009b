"""What a request may look like, by POST and by GET."""

from __future__ import annotations

import json

import graphql
import httpx
import pytest

from rasso_graph.resolvers.service import Answer
from rasso_graph.schema import core_schema
from rasso_graph.server.replies import in_json

TYPENAME = {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (b"", "BAD_REQUEST", "not JSON"),
        (b"NONSENSE", "BAD_REQUEST", "line 1, column 1"),
        (b'{"query":', "BAD_REQUEST", "not JSON"),
        (b"\xff\xfe{}", "BAD_REQUEST", "not JSON"),
        (b'{"query": NaN}', "BAD_REQUEST", "not JSON"),
        (b'"query"', "BAD_REQUEST", "JSON object"),
        (b"null", "BAD_REQUEST", "JSON object"),
        (b'[{"query": "{ __typename }"}]', "BATCHING_NOT_SUPPORTED", "one operation a request"),
        (b"[]", "BATCHING_NOT_SUPPORTED", "one operation a request"),
        (b'{"qeury": "{ __typename }"}', "BAD_REQUEST", "There is no 'query'"),
        (b'{"query": null}', "BAD_REQUEST", "There is no 'query'"),
        (b'{"query": " "}', "BAD_REQUEST", "There is no 'query'"),
        (b'{"query": 7}', "BAD_REQUEST", "as a string"),
        (b'{"query": {"a": 1}}', "BAD_REQUEST", "as a string"),
        (b'{"query": "{ __typename }", "variables": [7]}', "BAD_REQUEST", "'variables' must be an object"),
        (b'{"query": "{ __typename }", "variables": "{}"}', "BAD_REQUEST", "'variables' must be an object"),
        (
            b'{"query": "{ __typename }", "operationName": 7}',
            "BAD_REQUEST",
            "'operationName' must be a string",
        ),
        (b'{"query": "{ __typename }", "extensions": []}', "BAD_REQUEST", "'extensions' must be an object"),
        (b"[" * 5_000, "BAD_REQUEST", "not JSON"),
    ],
)
def test_a_body_of_another_shape_is_a_clear_400(client: httpx.Client, body: bytes, code: str, words: str) -> None:
    response = client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 400
    [error] = response.json()["errors"]
    assert error["extensions"] == {"code": code}
    assert words in error["message"]


@pytest.mark.parametrize(
    "more",
    [
        {"variables": None, "operationName": None, "extensions": None},
        {"variables": {"unasked": 1}},
        {"operationName": ""},
        {"extensions": {"persistedQuery": {}}},
        {"unheardOf": True},
    ],
)
def test_what_may_be_absent_may_be_null_and_what_is_unknown_is_passed_over(client: httpx.Client, more: object) -> None:
    body = {"query": "{ __typename }"} | dict(more)  # type: ignore[call-overload]
    assert client.post("/graphql", json=body).json()["data"] == TYPENAME["data"]


def test_a_body_may_begin_with_a_byte_order_mark(client: httpx.Client) -> None:
    body = b"\xef\xbb\xbf" + b'{"query": "{ __typename }"}'
    response = client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["data"]) == (200, TYPENAME["data"])


def test_only_one_byte_order_mark_is_passed_over(client: httpx.Client) -> None:
    body = b"\xef\xbb\xbf" * 2 + b'{"query": "{ __typename }"}'
    assert client.post("/graphql", content=body, headers={"Content-Type": "application/json"}).status_code == 400


@pytest.mark.parametrize("path", ["/graphql", "/graphql/"])
def test_the_api_answers_with_and_without_a_slash_at_its_end(client: httpx.Client, path: str) -> None:
    posted, got = client.post(path, json={"query": "{ __typename }"}), client.get(f"{path}?query={{__typename}}")
    assert [one.json()["data"] for one in (posted, got)] == [TYPENAME["data"]] * 2
    wrong = client.post(path, json={"query": "{"}, headers={"Accept": "application/graphql-response+json"})
    unread = client.post(path, json=7, headers={"Accept": "application/graphql-response+json"})
    media = "application/graphql-response+json; charset=utf-8"
    assert [(one.status_code, one.headers["content-type"]) for one in (wrong, unread)] == [(400, media)] * 2
    assert client.options(path).headers["allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize("more", [{"documentId": None}, {"extensions": {"persistedQuery": None}}, {"extensions": {}}])
def test_who_names_no_document_at_all_is_told_that_there_is_none(client: httpx.Client, more: dict[str, object]) -> None:
    response = client.post("/graphql", json=more)
    assert (response.status_code, response.json()["errors"][0]["extensions"]) == (400, {"code": "BAD_REQUEST"})


def test_the_operation_named_is_the_one_answered(client: httpx.Client) -> None:
    text = "query A { a: __typename } query B { b: __typename }"
    assert client.post("/graphql", json={"query": text, "operationName": "B"}).json()["data"] == {"b": "Query"}


@pytest.mark.parametrize(
    ("params", "answer"),
    [
        ({"query": "{ __typename }"}, TYPENAME),
        ({"query": "{ __typename }", "variables": "", "operationName": "", "extensions": ""}, TYPENAME),
        ({"query": "query null { __typename }", "operationName": "null"}, TYPENAME),
        (
            {"query": "query ($no: Boolean!) { b: __typename @skip(if: $no) }", "variables": '{"no": false}'},
            {"data": {"b": "Query"}},
        ),
    ],
)
def test_a_get_asks_by_its_url(client: httpx.Client, params: dict[str, str], answer: object) -> None:
    response = client.get("/graphql", params=params)
    assert (response.status_code, {"data": response.json()["data"]}) == (200, answer)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "There is no 'query'"),
        ("?query=", "There is no 'query'"),
        ("?query={__typename}&variables={", "'variables' is not JSON"),
        ("?query={__typename}&variables=[1]", "'variables' must be an object"),
        ("?query={__typename}&extensions=7", "'extensions' must be an object"),
        ("?query={__typename}&query={a:__typename}", "more than once"),
    ],
)
def test_a_url_of_another_shape_is_a_clear_400(client: httpx.Client, query: str, words: str) -> None:
    response = client.get(f"/graphql{query}")
    assert response.status_code == 400
    assert words in response.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("mutation { a }", None),
        ("subscription { a }", None),
        ("query Q { __typename } mutation M { a }", "M"),
    ],
)
def test_a_get_answers_queries_only(client: httpx.Client, text: str, operation: str | None) -> None:
    params = {"query": text} | ({"operationName": operation} if operation else {})
    response = client.get("/graphql", params=params)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert response.json()["errors"][0]["extensions"] == {"code": "METHOD_NOT_ALLOWED"}


@pytest.mark.parametrize("text", ["query mutation { __typename }", "{ mutation: __typename }"])
def test_the_word_mutation_alone_refuses_nothing(client: httpx.Client, text: str) -> None:
    assert client.get("/graphql", params={"query": text}).status_code == 200


def test_a_mutation_that_nests_without_end_is_refused_without_a_fault(client: httpx.Client) -> None:
    response = client.get("/graphql", params={"query": "mutation " + "{a" * 4_000})
    assert 400 <= response.status_code < 500


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_405_with_those_that_are_allowed(client: httpx.Client, method: str) -> None:
    response = client.request(method, "/graphql")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS, POST")
    assert response.json()["errors"][0]["extensions"] == {"code": "METHOD_NOT_ALLOWED"}


def test_options_tells_the_methods(client: httpx.Client) -> None:
    response = client.options("/graphql")
    assert (response.status_code, response.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")


def test_a_head_is_a_get_without_its_body(client: httpx.Client) -> None:
    params = {"query": "{ __typename }"}
    head, get = client.head("/graphql", params=params), client.get("/graphql", params=params)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(get.content))


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/graphql//", "/nothing", "/graphql/x"])
def test_other_paths_are_404_in_json_and_never_a_redirect(client: httpx.Client, method: str, path: str) -> None:
    response = client.request(method, path)
    assert (response.status_code, response.headers["content-type"]) == (
        404,
        "application/json; charset=utf-8",
    )
    assert response.json()["errors"][0]["extensions"] == {"code": "NOT_FOUND"}


def test_the_operation_that_an_error_suggests_is_one(client: httpx.Client) -> None:
    message = client.post("/graphql", json="not an object").json()["errors"][0]["message"]
    suggested = json.loads(message.partition("such as ")[2].removesuffix("."))
    assert graphql.validate(core_schema(), graphql.parse(suggested["query"])) == []


def test_a_response_tells_the_ids_that_name_nothing_beside_its_cost() -> None:
    with_some = in_json(Answer({}, cost={"rows": 1}, unknown_ids=("theme/none",)))
    without = in_json(Answer({}, cost={"rows": 1}))
    assert json.loads(with_some)["extensions"] == {"cost": {"rows": 1}, "unknownIds": ["theme/none"]}
    assert json.loads(without)["extensions"] == {"cost": {"rows": 1}}
