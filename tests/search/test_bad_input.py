"""What a search refuses: a code each, before any store is asked."""

from __future__ import annotations

from typing import Any

import pytest

from rasso_graph.resolvers.traversals import search
from tests.search.conftest import Searched

QUERY = """
query ($text: String!, $theme: ID, $document: ID, $owner: ID, $first: Int, $last: Int, $after: String, $most: Int!) {
  search(text: $text, theme: $theme, document: $document, owner: $owner, first: $first, last: $last, after: $after) {
    pageInfo { endCursor } facets(by: [KIND], most: $most) { by }
  }
}
"""


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text": ""}, "NO_WORDS"),
        ({"text": "?! *"}, "NO_WORDS"),
        ({"text": "of the"}, "NO_WORDS"),
        ({"text": "word " * 2_000}, "TEXT_TOO_LONG"),
        ({"text": "a" * 10_000}, "TEXT_TOO_LONG"),
        ({"text": " ".join(map(str, range(100)))}, "TEXT_TOO_LONG"),
        ({"text": "p*"}, "TOO_BROAD"),
        ({"text": "rape", "theme": "action/early-advice"}, "BAD_ID"),
        ({"text": "rape", "document": "nothing"}, "BAD_ID"),
        ({"text": "rape", "owner": "theme/x"}, "BAD_ID"),
        ({"text": "rape", "first": 101}, "PAGE_SIZE"),
        ({"text": "rape", "first": 1, "last": 1}, "PAGE_SIZE"),
        ({"text": "rape", "most": 0}, "PAGE_SIZE"),
        ({"text": "rape", "after": "zzz"}, "BAD_CURSOR"),
    ],
)
def test_bad_input_is_refused(packaged: Searched, given: dict[str, Any], code: str) -> None:
    assert packaged.ask.code(QUERY, {"most": 5, **given}) == code


def test_a_cursor_of_another_question_is_refused(packaged: Searched) -> None:
    cursor = packaged.ask.data(QUERY, {"text": "rape", "most": 5})["search"]["pageInfo"]["endCursor"]
    assert packaged.ask.code(QUERY, {"text": "police", "most": 5, "after": cursor}) == "BAD_CURSOR"


def test_ids_that_are_not_there_find_nothing(packaged: Searched) -> None:
    told = packaged.ask.data('{ search(text: "rape", theme: "theme/none") { totalCount nodes { field } } }')
    assert told["search"] == {"totalCount": 0, "nodes": []}


def test_a_text_that_meets_too_much_is_an_error_of_its_field(
    packaged: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST", 20)
    told = packaged.ask('{ broad: search(text: "rape") { totalCount } narrow: search(text: "npcc") { totalCount } }')
    assert told.executed
    assert told.data == {"broad": None, "narrow": {"totalCount": 4}}
    assert [(one["path"], one["extensions"]["code"]) for one in told.errors] == [(["broad"], "TOO_BROAD")]
    assert "more than 20 things" in told.errors[0]["message"]
