"""Pages: forwards and backwards, over ties, at the ends, and cursors that do not belong."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from tests.stores import Asked

EVENTS = """
query Events($first: Int, $after: String, $last: Int, $before: String, $orderBy: [Order!], $where: EventFilter) {
  events(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, where: $where) {
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount
  }
}
"""
BY_DATE = [{"by": "DATE"}]
LATEST_FIRST = [{"by": "DATE", "direction": "DESC"}]
# The open start of f comes first, the ties of a month by id, and the undated last.
IN_TIME = ["event/f", "event/b", "event/e", "event/a", "event/c", "event/d", "event/g"]


def _page(ask: Asked, **variables: Any) -> dict[str, Any]:
    return ask.data(EVENTS, variables)["events"]


def _ids(page: dict[str, Any]) -> list[str]:
    return [edge["node"]["id"] for edge in page["edges"]]


def test_events_come_in_time_with_ties_by_id_and_the_undated_last(ask: Asked) -> None:
    assert _ids(_page(ask, orderBy=BY_DATE)) == IN_TIME


def test_a_descending_order_turns_ties_too(ask: Asked) -> None:
    expected = ["event/g", "event/d", "event/c", "event/a", "event/e", "event/b", "event/f"]
    assert _ids(_page(ask, orderBy=LATEST_FIRST)) == expected


@pytest.mark.parametrize("order", [BY_DATE, LATEST_FIRST, [{"by": "TITLE"}], [{"by": "TITLE", "direction": "DESC"}]])
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_after_one_another_are_the_whole(ask: Asked, order: list[Any], size: int) -> None:
    whole, walked, cursor = _ids(_page(ask, orderBy=order)), list[str](), None
    for _ in range(8):
        page = _page(ask, first=size, after=cursor, orderBy=order)
        walked += _ids(page)
        cursor = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert walked == whole


@pytest.mark.parametrize("order", [BY_DATE, LATEST_FIRST])
@pytest.mark.parametrize("size", [1, 3])
def test_pages_before_one_another_are_the_whole(ask: Asked, order: list[Any], size: int) -> None:
    whole, walked, cursor = _ids(_page(ask, orderBy=order)), list[str](), None
    for _ in range(8):
        page = _page(ask, last=size, before=cursor, orderBy=order)
        walked = _ids(page) + walked
        cursor = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
    assert walked == whole


def test_a_page_in_the_middle_has_neighbours_on_both_sides(ask: Asked) -> None:
    start = _page(ask, first=2, orderBy=BY_DATE)["pageInfo"]["endCursor"]
    page = _page(ask, first=2, after=start, orderBy=BY_DATE)
    assert _ids(page) == ["event/e", "event/a"]
    assert (page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]) == (True, True)
    assert page["totalCount"] == 7


def test_a_page_before_a_cursor_ends_right_before_it(ask: Asked) -> None:
    last = _page(ask, last=1, orderBy=BY_DATE)["pageInfo"]["startCursor"]
    page = _page(ask, last=2, before=last, orderBy=BY_DATE)
    assert _ids(page) == ["event/c", "event/d"]
    assert (page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]) == (True, True)


def test_the_first_and_the_last_page_say_that_they_are(ask: Asked) -> None:
    first, last = _page(ask, first=3)["pageInfo"], _page(ask, last=3)["pageInfo"]
    assert (first["hasPreviousPage"], first["hasNextPage"]) == (False, True)
    assert (last["hasPreviousPage"], last["hasNextPage"]) == (True, False)


def test_an_empty_page_has_no_cursors(ask: Asked) -> None:
    page = _page(ask, where={"ids": ["event/none"]})
    assert page == {
        "edges": [],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
        "totalCount": 0,
    }


def test_a_page_after_the_last_item_is_empty_and_has_what_precedes_it(ask: Asked) -> None:
    page = _page(ask, after=_page(ask)["pageInfo"]["endCursor"])
    assert _ids(page) == []
    assert (page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]) == (True, False)


def test_a_page_of_none_still_says_whether_there_is_more(ask: Asked) -> None:
    page = _page(ask, first=0)
    assert (page["edges"], page["totalCount"], page["pageInfo"]["hasNextPage"]) == ([], 7, True)


def test_without_a_size_a_page_holds_twenty(ask: Asked) -> None:
    page = ask.data("{ commitments { nodes { id } totalCount pageInfo { hasNextPage } } }")["commitments"]
    assert (len(page["nodes"]), page["totalCount"], page["pageInfo"]["hasNextPage"]) == (20, 34, True)


def test_twins_in_title_are_told_apart_by_id_across_pages(ask: Asked) -> None:
    query = """query ($after: String) { bodies(first: 3, after: $after, where: {title: {startsWith: "twin"}}) {
      nodes { id } pageInfo { endCursor } } }"""
    first = ask.data(query)["bodies"]
    second = ask.data(query, {"after": first["pageInfo"]["endCursor"]})["bodies"]
    third = ask.data(query, {"after": second["pageInfo"]["endCursor"]})["bodies"]
    ids = [node["id"] for page in (first, second, third) for node in page["nodes"]]
    assert ids == [f"body/twin-{number}" for number in range(1, 8)]


def test_titles_sort_by_folded_code_points(ask: Asked) -> None:
    found = ask.data("{ statistics { nodes { title } } }")["statistics"]["nodes"]
    assert [node["title"] for node in found] == [
        "100% sure", "100x sure", "a_b", "axb", "back\\slash", "e\u0301clair", "\u00e9clair", "\ufb01ne \u2460",
        "it's", 'say "no"', "Stra\u00dfe", "STRASSE", "\ufffd", "\U0001f600",
    ]  # fmt: skip


def test_nested_pages_turn_as_root_pages_do(ask: Asked) -> None:
    query = """query ($after: String) { programme(id: "programme/plan") { commitments(first: 1, after: $after) {
      totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage } } } }"""
    page = ask.data(query)["programme"]["commitments"]
    assert (page["totalCount"], [edge["node"]["id"] for edge in page["edges"]]) == (1, ["action/advice"])
    after = ask.data(query, {"after": page["edges"][0]["cursor"]})["programme"]["commitments"]
    assert after["edges"] == []
    assert after["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": True}


def _cursor(ask: Asked) -> str:
    return _page(ask, first=1, orderBy=BY_DATE)["pageInfo"]["endCursor"]


@pytest.mark.parametrize(
    "other",
    [
        {"orderBy": LATEST_FIRST},
        {"orderBy": [{"by": "TITLE"}]},
        {"orderBy": BY_DATE, "where": {"occurrence": ["HAPPENED"]}},
        {},
    ],
)
def test_a_cursor_of_another_order_or_filter_is_refused(ask: Asked, other: dict[str, Any]) -> None:
    assert ask.code(EVENTS, {"after": _cursor(ask), **other}) == "BAD_CURSOR"


def test_a_cursor_of_another_field_is_refused(ask: Asked) -> None:
    cursor = ask.data("{ bodies(first: 1) { pageInfo { endCursor } } }")["bodies"]["pageInfo"]["endCursor"]
    assert ask.code("query ($c: String) { people(after: $c) { totalCount } }", {"c": cursor}) == "BAD_CURSOR"


def test_a_cursor_of_another_time_is_refused(ask: Asked) -> None:
    query = """query ($day: Date, $after: String) { body(id: "body/cps") {
      owns(first: 1, after: $after, asOf: $day) { pageInfo { endCursor } } } }"""
    cursor = ask.data(query, {"day": "2020-12-01"})["body"]["owns"]["pageInfo"]["endCursor"]
    assert ask.data(query, {"day": "2020-12-01", "after": cursor})
    assert ask.code(query, {"day": "2020-12-02", "after": cursor}) == "BAD_CURSOR"


def test_a_page_of_another_size_takes_the_same_cursor(ask: Asked) -> None:
    assert _ids(_page(ask, first=3, after=_cursor(ask), orderBy=BY_DATE)) == ["event/b", "event/e", "event/a"]


@pytest.mark.parametrize("damage", ["", "x", "!!!", "\u00e9", "null", "W10", "WzFd", "bnVsbA", "MTIz", "eyJhIjoxfQ"])
def test_what_is_no_cursor_is_refused(ask: Asked, damage: str) -> None:
    assert ask.code(EVENTS, {"after": damage}) == "BAD_CURSOR"
    assert ask.code(EVENTS, {"before": damage}) == "BAD_CURSOR"


def test_a_cursor_cut_short_or_changed_anywhere_is_refused(ask: Asked) -> None:
    cursor = _cursor(ask)
    for place in range(len(cursor)):
        for damaged in (cursor[:place], f"{cursor[:place]}!{cursor[place:]}", f"{cursor[:place]}\n{cursor[place:]}"):
            assert ask.code(EVENTS, {"after": damaged, "orderBy": BY_DATE}) == "BAD_CURSOR"


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, 2**64 - 1, 1.5, True, None, ["event/a"]])
def test_a_cursor_rewritten_to_what_is_no_key_is_refused(ask: Asked, value: Any) -> None:
    assert ask.code(EVENTS, {"after": _forged(ask, value), "orderBy": BY_DATE}) == "BAD_CURSOR"


@pytest.mark.parametrize("value", [2**63 - 1, 42_311, 0, -42_311, -(2**63)])
def test_every_integer_that_the_stores_hold_is_a_key(ask: Asked, value: int) -> None:
    assert ask(EVENTS, {"after": _forged(ask, value), "orderBy": BY_DATE}).errors == []


def _forged(ask: Asked, value: Any) -> str:
    """A cursor of which the first key is another."""
    seal, _, last = json.loads(base64.urlsafe_b64decode(f"{_cursor(ask)}=="))
    written = json.dumps([seal, value, last], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(written).decode().rstrip("=")


@pytest.mark.parametrize(
    "sizes",
    [
        {"first": 1, "last": 1},
        {"first": -1},
        {"last": -1},
        {"first": 101},
        {"first": 100_000},
        {"last": 100_000},
    ],
)
def test_a_page_that_cannot_be_is_refused(ask: Asked, sizes: dict[str, Any]) -> None:
    assert ask.code(EVENTS, sizes) == "PAGE_SIZE"


def test_a_page_of_a_hundred_is_the_largest(ask: Asked) -> None:
    assert len(_page(ask, first=100)["edges"]) == 7
