"""How far up owners are inherited from: four containers, and not a fifth."""

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
    return made.graph()


def test_owners_are_inherited_from_four_containers_and_no_further(ask: Asked) -> None:
    found = ask.data(OWNERS, {"id": "recommendation/r6"})["recommendation"]["owners"]
    assert [one["holder"]["id"] for one in found] == ["body/b6", "body/b5", "body/b4", "body/b3", "body/b2"]
