"""Lineages with more links than are brought, and pages of the largest size."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked


@pytest.fixture(scope="module")
def graph() -> Graph:
    return wide_graph()


def wide_graph() -> Graph:
    """A hub with 1,001 links to it, another with 1,000, and a ladder of 25 diamonds."""
    m = Making()
    m.document("source", "2020")
    for hub, spokes in (("over", 1_001), ("full", 1_000)):
        m.node(f"action/{hub}", hub)
        for number in range(spokes):
            m.edge("FULFILS", m.node(f"event/{hub}-{number:04}", "Same"), f"action/{hub}")
    for number in range(26):
        m.node(f"outcome/rung-{number:02}", f"Rung {number}")
    for number in range(25):
        for side in ("left", "right"):
            step = m.node(f"outcome/{side}-{number:02}", f"{side} {number}")
            m.edge("CONTINUES", f"outcome/rung-{number:02}", step)
            m.edge("CONTINUES", step, f"outcome/rung-{number + 1:02}")
    return m.graph()


LINEAGE = """query ($of: ID!) { lineage(of: $of, direction: DOWNSTREAM, maxDepth: 1) {
  steps { node { id } } links { id } truncated } }"""


@pytest.mark.parametrize(("hub", "truncated"), [("full", False), ("over", True)])
def test_a_lineage_brings_a_thousand_links_and_says_where_there_are_more(ask: Asked, hub: str, truncated: bool) -> None:
    told = ask.data(LINEAGE, {"of": f"action/{hub}"})["lineage"]
    assert (len(told["links"]), len(told["steps"]), told["truncated"]) == (1_000, 1_001, truncated)


def test_a_hundred_are_paged_through_in_the_order_of_ids_where_titles_are_the_same(ask: Asked) -> None:
    query = """query ($after: String) { events(first: 100, after: $after, where: {title: {startsWith: "same"}}) {
      nodes { id } pageInfo { endCursor hasNextPage } } }"""
    cursor, ids = None, list[str]()
    for _ in range(21):
        page = ask.data(query, {"after": cursor})["events"]
        ids, cursor = ids + [node["id"] for node in page["nodes"]], page["pageInfo"]["endCursor"]
    assert ids == [*_spokes("full", 1_000), *_spokes("over", 1_001)]
    assert not page["pageInfo"]["hasNextPage"]


def _spokes(hub: str, count: int) -> Iterable[str]:
    return [f"event/{hub}-{number:04}" for number in range(count)]


@pytest.mark.parametrize(("depth", "steps", "links"), [(1, 3, 2), (4, 7, 8), (5, 9, 10), (8, 13, 16), (9, 15, 18)])
def test_a_lineage_ends_at_the_depth_that_was_asked_for(ask: Asked, depth: int, steps: int, links: int) -> None:
    query = """query ($d: Int!) { lineage(of: "outcome/rung-00", maxDepth: $d) {
      steps { depth } links { id } truncated } }"""
    told = ask.data(query, {"d": depth})["lineage"]
    assert (len(told["steps"]), len(told["links"]), told["truncated"]) == (steps, links, True)


@pytest.mark.parametrize(("rung", "length"), [("02", 4), ("04", 8), ("05", 10)])
def test_a_path_is_found_from_the_length_on_that_it_has(ask: Asked, rung: str, length: int) -> None:
    query = """query ($to: ID!, $most: Int!) { path(from: "outcome/rung-00", to: $to, maxLength: $most) { length } }"""
    found = [ask.data(query, {"to": f"outcome/rung-{rung}", "most": most})["path"] for most in (length - 1, length)]
    assert found == [{"length": None}, {"length": length}]


def test_a_ladder_of_diamonds_is_climbed_without_trying_every_way(ask: Asked) -> None:
    told = ask.data('{ lineage(of: "outcome/rung-00", maxDepth: 16) { steps { depth } links { id } truncated } }')
    assert len(told["lineage"]["steps"]) == 1 + 8 * 3
    assert (len(told["lineage"]["links"]), told["lineage"]["truncated"]) == (32, True)
