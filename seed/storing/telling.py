"""A difference in words: what it would change, or find wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rasso_graph.model.graph import Edge, Node, Value, identity_of
from rasso_graph.model.properties import DERIVED_EDGE_PROPERTIES, DERIVED_RELATIONS, NOT_CONTENT
from rasso_graph.model.searching import INDEXED
from rasso_graph.seed.storing.content import derived_keys
from rasso_graph.seed.storing.difference import Altered, Difference

EDITORIAL = frozenset({"title", "summary"})
"""What may be improved without being a correction."""


def count_rows(difference: Difference) -> list[tuple[str, str, int]]:
    """Rows of `added`, `changed` or `removed`, the kind of node or edge, and how many."""
    groups: dict[str, list[Node | Edge]] = {
        "added": [*difference.added_nodes, *difference.added_edges],
        "changed": [change.thing for change in difference.changes],
        "removed": [*difference.removed_nodes, *difference.removed_edges],
    }
    return [(verb, kind, n) for verb in groups for kind, n in sorted(Counter(map(_kind, groups[verb])).items())]


def details(difference: Difference) -> Iterator[str]:
    """A line for each node, fact and structural edge that differs; derived edges are only counted."""
    for sign, things in (
        ("-", [*difference.removed_nodes, *difference.removed_edges]),
        ("+", [*difference.added_nodes, *difference.added_edges]),
    ):
        yield from (f"{sign} {identity_of(thing)}" for thing in things if _kind(thing) not in DERIVED_RELATIONS)
    for change in difference.changes:
        if _kind(change.thing) not in DERIVED_RELATIONS:
            yield f"~ {identity_of(change.thing)}: {_changed(change)}"


def _kind(thing: Node | Edge) -> str:
    return thing.label if isinstance(thing, Node) else thing.type


def _changed(change: Altered) -> str:
    """What changes, without the tokens that follow from it or from what is told of another node."""
    parts: list[str] = []
    for key in sorted(change.keys - set(INDEXED)):
        before, after = change.before.get(key), change.after.get(key)
        if before is None:
            parts.append(f"{key} {after!r}")
        elif after is None:
            parts.append(f"{key} no longer {before!r}")
        else:
            parts.append(f"{key} {before!r} -> {after!r}")
    return "; ".join(parts) or "found by other words"


def corrects(change: Altered) -> frozenset[str]:
    """The keys whose change corrects a fact.

    Facts are append-only. No corrections are a better title or summary, what is derived, a quotation, a value
    that was unknown, and further citations. Everything else may be right, as where a
    mistake is found before publication, but somebody has to say so.
    """
    thing = change.thing
    derived = derived_keys(thing.label) if isinstance(thing, Node) else DERIVED_EDGE_PROPERTIES
    known = frozenset(change.before) - derived - EDITORIAL - NOT_CONTENT
    return frozenset(key for key in known if not _extends(change.before[key], change.after.get(key)))


def _extends(before: Value, after: Value | None) -> bool:
    return isinstance(before, list) and isinstance(after, list) and set(before) <= set(after)


def faults(difference: Difference) -> Iterator[str]:
    """What is wrong with a store that would have to change so."""
    for thing in [*difference.added_nodes, *difference.added_edges]:
        yield f"{identity_of(thing)} is missing"
    for thing in [*difference.removed_nodes, *difference.removed_edges]:
        yield f"{identity_of(thing)} should not be there"
    for change in difference.changes:
        keys = sorted(change.keys)
        differing = (f"{k}: {change.before.get(k)!r} instead of {change.after.get(k)!r}" for k in keys)
        yield f"{identity_of(change.thing)} differs in {', '.join(differing)}"
