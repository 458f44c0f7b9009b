"""Passages are searched where their texts are held: after all else, each by itself, and the answer says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rasso_graph.loaders.walks import walk_text
from rasso_graph.model.words import HANGING, LABELS
from rasso_graph.schema import core_schema
from rasso_graph.seed.deriving import of_quotation
from tests import stores
from tests.search.conftest import Opened, Searched
from tests.search.reference import Asked, Library

QUERY = """query ($text: String!, $quotations: Boolean! = true) {
  search(text: $text, quotations: $quotations) {
    totalCount unsearched unmet { word nearest }
    nodes { field byMeaning node { id } highlights { field text ranges { start end } } } } }"""
PASSAGES = {
    "citation/rasso-2025/28767-28963": "An aardvark reads about quolls, and of the Wombat.",
    "citation/rasso-2025/10517-10686": "A wombat, alone, beside the quokkas",
}
"""Passages that action/prosecutor-support and its wording, and the aim and its wording, are cited from."""


@pytest.fixture(scope="module")
def quoted(opened: Opened) -> Iterator[Searched]:
    graph = stores.packaged().whole
    for name, passage in PASSAGES.items():
        graph.nodes[name].properties.update(quotation=passage, **of_quotation(passage))
    with stores.asking(core_schema(), opened(graph)) as ask:
        yield Searched(ask, Library(graph), graph)


def _found(searched: Searched, text: str, **given: Any) -> dict[str, Any]:
    return searched.ask.data(QUERY, {"text": text, **given})["search"]


def test_a_passage_finds_what_is_cited_from_it_and_is_shown(quoted: Searched) -> None:
    found = _found(quoted, "quoll")
    assert {hit["field"] for hit in found["nodes"]} == {"QUOTATION"}
    told = {hit["node"]["id"]: hit for hit in found["nodes"]}
    assert "action/prosecutor-support" in told
    assert not [name for name in told if name.startswith(("wording/", "claim/", "citation/"))]
    assert told["action/prosecutor-support"]["highlights"] == [
        {
            "field": "QUOTATION",
            "text": "An aardvark reads about quolls, and of the Wombat.",
            "ranges": [{"start": 24, "end": 30}],
        }
    ]
    assert told["action/prosecutor-support"]["byMeaning"] == []


def test_what_is_met_by_a_passage_alone_comes_last(quoted: Searched) -> None:
    fields = [hit["field"] for hit in _found(quoted, "reads")["nodes"]]
    assert fields == sorted(fields, key=lambda field: field == "QUOTATION")
    fields = [hit["field"] for hit in _found(quoted, "alone")["nodes"]]
    assert "QUOTATION" in fields
    assert fields[0] != "QUOTATION"
    assert fields == sorted(fields, key=lambda field: field == "QUOTATION")


def test_one_passage_has_to_hold_all_the_words(quoted: Searched) -> None:
    assert _found(quoted, "aardvark wombats")["totalCount"] == _found(quoted, "aardvark")["totalCount"] > 0
    assert _found(quoted, '"aardvark reads"')["totalCount"] == _found(quoted, "aardvark")["totalCount"]
    assert _found(quoted, "aardvark quokka")["totalCount"] == 0
    assert _found(quoted, "aardvark quokka")["unmet"] == []
    assert _found(quoted, '"reads aardvark"')["totalCount"] == 0


def test_an_abbreviation_is_not_looked_up_in_a_passage(quoted: Searched) -> None:
    """Titles that spell an abbreviation out are found by it; a passage has to have its letters."""
    assert "body/isvas" in {hit["node"]["id"] for hit in _found(quoted, "ISVA")["nodes"]}
    assert _found(quoted, "ISVA", quotations=False)["totalCount"] == _found(quoted, "ISVA")["totalCount"]
    assert _found(quoted, "independent wombat")["totalCount"] == 0


def test_without_passages_a_search_answers_as_on_every_store(quoted: Searched) -> None:
    without = _found(quoted, "aardvark", quotations=False)
    assert (without["totalCount"], [one["word"] for one in without["unmet"]]) == (0, ["aardvark"])
    told = _found(quoted, "alone", quotations=False)
    hits = quoted.library.search([Asked("alone")], {}, quotations=False)
    assert [hit["node"]["id"] for hit in told["nodes"]] == [hit.id for hit in hits[:20]]
    assert 0 < told["totalCount"] == len(hits) < _found(quoted, "alone")["totalCount"]


def test_the_documents_whose_texts_are_not_held_are_named(quoted: Searched) -> None:
    others = ["annex-a-2022", "cps-response-2016", "jnap-release-2021", "press-notice-2016"]
    assert _found(quoted, "aardvark")["unsearched"] == [f"document/{slug}" for slug in others]


def test_both_walks_name_every_kind_of_part() -> None:
    parts = {label for label, kind in LABELS.items() if kind.hangs in HANGING}
    for dialect in ("sql", "cypher"):
        text = walk_text("search", dialect)
        assert not [name for name in (*HANGING, *parts) if name not in text]
