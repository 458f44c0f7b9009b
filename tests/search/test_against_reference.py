"""Generated searches over generated texts are answered as the plain reference answers them, on both stores."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rasso_graph.model.analysis import words_of
from rasso_graph.schema.words import NodeKind
from tests.search.conftest import Searched
from tests.search.graphs import WORDS
from tests.search.reference import Asked, Hit, common

QUERY = """
query ($text: String!, $kinds: [NodeKind!], $theme: ID, $document: ID, $owner: ID, $quotations: Boolean! = true,
       $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, kinds: $kinds, theme: $theme, document: $document, owner: $owner, quotations: $quotations,
         first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    facets(by: [KIND, STATUS, THEME, YEAR, OWNER, ROLE, DOCUMENT], most: 3) { by counts { value count } }
    nodes { field byMeaning node { id } highlights { field text ranges { start end } } }
  }
}
"""
SETTINGS = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
_PLAIN = [word for word in WORDS if words_of(word).words]
_STARTS = ["po", "pol", "police", "PRE", "pre-ch", "char", "\u00c9c", "stra", "10", "is", "co-o", "\u65e5\u672c", "day"]
TERMS = st.one_of(
    st.builds(Asked, st.sampled_from(_PLAIN)),
    st.builds(Asked, st.lists(st.sampled_from(_PLAIN), min_size=1, max_size=3).map(" ".join), quoted=st.just(True)),
    st.builds(Asked, st.sampled_from(_STARTS), start=st.just(True)),
)


@st.composite
def searches(draw: Any, ids: dict[str, list[str]]) -> tuple[list[Asked], dict[str, Any]]:
    """Terms of which at least one tells something, and filters."""
    terms = draw(st.lists(TERMS, min_size=1, max_size=2).filter(lambda terms: not all(map(common, terms))))
    some = {
        "kinds": st.lists(st.sampled_from([kind.name for kind in NodeKind]), max_size=9),
        "theme": st.sampled_from(ids["Theme"]),
        "document": st.sampled_from(ids["Document"]),
        "owner": st.sampled_from([*ids["Body"], *ids["Post"]]),
        "quotations": st.just(False),
    }
    return terms, {name: draw(values) for name, values in some.items() if draw(st.integers(0, 9)) == 0}


def test_searches_are_answered_as_the_reference_answers_them(worded: Searched) -> None:
    ids: dict[str, list[str]] = {}
    for node in worded.graph.nodes.values():
        ids.setdefault(node.label, []).append(node.id)

    @SETTINGS
    @given(searches(ids))
    def compare(search: tuple[list[Asked], dict[str, Any]]) -> None:
        terms, given = search
        filters = {name: value for name, value in given.items() if name != "quotations"}
        filters["kinds"] = [NodeKind[name].value for name in given["kinds"]] if "kinds" in given else None
        hits = worded.library.search(terms, filters, given.get("quotations", True))
        variables = {"text": " ".join(term.written() for term in terms), **given}
        _check_whole(worded, variables, hits)
        _check_pages(worded, variables, hits)

    compare()


def _check_whole(worded: Searched, variables: dict[str, Any], hits: list[Hit]) -> None:
    told = worded.ask.data(QUERY, {**variables, "first": 100})["search"]
    assert [(one["field"], one["node"]["id"]) for one in told["nodes"]] == [(hit.field, hit.id) for hit in hits[:100]]
    assert told["totalCount"] == len(hits)
    for facet in told["facets"]:
        counts = [(one["value"], one["count"]) for one in facet["counts"]]
        assert counts == worded.library.facet(hits, facet["by"].lower(), 3)
    for one in told["nodes"]:
        _check_highlights(worded, one)


def _check_highlights(worded: Searched, hit: dict[str, Any]) -> None:
    """There is one at the least, but where all was met by meaning; each a text of the thing in its field, its ranges
    apart and in order."""
    node = worded.graph.nodes[hit["node"]["id"]]
    assert len(hit["highlights"]) <= 10
    assert hit["highlights"] or hit["byMeaning"]
    for one in hit["highlights"]:
        assert one["text"] in worded.library.texts(node, one["field"])
        places = [place for span in one["ranges"] for place in (span["start"], span["end"])]
        assert places == sorted(places)
        assert places
        assert 0 <= places[0] <= places[-1] <= len(one["text"])
        assert all(span["start"] < span["end"] for span in one["ranges"])


def _check_pages(worded: Searched, variables: dict[str, Any], hits: list[Hit]) -> None:
    size = max(1, len(hits) // 3)
    ids = [hit.id for hit in hits]
    assert _walked(worded, variables, {"first": size}, "after", "endCursor", "hasNextPage") == ids
    assert _walked(worded, variables, {"last": size}, "before", "startCursor", "hasPreviousPage") == ids[::-1]


def _walked(worded: Searched, variables: dict[str, Any], page: dict[str, Any], by: str, end: str, more: str) -> Any:
    """Ids from page to page; back to front each page is turned over."""
    found: list[str] = []
    for turn in range(9):
        told = worded.ask.data(QUERY, {**variables, **page})["search"]
        ids = [one["node"]["id"] for one in told["nodes"]]
        found += ids if by == "after" else ids[::-1]
        info = told["pageInfo"]
        assert info["hasPreviousPage" if by == "after" else "hasNextPage"] is (turn > 0)
        if not info[more]:
            return found
        page = {**page, by: info[end]}
    pytest.fail("the pages do not end")


SYNTAX = st.text(
    st.sampled_from("ab1 \"*\u201c-+&|!(){}[]^~?:\\/'.,_AND OR NOT\u00e9\U0001f600\x00\ufeff"), max_size=60
)


def test_no_text_breaks_a_search(worded: Searched) -> None:
    @SETTINGS
    @given(st.one_of(SYNTAX, st.text(max_size=60)))
    def ask(text: str) -> None:
        told = worded.ask(QUERY, {"text": text, "first": 3})
        codes = {error["extensions"]["code"] for error in told.errors}
        assert codes <= {"NO_WORDS", "TEXT_TOO_LONG", "TOO_BROAD"}
        assert bool(codes) is not told.executed

    ask()
