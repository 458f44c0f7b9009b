"""The review of the packaged records; with the texts where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rasso_graph.seed.review import Review, lacking, review, unneeded
from rasso_graph.seed.review.html import write_html
from rasso_graph.seed.review.markdown import write_markdown
from tests.review.pages import Read, broken_links, read_html, read_markdown

CORPUS = Path(os.environ.get("RASSO_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
PAGES = [
    "index",
    "document-cps-response-2016",
    "document-press-notice-2016",
    "document-rasso-2025",
    "document-jnap-release-2021",
    "document-annex-a-2022",
    "records",
]


@pytest.fixture(scope="module", params=["without the texts", "with the texts"])
def packaged(request: pytest.FixtureRequest) -> Review:
    if request.param == "without the texts":
        return review()
    if not CORPUS.is_dir():
        pytest.skip("The documents' texts are not here; name their folder by RASSO_CORPUS")
    return review(corpus=CORPUS)


@pytest.fixture(scope="module")
def pages(packaged: Review) -> dict[str, tuple[Read, Read]]:
    """Every page as HTML and as Markdown, read back."""
    return {page.name: (read_html(write_html(page)), read_markdown(write_markdown(page))) for page in packaged.pages}


def test_documents_stand_in_the_order_of_their_publication(packaged: Review) -> None:
    assert [page.name for page in packaged.pages] == PAGES


def test_every_link_leads_to_an_anchor(pages: dict[str, tuple[Read, Read]]) -> None:
    assert broken_links({f"{name}.html": html for name, (html, _) in pages.items()}) == []
    assert broken_links({f"{name}.md": markdown for name, (_, markdown) in pages.items()}) == []


@pytest.mark.parametrize("name", PAGES)
def test_both_formats_tell_the_same(pages: dict[str, tuple[Read, Read]], name: str) -> None:
    html, markdown = pages[name]
    assert html.words == markdown.words
    assert html.anchors[1:] == markdown.anchors


def test_every_unit_of_the_documents_is_cited_or_given_a_reason(packaged: Review) -> None:
    assert [str(problem) for problem in [*lacking(packaged), *unneeded(packaged)]] == []
