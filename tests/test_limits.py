"""Limits of what may be asked are declared in one place, which the reference prints whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, cast

import pytest

from rasso_graph.resolvers.request import limits
from rasso_graph.resolvers.request.limits import Fixed, Limits
from rasso_graph.server.opening import limits_of
from rasso_graph.server.settings import read_settings

ROOT = Path(__file__).parent.parent
DECLARED = Path(str(limits.__file__))
NO_LIMITS = {
    "documents.py": {"_KEPT", "_KEPT_CHARACTERS"},  # what is remembered
    "sizes.py": {"_FRESH", "_AGAIN", "_PATIENCE"},  # how old what the graph holds may be, and how long it is waited for
    "study.py": {"_SHORT", "_QUICK", "_FEW", "_KEPT"},  # where it is read
    "execution.py": {"_LARGE"},  # where it is shaped
    "nearest.py": {"_ALIKE"},  # how like a word must be to be offered
    "service.py": {"_TRIES"},  # how often it is begun
    "path.py": {"_STEPS"},  # what it is taken to hold, here and in the next two
    "lineage.py": {"_STEPS"},
    "changes.py": {"_TAKEN"},
    "paging.py": {"DEFAULT_SIZE"},
    "plans.py": {"_KEPT", "_KEPT_FIELDS", "_WAYS"},  # what is remembered
    "timeline.py": {"ALL"},  # more than there is
}
"""Figures of modules that refuse nothing."""
LAYERS_BELOW = {"WIDEST", "LONGEST_WORD"}
"""Limits of layers that cannot import the declaration, which names them."""


def figures(text: str) -> Iterator[str]:
    """The names that a module gives to figures at its top."""
    for one in ast.parse(text).body:
        targets = one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AnnAssign) else []
        value = getattr(one, "value", None)
        if isinstance(value, ast.BinOp):
            value = value.left
        if isinstance(value, ast.Constant) and type(value.value) in (int, float):
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_no_module_of_the_resolvers_has_a_limit_of_its_own() -> None:
    found = {path.name: {*figures(path.read_text("utf-8"))} for path in _resolvers()}
    assert {name: own for name, own in found.items() if own} == NO_LIMITS


@pytest.mark.parametrize(
    ("text", "names"),
    [("MOST = 7\n", ["MOST"]), ("_MOST: int = 2**9\n", ["_MOST"]), ("A = MOST\nB = 'x'\nC = (1, 2)\n", [])],
)
def test_a_figure_is_found_by_its_value(text: str, names: list[str]) -> None:
    assert list(figures(text)) == names


def test_the_limits_of_the_layers_below_stand_in_the_declaration() -> None:
    imported = {
        alias.name
        for one in ast.parse(DECLARED.read_text("utf-8")).body
        if isinstance(one, ast.ImportFrom) and (one.module or "").startswith("rasso_graph.")
        for alias in one.names
    }
    assert imported == LAYERS_BELOW


def test_the_reference_prints_every_limit() -> None:
    reference = (ROOT / "docs" / "reference.md").read_text("utf-8")
    declared = [*fields(Limits), *fields(Fixed)]
    assert len(declared) >= 34
    assert [one.name for one in declared if f"| {one.default:,.15g} | {one.metadata['words']} |" not in reference] == []


def test_every_limit_that_names_a_setting_has_it() -> None:
    named = {one.name: one for one in fields(Limits) if one.metadata["variable"]}
    lowered: dict[str, Any] = {name: cast(Any, one.default) - 1 for name, one in named.items()}
    changed = read_settings({named[name].metadata["variable"]: str(most) for name, most in lowered.items()})
    assert {name: getattr(limits_of(changed), name) for name in named} == lowered


def _resolvers() -> Iterator[Path]:
    return (path for path in sorted((ROOT / "resolvers").glob("**/*.py")) if path.name != DECLARED.name)
