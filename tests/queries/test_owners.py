"""Who owns a thing: direct statements before inherited ones, each with its role and what it is stated of."""

from __future__ import annotations

from typing import Any

from tests.stores import Asked

OWNERS = """
query Owners($id: ID!, $asOf: Date, $knownBy: Date, $role: Role) {
  commitment(id: $id) {
    owners(asOf: $asOf, knownBy: $knownBy, role: $role) {
      role inherited basis holder { ... on Node { id } } statedOf { id }
    }
  }
}
"""


def _owners(ask: Asked, thing: str = "action/advice", **given: Any) -> list[tuple[Any, ...]]:
    found = ask.data(OWNERS, {"id": thing, **given})["commitment"]["owners"]
    return [(one["holder"]["id"], one["role"], one["inherited"], one["statedOf"]["id"]) for one in found]


def test_direct_owners_come_first_then_those_of_the_nearest_container(ask: Asked) -> None:
    assert _owners(ask) == [
        ("body/unit", "LEAD", False, "action/advice"),
        ("body/cps", "LEAD", False, "action/advice"),
        ("body/cps", "MONITOR", True, "programme/plan"),
        ("post/director", "ACCOUNTABLE", True, "programme/plan"),
        ("body/npcc", "ACCOUNTABLE", True, "programme/larger"),
    ]


def test_a_role_keeps_only_its_owners_and_their_order(ask: Asked) -> None:
    assert _owners(ask, role="ACCOUNTABLE") == [
        ("post/director", "ACCOUNTABLE", True, "programme/plan"),
        ("body/npcc", "ACCOUNTABLE", True, "programme/larger"),
    ]


def test_an_owner_counts_from_the_last_day_that_its_start_may_be(ask: Asked) -> None:
    assert ("body/cps", "LEAD", False, "action/advice") not in _owners(ask, asOf="2020-09-29")
    assert ("body/cps", "LEAD", False, "action/advice") in _owners(ask, asOf="2020-09-30")


def test_an_owner_counts_until_the_first_day_that_its_end_may_be(ask: Asked) -> None:
    assert ("body/cps", "MONITOR", True, "programme/plan") in _owners(ask, asOf="2021-05-31")
    assert ("body/cps", "MONITOR", True, "programme/plan") not in _owners(ask, asOf="2021-06-01")


def test_an_owner_without_a_start_counts_from_the_publication(ask: Asked) -> None:
    assert _owners(ask, asOf="2020-07-13") == []
    assert ("post/director", "ACCOUNTABLE", True, "programme/plan") in _owners(ask, asOf="2020-07-14")


def test_an_owner_is_not_known_before_it_was_published(ask: Asked) -> None:
    assert _owners(ask, knownBy="2020-07-13") == []
    assert len(_owners(ask, knownBy="2020-07-14")) == 5


def test_nobody_named_is_an_empty_list(ask: Asked) -> None:
    assert _owners(ask, "outcome/top") == []


def test_owners_are_also_asked_from_the_side_of_the_owner(ask: Asked) -> None:
    query = """{ body(id: "body/cps") { owns { totalCount nodes { role statedOf { id } } } }
      post(id: "post/director") { owns(role: LEAD) { totalCount } } }"""
    found = ask.data(query)
    assert found["body"]["owns"] == {
        "totalCount": 2,
        "nodes": [
            {"role": "LEAD", "statedOf": {"id": "action/advice"}},
            {"role": "MONITOR", "statedOf": {"id": "programme/plan"}},
        ],
    }
    assert found["post"]["owns"]["totalCount"] == 0


def test_a_step_of_a_lineage_has_its_owners_at_its_own_date(ask: Asked) -> None:
    query = """{ lineage(of: "action/advice", maxDepth: 1) {
      steps { node { id } owners { holder { ... on Node { id } } } } } }"""
    steps = {step["node"]["id"]: step["owners"] for step in ask.data(query)["lineage"]["steps"]}
    assert [one["holder"]["id"] for one in steps["action/advice"]] == ["body/cps", "post/director", "body/npcc"]
    assert steps["recommendation/review/1"] == []


def test_several_owners_in_one_operation_cost_one_statement(ask: Asked) -> None:
    ask.data('{ a: action(id: "action/advice") { now: owners { id } then: owners(asOf: "2021-01-01") { id } } }')
    assert len(ask.store.statements) == 1
