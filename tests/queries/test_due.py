"""When something was due, what was overdue on a day, and since when nobody has told of it."""

from __future__ import annotations

from typing import Any

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Actions of a plan of July 2020 for the year to March 2021, and what an annex of February 2022 tells of them."""
    m = Making()
    m.document("plan", "2020-07", file="plan.txt")
    m.document("annex", "2022-02", file="annex.txt")
    for slug in ("kept", "late", "put-off", "undated", "period", "open"):
        m.told_by("plan")
        m.cite(m.node(f"action/{slug}", slug.title()))
        m.wording(f"action/{slug}", "document/plan")
        m.claim(f"action/{slug}", "document/plan", "PLANNED")
    for slug in ("kept", "late", "put-off"):
        m.due(f"action/{slug}", "document/plan", date="../2021-03-31", period="2020-04-01/2021-03-31", words="2020/21")
    m.due("action/period", "document/plan", period="2020", words="in 2020")
    m.due("action/open", "document/plan", date="2021/..", words="from 2021")
    m.due("action/put-off", "document/annex", date="../2022-06", words="by summer")
    m.claim("action/kept", "document/annex", "DELIVERED")
    m.claim("action/late", "document/annex", "IN_PROGRESS")
    m.told_by("plan")
    for slug in ("belated", "met", "missed", "promised"):
        m.cite(m.node(f"event/{slug}", slug.title(), occurrence="PROMISED", date="2021-03"))
    m.cite(m.node("event/past", "Past", occurrence="HAPPENED", date="2020-03"))
    m.told_by("annex")
    m.cite(m.node("event/done", "Done", occurrence="HAPPENED", date="2021-12"))
    m.edge("FULFILS", "event/done", "event/met")
    m.settlement("event/belated", "document/annex", "MISSED", "event/done")
    m.settlement("event/missed", "document/annex", "MISSED")
    return m.graph()


OVERDUE = """query ($on: Date!) {
  actions(where: {overdueOn: $on}) { nodes { id overdue(on: $on) } }
  events(where: {overdueOn: $on}) { nodes { id overdue(on: $on) } } }"""


@pytest.mark.parametrize(
    ("on", "actions", "events"),
    [
        ("2021-03-31", [], []),
        ("2021-04-01", ["kept", "late", "put-off"], ["belated", "met", "missed", "promised"]),
        ("2022-02-27", ["kept", "late", "put-off"], ["belated", "met", "missed", "promised"]),
        ("2022-02-28", ["late"], ["missed", "promised"]),
        ("2022-07-01", ["late", "put-off"], ["missed", "promised"]),
    ],
)
def test_what_was_overdue_is_what_was_due_before_and_not_told_as_done_by_then(
    ask: Asked, on: str, actions: list[str], events: list[str]
) -> None:
    found = ask.data(OVERDUE, {"on": on})
    assert found["actions"]["nodes"] == [{"id": f"action/{slug}", "overdue": True} for slug in actions]
    assert found["events"]["nodes"] == [{"id": f"event/{slug}", "overdue": True} for slug in events]


def test_beside_known_by_only_what_had_been_told_by_then_counts(ask: Asked) -> None:
    query = """{ actions(where: {overdueOn: "2022-07-01", knownBy: "2022-02-27"}) { nodes { id } } }"""
    found = [one["id"] for one in ask.data(query)["actions"]["nodes"]]
    assert found == ["action/kept", "action/late", "action/put-off"]


def test_each_question_about_a_day_counts_as_tests_of_each_row(ask: Asked) -> None:
    """One comes to 149: days passed 20, promises 18, days to come 20, claims 15, what fulfils it 11, settles it 65."""
    days = " ".join(f'd{day}: overdue(on: "2021-01-{day:02}")' for day in range(1, 29))
    one, many = (ask(f"{{ actions(first: {size}) {{ nodes {{ {days} }} }} }}").cost for size in (1, 100))
    assert one
    assert many
    assert many["tests"] - one["tests"] == 149 * 28 * 99
    owned = f"owns(first: 100) {{ nodes {{ statedOf {{ ... on Action {{ {days} }} }} }} }}"
    deep = f"{{ bodies(first: 100) {{ nodes {{ {owned} }} }} }}"
    assert ask.code(deep) == "TOO_MUCH"


def test_the_due_day_is_the_one_told_last_or_told_by_then(ask: Asked) -> None:
    query = """query ($day: Date) { action(id: "action/put-off") {
      due(knownBy: $day) { id date { edtf } period { edtf } words document { id } of { id } }
      dues(knownBy: $day) { id } } }"""
    plan, annex = (f"due/{document}/action/put-off" for document in ("plan", "annex"))
    now, then = (ask.data(query, {"day": day})["action"] for day in (None, "2021-01-01"))
    assert (now["due"]["id"], [one["id"] for one in now["dues"]]) == (annex, [plan, annex])
    assert then["due"] == {
        "id": plan,
        "date": {"edtf": "../2021-03-31"},
        "period": {"edtf": "2020-04-01/2021-03-31"},
        "words": "2020/21",
        "document": {"id": "document/plan"},
        "of": {"id": "action/put-off"},
    }
    assert then["dues"] == [{"id": plan}]


@pytest.mark.parametrize("slug", ["undated", "period", "open"])
def test_what_has_no_last_day_is_never_overdue(ask: Asked, slug: str) -> None:
    query = 'query ($id: ID!) { action(id: $id) { overdue(on: "9999-01-01") status { overdue } } }'
    assert ask.data(query, {"id": f"action/{slug}"})["action"] == {"overdue": False, "status": {"overdue": False}}


STANDING = """query ($id: ID!, $asOf: Date, $knownBy: Date) { action(id: $id) { status(asOf: $asOf, knownBy: $knownBy) {
  status overdue lastAttested { edtf } lastAttestedIn { id } } } }"""


def _standing(ask: Asked, slug: str, **cut: str) -> dict[str, Any]:
    return ask.data(STANDING, {"id": f"action/{slug}", **cut})["action"]["status"]


def test_a_status_says_when_it_was_last_told_and_whether_its_day_has_passed(ask: Asked) -> None:
    annex = {"lastAttested": {"edtf": "2022-02"}, "lastAttestedIn": {"id": "document/annex"}}
    plan = {"lastAttested": {"edtf": "2020-07"}, "lastAttestedIn": {"id": "document/plan"}}
    assert _standing(ask, "late") == {"status": "IN_PROGRESS", "overdue": True, **annex}
    assert _standing(ask, "kept") == {"status": "DELIVERED", "overdue": False, **annex}
    assert _standing(ask, "put-off") == {"status": "PLANNED", "overdue": False, **plan}
    assert _standing(ask, "late", asOf="2021-06-30") == {"status": "PLANNED", "overdue": True, **plan}
    assert _standing(ask, "kept", knownBy="2021-01-31") == {"status": "PLANNED", "overdue": False, **plan}
    assert _standing(ask, "kept", asOf="2021-06-30", knownBy="2022-12-31")["overdue"] is False


def test_due_days_are_asked_for_by_day_and_listed(ask: Asked) -> None:
    query = """{ actions(where: {due: {date: {surelyTo: "2021-12-31"}}}) { nodes { id } }
      some: actions(where: {due: {}}) { totalCount } dues(where: {basis: STATED}) { totalCount } }"""
    found = ask.data(query)
    assert [one["id"] for one in found["actions"]["nodes"]] == ["action/kept", "action/late", "action/put-off"]
    assert (found["some"]["totalCount"], found["dues"]["totalCount"]) == (5, 6)
