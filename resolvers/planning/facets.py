"""Facets as they are asked for and told, of any connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rasso_graph.loaders import plan as p
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.model.words import KINDS
from rasso_graph.resolvers.planning.asked import Asked
from rasso_graph.resolvers.planning.shaping import Record, Row
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.limits import FIXED, PLAIN_LIST
from rasso_graph.resolvers.request.selection import Given

_KIND_OF_LABEL = {label: kind for kind, label in KINDS.items()}
_MARKS = {True: ("true", "Joint"), False: ("false", "Not joint")}
"""A mark as a filter takes it, and as a page shows it."""


def asked_facets(part: Asked) -> tuple[list[str], int]:
    """What is to be counted by, each once, and how many values of each are wanted."""
    most: int = part.args["most"]
    if not 1 <= most <= FIXED.page:
        raise refusal(Code.PAGE_SIZE, f"'most' asks for {most:,} values; 1 to {FIXED.page} are allowed.", part.node)
    return list(dict.fromkeys(str(one.value) for one in part.args["by"])), most


def asked_cells(part: Asked, known: Mapping[str, p.Grouping], of: Asked) -> tuple[tuple[str, str], int]:
    """What a two-way count is by, and how many of its cells are wanted. Raises a refusal."""
    most: int = part.args["most"]
    if not 1 <= most <= FIXED.cells:
        told = f"'most' asks for {most:,} cells; 1 to {FIXED.cells:,} are allowed."
        raise refusal(Code.PAGE_SIZE, told, part.node)
    single = [word for word, by in known.items() if not by.steps]
    words = allowed([str(part.args[name].value) for name in ("rows", "columns")], single, part, of, " two ways")
    return (words[0], words[1]), most


def facet(word: str, counted: Iterable[Row], without: int | None = None) -> Record:
    """A facet by field name, from values with their counts and titles, and how many things have none."""
    told = ((*_shown(word, value, title), count) for value, count, title in counted)
    counts = [{"value": value, "title": title, "count": count} for value, title, count in told]
    return {"by": word, "counts": counts, "without": without}


def cell(words: tuple[str, str], row: Row) -> Record:
    """A cell of a two-way count by field name."""
    own, other, count, title, other_title = row
    value, shown = _shown(words[0], own, title)
    beside, beside_shown = _shown(words[1], other, other_title)
    return {"row": value, "rowTitle": shown, "column": beside, "columnTitle": beside_shown, "count": count}


def allowed(words: list[str], known: Iterable[str], part: Asked, of: Asked, how: str = "") -> list[str]:
    """The words, if what the field gives can be counted by each. Raises a refusal."""
    wrong = list(dict.fromkeys(word for word in words if word not in known))
    if wrong:
        able = ", ".join(sorted(known))
        told = f"What '{of.name}' gives cannot be counted{how} by {', '.join(wrong)}; it can by {able}."
        raise refusal(Code.ARGUMENT, told, part.node)
    return words


def valueless(by: p.Grouping) -> p.Predicate:
    """That a thing has no value to be counted by."""
    match by.value:
        case "label":
            return p.Some(())
        case "year":
            return p.Compare("when_earliest", "in", p.Param((FIRST_DAY, LAST_DAY)), by.at)
        case "property":
            there: p.Predicate = p.Compare(by.name, "known", p.Param(True), by.at)
            for step in reversed(by.steps):
                there = p.Related(step, there)
            return p.Not(there)


def ways(by: p.Grouping) -> int:
    """How many values a thing is taken to have."""
    return PLAIN_LIST ** len(by.steps)


def excluding(args: Mapping[str, Any], paths: Iterable[tuple[str, ...]]) -> Given:
    """The arguments without what stands at these places, nor what then asks for nothing; each part of an `and` too."""
    left = dict(args)
    for path in paths:
        left = _excluding(left, path)
    return left


def _excluding(given: Given, path: tuple[str, ...]) -> Given:
    name, *rest = path
    left = dict(given)
    if left.get("and"):
        left["and"] = [_excluding(one, path) for one in left["and"]]
    if left.get(name) is not None:
        inner: Given = _excluding(left[name], tuple(rest)) if rest else {}
        asks = any(value is not None for key, value in inner.items() if key != "inherited")
        left[name] = inner if asks or inner == left[name] else None
    return left


def _shown(word: str, value: Any, title: str | None) -> tuple[str | None, str]:
    """The value as a filter takes it, and as a page shows it."""
    if value is None:
        return None, "None"
    if word == "JOINT":
        return _MARKS[bool(value)]
    told = str(_KIND_OF_LABEL.get(value, value)) if word == "KIND" else str(value)
    return told, title or _in_words(told)


def _in_words(value: str) -> str:
    """A word of an enumeration as a page shows it; the id of what has no title as it is."""
    return value if "/" in value else value.replace("_", " ").capitalize()
