"""Pages between two cursors, and cursors beside another writing of the same question.

What is expected is worked out by hand from the specification of cursor connections, 4.3 (EdgesToReturn and
ApplyCursorsToEdges) and 4.4 (HasPreviousPage and HasNextPage).
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.queries.test_paging import BY_DATE, EVENTS, IN_TIME
from tests.stores import Asked

SEARCH = """
query ($first: Int, $after: String, $last: Int, $before: String) {
  page: search(text: "twin", first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { node { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }
"""
TIMELINE = """
query ($first: Int, $after: String, $last: Int, $before: String) {
  page: timeline(kinds: [EVENT, WORDING], first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { node { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }
"""
UNCOUNTED = TIMELINE.replace(" totalCount", "")
DATED = [
    *("event/f", "event/b", "event/e", "event/a", "event/c"),
    *("wording/plan-2020/action/advice", "wording/annex-2022/action/advice"),
]
TWINS = [f"body/twin-{number}" for number in range(1, 8)]
# Of seven, a to g: the sizes and cursors, the items from 0 on, and whether there are some before and after.
BETWEEN: list[tuple[dict[str, int], list[int], bool, bool]] = [
    ({"first": 2, "after": 0, "before": 5}, [1, 2], True, True),
    ({"first": 4, "after": 0, "before": 5}, [1, 2, 3, 4], True, False),
    ({"first": 9, "after": 0, "before": 5}, [1, 2, 3, 4], True, False),
    ({"last": 2, "after": 0, "before": 5}, [3, 4], True, True),
    ({"last": 4, "after": 0, "before": 5}, [1, 2, 3, 4], False, True),
    ({"after": 0, "before": 5}, [1, 2, 3, 4], True, False),
    ({"first": 2, "before": 5}, [0, 1], False, True),
    ({"first": 5, "before": 5}, [0, 1, 2, 3, 4], False, False),
    ({"last": 2, "after": 3}, [5, 6], True, False),
    ({"last": 3, "after": 3}, [4, 5, 6], False, False),
    ({"before": 3}, [0, 1, 2], False, True),
    ({"after": 3}, [4, 5, 6], True, False),
    ({"first": 3, "after": 2, "before": 3}, [], True, False),
    ({"first": 3, "after": 2, "before": 2}, [], True, False),
    ({"first": 3, "after": 5, "before": 1}, [], True, False),
    ({"last": 3, "after": 5, "before": 1}, [], False, True),
    ({"first": 0, "after": 0, "before": 5}, [], True, True),
]


def _between(ask: Asked, query: str, root: str, asked: dict[str, int], **more: Any) -> tuple[list[str], bool, bool]:
    whole = [edge["cursor"] for edge in ask.data(query, more)[root]["edges"]]
    given = {name: whole[value] if name in {"after", "before"} else value for name, value in asked.items()}
    page = ask.data(query, {**more, **given})[root]
    assert page.get("totalCount", 7) == 7
    ids = [(edge["node"].get("node") or edge["node"])["id"] for edge in page["edges"]]
    marks = [edge["cursor"] for edge in page["edges"]] or [None]
    assert (page["pageInfo"]["startCursor"], page["pageInfo"]["endCursor"]) == (marks[0], marks[-1])
    return ids, page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]


@pytest.mark.parametrize(("asked", "places", "previous", "following"), BETWEEN)
def test_a_list_gives_what_lies_between_cursors(
    ask: Asked, asked: dict[str, int], places: list[int], previous: bool, following: bool
) -> None:
    wanted = [IN_TIME[place] for place in places]
    assert _between(ask, EVENTS, "events", asked, orderBy=BY_DATE) == (wanted, previous, following)


@pytest.mark.parametrize(("asked", "places", "previous", "following"), BETWEEN)
def test_a_descending_list_gives_what_lies_between_cursors(
    ask: Asked, asked: dict[str, int], places: list[int], previous: bool, following: bool
) -> None:
    falling = [{"by": "TITLE", "direction": "DESC"}]
    whole = [edge["node"]["id"] for edge in ask.data(EVENTS, {"orderBy": falling})["events"]["edges"]]
    wanted = [whole[place] for place in places]
    assert _between(ask, EVENTS, "events", asked, orderBy=falling) == (wanted, previous, following)


@pytest.mark.parametrize(("asked", "places", "previous", "following"), BETWEEN)
def test_a_search_gives_what_lies_between_cursors(
    ask: Asked, asked: dict[str, int], places: list[int], previous: bool, following: bool
) -> None:
    wanted = [TWINS[place] for place in places]
    assert _between(ask, SEARCH, "page", asked) == (wanted, previous, following)


@pytest.mark.parametrize("query", [TIMELINE, UNCOUNTED])
@pytest.mark.parametrize(("asked", "places", "previous", "following"), BETWEEN)
def test_a_timeline_gives_what_lies_between_cursors(
    ask: Asked, asked: dict[str, int], places: list[int], previous: bool, following: bool, query: str
) -> None:
    wanted = [DATED[place] for place in places]
    assert _between(ask, query, "page", asked) == (wanted, previous, following)


def test_both_sizes_at_once_are_refused(ask: Asked) -> None:
    for query in (EVENTS, SEARCH, TIMELINE):
        assert ask.code(query, {"first": 1, "last": 1}) == "PAGE_SIZE"


OF_EVENTS = (
    "query ($where: EventFilter, $orderBy: [Order!], $after: String) {"
    + """
  page: events(first: 1, where: $where, orderBy: $orderBy, after: $after) { edges { cursor } } }"""
)
OF_COMMITMENTS = (
    "query ($where: CommitmentFilter, $orderBy: [Order!], $after: String) {"
    + """
  page: commitments(first: 1, where: $where, orderBy: $orderBy, after: $after) { edges { cursor } } }"""
)
_ADVICE = {"title": {"contains": "a"}}
SAME: list[tuple[str, list[dict[str, Any]]]] = [
    (
        OF_EVENTS,
        [
            {},
            {"where": None},
            {"where": {}},
            {"where": {"ids": None, "title": None}},
            {"where": {"title": {}, "date": {"from": None}}},
            {"where": {"and": []}},
            {"where": {"and": [{}, {"not": {"or": []}}]}},
            {"orderBy": None},
            {"orderBy": []},
            {"orderBy": [{"by": "DATE"}, {"by": "TITLE"}]},
            {"orderBy": [{"by": "DATE", "direction": "ASC"}, {"by": "TITLE"}, {"by": "DATE", "direction": "DESC"}]},
        ],
    ),
    (
        OF_EVENTS,
        [
            {"where": {"ids": ["event/a", "event/b"]}},
            {"where": {"ids": ["event/b", "event/a", "event/b"]}},
            {"where": {"and": [{"ids": ["event/b", "event/a"]}]}},
            {"where": {"or": [{"ids": ["event/b"]}, {"ids": ["event/a"]}]}},
            {"where": {"not": {"not": {"ids": ["event/b", "event/a"]}}}},
        ],
    ),
    (
        OF_COMMITMENTS,
        [
            {"where": {"kind": ["ACTION", "OUTCOME"], "title": {"contains": "A"}}},
            {"where": {"title": {"contains": "a"}, "kind": ["OUTCOME", "ACTION", "ACTION"]}},
            {"where": {"and": [{"kind": ["OUTCOME", "ACTION"]}, _ADVICE]}},
            {"where": {"and": [_ADVICE, {"kind": ["OUTCOME", "ACTION"]}, _ADVICE]}},
        ],
    ),
    (
        OF_COMMITMENTS,
        [
            {"where": {"answerable": {}}},
            {"where": {"answerable": {"id": None, "inherited": False}}},
        ],
    ),
    (
        OF_COMMITMENTS,
        [
            {"where": {"status": "DELIVERED"}},
            {"where": {"status": ["DELIVERED"]}},
            {"where": {"status": ["DELIVERED", "DELIVERED"], "hasGap": None}},
        ],
    ),
]


@pytest.mark.parametrize(("query", "ways"), SAME)
def test_a_cursor_holds_beside_whatever_comes_to_the_same(ask: Asked, query: str, ways: list[dict[str, Any]]) -> None:
    cursors = {ask.data(query, way)["page"]["edges"][0]["cursor"] for way in ways}
    assert len(cursors) == 1
    for way in ways:
        ask.data(query, {**way, "after": next(iter(cursors))})


OTHER: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (OF_EVENTS, {}, {"orderBy": [{"by": "DATE"}]}),
    (OF_EVENTS, {}, {"where": {"not": {"ids": []}}}),
    (OF_EVENTS, {}, {"where": {"ids": ["event/a"]}}),
    (OF_EVENTS, {"where": {"ids": ["event/a"]}}, {"where": {"not": {"ids": ["event/a"]}}}),
    (OF_COMMITMENTS, {"where": {"kind": ["ACTION"]}}, {"where": {"kind": ["OUTCOME", "ACTION"]}}),
    (OF_COMMITMENTS, {"where": {"answerable": {}}}, {"where": {"answerable": {"inherited": True}}}),
    (OF_COMMITMENTS, {"where": {"and": [{"joint": False}, _ADVICE]}}, {"where": {"or": [{"joint": False}, _ADVICE]}}),
]


@pytest.mark.parametrize(("query", "one", "other"), OTHER)
def test_a_cursor_is_refused_beside_what_asks_for_something_else(
    ask: Asked, query: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    cursor = ask.data(query, one)["page"]["edges"][0]["cursor"]
    assert ask.code(query, {**other, "after": cursor}) == "BAD_CURSOR"


def test_a_cursor_of_a_search_holds_beside_whatever_comes_to_the_same(ask: Asked) -> None:
    query = """query ($text: String!, $kinds: [NodeKind!], $theme: ID, $after: String) {
      search(text: $text, kinds: $kinds, theme: $theme, first: 1, after: $after) { edges { cursor } } }"""
    cursor = ask.data(query, {"text": "twin", "kinds": ["BODY", "POST"]})["search"]["edges"][0]["cursor"]
    for same in ({"text": " Twins ", "kinds": ["POST", "BODY", "POST"]}, {"text": "TWIN", "kinds": ["POST", "BODY"]}):
        ask.data(query, {**same, "theme": None, "after": cursor})
    for other in ({"text": "twin"}, {"text": "board", "kinds": ["BODY", "POST"]}):
        assert ask.code(query, {**other, "after": cursor}) == "BAD_CURSOR"


def test_a_cursor_of_a_timeline_holds_beside_whatever_comes_to_the_same(ask: Asked) -> None:
    query = """query ($kinds: [TimelineKind!], $from: Date, $after: String) {
      timeline(kinds: $kinds, from: $from, first: 1, after: $after) { edges { cursor } } }"""
    every = ["TENURE", "EVENT", "PUBLICATION", "CLAIM", "WORDING", "EVENT"]
    cursor = ask.data(query)["timeline"]["edges"][0]["cursor"]
    for same in ({"kinds": every}, {"kinds": None, "from": None}):
        ask.data(query, {**same, "after": cursor})
    for other in ({"kinds": ["EVENT"]}, {"from": "2014-01-01"}):
        assert ask.code(query, {**other, "after": cursor}) == "BAD_CURSOR"
