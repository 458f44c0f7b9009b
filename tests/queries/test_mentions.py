"""Where things are named, which documents name them, and what each document names."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A plan of 2020 names an office twice and a board once; an annex of 2022 names the office alone."""
    m = Making()
    m.document("annex", "2022-02", file="annex.txt")
    m.document("plan", "2020-07", file="plan.txt")
    for name in ("body/office", "body/board", "body/silent", "person/ann"):
        m.cite(m.node(name, name))
    places = (
        ("plan", 20, "body/office"),
        ("plan", 3, "body/office"),
        ("plan", 9, "body/board"),
        ("annex", 1, "body/office"),
        ("annex", 5, "person/ann"),
    )
    for document, start, thing in places:
        mention = f"mention/{document}/{start}-{start + 2}/{thing}"
        m.node(mention, mention, locator=f"line {start}", start=start, end=start + 2)
        m.edge("HAS_MENTION", thing, mention)
        m.edge("NAMED_IN", mention, f"document/{document}")
    return m.graph()


def test_a_thing_knows_where_it_is_named_in_order(ask: Asked) -> None:
    told = ask.data(
        """{ body(id: "body/office") { mentions(first: 2) { totalCount pageInfo { hasNextPage }
             facets(by: [DOCUMENT]) { counts { value count } }
             nodes { locator start end quotationHeld quotation document { id } of { id } } } } }"""
    )["body"]["mentions"]
    one = {"quotationHeld": False, "quotation": None, "document": {"id": "document/plan"}, "of": {"id": "body/office"}}
    assert told == {
        "totalCount": 3,
        "pageInfo": {"hasNextPage": True},
        "facets": [{"counts": [{"value": "document/plan", "count": 2}, {"value": "document/annex", "count": 1}]}],
        "nodes": [
            {"locator": "line 3", "start": 3, "end": 5, **one},
            {"locator": "line 20", "start": 20, "end": 22, **one},
        ],
    }


def test_what_a_document_names_and_what_vanishes(ask: Asked) -> None:
    told = ask.data(
        """{ plan: bodies(where: {namedIn: {document: "document/plan"}}) { nodes { id } }
             gone: bodies(where: {namedIn: {document: "document/plan"}, not: {namedIn: {document: "document/annex"}}}) {
               nodes { id } }
             never: bodies(where: {not: {namedIn: {}}}) { nodes { id } }
             people(where: {namedIn: {document: "document/annex"}}) { nodes { id } } }"""
    )
    assert {name: [node["id"] for node in page["nodes"]] for name, page in told.items()} == {
        "plan": ["body/board", "body/office"],
        "gone": ["body/board"],
        "never": ["body/silent"],
        "people": ["person/ann"],
    }


def test_bodies_are_counted_by_the_documents_that_name_them(ask: Asked) -> None:
    told = ask.data("{ bodies { facets(by: [NAMED_IN]) { counts { value title count } } } }")["bodies"]["facets"]
    assert told == [
        {
            "counts": [
                {"value": "document/plan", "title": "plan", "count": 2},
                {"value": "document/annex", "title": "annex", "count": 1},
            ]
        }
    ]


def test_a_mention_is_a_node(ask: Asked) -> None:
    asked = '{ node(id: "mention/plan/9-11/body/board") { __typename id ... on Mention { of { id } } } }'
    assert ask.data(asked)["node"] == {
        "__typename": "Mention",
        "id": "mention/plan/9-11/body/board",
        "of": {"id": "body/board"},
    }


def test_what_is_no_named_kind_cannot_be_counted_so(ask: Asked) -> None:
    told = ask("{ events { facets(by: [NAMED_IN]) { counts { count } } } }")
    assert [error["extensions"]["code"] for error in told.errors or []] == ["ARGUMENT"]
