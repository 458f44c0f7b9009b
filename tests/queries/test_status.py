"""How a commitment stands: which of several claims counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stores import Asked

STATUS = """
query Status($id: ID!, $asOf: Date, $knownBy: Date) {
  commitment(id: $id) {
    status(asOf: $asOf, knownBy: $knownBy) { known status basis reason claim { id } document { id } }
    statusHistory(asOf: $asOf, knownBy: $knownBy) { id }
  }
}
"""


def _asked(ask: Asked, slug: str, **given: Any) -> dict[str, Any]:
    return ask.data(STATUS, {"id": f"action/{slug}", **given})["commitment"]


@pytest.mark.parametrize(
    ("slug", "claim", "status"),
    [
        ("by-date", "claim/plan-2020/action/by-date", "DELIVERED"),
        ("by-publication", "claim/annex-2022/action/by-publication", "DELIVERED"),
        ("by-basis", "claim/plan-2020/action/by-basis/b", "DELIVERED"),
        ("by-id", "claim/plan-2020/action/by-id/a", "DELIVERED"),
    ],
)
def test_the_later_date_counts_then_the_later_publication_then_stated_then_id(
    ask: Asked, slug: str, claim: str, status: str
) -> None:
    found = _asked(ask, slug)["status"]
    assert (found["claim"]["id"], found["status"], found["known"]) == (claim, status, True)


def test_a_claim_told_later_of_an_earlier_day_does_not_count(ask: Asked) -> None:
    assert _asked(ask, "by-date")["status"]["document"] == {"id": "document/plan-2020"}


def test_claims_after_the_day_asked_for_are_left_out(ask: Asked) -> None:
    found = _asked(ask, "by-date", asOf="2019-05-30")
    assert (found["status"]["status"], found["statusHistory"]) == (
        "PLANNED",
        [{"id": "claim/annex-2022/action/by-date"}],
    )
    assert _asked(ask, "by-date", asOf="2019-05-31")["status"]["status"] == "DELIVERED"


def test_claims_not_yet_published_are_left_out(ask: Asked) -> None:
    found = _asked(ask, "by-publication", knownBy="2022-02-27")
    assert found["status"]["claim"] == {"id": "claim/plan-2020/action/by-publication"}
    assert _asked(ask, "by-publication", knownBy="2022-02-28")["status"]["status"] == "DELIVERED"


def test_the_history_tells_every_claim_from_the_least_to_the_one_that_counts(ask: Asked) -> None:
    history = [one["id"] for one in _asked(ask, "by-basis")["statusHistory"]]
    assert history == [f"claim/plan-2020/action/by-basis/{key}" for key in "cab"]


def test_without_a_claim_the_status_is_not_known_and_says_why(ask: Asked) -> None:
    found = _asked(ask, "unclaimed")
    assert found == {
        "status": {
            "known": False,
            "status": "UNKNOWN",
            "basis": None,
            "reason": "No claim of its status is recorded.",
            "claim": None,
            "document": None,
        },
        "statusHistory": [],
    }


def test_a_reason_speaks_of_a_time_only_where_one_was_asked_for(ask: Asked) -> None:
    told = ask.data("""query ($none: Date) { action(id: "action/by-date") { early: status(asOf: "2014-01-01") { reason }
      unknown: status(knownBy: "2014-01-01") { reason } } other: action(id: "action/unclaimed") {
      status(asOf: $none, knownBy: null) { reason } } }""")
    assert told["action"]["early"]["reason"] == "No claim of its status is recorded for that time."
    assert told["action"]["unknown"]["reason"] == "No claim of its status is recorded for that time."
    assert told["other"]["status"]["reason"] == "No claim of its status is recorded."


def test_commitments_are_filtered_by_the_status_that_counts(ask: Asked) -> None:
    query = "query ($s: [Status!]) { actions(where: {status: $s}) { nodes { id } } }"
    found = {
        status: [node["id"] for node in ask.data(query, {"s": [status]})["actions"]["nodes"]]
        for status in ("DELIVERED", "PLANNED", "UNKNOWN")
    }
    assert found == {
        "DELIVERED": ["action/by-basis", "action/by-date", "action/by-id", "action/by-publication"],
        "PLANNED": [],
        "UNKNOWN": ["action/advice", "action/unclaimed"],
    }
