"""Circles among pairs of things that should point one way."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter


def circles(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Circles that share nothing, each from its least name and back to it: `["a", "b", "a"]`."""
    after: dict[str, list[str]] = {}
    for source, target in sorted(pairs):
        after.setdefault(source, []).append(target)
    found: list[list[str]] = []
    while circle := _circle(after):
        found.append(circle)
        after = {name: to for name, to in after.items() if name not in circle}
    return sorted(found)


def _circle(after: dict[str, list[str]]) -> list[str]:
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        backwards: list[str] = error.args[1]
        way = backwards[:0:-1]
        first = way.index(min(way))
        return [*way[first:], *way[:first], way[first]]
    return []
