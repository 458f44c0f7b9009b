"""What a request is known by, in the answer and in the log, and how long it took."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings

Run = Callable[..., httpx.Client]
ASKED = {"query": "query Asked { __typename }"}
OURS = re.compile("[0-9a-f]{12}")
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.mark.parametrize(
    "given",
    [
        "7",
        "1f0c6c5e-0d5c-4c1e-9e6e-3f3b3a0d7a11",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "Root=1-67891233-abc",
        "a+b/c==",
        "x" * 128,
    ],
)
def test_the_callers_request_id_is_kept(client: httpx.Client, given: str) -> None:
    assert client.post("/graphql", json=ASKED, headers={"X-Request-Id": given}).headers["x-request-id"] == given


@pytest.mark.parametrize(
    "given", ["", "x" * 129, "two words", 'a"b', "a,b", "a;b", "<b>", "a\\b", "é".encode().decode("latin-1")]
)
def test_a_request_id_that_is_long_or_odd_is_replaced_by_one_of_ours(client: httpx.Client, given: str) -> None:
    answered = client.post("/graphql", json=ASKED, headers={b"X-Request-Id": given.encode("latin-1")})
    assert OURS.fullmatch(answered.headers["x-request-id"])


@pytest.mark.parametrize(
    "given", [TRACE, TRACE.replace("00-", "01-"), TRACE.replace("00-", "cc-") + "-what-comes-later"]
)
def test_the_callers_traceparent_is_answered(client: httpx.Client, given: str) -> None:
    assert client.post("/graphql", json=ASKED, headers={"traceparent": given}).headers["traceparent"] == given


@pytest.mark.parametrize(
    "given",
    [
        "",
        "nonsense",
        TRACE + "-more",
        TRACE.replace("00-", "ff-"),
        TRACE.upper(),
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        TRACE.replace("00-", "cc-") + "-" + "x" * 1000,
    ],
)
def test_a_malformed_traceparent_is_passed_over(client: httpx.Client, given: str) -> None:
    answered = client.post("/graphql", json=ASKED, headers={"traceparent": given})
    assert (answered.status_code, "traceparent" in answered.headers) == (200, False)


@pytest.mark.parametrize("name", ["X-Request-Id", "traceparent"])
def test_an_id_that_is_given_twice_is_none(client: httpx.Client, name: str) -> None:
    request = client.build_request("GET", "/healthz", headers=[(name, TRACE), (name, TRACE)])
    headers = client.send(request).headers
    assert OURS.fullmatch(headers["x-request-id"])
    assert "traceparent" not in headers


def test_a_refusal_and_a_page_that_is_not_there_carry_them_too(client: httpx.Client) -> None:
    headers = {"X-Request-Id": "mine", "traceparent": TRACE}
    answers = [client.post("/graphql", json=7, headers=headers), client.get("/nothing", headers=headers)]
    told = [(one.headers["x-request-id"], one.headers["traceparent"]) for one in answers]
    assert told == [("mine", TRACE)] * 2


def test_both_forms_of_the_log_tell_them(client: httpx.Client, logged: Any) -> None:
    client.post("/graphql", json=ASKED, headers={"X-Request-Id": "mine-7", "traceparent": TRACE})
    line = logged.line("request")
    told = json.loads(line.json)
    assert (told["request"], told["traceparent"], told["operation"]) == ("mine-7", TRACE, "Asked")
    assert f"traceparent={TRACE} " in line.text
    assert line.text.endswith(" request=mine-7")


def test_nothing_is_told_of_times_unless_the_setting_says_so(run: Run) -> None:
    assert "server-timing" not in run().post("/graphql", json=ASKED).headers


def test_with_the_setting_a_response_tells_how_long_it_and_its_statements_took(run: Run, seeded: Path) -> None:
    settings = Settings(store=f"sqlite://{seeded}", server_timing=True)
    client = run(lambda: open_service(settings), server_timing=True)
    asked = {"query": "{ graph { revision } actions(first: 1) { totalCount } }"}
    told = client.post("/graphql", json=asked).headers["server-timing"]
    times = re.fullmatch(r'store;dur=(\d+\.\d\d);desc="2 statements", total;dur=(\d+\.\d\d)', told)
    assert times
    assert float(times[1]) > 0
    assert 0 < float(times[2]) < 20_000
    alone = client.get("/healthz").headers["server-timing"]
    assert re.fullmatch(r"total;dur=\d+\.\d\d", alone)
