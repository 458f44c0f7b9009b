"""Facets as they are asked for and told, of any connection."""

from __future__ import annotations

from collections.abc import Iterable

from rasso_graph.model.words import KINDS
from rasso_graph.resolvers.planning.asked import Asked
from rasso_graph.resolvers.planning.shaping import Record, Row
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.limits import FIXED

_KIND_OF_LABEL = {label: kind for kind, label in KINDS.items()}


def asked_facets(part: Asked) -> tuple[list[str], int]:
    """What is to be counted by, each once, and how many values of each are wanted."""
    most: int = part.args["most"]
    if not 1 <= most <= FIXED.page:
        raise refusal(Code.PAGE_SIZE, f"'most' asks for {most:,} values; 1 to {FIXED.page} are allowed.", part.node)
    return list(dict.fromkeys(str(one.value) for one in part.args["by"])), most


def facet(word: str, counted: Iterable[Row]) -> Record:
    """A facet by field name, from values with their counts and titles."""
    shown = ((_shown(word, value), count, title) for value, count, title in counted)
    counts = [{"value": value, "count": count, "title": title or _in_words(value)} for value, count, title in shown]
    return {"by": word, "counts": counts}


def allowed(words: list[str], known: Iterable[str], part: Asked, of: Asked) -> list[str]:
    """The words, if what the field gives can be counted by each. Raises a refusal."""
    wrong = [word for word in words if word not in known]
    if wrong:
        told = f"What '{of.name}' gives cannot be counted by {', '.join(wrong)}; it can by {', '.join(sorted(known))}."
        raise refusal(Code.ARGUMENT, told, part.node)
    return words


def _shown(word: str, value: str) -> str:
    """The value as a filter takes it."""
    return _KIND_OF_LABEL.get(value, value) if word == "KIND" else value


def _in_words(value: str) -> str:
    """A word of an enumeration as a page shows it; the id of what has no title as it is."""
    return value if "/" in value else value.replace("_", " ").capitalize()
