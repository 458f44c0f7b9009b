"""What somebody who finds the project reads first is well formed and says the same as the package."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
AUTHOR = "the RASSO graph contributors"
KEYS = """abstract authors cff-version commit contact date-released doi identifiers keywords license license-url message
preferred-citation references repository repository-artifact repository-code title type url version"""
"""The keys of a CITATION.cff of version 1.2.0, as its specification lists them."""
REQUIRED = {"authors", "cff-version", "message", "title"}
REFERENCE_REQUIRED = {"authors", "title", "type"}


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    text = (ROOT / "CITATION.cff").read_text("utf-8")
    return YAML(typ="safe").load(text)  # pyright: ignore[reportUnknownMemberType]


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_citation_has_the_keys_that_its_version_asks_for(citation: dict[str, Any]) -> None:
    assert citation.keys() - set(KEYS.split()) == set()
    assert REQUIRED - citation.keys() == set()
    assert (citation["cff-version"], citation["type"]) == ("1.2.0", "software")
    assert [REFERENCE_REQUIRED - one.keys() for one in citation["references"]] == [set()]


def test_the_citation_says_the_same_as_the_package(citation: dict[str, Any], project: dict[str, Any]) -> None:
    assert citation["authors"] == project["authors"] == [{"name": AUTHOR}]
    assert {citation["version"], citation["references"][0]["version"]} == {project["version"]}
    assert [citation["license"], citation["references"][0]["license"]] == project["license"].split(" AND ")
    assert citation["title"] == (ROOT / "README.md").read_text("utf-8").splitlines()[0].removeprefix("# ")
