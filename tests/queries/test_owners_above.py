"""Which owners are inherited: from four containers and not a fifth, not onto what they were too late or early for."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked

OWNERS = "query ($id: ID!) { recommendation(id: $id) { owners { holder { ... on Node { id } } } } }"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Parts in parts in parts: 0 holds 1 and so on to 6, and somebody else answers for each."""
    made = Making()
    made.document("d", "2020-01-01")
    for level in range(7):
        thing = made.node(f"recommendation/r{level}", f"Level {level}")
        made.cite(thing)
        body = made.node(f"body/b{level}", f"Body {level}")
        made.cite(body)
        made.owner(body, thing, "LEAD")
        if level:
            made.edge("HAS_PART", f"recommendation/r{level - 1}", thing)
    _plan(made)
    return made.graph()


def _plan(made: Making) -> None:
    """A plan of 2020 led by three in turn, one of its actions done by then and one only begun."""
    made.document("plan", "2020-07-14")
    made.cite(made.node("programme/plan", "The plan"))
    for holder in ("early", "steady", "late"):
        made.cite(made.node(f"body/{holder}", holder.title()))
    made.owner("body/early", "programme/plan", "LEAD", start="2017", end="2019")
    made.owner("body/steady", "programme/plan", "LEAD", start="2020-01")
    made.owner("body/late", "programme/plan", "LEAD", start="2022-02")
    for slug, status in (("done", "DELIVERED"), ("dropped", "DROPPED"), ("begun", "IN_PROGRESS")):
        made.cite(made.node(f"action/{slug}", slug.title()))
        made.edge("HAS_PART", "programme/plan", f"action/{slug}")
        made.wording(f"action/{slug}", "document/plan")
        made.claim(f"action/{slug}", "document/plan", status)
    made.document("annex", "2022-03")
    for slug in ("done", "begun"):
        made.wording(f"action/{slug}", "document/annex")
    made.cite(made.node("event/meeting", "A meeting", date="2021-03", occurrence="HAPPENED"))
    made.edge("HAS_PART", "programme/plan", "event/meeting")
    made.owner("body/late", "action/done", "CHAIR", start="2022-02")


def test_owners_are_inherited_from_four_containers_and_no_further(ask: Asked) -> None:
    found = ask.data(OWNERS, {"id": "recommendation/r6"})["recommendation"]["owners"]
    assert [one["holder"]["id"] for one in found] == ["body/b6", "body/b5", "body/b4", "body/b3", "body/b2"]


LEADS = """query ($id: ID!) { node(id: $id) {
  ... on Commitment { owners(role: LEAD) { holder { ... on Node { id } } } }
  ... on Event { owners(role: LEAD) { holder { ... on Node { id } } } } } }"""


@pytest.mark.parametrize(
    ("thing", "leads"),
    [
        ("action/done", ["body/steady"]),
        ("action/dropped", ["body/steady"]),
        ("event/meeting", ["body/steady"]),
        ("action/begun", ["body/steady", "body/late"]),
    ],
)
def test_who_came_after_a_thing_was_finished_or_left_before_it_was_there_does_not_inherit_it(
    ask: Asked, thing: str, leads: list[str]
) -> None:
    found = ask.data(LEADS, {"id": thing})["node"]
    assert found == {"owners": [{"holder": {"id": one}} for one in leads]}


def test_a_wording_is_finished_with_what_it_words(ask: Asked) -> None:
    """Printed in 2022, when somebody else leads the plan, what was done by 2020 is still not theirs."""
    query = """query ($of: ID!) { lineage(of: $of) { steps { node { id } owners(inherited: true) {
      holder { ... on Node { id } } role } } } }"""
    for slug, leads in (("done", ["body/steady"]), ("begun", ["body/steady", "body/late"])):
        (step,) = ask.data(query, {"of": f"wording/annex/action/{slug}"})["lineage"]["steps"]
        assert [one["holder"]["id"] for one in step["owners"] if one["role"] == "LEAD"] == leads


def test_what_is_stated_of_the_thing_itself_counts_whenever_it_began(ask: Asked) -> None:
    found = ask.data('{ action(id: "action/done") { owners(inherited: false) { role inherited } } }')
    assert found["action"]["owners"] == [{"role": "CHAIR", "inherited": False}]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({"answerable": {"id": "body/late"}}, ["done"]),
        ({"answerable": {"id": "body/late", "inherited": True}}, ["begun", "done"]),
        ({"answerable": {"id": "body/late", "inherited": True, "role": ["LEAD"]}}, ["begun"]),
        ({"answerable": {"id": "body/steady", "inherited": True}}, ["begun", "done", "dropped"]),
        ({"answerable": {"id": "body/steady", "inherited": False}}, []),
        ({"answerable": {"id": "body/early", "inherited": True}}, []),
        ({"answerable": {"id": "body/steady", "inherited": True, "asOf": "2020-01-30"}}, []),
        ({"answerable": {"id": "body/steady", "inherited": True, "asOf": "2020-01-31"}}, ["begun", "done", "dropped"]),
        ({"answerable": {"id": "body/early", "asOf": "2018-01-01", "inherited": True}}, []),
        ({"answerable": {"id": "body/late", "inherited": True, "asOf": "2022-02-27"}}, []),
        ({"answerable": {"id": "body/late", "inherited": True, "asOf": "2022-02-28"}}, ["begun", "done"]),
        ({"answerable": {"id": "body/steady", "inherited": True, "knownBy": "2020-07-13"}}, []),
        (
            {"answerable": {"id": ["body/steady", "body/early"], "inherited": True, "knownBy": "2020-07-14"}},
            ["begun", "done", "dropped"],
        ),
        ({"hasDirectOwner": True}, ["done"]),
        ({"hasDirectOwner": False}, ["begun", "dropped"]),
        ({"not": {"answerable": {"inherited": True, "role": ["CHAIR"]}}}, ["begun", "dropped"]),
    ],
)
def test_what_somebody_answers_for_is_listed_through_plans_as_owners_are_inherited(
    ask: Asked, where: dict[str, object], found: list[str]
) -> None:
    query = "query ($where: CommitmentFilter) { actions(where: $where) { totalCount nodes { id } } }"
    page = ask.data(query, {"where": where})["actions"]
    assert [one["id"] for one in page["nodes"]] == [f"action/{slug}" for slug in found]
    assert page["totalCount"] == len(found)
