"""How far apart things are in a graph, worked out in memory."""

from __future__ import annotations

from collections.abc import Iterable

from rasso_graph.model.graph import Graph
from rasso_graph.model.words import TIMED

CHAINED = ("TRACES", *TIMED)
"""What a path runs over."""

Near = dict[str, list[str]]
"""For each node those one step away."""


def near(graph: Graph, types: Iterable[str], *, both: bool) -> Near:
    """Where edges of these types lead; with `both` either way."""
    wanted, found = frozenset(types), Near()
    for edge in graph.edges.values():
        if edge.type in wanted:
            found.setdefault(edge.source, []).append(edge.target)
            if both:
                found.setdefault(edge.target, []).append(edge.source)
    return found


def distances(start: str, steps: Near, most: int) -> dict[str, int]:
    """How far each node is from a start, as far as that is at most `most`."""
    found, frontier = {start: 0}, [start]
    for depth in range(1, most + 1):
        frontier = [one for name in frontier for one in steps.get(name, ()) if one not in found]
        if not frontier:
            break
        found |= dict.fromkeys(frontier, depth)
    return found


def farthest(start: str, steps: Near, most: int) -> str:
    """The node farthest from a start, at most so far; the last by its id of those equally far."""
    return max((depth, name) for name, depth in distances(start, steps, most).items())[1]
