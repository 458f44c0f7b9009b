"""Owners of what two ways lead up to."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked


@pytest.fixture(scope="module")
def graph() -> Graph:
    """An action in a programme and in the larger one that holds this too, each with an owner."""
    m = Making()
    m.document("plan", "2020-07-14")
    m.cite(m.node("action/a", "An action"), m.node("programme/near", "Near"), m.node("programme/both", "Both"))
    m.edge("HAS_PART", "programme/near", "action/a")
    m.edge("HAS_PART", "programme/both", "action/a")
    m.edge("HAS_PART", "programme/both", "programme/near")
    m.owner(m.node("body/a", "Alpha"), "programme/both", "LEAD")
    m.owner(m.node("body/b", "Beta"), "programme/near", "LEAD")
    m.cite("body/a", "body/b")
    return m.graph()


def test_an_owner_found_by_two_ways_stands_where_the_nearest_way_finds_it(ask: Asked) -> None:
    told = ask.data('{ action(id: "action/a") { owners { holder { ... on Cited { title } } } } }')
    assert [owner["holder"]["title"] for owner in told["action"]["owners"]] == ["Alpha", "Beta"]
