"""docs/records.md tells every kind of entry and every key, and shows each kind in an example that is run."""

from __future__ import annotations

import re

import pytest

from rasso_graph.model.records import ENTRIES
from tests.checkout import ROOT

PAGE = (ROOT / "docs" / "records.md").read_text("utf-8")


@pytest.mark.parametrize("kind", ENTRIES)
def test_the_example_begins_an_entry_of_every_kind(kind: str) -> None:
    assert re.search(rf"^- {kind}: ", PAGE, re.MULTILINE)


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_key_of_a_kind_has_a_line(kind: str) -> None:
    shared = PAGE.partition("## What any entry may say")[2].partition("## Kinds of entry")[0]
    own = PAGE.partition(f"\n### {kind}\n")[2].partition("\n### ")[0]
    lines = [line for line in (shared + own).splitlines() if line.startswith("| `")]
    assert [
        key for key in ENTRIES[kind].model_fields if not any(line.startswith(f"| `{key}` |") for line in lines)
    ] == []


def test_every_line_says_what_the_key_holds_and_what_it_says() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert len(lines) > 150
    assert [line for line in lines if not all(cell.strip() for cell in line.strip("|").split("|"))] == []
