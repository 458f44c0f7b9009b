"""Which media type an Accept header chooses."""

from __future__ import annotations

import pytest

from rasso_graph.server.negotiation import GRAPHQL, HTML, JSON, best_offer

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", GRAPHQL),
        ("*/*", GRAPHQL),
        ("application/*", GRAPHQL),
        ("application/json", JSON),
        ("APPLICATION/JSON", JSON),
        ("application/json; charset=utf-8", JSON),
        ('application/json; charset="UTF-8"', JSON),
        ("application/json; charset=latin-1", None),
        ("application/graphql-response+json", GRAPHQL),
        ("application/graphql-response+json, application/json;q=0.9", GRAPHQL),
        ("application/json;q=0.9, application/graphql-response+json", GRAPHQL),
        ("application/graphql-response+json;q=0.5, application/json", JSON),
        ("application/json, text/plain, */*", JSON),
        ("application/json;q=0, */*", GRAPHQL),
        ("application/graphql-response+json;q=0, */*", JSON),
        ("*/*;q=0", None),
        ("text/html", None),
        ("image/png, text/*", None),
        ("application/json;q=much", None),
        (BROWSER, GRAPHQL),
    ],
)
def test_an_accept_header_chooses_a_media_type_of_answers(accept: str, expected: str | None) -> None:
    assert best_offer(accept, (GRAPHQL, JSON)) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [(BROWSER, HTML), ("text/html", HTML), ("*/*", GRAPHQL), ("", GRAPHQL), ("application/json", JSON)],
)
def test_only_a_client_that_prefers_html_is_taken_for_a_browser(accept: str, expected: str) -> None:
    assert best_offer(accept, (GRAPHQL, JSON, HTML)) == expected
