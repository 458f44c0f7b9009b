"""What each holder of the record answers for, asked of the holder and asked of every commitment: the same set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from tests.stores import Asked

TIMES: dict[str, dict[str, str]] = {
    "ever": {},
    "in February 2016": {"asOf": "2016-02-29"},
    "as known in January 2021": {"knownBy": "2021-01-31"},
    "in August 2020 as known then": {"asOf": "2020-08-31", "knownBy": "2020-08-31"},
}
RELATIONS = {"owners": "answerable", "involved": "involved"}
HOLDERS = (
    "{ bodies(first: 100) { nodes { id } } people(first: 100) { nodes { id } } posts(first: 100) { nodes { id } } }"
)


def _pages(asked: Asked, query: str, variables: dict[str, Any]) -> Iterator[dict[str, Any]]:
    page: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        found = asked.data(query, {**variables, "after": page["endCursor"]})["commitments"]
        page = found["pageInfo"]
        yield from found["nodes"]


def _of_commitments(asked: Asked, field: str, inherited: bool, time: dict[str, str]) -> dict[str, set[str]]:
    """The commitments of each holder, by asking every commitment."""
    query = f"""query ($after: String, $inherited: Boolean!, $asOf: Date, $knownBy: Date) {{
      commitments(first: 100, after: $after) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ id
        parts: {field}(inherited: $inherited, asOf: $asOf, knownBy: $knownBy) {{ holder {{ ... on Cited {{ id }} }} }}
      }} }} }}"""
    found: dict[str, set[str]] = defaultdict(set)
    for one in _pages(asked, query, {"inherited": inherited, **time}):
        for part in one["parts"]:
            found[part["holder"]["id"]].add(one["id"])
    return found


def _of_holder(asked: Asked, test: str, holder: str, inherited: bool, time: dict[str, str]) -> set[str]:
    query = """query ($after: String, $where: CommitmentFilter) {
      commitments(first: 100, after: $after, where: $where) { pageInfo { hasNextPage endCursor } nodes { id } } }"""
    where = {test: {"id": holder, "inherited": inherited, **time}}
    return {one["id"] for one in _pages(asked, query, {"where": where})}


@pytest.mark.parametrize("when", TIMES)
@pytest.mark.parametrize("field", RELATIONS)
@pytest.mark.parametrize("inherited", [True, False])
def test_what_a_holder_answers_for_is_what_names_it(asked: Asked, field: str, inherited: bool, when: str) -> None:
    holders = [one["id"] for page in asked.data(HOLDERS).values() for one in page["nodes"]]
    assert len(holders) == 115
    of_commitments = _of_commitments(asked, field, inherited, TIMES[when])
    assert of_commitments
    for holder in holders:
        found = _of_holder(asked, RELATIONS[field], holder, inherited, TIMES[when])
        assert found == of_commitments.get(holder, set()), holder


def test_the_director_answers_for_the_actions_of_the_joint_plan_from_the_strategy_that_says_so(asked: Asked) -> None:
    query = """query ($to: Date) { plan: commitments(where: {partOf: "programme/jnap"}) { totalCount }
      actions(where: {answerable: {id: "post/dpp", inherited: true, knownBy: $to}}, first: 100) { nodes { id } } }"""
    told, untold = (asked.data(query, {"to": day}) for day in ("2020-07-31", "2020-06-30"))
    assert untold["actions"]["nodes"] == []
    assert told["plan"]["totalCount"] == len(told["actions"]["nodes"]) == 17
    assert {"id": "action/joint-protocol"} in told["actions"]["nodes"]
