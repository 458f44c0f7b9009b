"""Who owned a step of a lineage at its own date: since a start that surely came, until an end that may have come."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked

STEPS = """{ lineage(of: "recommendation/new") { steps { node { id } owners { holder { ... on Node { id } } } } } }"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A recommendation of March 2020, whose owners start or end on the last of that month or a day beside it."""
    made = Making()
    made.document("old", "2015-06-01")
    made.cite(made.node("recommendation/old", "Old"))
    made.document("new", "2020-03")
    made.cite(made.node("recommendation/new", "New"))
    made.wording("recommendation/new", "document/new")
    made.edge("CONTINUES", "recommendation/new", "recommendation/old")
    for name, held in {
        "ends-before": {"end": "2020-03-30"},
        "ends-then": {"end": "2020-03-31"},
        "ends-after": {"end": "2020-04-01"},
        "may-end-then": {"end": "2020-03-31/2020-05"},
        "may-end-after": {"end": "2020-04"},
        "starts-then": {"start": "2020-03-31"},
        "starts-after": {"start": "2020-04-01"},
        "may-start-then": {"start": "2020-03"},
        "may-start-after": {"start": "2020-03-15/2020-04-01"},
    }.items():
        made.cite(made.node(f"body/{name}", name))
        made.owner(f"body/{name}", "recommendation/new", "LEAD", **{"start": "2019", **held})
    return made.graph()


def test_a_step_has_the_owners_who_surely_held_it_on_its_last_day(ask: Asked) -> None:
    steps = {one["node"]["id"]: one["owners"] for one in ask.data(STEPS)["lineage"]["steps"]}
    assert {one["holder"]["id"] for one in steps["recommendation/new"]} == {
        "body/ends-after",
        "body/may-end-after",
        "body/starts-then",
        "body/may-start-then",
    }
    assert steps["recommendation/old"] == []
