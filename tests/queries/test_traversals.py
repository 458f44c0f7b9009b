"""Paths, timelines and comparisons at their edges."""

from __future__ import annotations

import pytest

from tests.stores import Asked

PATH = "query ($a: ID!, $b: ID!) { path(from: $a, to: $b) { length reason chains { length } } }"


def _reason(ask: Asked, start: str, end: str) -> str:
    told = ask.data(PATH, {"a": start, "b": end})["path"]
    assert (told["length"], told["chains"]) == (None, None)
    return told["reason"]


def test_a_path_that_is_none_says_why(ask: Asked) -> None:
    assert _reason(ask, "body/cps", "body/cps") == "Both ends are the same."
    assert _reason(ask, "body/cps", "body/none") == "There is no body/none."
    assert _reason(ask, "body/cps", "outcome/ring-1") == "No chain of at most 8 links."


def test_a_path_between_a_commitment_and_its_wordings_has_one_end(ask: Asked) -> None:
    both = "Both ends are the same commitment, which stands for its wordings."
    old, new = (f"wording/{document}/action/advice" for document in ("plan-2020", "annex-2022"))
    assert _reason(ask, old, "action/advice") == both
    assert _reason(ask, old, new) == both


def test_a_document_is_not_compared_with_itself(ask: Asked) -> None:
    query = '{ changes(from: "document/plan-2020", to: "document/plan-2020") { truncated } }'
    assert ask.code(query) == "ARGUMENT"


def test_documents_are_compared_from_the_earlier_to_the_later(ask: Asked) -> None:
    query = '{ changes(from: "document/annex-2022", to: "document/plan-2020") { truncated } }'
    answer = ask(query)
    (error,) = answer.errors
    assert (answer.data, error["extensions"]["code"]) == ({"changes": None}, "ARGUMENT")
    assert error["message"] == (
        "'document/annex-2022' was published after 'document/plan-2020'. Give the earlier one as 'from'."
    )


@pytest.mark.parametrize(
    ("earlier", "later"), [("review-2016", "plan-2020"), ("undated", "plan-2020"), ("plan-2020", "undated")]
)
def test_a_document_without_a_date_may_be_the_earlier_or_the_later(ask: Asked, earlier: str, later: str) -> None:
    query = f'{{ changes(from: "document/{earlier}", to: "document/{later}") {{ truncated }} }}'
    assert ask.data(query) == {"changes": {"truncated": False}}


def test_a_timeline_to_the_end_of_time_leaves_out_what_has_no_date(ask: Asked) -> None:
    query = '{ timeline(to: "9999-12-31", kinds: [EVENT]) { nodes { node { id } } pageInfo { hasNextPage } } }'
    told = [one["node"]["id"] for one in ask.data(query)["timeline"]["nodes"]]
    assert told == ["event/f", "event/b", "event/e", "event/a", "event/c"]


def test_a_timeline_turns_its_pages(ask: Asked) -> None:
    query = """query ($after: String) { timeline(kinds: [EVENT], first: 2, after: $after) {
      nodes { node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    first = ask.data(query)["timeline"]
    second = ask.data(query, {"after": first["pageInfo"]["endCursor"]})["timeline"]
    assert [one["node"]["id"] for one in second["nodes"]] == ["event/e", "event/a"]
    pages = [(page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]) for page in (first, second)]
    assert pages == [(False, True), (True, True)]
