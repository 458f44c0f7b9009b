"""Gaps: about a thing itself, and about what contains it, each once and through the nearest thing that it is about."""

from __future__ import annotations

from typing import Any

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A plan in a larger plan, a report with a part of a part, and gaps about each; one gap is about two of them."""
    made = Making()
    made.document("report", "2016-02", file="report.txt")
    made.document("plan", "2020-07-14", file="plan.txt")
    for thing in ("programme/larger", "programme/plan", "action/advice", "action/loose", "recommendation/report/1"):
        made.cite(made.node(thing, thing))
    made.edge("HAS_PART", "programme/larger", "programme/plan")
    made.edge("HAS_PART", "programme/plan", "action/advice")
    made.edge("HAS_PART", "document/report", "recommendation/report/1")
    made.edge("HAS_PART", "recommendation/report/1", made.node("recommendation/report/1a", "Part"))
    made.wording("action/advice", "document/plan")
    _gap(made, "cost", "programme/larger")
    _gap(made, "board", "programme/plan")
    _gap(made, "both", "programme/plan", "action/advice")
    _gap(made, "again", "action/advice")
    _gap(made, "doer", "document/report")
    made.document("annex", "2022-02")
    _gap(made, "later", "action/advice")
    return made.graph()


def _gap(made: Making, slug: str, *about: str) -> None:
    made.cite(made.node(f"gap/{slug}", slug, reason="One would expect it."))
    for thing in about:
        made.edge("ABOUT", f"gap/{slug}", thing)


GAPS = """query ($id: ID!, $inherited: Boolean! = true, $knownBy: Date) { node(id: $id) { ... on Cited {
  gaps(inherited: $inherited, knownBy: $knownBy) {
    title reason inherited distance through { id } gap { id about { id } } }
} } }"""


def _gaps(ask: Asked, thing: str, **given: Any) -> list[tuple[str, int, str]]:
    found = ask.data(GAPS, {"id": thing, **given})["node"]["gaps"]
    for one in found:
        assert one["gap"]["id"] == f"gap/{one['title']}"
        assert one["reason"] == "One would expect it."
        assert one["inherited"] is (one["distance"] > 0)
        assert one["through"] in one["gap"]["about"]
    return [(one["title"], one["distance"], one["through"]["id"]) for one in found]


def test_a_thing_has_the_gaps_about_what_contains_it_after_its_own(ask: Asked) -> None:
    assert _gaps(ask, "action/advice") == [
        ("again", 0, "action/advice"),
        ("both", 0, "action/advice"),
        ("later", 0, "action/advice"),
        ("board", 1, "programme/plan"),
        ("cost", 2, "programme/larger"),
    ]
    assert _gaps(ask, "recommendation/report/1a") == [("doer", 2, "document/report")]
    assert _gaps(ask, "programme/plan") == [
        ("board", 0, "programme/plan"),
        ("both", 0, "programme/plan"),
        ("cost", 1, "programme/larger"),
    ]
    assert _gaps(ask, "action/loose") == []


def test_a_wording_has_the_gaps_about_its_commitment(ask: Asked) -> None:
    assert _gaps(ask, "wording/plan/action/advice")[0] == ("again", 1, "action/advice")


def test_gaps_of_the_thing_alone_are_those_about_it(ask: Asked) -> None:
    assert _gaps(ask, "action/advice", inherited=False) == [
        ("again", 0, "action/advice"),
        ("both", 0, "action/advice"),
        ("later", 0, "action/advice"),
    ]
    assert _gaps(ask, "recommendation/report/1a", inherited=False) == []


def test_a_gap_is_inherited_from_when_it_is_known(ask: Asked) -> None:
    assert _gaps(ask, "recommendation/report/1", knownBy="2020-07-13") == []
    assert _gaps(ask, "recommendation/report/1", knownBy="2020-07-14") == [("doer", 1, "document/report")]
    assert ("later", 0, "action/advice") not in _gaps(ask, "action/advice", knownBy="2022-01-31")


def test_gaps_cost_one_statement_with_all_that_is_above(ask: Asked) -> None:
    ask.data("{ commitments { nodes { gaps { gap { about { id } } } } } }")
    assert len(ask.store.statements) == 1
