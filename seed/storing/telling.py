"""A difference in words: how many of each kind, and each with what changes on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rasso_graph.model.graph import Edge, Node, named
from rasso_graph.model.properties import DERIVED_RELATIONS
from rasso_graph.model.searching import SEARCH_PROPERTIES
from rasso_graph.seed.storing.difference import Change, Difference


def counts(difference: Difference) -> list[tuple[str, str, int]]:
    """Rows of `added`, `changed` or `removed`, the kind of node or edge, and how many."""
    groups: dict[str, list[Node | Edge]] = {
        "added": [*difference.added_nodes, *difference.added_edges],
        "changed": [change.thing for change in [*difference.changed_nodes, *difference.changed_edges]],
        "removed": [*difference.removed_nodes, *difference.removed_edges],
    }
    return [(verb, kind, n) for verb in groups for kind, n in sorted(Counter(map(_kind, groups[verb])).items())]


def details(difference: Difference) -> Iterator[str]:
    """A line for each node, fact and structural edge that differs; derived edges are only counted."""
    for sign, things in (
        ("-", [*difference.removed_nodes, *difference.removed_edges]),
        ("+", [*difference.added_nodes, *difference.added_edges]),
    ):
        yield from (f"{sign} {named(thing)}" for thing in things if _kind(thing) not in DERIVED_RELATIONS)
    for change in [*difference.changed_nodes, *difference.changed_edges]:
        if _kind(change.thing) not in DERIVED_RELATIONS:
            yield f"~ {named(change.thing)}: {_told(change)}"


def _kind(thing: Node | Edge) -> str:
    return thing.label if isinstance(thing, Node) else thing.type


def _told(change: Change) -> str:
    """What changes, without the tokens that follow from it or from what is told of another node."""
    parts: list[str] = []
    for key in sorted(change.keys - set(SEARCH_PROPERTIES)):
        before, after = change.before.get(key), change.after.get(key)
        if before is None:
            parts.append(f"{key} {after!r}")
        elif after is None:
            parts.append(f"{key} no longer {before!r}")
        else:
            parts.append(f"{key} {before!r} -> {after!r}")
    return "; ".join(parts) or "found by other words"
