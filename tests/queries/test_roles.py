"""The commitments of a body, person or post, with the role in which it stands to each."""

from __future__ import annotations

from typing import Any

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked

HELD = "nodes { role asWorded commitment { id } fact { __typename id } }"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A body that leads two actions, supports one of them and an outcome, and owns a plan that holds a third."""
    m = Making()
    m.document("plan", "2020")
    for slug, title in (("action/b", "Beta"), ("action/a", "Alpha"), ("outcome/c", "Gamma"), ("action/d", "Delta")):
        m.cite(m.node(slug, title))
        m.claim(slug, "document/plan", "DELIVERED" if slug == "action/a" else "PLANNED")
    m.node("programme/plan", "Plan")
    m.edge("HAS_PART", "programme/plan", "action/d")
    m.node("body/cps", "CPS")
    m.owner("body/cps", "action/a", "LEAD")
    m.owner("body/cps", "action/b", "LEAD", start="2020", end="2021")
    m.owner("body/cps", "programme/plan", "ACCOUNTABLE")
    m.owner("body/cps", "action/a", "SUPPORTER")
    m.document("annex", "2022")
    m.owner("body/cps", "outcome/c", "MONITOR")
    m.owner(m.node("post/dpp", "DPP"), "action/a", "ACCOUNTABLE")
    m.owner(m.node("person/a", "A person"), "outcome/c", "CHAIR")
    return m.graph()


def _held(ask: Asked, arguments: str = "", of: str = "body", selection: str = HELD) -> dict[str, Any]:
    ids = {"body": "body/cps", "post": "post/dpp", "person": "person/a"}
    return ask.data(f'{{ {of}(id: "{ids[of]}") {{ commitments{arguments} {{ {selection} }} }} }}')[of]["commitments"]


def _roles(ask: Asked, arguments: str = "", of: str = "body") -> list[tuple[str, str]]:
    return [(one["commitment"]["id"], one["role"]) for one in _held(ask, arguments, of)["nodes"]]


def test_each_commitment_comes_with_each_role_and_the_fact_that_tells_it(ask: Asked) -> None:
    assert _held(ask)["nodes"] == [
        {
            "role": role,
            "asWorded": role.lower(),
            "commitment": {"id": of},
            "fact": {"__typename": fact, "id": f"{begins}/{role.lower()}/body/cps/{of}"},
        }
        for of, role, fact, begins in (
            ("action/a", "SUPPORTER", "Involvement", "involved"),
            ("action/a", "LEAD", "Ownership", "owner"),
            ("action/b", "LEAD", "Ownership", "owner"),
            ("outcome/c", "MONITOR", "Involvement", "involved"),
        )
    ]


def test_posts_and_people_have_theirs(ask: Asked) -> None:
    assert _roles(ask, of="post") == [("action/a", "ACCOUNTABLE")]
    assert _roles(ask, of="person") == [("outcome/c", "CHAIR")]


def test_they_are_filtered_and_ordered_as_commitments_are(ask: Asked) -> None:
    assert _roles(ask, "(where: {kind: [OUTCOME]})") == [("outcome/c", "MONITOR")]
    assert _roles(ask, "(where: {status: [DELIVERED]}, role: [LEAD, MONITOR])") == [("action/a", "LEAD")]
    assert _roles(ask, "(orderBy: {by: STATUS, direction: DESC}, role: [LEAD, MONITOR])") == [
        ("action/b", "LEAD"),
        ("outcome/c", "MONITOR"),
        ("action/a", "LEAD"),
    ]


def test_they_are_those_of_a_day(ask: Asked) -> None:
    assert ("action/b", "LEAD") in _roles(ask, '(asOf: "2020-12-31")')
    assert ("action/b", "LEAD") not in _roles(ask, '(asOf: "2021-12-31")')
    assert ("outcome/c", "MONITOR") not in _roles(ask, '(knownBy: "2021-12-31")')


def test_pages_and_counts_are_of_roles(ask: Asked) -> None:
    page = _held(ask, "(first: 2)", selection="totalCount pageInfo { endCursor } nodes { role }")
    assert page["totalCount"] == 4
    after = page["pageInfo"]["endCursor"]
    assert _roles(ask, f'(first: 2, after: "{after}")') == [("action/b", "LEAD"), ("outcome/c", "MONITOR")]
    told = _held(ask, selection="facets(by: [ROLE, STATUS]) { counts { value count } }")["facets"]
    assert [[(one["value"], one["count"]) for one in facet["counts"]] for facet in told] == [
        [("LEAD", 2), ("MONITOR", 1), ("SUPPORTER", 1)],
        [("DELIVERED", 2), ("PLANNED", 2)],
    ]
