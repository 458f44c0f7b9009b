"""Timelines as connections: pages from either end, how much there is, and what it has in common."""

from __future__ import annotations

from typing import Any

from tests.stores import Asked

PAGE = """query ($last: Int, $before: String) { timeline(kinds: [EVENT], last: $last, before: $before) {
  nodes { node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
FACETS = """query ($by: [FacetKey!]!, $about: ID) { timeline(about: $about) {
  facets(by: $by) { by counts { value title count } } } }"""


def _counts(ask: Asked, by: str) -> dict[str, int]:
    (facet,) = ask.data(FACETS, {"by": [by]})["timeline"]["facets"]
    return {one["value"]: one["count"] for one in facet["counts"]}


def _ids(page: dict[str, Any]) -> list[str]:
    return [one["node"]["id"] for one in page["nodes"]]


def test_a_timeline_turns_its_pages_from_the_end(ask: Asked) -> None:
    pages: list[dict[str, Any]] = []
    before = None
    for _ in range(3):
        pages.append(ask.data(PAGE, {"last": 2, "before": before})["timeline"])
        before = pages[-1]["pageInfo"]["startCursor"]
    assert [_ids(page) for page in pages] == [["event/a", "event/c"], ["event/b", "event/e"], ["event/f"]]
    told = [(page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]) for page in pages]
    assert told == [(True, False), (True, True), (False, True)]


def test_a_cursor_leads_on_from_either_side(ask: Asked) -> None:
    last = ask.data(PAGE, {"last": 2})["timeline"]["pageInfo"]["startCursor"]
    after = "query ($after: String) { timeline(kinds: [EVENT], after: $after) { nodes { node { id } } } }"
    assert _ids(ask.data(after, {"after": last})["timeline"]) == ["event/c"]


def test_a_timeline_says_how_much_it_holds(ask: Asked) -> None:
    query = """{ all: timeline(first: 1) { totalCount nodes { kind } }
      some: timeline(kinds: [CLAIM], last: 0) { totalCount }
      about: timeline(about: "programme/plan") { totalCount } none: timeline(about: "body/twin-1") { totalCount } }"""
    assert ask.data(query) == {
        "all": {"totalCount": 20, "nodes": [{"kind": "EVENT"}]},
        "some": {"totalCount": 9},
        "about": {"totalCount": 4},
        "none": {"totalCount": 0},
    }


def test_a_timeline_counts_its_entries_by_kind_year_status_theme_and_document(ask: Asked) -> None:
    assert _counts(ask, "KIND") == {"CLAIM": 9, "EVENT": 5, "PUBLICATION": 3, "WORDING": 2, "TENURE": 1}
    assert _counts(ask, "YEAR") == {"2020": 7, "2014": 4, "2015": 3, "2022": 2, "2016": 1, "2018": 1, "2019": 1}
    assert _counts(ask, "STATUS") == {"DELIVERED": 4, "PLANNED": 3, "DROPPED": 1, "IN_PROGRESS": 1}
    assert _counts(ask, "THEME") == {"theme/plan/digital": 1, "theme/plan/quality": 1}
    documents = {"plan-2020": 15, "annex-2022": 4, "review-2016": 1}
    assert _counts(ask, "DOCUMENT") == {f"document/{slug}": count for slug, count in documents.items()}


def test_facets_of_a_timeline_honour_what_it_is_about(ask: Asked) -> None:
    told = ask.data(FACETS, {"by": ["DOCUMENT", "KIND"], "about": "action/advice"})["timeline"]["facets"]
    assert told == [
        {
            "by": "DOCUMENT",
            "counts": [
                {"value": "document/plan-2020", "title": "plan-2020", "count": 2},
                {"value": "document/annex-2022", "title": "annex-2022", "count": 1},
            ],
        },
        {
            "by": "KIND",
            "counts": [
                {"value": "WORDING", "title": "Wording", "count": 2},
                {"value": "EVENT", "title": "Event", "count": 1},
            ],
        },
    ]


def test_the_timeline_of_what_is_not_there_is_null(ask: Asked) -> None:
    answer = ask('{ timeline(about: "body/none") { totalCount nodes { kind } } }')
    assert (answer.data, answer.errors) == ({"timeline": None}, [])


def test_a_timeline_is_about_a_thing_with_an_id(ask: Asked) -> None:
    assert ask.code('{ timeline(about: "") { totalCount } }') == "BAD_ID"
