"""Who answers for a thing and who else has a part in it: by weight of role, then nearness, then date."""

from __future__ import annotations

from typing import Any

from tests.stores import Asked

OWNERS = """
query Owners($id: ID!, $asOf: Date, $knownBy: Date, $role: [OwnerRole!], $inherited: Boolean! = true) {
  commitment(id: $id) {
    owners(asOf: $asOf, knownBy: $knownBy, role: $role, inherited: $inherited) {
      role inherited holder { ... on Node { id } } statedOf { id }
    }
  }
}
"""


def _owners(ask: Asked, thing: str = "action/advice", **given: Any) -> list[tuple[Any, ...]]:
    found = ask.data(OWNERS, {"id": thing, **given})["commitment"]["owners"]
    return [(one["holder"]["id"], one["role"], one["inherited"], one["statedOf"]["id"]) for one in found]


def test_the_weightiest_role_comes_first_then_what_is_stated_nearest(ask: Asked) -> None:
    assert _owners(ask) == [
        ("post/director", "ACCOUNTABLE", True, "programme/plan"),
        ("body/npcc", "ACCOUNTABLE", True, "programme/larger"),
        ("body/cps", "LEAD", False, "action/advice"),
        ("body/unit", "LEAD", False, "action/advice"),
    ]


def test_owners_of_the_thing_alone_leave_out_what_its_plan_tells(ask: Asked) -> None:
    assert _owners(ask, inherited=False) == [
        ("body/cps", "LEAD", False, "action/advice"),
        ("body/unit", "LEAD", False, "action/advice"),
    ]


def test_an_owner_says_how_far_above_it_is_stated_and_gives_the_fact(ask: Asked) -> None:
    query = """{ action(id: "action/advice") { owners(role: [ACCOUNTABLE]) { distance ownership { id role } } } }"""
    assert ask.data(query)["action"]["owners"] == [
        {
            "distance": 1,
            "ownership": {"id": "owner/accountable/post/director/programme/plan", "role": "ACCOUNTABLE"},
        },
        {"distance": 2, "ownership": {"id": "owner/accountable/body/npcc/programme/larger", "role": "ACCOUNTABLE"}},
    ]


def test_roles_keep_only_their_owners_and_their_order(ask: Asked) -> None:
    accountable = [
        ("post/director", "ACCOUNTABLE", True, "programme/plan"),
        ("body/npcc", "ACCOUNTABLE", True, "programme/larger"),
    ]
    assert _owners(ask, role="ACCOUNTABLE") == accountable
    assert _owners(ask, role=["LEAD", "ACCOUNTABLE"]) == _owners(ask)
    assert _owners(ask, role=[]) == []


INVOLVED = """query ($asOf: Date, $inherited: Boolean! = false) { action(id: "action/advice") {
  involved(asOf: $asOf, inherited: $inherited) { role inherited distance involvement { id } } } }"""
MONITOR = {
    "role": "MONITOR",
    "inherited": True,
    "distance": 1,
    "involvement": {"id": "involved/monitor/body/cps/programme/plan"},
}


def test_who_monitors_a_plan_owns_nothing_and_is_involved_in_its_actions_only_where_asked(ask: Asked) -> None:
    assert ask.data(INVOLVED)["action"]["involved"] == []
    assert ask.data(INVOLVED, {"inherited": True})["action"]["involved"] == [MONITOR]
    assert "body/cps" not in {holder for holder, role, *_ in _owners(ask) if role == "MONITOR"}


def test_an_owner_counts_from_the_last_day_that_its_start_may_be(ask: Asked) -> None:
    assert ("body/cps", "LEAD", False, "action/advice") not in _owners(ask, asOf="2020-09-29")
    assert ("body/cps", "LEAD", False, "action/advice") in _owners(ask, asOf="2020-09-30")


def test_an_owner_counts_until_the_first_day_that_its_end_may_be(ask: Asked) -> None:
    assert ask.data(INVOLVED, {"inherited": True, "asOf": "2021-05-31"})["action"]["involved"] == [MONITOR]
    assert ask.data(INVOLVED, {"inherited": True, "asOf": "2021-06-01"})["action"]["involved"] == []


def test_an_owner_without_a_start_counts_from_the_publication(ask: Asked) -> None:
    assert _owners(ask, asOf="2020-07-13") == []
    assert ("post/director", "ACCOUNTABLE", True, "programme/plan") in _owners(ask, asOf="2020-07-14")


def test_an_owner_is_not_known_before_it_was_published(ask: Asked) -> None:
    assert _owners(ask, knownBy="2020-07-13") == []
    assert len(_owners(ask, knownBy="2020-07-14")) == 4


def test_nobody_named_is_an_empty_list(ask: Asked) -> None:
    assert _owners(ask, "outcome/top") == []


def test_owners_are_also_asked_from_the_side_of_the_owner(ask: Asked) -> None:
    query = """{ body(id: "body/cps") { owns { totalCount nodes { role statedOf { id } } }
        involvedIn { nodes { role statedOf { id } } } }
      post(id: "post/director") { owns(role: LEAD) { totalCount } } }"""
    found = ask.data(query)
    assert found["body"]["owns"] == {
        "totalCount": 1,
        "nodes": [{"role": "LEAD", "statedOf": {"id": "action/advice"}}],
    }
    assert found["body"]["involvedIn"] == {"nodes": [{"role": "MONITOR", "statedOf": {"id": "programme/plan"}}]}
    assert found["post"]["owns"]["totalCount"] == 0


def test_a_step_of_a_lineage_has_its_owners_at_its_own_date(ask: Asked) -> None:
    query = """{ lineage(of: "action/advice", maxDepth: 1) {
      steps { node { id } owners { holder { ... on Node { id } } } } } }"""
    steps = {step["node"]["id"]: step["owners"] for step in ask.data(query)["lineage"]["steps"]}
    assert [one["holder"]["id"] for one in steps["action/advice"]] == ["post/director", "body/npcc"]
    assert steps["recommendation/review/1"] == []


def test_several_owners_in_one_operation_cost_one_statement(ask: Asked) -> None:
    ask.data('{ a: action(id: "action/advice") { now: owners { role } then: owners(asOf: "2021-01-01") { role } } }')
    assert len(ask.store.statements) == 1
