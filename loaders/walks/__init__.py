"""Traversal files: `NAME.cypher` and `NAME.sql`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from rasso_graph.loaders.text import GIVEN, Statement

_DEEPEST = 16
_LADDER = (4, 8, _DEEPEST)
"""How far a traversal in Cypher may look: a literal there, so that each of these makes another statement."""


@cache
def walk_text(name: str, dialect: str) -> str:
    """The statement in this dialect (`cypher` or `sql`), header comment included."""
    return files("rasso_graph.loaders").joinpath("walks", f"{name}.{dialect}").read_text("utf-8")


def walk(name: str, dialect: Literal["cypher", "sql"], params: Mapping[str, Any]) -> Statement:
    """The traversal as it is asked: Cypher looks no further than the first bound that the asked steps fit in."""
    text = walk_text(name, dialect)
    if dialect == "sql":
        return Statement(name, text, dict(params))
    steps = params.get("depth") or params.get("length") or _DEEPEST
    text = _bounded(text, next(bound for bound in _LADDER if steps <= bound))
    return Statement(name, text, {GIVEN: dict(params)})


@cache
def _bounded(text: str, bound: int) -> str:
    return text.replace(f",{_DEEPEST}}}", f",{bound}}}")
