"""Orders by printed number, as people count."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked

PRINTED = {
    "a": "10", "b": "2", "c": "1a", "d": "1", "e": "1b", "f": "B2", "g": "b10", "h": "1.10", "i": "1.9", "j": None,
}  # fmt: skip
COUNTED = "dihcebafgj"
"""1, 1.9, 1.10, 1a, 1b, 2, 10, B2, b10, and last what has none."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Actions printed with a number each, recommendations with numbers of their own, and one that has both."""
    m = Making()
    for slug, published in (("plan", "2020"), ("annex", "2022")):
        m.document(slug, published)
    for slug, number in PRINTED.items():
        m.node(f"action/{slug}", "Same")
        m.wording(f"action/{slug}", "document/annex", **({"number": number} if number else {}))
    m.wording("action/a", "document/plan", number="3")
    for slug, number in (("x", "11"), ("y", "9"), ("z", "9a")):
        m.node(f"recommendation/{slug}", "Same", number=number)
    m.wording("recommendation/x", "document/annex", number="1")
    m.node("body/cps", "CPS")
    return m.graph()


def _ordered(ask: Asked, field: str, direction: str = "ASC") -> list[str]:
    order = f"{{by: NUMBER, direction: {direction}}}"
    query = f"""query ($after: String) {{ {field}(first: 3, after: $after, orderBy: {order})
      {{ nodes {{ id }} pageInfo {{ endCursor hasNextPage }} }} }}"""
    ids, cursor, more = list[str](), None, True
    while more:
        page = ask.data(query, {"after": cursor})[field]
        ids += [one["id"].rpartition("/")[2] for one in page["nodes"]]
        cursor, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return ids


def test_two_comes_before_ten_and_one_a_after_one_over_pages(ask: Asked) -> None:
    assert "".join(_ordered(ask, "actions")) == COUNTED
    assert "".join(_ordered(ask, "actions", "DESC")) == COUNTED[::-1]


def test_wordings_are_ordered_by_their_own_number(ask: Asked) -> None:
    own = [one for one in _ordered(ask, "wordings") if one != "x"]
    assert "".join(own) == "dihcebaafgj"


def test_a_recommendation_has_its_own_number_whatever_a_document_prints(ask: Asked) -> None:
    assert _ordered(ask, "recommendations") == ["y", "z", "x"]
