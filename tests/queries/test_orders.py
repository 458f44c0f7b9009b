"""Orders by status, theme, due day and printed place: what has none comes last, and first where the order is turned."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked

IN_ORDER = {
    "STATUS": ["done", "begun", "again", "dropped", "unsaid"],
    "THEME": ["again", "begun", "done", "dropped", "unsaid"],
    "DUE": ["begun", "dropped", "again", "done", "unsaid"],
    "PLACE": ["unsaid", "begun", "done", "again", "dropped"],
}
"""Worked out from the graph below; where two are alike, by id."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Two programmes with themes of their own order, five actions, and two documents that print four of them."""
    m = Making()
    m.document("annex", "2022")
    m.document("plan", "2020")
    themes = [m.node(f"theme/{one}", one.title(), order=place) for place, one in enumerate(("z", "y", "x"), 1)]
    for programme, held in ((m.node("programme/a", "A plan"), themes[:2]), (m.node("programme/b", "B"), themes[2:])):
        for theme in held:
            m.edge("HAS_PART", programme, theme)
    m.cite(m.node("action/unsaid", "Nobody says"))
    _printed(m, "done", "annex", 30, "theme/x")
    _printed(m, "done", "plan", 10, "theme/z")
    _printed(m, "begun", "annex", 5, "theme/y")
    _printed(m, "again", "annex", 200, "theme/z")
    _printed(m, "dropped", "annex", 1000)
    for slug, status in (("done", "DELIVERED"), ("begun", "IN_PROGRESS"), ("again", "PLANNED"), ("dropped", "DROPPED")):
        m.claim(f"action/{slug}", "document/annex", status)
    m.due("action/done", "document/plan", date="2020-01", words="soon")
    m.due("action/done", "document/annex", date="2022-06", words="later")
    m.due("action/again", "document/annex", date="2022-05-31", words="May")
    m.due("action/dropped", "document/plan", date="2021", words="that year")
    m.due("action/begun", "document/annex", period="2020", words="over the year")
    m.node("body/cps", "CPS")
    m.node("event/dated", "Dated", occurrence="PROMISED", date="2022-07")
    m.node("event/past", "Past", occurrence="HAPPENED", date="2019")
    m.due(m.node("event/late", "Late", occurrence="PROMISED"), "document/annex", date="2023", words="next year")
    m.due(m.node("event/soon", "Soon", occurrence="PROMISED"), "document/annex", date="2022", words="this year")
    return m.graph()


def _printed(m: Making, slug: str, document: str, start: int, theme: str = "") -> None:
    """A wording with a passage of its own, from this place on."""
    action = m.node(f"action/{slug}", "Same")
    passage = m.node(f"citation/{document}/{start}-{start + 1}", "P", locator="1", start=start, end=start + 1)
    m.edge("PASSAGE_OF", passage, f"document/{document}")
    wording = m.wording(action, f"document/{document}", cited=passage)
    if theme:
        m.edge("UNDER", wording, theme)


def _ordered(ask: Asked, field: str, order: str, size: int = 2) -> list[str]:
    """Last parts of ids, over pages."""
    query = f"""query ($after: String) {{ {field}(first: {size}, after: $after, orderBy: {order})
      {{ nodes {{ id }} pageInfo {{ endCursor hasNextPage }} }} }}"""
    ids, cursor, more = list[str](), None, True
    while more:
        page = ask.data(query, {"after": cursor})[field]
        ids += [one["id"].rpartition("/")[2] for one in page["nodes"]]
        cursor, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return ids


@pytest.mark.parametrize("field", ["actions", "commitments"])
@pytest.mark.parametrize("key", IN_ORDER)
def test_what_has_no_value_is_last_and_first_where_the_order_is_turned(ask: Asked, field: str, key: str) -> None:
    assert _ordered(ask, field, f"{{by: {key}}}") == IN_ORDER[key]
    assert _ordered(ask, field, f"{{by: {key}, direction: DESC}}") == IN_ORDER[key][::-1]


def test_a_page_from_the_end_is_turned_too(ask: Asked) -> None:
    page = ask.data("{ actions(last: 2, orderBy: {by: DUE}) { nodes { id } pageInfo { startCursor } } }")["actions"]
    assert [one["id"] for one in page["nodes"]] == ["action/done", "action/unsaid"]
    before = page["pageInfo"]["startCursor"]
    query = "query ($before: String) { actions(last: 2, before: $before, orderBy: {by: DUE}) { nodes { id } } }"
    assert [one["id"] for one in ask.data(query, {"before": before})["actions"]["nodes"]] == [
        "action/dropped",
        "action/again",
    ]


def test_a_second_key_orders_what_the_first_leaves_alike(ask: Asked) -> None:
    order = "[{by: THEME, direction: DESC}, {by: STATUS, direction: DESC}]"
    assert _ordered(ask, "actions", order, 1) == ["unsaid", "dropped", "done", "begun", "again"]
    assert _ordered(ask, "actions", "[{by: DATE}, {by: STATUS}]", 1) == ["done", "unsaid", "begun", "again", "dropped"]


def test_wordings_stand_in_the_order_of_reading_and_of_their_own_themes(ask: Asked) -> None:
    assert _ordered(ask, "wordings", "{by: PLACE}") == ["done", "begun", "done", "again", "dropped"]
    assert _ordered(ask, "wordings", "{by: THEME}") == ["again", "done", "begun", "done", "dropped"]


def test_claims_are_ordered_by_their_own_status(ask: Asked) -> None:
    assert _ordered(ask, "statusClaims", "{by: STATUS}") == ["done", "begun", "again", "dropped"]


def test_promises_are_ordered_by_when_they_are_due(ask: Asked) -> None:
    assert _ordered(ask, "events", "{by: DUE}") == ["dated", "soon", "late", "past"]


@pytest.mark.parametrize(
    ("field", "key"),
    [
        *(("documents", key) for key in ("NUMBER", "STATUS", "THEME", "DUE", "PLACE")),
        *(("bodies", key) for key in ("NUMBER", "DATE", "STATUS")),
        *(("events", key) for key in ("NUMBER", "STATUS", "THEME", "PLACE")),
        *(("wordings", key) for key in ("STATUS", "DUE")),
        *(("statusClaims", key) for key in ("NUMBER", "THEME", "DUE", "PLACE")),
    ],
)
def test_what_has_no_such_thing_is_not_ordered_by_it(ask: Asked, field: str, key: str) -> None:
    answer = ask(f"{{ {field}(orderBy: {{by: {key}}}) {{ totalCount }} }}")
    assert not answer.executed
    assert answer.errors[0]["extensions"]["code"] == "ARGUMENT"
    assert answer.errors[0]["message"] == (
        f"What '{field}' gives has no {key.lower()} to be ordered by. Order it by something else, such as TITLE."
    )
