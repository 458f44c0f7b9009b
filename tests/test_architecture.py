"""The house of docs/architecture.md: imports point one way, and every folder ships."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What each folder may import, itself aside. server -> schema -> resolvers -> loaders -> model, and
# server -> seed -> loaders, model.
BELOW = {
    "model": set[str](),
    "loaders": {"model"},
    "resolvers": {"loaders", "model"},
    "schema": {"resolvers", "loaders", "model"},
    "seed": {"loaders", "model"},
    "server": {"schema", "resolvers", "seed", "loaders", "model"},
}
# The rooms of a package, and what each may import of the others. What is outside a room sees only what it hands on.
ROOMS = {
    "seed": {
        "reading": set[str](),
        "rules": {"reading"},
        "deriving": set[str](),
        "making": {"reading", "rules", "deriving"},
        "citing": {"reading"},
        "storing": {"reading", "rules", "deriving", "citing"},
        "review": {"reading", "rules", "deriving", "making", "citing", "storing"},
    }
}
MODULES = sorted(path for folder in BELOW for path in (ROOT / folder).rglob("*.py"))


def violations(source: str, module: Path) -> list[str]:
    """The imports in `source`, the text of `module` (a path below the root), that point the wrong way."""
    folder = module.parts[0]
    return [
        f"{module}:{line}: {folder} may not import {name}"
        for line, name in _imports(ast.parse(source), module)
        if not _allowed(name.split("."), folder)
    ]


def _allowed(name: list[str], folder: str) -> bool:
    if name[0] in BELOW:
        return False
    if name[0] != "rasso_graph":
        return True
    return len(name) > 1 and name[1] in BELOW[folder] | {folder}


def trespasses(source: str, module: Path) -> list[str]:
    """The imports in `source`, the text of `module`, that enter a room they may not, or not by its door."""
    return [
        f"{module}:{line}: {module.parent} may not import {name}"
        for line, name in _imports(ast.parse(source), module)
        if not _welcome(name.split("."), module)
    ]


def _welcome(name: list[str], module: Path) -> bool:
    package = name[1] if name[0] == "rasso_graph" and len(name) > 1 else ""
    if package not in ROOMS:
        return True
    folders = module.parent.parts
    here = ".".join(folders[1:]) if folders[0] == package else ""
    there = name[2] if len(name) > 2 else ""
    if here and here == there:
        return True
    below = ROOMS[package][here] if here else {"", *ROOMS[package]}
    return (there in below and len(name) <= 3) or (folders == (package,) and len(name) == 3)


def _imports(tree: ast.AST, module: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = _origin(node, module)
            yield from ((node.lineno, f"{start}.{a.name}" if _is_module(start, a.name) else start) for a in node.names)


def _is_module(start: str, name: str) -> bool:
    """Whether a name imported from `start` is a package of ours or a room of one."""
    return start == "rasso_graph" or name in ROOMS.get(start.removeprefix("rasso_graph."), {})


def _origin(node: ast.ImportFrom, module: Path) -> str:
    """The absolute name that `from ... import` starts at; a relative one is resolved."""
    if not node.level:
        return node.module or ""
    package = ["rasso_graph", *module.parent.parts]
    start = package[: len(package) - node.level + 1]
    return ".".join([*start, *(node.module or "").split(".")]).rstrip(".")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(module: Path) -> None:
    assert violations(module.read_text("utf-8"), module.relative_to(ROOT)) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_rooms_are_entered_from_above_and_by_their_doors(module: Path) -> None:
    assert trespasses(module.read_text("utf-8"), module.relative_to(ROOT)) == []


def test_every_room_is_named() -> None:
    for package, rooms in ROOMS.items():
        assert {path.parent.name for path in (ROOT / package).glob("*/__init__.py")} == rooms.keys()
        assert all(below <= rooms.keys() for below in rooms.values())


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from rasso_graph.seed.storing import compare", "seed/making/draft.py"),
        ("from rasso_graph.seed import storing", "seed/making/draft.py"),
        ("from ..storing import compare", "seed/making/draft.py"),
        ("from rasso_graph.seed.reading.tree import Tree", "seed/making/draft.py"),
        ("from rasso_graph.seed import plan", "seed/making/draft.py"),
        ("import rasso_graph.seed.verbs", "seed/making/draft.py"),
        ("from rasso_graph.seed.review.units import units", "seed/verbs.py"),
        ("from rasso_graph.seed.verbs import plan", "server/cli/changing.py"),
        ("from rasso_graph.seed.storing.ddl import cypher", "server/opening.py"),
    ],
)
def test_a_trespass_is_caught(source: str, module: str) -> None:
    assert len(trespasses(source, Path(module))) == 1


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from rasso_graph.seed.reading import Tree", "seed/making/draft.py"),
        ("from rasso_graph.seed.making.draft import Draft", "seed/making/cards.py"),
        ("from rasso_graph.seed import citing, storing", "seed/verbs.py"),
        ("from rasso_graph.seed.verbs import plan", "seed/__init__.py"),
        ("from rasso_graph.seed import Refused, storing", "server/cli/changing.py"),
        ("from rasso_graph.seed.review import review", "server/cli/reviewing.py"),
    ],
)
def test_a_room_is_entered_by_its_door(source: str, module: str) -> None:
    assert trespasses(source, Path(module)) == []


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import rasso_graph.server.cli", "model/words.py"),
        ("from rasso_graph.loaders.store import Store", "model/words.py"),
        ("from rasso_graph import schema", "resolvers/plan.py"),
        ("from rasso_graph.seed import apply", "schema/node.py"),
        ("from ...schema import node", "seed/making/building.py"),
        ("from ...seed import making", "loaders/walks/walk.py"),
        ("from .. import server", "loaders/store.py"),
        ("def late():\n    from rasso_graph.resolvers import plan", "loaders/store.py"),
        ("import rasso_graph", "server/settings.py"),
        ("import schema", "server/settings.py"),
        ("from model.words import Label", "seed/making/building.py"),
    ],
)
def test_an_import_upward_is_caught(source: str, module: str) -> None:
    assert len(violations(source, Path(module))) == 1


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from rasso_graph.model.words import Label", "loaders/store.py"),
        ("from rasso_graph.model import words", "model/graph.py"),
        ("from . import words", "model/graph.py"),
        ("from ...model import words", "seed/making/building.py"),
        ("from ...seed import plan", "server/cli/seed.py"),
        ("import json, strawberry.schema", "schema/node.py"),
    ],
)
def test_an_import_downward_is_fine(source: str, module: str) -> None:
    assert violations(source, Path(module)) == []


def test_every_package_is_listed() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    folders = {path.parent.relative_to(ROOT) for path in MODULES}
    assert sorted(setuptools["packages"]) == sorted(".".join(["rasso_graph", *f.parts]) for f in folders)
    assert setuptools["package-dir"] == {f"rasso_graph.{folder}": folder for folder in BELOW}


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=lambda path: path.name)
def test_every_folder_says_what_it_is(folder: Path) -> None:
    assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
