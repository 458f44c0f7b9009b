"""Who answers for a thing and who is involved in it, one entry for each of them."""

from __future__ import annotations

from typing import Any

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A plan and its action: one board with four parts in them, one post accountable for both, and a body with one."""
    made = Making()
    made.document("plan", "2020-07-14")
    made.cite(made.node("programme/plan", "The plan"), made.node("action/advice", "Early advice"))
    made.edge("HAS_PART", "programme/plan", "action/advice")
    made.cite(
        made.node("body/board", "Board"), made.node("post/director", "Director"), made.node("body/unit", "A unit")
    )
    made.owner("body/board", "programme/plan", "RESPONSIBLE")
    made.owner("body/board", "action/advice", "RESPONSIBLE", start="2021-03")
    made.owner("body/board", "action/advice", "LEAD")
    made.owner("post/director", "programme/plan", "ACCOUNTABLE")
    made.owner("post/director", "action/advice", "ACCOUNTABLE", start="2021-03")
    made.owner("body/unit", "action/advice", "RESPONSIBLE")
    made.owner("body/board", "programme/plan", "MONITOR")
    made.owner("body/board", "action/advice", "SUPPORTER")
    made.owner("body/unit", "programme/plan", "MONITOR")
    return made.graph()


OWNERS = """
query ($asOf: Date, $knownBy: Date, $role: [OwnerRole!], $inherited: Boolean! = true) { action(id: "action/advice") {
  ownersByHolder(asOf: $asOf, knownBy: $knownBy, role: $role, inherited: $inherited) {
    __typename holder { __typename ... on Cited { id } }
    owners { role inherited distance statedOf { id } ownership { id holder { ... on Cited { id } } } } } } }
"""


def _owners(ask: Asked, **given: Any) -> list[tuple[str, list[tuple[str, int]]]]:
    found = ask.data(OWNERS, given)["action"]["ownersByHolder"]
    assert all(
        part["ownership"]["holder"]["id"] == one["holder"]["id"] and part["inherited"] is (part["distance"] > 0)
        for one in found
        for part in one["owners"]
    )
    return [(one["holder"]["id"], [(part["role"], part["distance"]) for part in one["owners"]]) for one in found]


def test_each_holder_stands_once_with_all_its_roles_where_its_weightiest_stands(ask: Asked) -> None:
    assert _owners(ask) == [
        ("post/director", [("ACCOUNTABLE", 0), ("ACCOUNTABLE", 1)]),
        ("body/board", [("RESPONSIBLE", 0), ("RESPONSIBLE", 1), ("LEAD", 0)]),
        ("body/unit", [("RESPONSIBLE", 0)]),
    ]


def test_a_day_a_role_and_what_is_stated_of_the_thing_alone_narrow_the_groups(ask: Asked) -> None:
    assert _owners(ask, asOf="2020-12-31") == [
        ("post/director", [("ACCOUNTABLE", 1)]),
        ("body/unit", [("RESPONSIBLE", 0)]),
        ("body/board", [("RESPONSIBLE", 1), ("LEAD", 0)]),
    ]
    assert _owners(ask, role=["LEAD"]) == [("body/board", [("LEAD", 0)])]
    assert _owners(ask, inherited=False, role=["ACCOUNTABLE"]) == [("post/director", [("ACCOUNTABLE", 0)])]
    assert _owners(ask, knownBy="2020-07-13") == []


def test_the_involved_are_grouped_alike_and_those_of_the_plan_only_where_asked(ask: Asked) -> None:
    query = """query ($inherited: Boolean! = false) { action(id: "action/advice") {
      involvedByHolder(inherited: $inherited) { holder { ... on Cited { id } } involved { role inherited } } } }"""
    supporter = {"role": "SUPPORTER", "inherited": False}
    monitor = {"role": "MONITOR", "inherited": True}
    assert ask.data(query)["action"]["involvedByHolder"] == [
        {"holder": {"id": "body/board"}, "involved": [supporter]},
    ]
    assert ask.data(query, {"inherited": True})["action"]["involvedByHolder"] == [
        {"holder": {"id": "body/unit"}, "involved": [monitor]},
        {"holder": {"id": "body/board"}, "involved": [monitor, supporter]},
    ]


def test_groups_cost_no_statement_more(ask: Asked) -> None:
    ask.data("{ actions { nodes { owners { role } ownersByHolder { holder { ... on Cited { id } } } } } }")
    assert len(ask.store.statements) == 1
