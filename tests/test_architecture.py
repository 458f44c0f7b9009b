"""The house of docs/architecture.md: imports keep its order, and every folder says what it is."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.checkout import ROOT

FOLDERS = ("model", "loaders", "resolvers", "schema", "seed", "explorer", "server")
PACKAGES = sorted(path.parent for folder in FOLDERS for path in (ROOT / folder).rglob("__init__.py"))
KEPT = "0 broken."


def _house(tmp_path: Path) -> Path:
    """A copy of the code, to be changed at will, where the contracts of pyproject.toml hold."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / "rasso_graph" / folder, ignore=_all_but_code)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _all_but_code(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if ("." in name and not name.endswith(".py")) or name == "__pycache__"]


DOWNWARD = [
    ("from rasso_graph.model import words", "server/settings.py"),
    ("from ...model import words", "seed/making/building.py"),
    ("from ...seed import plan", "server/cli/serving.py"),
    ("from rasso_graph.seed.making import build", "seed/review/reviewing.py"),
    ("import json, strawberry.schema", "schema/node.py"),
]
UPWARD = [
    ("import rasso_graph.server.cli", "model/words.py"),
    ("from rasso_graph.loaders.store import Store", "model/words.py"),
    ("from rasso_graph import schema", "resolvers/request/cost.py"),
    ("from rasso_graph.seed import apply", "schema/node.py"),
    ("from rasso_graph.resolvers.request import cost", "seed/making/building.py"),
    ("from ...schema import node", "seed/making/building.py"),
    ("from ..seed import plan", "loaders/turns.py"),
    ("def late():\n    from rasso_graph.resolvers.request import cost", "loaders/store.py"),
    ("if TYPE_CHECKING:\n    from rasso_graph.server.settings import Settings", "resolvers/request/cost.py"),
    ("from rasso_graph.model import records", "model/properties.py"),
    ("from rasso_graph.loaders import sqlite_store", "loaders/cypher.py"),
    ("from rasso_graph.resolvers import service", "resolvers/planning/planner.py"),
    ("from rasso_graph.resolvers.traversals import path", "resolvers/planning/things.py"),
    ("from rasso_graph.resolvers.planning import columns", "resolvers/request/errors.py"),
    (
        "if TYPE_CHECKING:\n    from rasso_graph.resolvers.planning.planner import Planner",
        "resolvers/planning/facets.py",
    ),
    ("from rasso_graph.resolvers.traversals import search", "resolvers/traversals/terms.py"),
    ("from rasso_graph.schema import query", "schema/kinds.py"),
    ("from rasso_graph.seed.storing import compare", "seed/making/draft.py"),
    ("from rasso_graph.seed.reading.tree import Tree", "seed/making/draft.py"),
    ("import rasso_graph.seed.verbs", "seed/making/draft.py"),
    ("from rasso_graph.seed.review.coverage import Coverage", "seed/verbs.py"),
    ("from rasso_graph.seed.storing.ddl import cypher", "server/opening.py"),
    ("from rasso_graph.server import application", "server/receiving.py"),
    ("from rasso_graph.model import words", "explorer/words.py"),
    ("from rasso_graph.explorer import pages", "explorer/lanes.py"),
]
CIRCLES = [
    ("from rasso_graph.resolvers.request import documents", "resolvers/request/errors.py"),
]


def test_the_order_is_kept(tmp_path: Path) -> None:
    assert KEPT in _checked(_house(tmp_path))


def test_imports_downward_are_fine(tmp_path: Path) -> None:
    house = _house(tmp_path)
    for line, module in DOWNWARD:
        _add(line, house / "rasso_graph" / module)
    assert KEPT in _checked(house)


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said where all the imports upward are planted at once."""
    house = _house(tmp_path_factory.mktemp("house"))
    for line, module in [*UPWARD, *CIRCLES]:
        _add(line, house / "rasso_graph" / module)
    return _checked(house)


@pytest.mark.parametrize(("line", "module"), UPWARD)
def test_an_import_upward_is_caught(line: str, module: str, faults: str) -> None:
    """By the line it was planted at, and as a fault of its own: not as a part of a longer way."""
    assert re.search(rf"^-\s+{_named(module)} -> \S+ \(l\.{_line_of(line, module)}\)\n(?! )", faults, re.MULTILINE)


@pytest.mark.parametrize(("line", "module"), CIRCLES)
def test_a_circle_is_caught(line: str, module: str, faults: str) -> None:
    package = _named(module).rpartition(".")[0]
    told = faults.partition(f"No cycles are allowed in {package}.")[2].partition("No cycles")[0]
    assert f"- .{Path(module).stem} -> .{line.rpartition(' ')[2]} (1 import)" in told


def _named(module: str) -> str:
    return f"rasso_graph.{module.removesuffix('.py').replace('/', '.')}"


def _line_of(line: str, module: str) -> int:
    """Where an import stands in its file, with what is planted there before it."""
    lines = (ROOT / module).read_text("utf-8").splitlines()
    for other, place in UPWARD:
        if place == module:
            lines += ["", *other.splitlines()]
            if other == line:
                break
    return len(lines)


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_folder_says_what_it_is(folder: Path) -> None:
    assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))


def test_the_types_of_every_package_are_checked() -> None:
    """A folder under a hidden one would be left out without a word."""
    checked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pyright"]
    assert checked["include"] == checked["strict"] == [*FOLDERS, "bench", "docs", "graphiql", "tests"]


def _add(line: str, module: Path) -> None:
    with module.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def _checked(house: Path) -> str:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    wide = {**os.environ, "COLUMNS": "500"}
    ran = subprocess.run(command, cwd=house, env=wide, capture_output=True, text=True, check=False)
    assert "Contracts: " in ran.stdout, ran.stdout + ran.stderr
    return ran.stdout
