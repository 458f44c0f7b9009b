"""What is printed: the words of a wording, the last number, and where a browser finds a document and a passage."""

from __future__ import annotations

from typing import Any

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked

PAGE = "https://www.example.org/annex.pdf"
SITE = "https://www.example.org/plan"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A plan of which the text is held, an annex of which it is held in part, and a report with neither."""
    m = Making()
    m.document("plan", "2020", url=SITE)
    for start, told in ((20, "18. Paint the\nlamps."), (40, "\u2022 **All** of them\u00b9.")):
        _passage(m, "plan", start, quotation=told)
    m.document("annex", "2022", url=PAGE)
    _passage(m, "annex", 30, "Table 1,", page=7)
    _passage(m, "annex", 50, quotation="Held.", page=8)
    m.document("report", "2016")
    _passage(m, "report", 60, page=3)
    m.cite(m.node("action/lamps", "Lamps"), m.node("outcome/light", "Light"), m.node("action/dark", "Dark"))
    m.wording("action/lamps", "document/plan", "citation/plan/20-21", number="18")
    m.edge("CITES", "wording/plan/action/lamps", "citation/plan/40-41")
    m.wording("outcome/light", "document/plan", "citation/plan/40-41", number="3")
    m.wording("outcome/light", "document/annex", "citation/annex/50-51")
    m.wording("action/lamps", "document/annex", "citation/annex/30-31", number="22a")
    m.edge("CITES", "wording/annex/action/lamps", "citation/annex/50-51")
    m.node("recommendation/lamps", "Lamps", number="1a")
    m.wording("recommendation/lamps", "document/annex", "citation/annex/50-51", number="9")
    return m.graph()


def _passage(m: Making, document: str, start: int, where: str = "Item", **told: Any) -> None:
    passage = m.node(
        f"citation/{document}/{start}-{start + 1}", "P", locator=f"{where} {start}", start=start, end=start + 1, **told
    )
    m.edge("PASSAGE_OF", passage, f"document/{document}")


def _wording(ask: Asked, wording: str) -> dict[str, Any]:
    return ask.data(f'{{ wording(id: "wording/{wording}") {{ text textReason }} }}')["wording"]


def test_a_wording_has_its_words_without_the_marks_of_its_page(ask: Asked) -> None:
    assert _wording(ask, "plan/outcome/light") == {"text": "All of them.", "textReason": None}
    assert _wording(ask, "plan/action/lamps") == {"text": "Paint the lamps. \u2026 All of them.", "textReason": None}


def test_where_a_passage_is_not_held_there_is_no_text_but_the_reason(ask: Asked) -> None:
    assert _wording(ask, "annex/action/lamps") == {
        "text": None,
        "textReason": "The store was seeded without the text of the document, so that only the place of the passage is "
        "known. Whoever has the text seeds it with `rasso seed apply --corpus`.",
    }
    assert _wording(ask, "annex/outcome/light") == {"text": "Held.", "textReason": None}


def test_a_commitment_has_its_number_as_last_printed(ask: Asked) -> None:
    told = ask.data("{ commitments { nodes { __typename id number } } actions { nodes { id number } } }")
    assert {one["id"]: one["number"] for one in told["commitments"]["nodes"]} == {
        "action/dark": None,
        "action/lamps": "22a",
        "outcome/light": None,
        "recommendation/lamps": "1a",
    }
    assert {one["id"]: one["number"] for one in told["actions"]["nodes"]} == {
        "action/dark": None,
        "action/lamps": "22a",
    }


def test_a_document_has_its_public_address_where_one_is_recorded(ask: Asked) -> None:
    told = ask.data("{ documents { nodes { id url } } }")["documents"]["nodes"]
    assert {one["id"]: one["url"] for one in told} == {
        "document/annex": PAGE,
        "document/plan": SITE,
        "document/report": None,
    }


@pytest.mark.parametrize(
    ("passage", "page", "url"),
    [
        ("annex/30-31", 7, f"{PAGE}#page=7"),
        ("annex/50-51", 8, f"{PAGE}#page=8"),
        ("plan/20-21", None, None),
        ("report/60-61", 3, None),
    ],
)
def test_a_passage_has_an_address_where_its_page_and_its_document_have(
    ask: Asked, passage: str, page: int | None, url: str | None
) -> None:
    told = ask.data(f'{{ node(id: "citation/{passage}") {{ ... on Citation {{ page url }} }} }}')
    assert told["node"] == {"page": page, "url": url}


def test_passages_are_found_by_their_place(ask: Asked) -> None:
    query = """{ document(id: "document/annex") { named: passages(place: "Table 1, 3") { totalCount nodes { id } }
      other: passages(place: "table") { totalCount } } }"""
    assert ask.data(query)["document"] == {
        "named": {"totalCount": 1, "nodes": [{"id": "citation/annex/30-31"}]},
        "other": {"totalCount": 0},
    }
