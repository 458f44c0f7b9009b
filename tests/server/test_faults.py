"""What a client learns of faults: a code and nothing of the inside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from rasso_graph.loaders.store import StoreAway, StoreTimeout
from rasso_graph.resolvers.service import Service

Run = Callable[..., httpx.Client]
Breaking = Callable[[Exception], Any]
ASKED = {
    "query": "query Asked($id: ID!) { commitment(id: $id) { id } }",
    "variables": {"id": "action/early-advice"},
}


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_a_store_that_is_away_is_503_with_retry_after(run: Run, broken: Breaking, accept: str) -> None:
    client = run(broken(StoreAway("bolt://secret-host refused")))
    response = client.post("/graphql", json=ASKED, headers={"Accept": accept})
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    assert list(response.json()) == ["errors"]
    assert response.json()["errors"][0]["extensions"] == {"code": "STORE_AWAY"}
    assert "secret" not in response.text


def test_what_needs_no_store_is_answered_while_it_is_away(run: Run, broken: Breaking) -> None:
    client = run(broken(StoreAway("away")))
    assert client.post("/graphql", json={"query": "{ __typename }"}).status_code == 200


def test_a_fault_in_a_field_is_masked_and_stays_a_partial_answer(run: Run, broken: Breaking) -> None:
    client = run(broken(RuntimeError("password=hunter2")))
    response = client.post("/graphql", json=ASKED)
    [error] = response.json()["errors"]
    assert (response.status_code, error["extensions"], error["path"]) == (
        200,
        {"code": "INTERNAL"},
        ["commitment"],
    )
    assert "hunter2" not in response.text


def test_a_statement_that_takes_too_long_is_a_timeout_of_its_field(run: Run, broken: Breaking) -> None:
    client = run(broken(StoreTimeout("too long")))
    response = client.post("/graphql", json=ASKED)
    assert (response.status_code, response.json()["errors"][0]["extensions"]) == (504, {"code": "TIMEOUT"})
    assert list(response.json()) == ["errors"]


def test_a_field_that_took_too_long_beside_one_that_was_answered_is_a_partial_answer(
    run: Run, opening_over: Callable[[Any], Any]
) -> None:
    response = run(opening_over(HalfLate())).post(
        "/graphql", json={"query": "{ graph { revision } a: bodies { totalCount } }"}
    )
    assert (response.status_code, response.json()["data"]) == (200, {"graph": {"revision": 7}, "a": None})
    assert response.json()["errors"][0]["extensions"] == {"code": "TIMEOUT"}


class HalfLate:
    """A store that knows its revision and takes too long over all else."""

    async def read(self, name: str, columns: Any) -> Any:
        if name == "graph":
            return 7, [7]
        raise StoreTimeout("too long")

    async def close(self) -> None:
        """Nothing to let go of."""


def test_a_fault_of_the_server_itself_is_a_masked_500_and_logged_with_its_trace(
    run: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = run()
    monkeypatch.setattr(Service, "answer", _fails)
    response = client.post("/graphql", json=ASKED, headers={"Origin": "https://a.example"})
    assert response.status_code == 500
    assert response.json()["errors"][0]["extensions"] == {"code": "INTERNAL"}
    assert response.headers["x-request-id"] in response.json()["errors"][0]["message"]
    assert response.headers["access-control-allow-origin"] == "*"
    assert "Traceback" not in response.text
    assert "hunter2" not in response.text
    assert [record.exc_info is not None for record in caplog.records if record.msg == "fault"] == [True]


async def _fails(*_: Any) -> None:
    raise RuntimeError("password=hunter2")


def test_the_process_lives_while_the_store_is_away(run: Run, broken: Breaking) -> None:
    client = run(broken(StoreAway("away")))
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("error", [StoreAway("bolt://secret-host refused"), StoreTimeout("secret-host took long")])
def test_a_server_whose_store_does_not_answer_is_not_ready(run: Run, broken: Breaking, error: Exception) -> None:
    response = run(broken(error)).get("/readyz")
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    told = {"message": "The store does not answer now.", "extensions": {"code": "STORE_AWAY"}}
    assert response.json() == {"errors": [told]}


def test_a_request_is_one_line_of_the_log_without_values_of_variables(run: Run, broken: Breaking, logged: Any) -> None:
    run(broken(StoreAway("bolt://secret-host refused"))).post("/graphql", json=ASKED)
    line = logged.next("request")
    told = {
        "method": "POST",
        "path": "/graphql",
        "status": 503,
        "operation": "Asked",
        "reason": "bolt://secret-host refused",
        "codes": ["STORE_AWAY"],
    }
    assert line == told | {"ms": line["ms"]}
    assert line["ms"] > 0


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/graphql", {"documentId": "sha256:" + "0" * 64}, 400, "PERSISTED_QUERY_NOT_FOUND"),
        ("/graphql", [], 400, "BATCHING_NOT_SUPPORTED"),
        ("/nothing", {}, 404, "NOT_FOUND"),
    ],
)
def test_what_is_refused_before_an_answer_has_its_code_in_the_log(
    run: Run, broken: Breaking, logged: Any, path: str, body: object, status: int, code: str
) -> None:
    run(broken(StoreAway("asleep"))).post(path, json=body)
    line = logged.next("request")
    assert (line["status"], line["codes"]) == (status, [code])
