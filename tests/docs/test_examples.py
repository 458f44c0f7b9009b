"""Every example of the documentation is run on both stores, and what it shows is what comes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.docs.conftest import Stage
from tests.docs.markdown import ROOT, Section, pages, sections
from tests.docs.playing import BOLT, MADE, World, play


def _cases() -> Iterator[Any]:
    """Each section that holds an example, on each store that it is about."""
    for page in pages():
        for section in sections(page.read_text("utf-8"), str(page.relative_to(ROOT))):
            if section.kinds() - {"table"}:
                stores = ("neo4j",) if "cypher" in section.kinds() or BOLT in section.text else ("sqlite", "neo4j")
                stores = ("sqlite",) if "sql" in section.kinds() or "sqlite3" in section.text else stores
                yield from (pytest.param(store, section, id=f"{section.name}-{store}") for store in stores)


@pytest.mark.parametrize("stage", ["sqlite", "neo4j"], indirect=True)
def test_what_comes_from_the_code_is_current(stage: Stage, world: World) -> None:
    """The same on both stores."""
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check", "--store", stage.store]
    ran = subprocess.run(command, env=world.environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_what_says_that_it_is_from_the_code_stands_between_marks() -> None:
    for page in pages():
        text = re.sub(r"<!-- from the code: .*?<!-- end -->", "", page.read_text("utf-8"), flags=re.DOTALL)
        assert [block.kind for one in sections(text, "") for block in one.blocks if block.kind.endswith(MADE)] == []


@pytest.mark.parametrize(("stage", "section"), list(_cases()), indirect=["stage"])
def test_examples_do_what_the_page_says(section: Section, stage: Stage, world: World) -> None:
    if "curl " in section.text and not shutil.which("curl"):
        pytest.skip("curl is not installed")
    try:
        play(section, world)
    finally:
        if "apply" in section.text:
            stage.restore()
