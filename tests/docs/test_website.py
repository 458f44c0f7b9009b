"""What the site of the documentation is made of: `make site` has MkDocs build it, and fails on a link to nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.website import loaded_from_outside, stage
from rasso_graph.schema import core_schema
from tests.checkout import ROOT


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    stage(folder)
    return folder


def test_every_page_has_its_place_in_the_navigation(staged: Path) -> None:
    pages = {str(path.relative_to(staged)) for path in staged.rglob("*.md")}
    placed = re.findall(r"[\w./-]+\.md", (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[2])
    assert sorted(placed) == sorted(pages)


def test_every_type_of_the_api_is_told(staged: Path) -> None:
    told = re.findall(r"^## (\w+)$", (staged / "docs/schema.md").read_text("utf-8"), re.MULTILINE)
    assert told == sorted(name for name in core_schema().type_map if not name.startswith("__"))


def test_the_fields_of_a_type_are_told_with_their_types(staged: Path) -> None:
    text = (staged / "docs/schema.md").read_text("utf-8")
    assert "\n| `hasDirectOwner` | `Boolean!` | " in text
    assert "\n| `ACCOUNTABLE` | " in text


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<script src="https://cdn.example/a.js"></script>', ["https://cdn.example/a.js"]),
        ("<link rel=stylesheet href=//fonts.example/css>", ["//fonts.example/css"]),
        ("<img alt=\"\" src='http://a.example/b.png'>", ["http://a.example/b.png"]),
        ('<script src="../assets/a.js"></script> <a href="https://a.example">there</a>', []),
    ],
)
def test_what_a_page_would_load_from_elsewhere_is_found(html: str, found: list[str]) -> None:
    assert loaded_from_outside(html) == found
