"""What a search says that finds nothing, and of what it found by the meaning of a word alone; on both stores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import Store
from rasso_graph.model.searching import INDEXED
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.traversals import nearest
from rasso_graph.resolvers.traversals.nearest import held_tokens
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


def test_without_texts_a_search_says_so_of_each_document(packaged: Searched) -> None:
    found = packaged.ask.data('{ search(text: "zzzzqqqq") { unsearched } }')["search"]
    slugs = ["annex-a-2022", "cps-response-2016", "jnap-release-2021", "press-notice-2016", "rasso-2025"]
    assert found["unsearched"] == [f"document/{slug}" for slug in slugs]


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


class _OneState:
    """A store asked for one thing, its statements counted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked = 0

    async def read(self, name: str, columns: tuple[Column, ...]) -> list[Any]:
        self.asked += 1
        return (await self._store.read(name, columns))[1]

    async def walk(self, name: str, params: Mapping[str, Any]) -> list[Any]:
        raise AssertionError("the words are read and not searched")


def test_all_things_are_looked_through_however_many_there_are(
    packaged: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, parts = _OneState(packaged.ask.store), _OneState(packaged.ask.store)
    whole = packaged.ask.runner.run(held_tokens(one, INDEXED))
    monkeypatch.setattr(nearest, "FIXED", replace(FIXED, read_for_words=100))
    assert packaged.ask.runner.run(held_tokens(parts, INDEXED)) == whole
    told = [node for node in packaged.graph.nodes.values() if "tokens_title" in node.properties]
    assert (one.asked, parts.asked) == (1, 1 + len(told) // 100)
    assert {"sschwartz", "ssoteria"} <= whole


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
