"""What a search says that finds nothing, and of what it found by the meaning of a word alone; on both stores."""

from __future__ import annotations

from typing import Any

import pytest

from rasso_graph.schema import core_schema
from tests.queries.making import Making
from tests.search.conftest import Opened, Searched
from tests.stores import asking

UNMET = """query ($text: String!, $kinds: [NodeKind!]) {
  search(text: $text, kinds: $kinds) { totalCount unmet { word nearest } } }"""
MEANT = """query ($text: String!, $kinds: [NodeKind!]) {
  search(text: $text, kinds: $kinds) { nodes { byMeaning node { id } } } }"""


def _unmet(searched: Searched, text: str, **given: Any) -> dict[str, list[str]]:
    found = searched.ask.data(UNMET, {"text": text, **given})["search"]
    assert found["totalCount"] == 0
    assert len(searched.ask.store.statements) <= 2
    return {one["word"]: one["nearest"] for one in found["unmet"]}


@pytest.mark.parametrize(
    ("text", "word", "nearest"),
    [
        ("recomendation", "recomendation", "recommendation"),
        ("early advise on disclosre", "disclosre", "disclosure"),
        ("Protokol", "protokol", "protocol"),
        ("protecol*", "protecol", "protocol"),
        ("st\u00e9ering gruop", "gruop", "group"),
    ],
)
def test_a_word_that_no_text_holds_has_the_words_most_like_it(
    packaged: Searched, text: str, word: str, nearest: str
) -> None:
    found = _unmet(packaged, text)
    assert [*found] == [word]
    assert found[word][0] == nearest
    assert len(found[word]) <= 3


def test_a_word_like_no_other_has_none_and_words_that_are_held_are_not_told(packaged: Searched) -> None:
    assert _unmet(packaged, "zzzzqqqq") == {"zzzzqqqq": []}
    assert _unmet(packaged, "soteria paralegals chronology") == {}


def test_at_most_five_words_are_told(packaged: Searched) -> None:
    text = "aaaaab bbbbbc cccccd ddddde eeeeef fffffg"
    assert [*_unmet(packaged, text)] == ["aaaaab", "bbbbbc", "cccccd", "ddddde", "eeeeef"]


def test_what_other_arguments_leave_out_was_met(packaged: Searched) -> None:
    assert _unmet(packaged, "recruitment", kinds=["THEME"]) == {}


def test_what_was_met_by_meaning_alone_says_so(packaged: Searched) -> None:
    def meant(text: str) -> dict[str, list[str]]:
        hits = packaged.ask.data(MEANT, {"text": text, "kinds": ["ACTION", "BODY"]})["search"]["nodes"]
        return {hit["node"]["id"]: hit["byMeaning"] for hit in hits}

    assert meant("ISVA")["action/isva-meetings"] == ["ISVA"]
    assert meant('meetings "ISVA"')["action/isva-meetings"] == ["ISVA"]
    assert meant("ISVA")["action/isva-liaison"] == []
    assert meant("ISVA")["body/isvas"] == []
    assert meant("memoranda MoU*")["action/rasso-memoranda-of-understanding"] == ["MoU*"]


def test_a_short_name_that_no_record_gives_is_no_text_of_a_thing(opened: Opened) -> None:
    m = Making()
    m.document("plan", "2001")
    m.node("action/lamp-post", "Mend it", summary="Of a lamp in the north")
    graph = m.graph()
    assert graph.nodes["action/lamp-post"].properties["name"] == "Lamp post"
    with asking(core_schema(), opened(graph)) as ask:
        text = 'search(text: "lamp") { nodes { node { id } highlights { field text } } }'
        assert ask.data(f"{{ {text} }}")["search"]["nodes"] == [
            {
                "node": {"id": "action/lamp-post"},
                "highlights": [{"field": "SUMMARY", "text": "Of a lamp in the north"}],
            }
        ]
        assert ask.data('{ search(text: "post") { totalCount } }')["search"]["totalCount"] == 0
