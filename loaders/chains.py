"""The shortest chains between two things, level by level from both ends: what Neo4j has built in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

WIDEST = 20_000
"""Edges around one frontier; a wider one ends the search."""

Edge = tuple[str, str, str, str]
"""Frontier id, other id, link id, source id."""
Chain = tuple[list[str], list[list[str]]]
"""Node ids, and [link id, source id] for each step."""


@dataclass
class _Side:
    """What is reached from one end: for each node the steps by which it was first reached."""

    frontier: list[str]
    reached: dict[str, list[tuple[str, str, str]]]
    depth: int = 0

    def step(self, around: Callable[[list[str]], Iterable[Edge]]) -> None:
        """Reach the nodes one step further."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for near, other, link, source in around(self.frontier):
            if other not in self.reached:
                found.setdefault(other, []).append((near, link, source))
        self.reached |= found
        self.frontier, self.depth = sorted(found), self.depth + 1


@dataclass
class Search:
    """Searches the chains from `start` to `end`, where `around` gives the edges around some nodes."""

    start: str
    end: str
    around: Callable[[list[str]], Iterable[Edge]]
    _sides: tuple[_Side, _Side] = field(init=False)

    def __post_init__(self) -> None:
        self._sides = (_Side([self.start], {self.start: []}), _Side([self.end], {self.end: []}))

    def shortest(self, length: int, limit: int) -> list[Chain]:
        """The shortest chains of at most this many links, by the ids of their links."""
        meeting = self._meet(length)
        chains = (self._joined(node, left, right) for node in meeting for left, right in self._ways(node))
        return sorted(islice(chains, WIDEST), key=lambda chain: (chain[1], chain[0]))[:limit]

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

    def _ways(self, node: str) -> Iterable[tuple[Chain, Chain]]:
        for left in _back(self._sides[0], node):
            for right in _back(self._sides[1], node):
                yield left, right

    def _joined(self, node: str, left: Chain, right: Chain) -> Chain:
        return [*left[0][::-1], node, *right[0]], [*left[1][::-1], *right[1]]


def _back(side: _Side, node: str) -> Iterable[Chain]:
    """The ways from a reached node back to the side's end, nearest step first."""
    steps = side.reached[node]
    if not steps:
        yield [], []
    for near, link, source in steps:
        for nodes, links in _back(side, near):
            yield [near, *nodes], [[link, source], *links]
