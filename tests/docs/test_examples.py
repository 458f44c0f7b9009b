"""Every example of the documentation is run on both stores, and what it shows is what comes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.docs.conftest import Stage
from tests.docs.markdown import ROOT, Section, pages, sections
from tests.docs.playing import BOLT, World, play


def _cases() -> Iterator[Any]:
    """Each section that holds an example, on each store that it is about."""
    for page in pages():
        for section in sections(page.read_text("utf-8"), str(page.relative_to(ROOT))):
            if section.kinds() - {"table"}:
                stores = ("neo4j",) if "cypher" in section.kinds() or BOLT in section.text else ("sqlite", "neo4j")
                yield from (pytest.param(store, section, id=f"{section.name}-{store}") for store in stores)


@pytest.mark.parametrize(("stage", "section"), list(_cases()), indirect=["stage"])
def test_examples_do_what_the_page_says(section: Section, stage: Stage, world: World) -> None:
    if "curl " in section.text and not shutil.which("curl"):
        pytest.skip("curl is not installed")
    try:
        play(section, world)
    finally:
        if "apply" in section.text:
            stage.restore()
