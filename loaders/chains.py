"""The shortest chains between two things, level by level from both ends: what Neo4j has built in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

WIDEST = 100_000
"""Edges around one frontier; a wider one ends the search."""

Hop = tuple[str, str, str, str]
"""Frontier id, other id, link id, id of an end of the link."""
Trail = tuple[list[str], list[list[str]]]
"""Node ids, and [link id, id of an end of it] for each step."""


@dataclass
class _Side:
    """What is reached from one end: for each node the steps by which it was first reached."""

    frontier: list[str]
    reached: dict[str, list[tuple[str, str, str]]]
    backward: bool
    """Whether chains are read towards this end."""
    depth: int = 0
    _first: dict[str, list[Trail]] = field(default_factory=dict[str, list[Trail]])

    def step(self, around: Callable[[list[str]], Iterable[Hop]]) -> None:
        """Reach the nodes one step further."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for near, other, link, end in around(self.frontier):
            if other not in self.reached:
                found.setdefault(other, []).append((near, link, end))
        self.reached |= found
        self.frontier, self.depth = sorted(found), self.depth + 1

    def first(self, node: str, limit: int) -> list[Trail]:
        """The first so many ways between the end and a node: those after them begin no earlier chain of the whole."""
        if node not in self._first:
            steps = self.reached[node]
            ways = (
                self._longer(way, node, [link, end]) for near, link, end in steps for way in self.first(near, limit)
            )
            self._first[node] = _sorted(ways)[:limit] if steps else [([node], [])]
        return self._first[node]

    def _longer(self, way: Trail, node: str, link: list[str]) -> Trail:
        nodes, links = way
        return ([node, *nodes], [link, *links]) if self.backward else ([*nodes, node], [*links, link])


@dataclass
class Pathfinder:
    """Searches the chains from `start` to `end`, where `around` gives the edges around some nodes."""

    start: str
    end: str
    around: Callable[[list[str]], Iterable[Hop]]
    _sides: tuple[_Side, _Side] = field(init=False)

    def __post_init__(self) -> None:
        start, end = ({one: list[tuple[str, str, str]]()} for one in (self.start, self.end))
        self._sides = (_Side([self.start], start, backward=False), _Side([self.end], end, backward=True))

    def shortest(self, length: int, limit: int) -> list[Trail]:
        """The first so many of the shortest chains of at most this many links, by the ids of their links."""
        left, right = self._sides
        return _sorted(
            ([*nodes, *rest[1:]], [*links, *more])
            for node in self._meet(length)
            for nodes, links in left.first(node, limit)
            for rest, more in right.first(node, limit)
        )[:limit]

    def _meet(self, length: int) -> list[str]:
        left, right = self._sides
        while left.depth + right.depth < length:
            side = min((left, right), key=lambda one: len(one.frontier))
            if not side.frontier:
                return []
            side.step(self.around)
            other = right if side is left else left
            met = [node for node in side.frontier if node in other.reached]
            if met:
                return met
        return []


def _sorted(chains: Iterable[Trail]) -> list[Trail]:
    return sorted(chains, key=lambda chain: (chain[1], chain[0]))
