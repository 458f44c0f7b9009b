"""Copies of a graph into one larger graph, each with names, dates and passages of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from rasso_graph.model.graph import Edge, Graph, Node, Value
from rasso_graph.model.words import TRACES

_TRACED = frozenset(TRACES)
_DATED = frozenset({"date", "published", "start", "end", "period", "last_attested"})
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_APART = 100_000
"""Code points from a passage in a document to the same in the next copy."""
_SYLLABLES = ("al", "ber", "cor", "den", "el", "far", "gor", "hal", "in", "ker", "lan", "mor", "nor", "ost", "pel")


@dataclass(frozen=True)
class Place:
    """Where a copy stands: its number in all, its generation, its lane in that, and the copy that it carries on."""

    number: int
    generation: int
    lane: int
    before: int | None

    @property
    def name(self) -> str:
        """A word of its own, as if the name of a town."""
        first, rest = divmod(self.number, len(_SYLLABLES))
        second, third = divmod(first, len(_SYLLABLES))
        return "".join(_SYLLABLES[at] for at in (rest, third, second)).capitalize()


@dataclass
class Copying:
    """Copies of one graph: which of its nodes all share, which those of a generation, which are carried on."""

    graph: Graph
    one_for_all: frozenset[str]
    one_each_generation: frozenset[str]
    carried: tuple[tuple[str, str], ...]
    _told: set[str] = field(default_factory=set[str])

    def copy(self, chosen: Graph, place: Place) -> Graph:
        """A copy of what is chosen of the graph, without what an earlier copy brought."""
        names = {name: self._name(name, place) for name in chosen.nodes}
        made = Graph()
        for name, node in chosen.nodes.items():
            if not self._shared(name) or self._first(names[name]):
                made.nodes[names[name]] = Node(names[name], node.label, _own(node, place))
        for edge in chosen.edges.values():
            if self._counts(edge, names, place):
                held = self._held(edge.properties, names, place)
                made.add(
                    Edge(edge.type, names[edge.source], names[edge.target], _numbered(edge.id, place.number), held)
                )
        for edge in self._carried(chosen, names, place):
            made.add(edge)
        return made

    def _shared(self, name: str) -> bool:
        return name in self.one_for_all or name in self.one_each_generation

    def _first(self, name: str) -> bool:
        """Whether no earlier copy brought it."""
        fresh = name not in self._told
        self._told.add(name)
        return fresh

    def _name(self, name: str, place: Place) -> str:
        if name in self.one_for_all:
            return name
        if name in self.one_each_generation:
            return f"{name}-e{place.generation}" if place.generation else name
        return _numbered(name, place.number)

    def _counts(self, edge: Edge, names: dict[str, str], place: Place) -> bool:
        """Between shared things an edge is one for all; and one thing comes from others once, whoever shares it."""
        if not self._shared(edge.source):
            return True
        if self._shared(edge.target):
            return self._first(f"{edge.type} {names[edge.source]} {names[edge.target]} {edge.id}")
        return edge.type not in _TRACED or place.lane == 0

    def _held(self, held: dict[str, Value], names: dict[str, str], place: Place) -> dict[str, Value]:
        out = {key: _later(key, value, place) for key, value in held.items()}
        cited, asserter = held.get("citations"), held.get("asserter")
        if isinstance(cited, list):
            out["citations"] = [names[one] for one in cited]
        if isinstance(asserter, str):
            out["asserter"] = self._name(asserter, place)
        return out

    def _carried(self, chosen: Graph, names: dict[str, str], place: Place) -> Iterator[Edge]:
        """Each of a pair continues its own and derives from the other's of the copy before."""
        if place.before is None:
            return
        cited = {edge.source: names[edge.target] for edge in chosen.edges.values() if edge.type == "CITES"}
        for pair in self.carried:
            for later, earlier in product(pair, pair):
                if later in names:
                    type_ = "CONTINUES" if later == earlier else "DERIVES_FROM"
                    yield _link(type_, names[later], _numbered(earlier, place.before), cited[later])


def _link(type_: str, later: str, earlier: str, citation: str) -> Edge:
    name = f"link/{type_.lower().replace('_', '-')}/{later}/{earlier}"
    told: dict[str, Value] = {
        "basis": "INFERRED",
        "confidence": "HIGH",
        "reason": "carried on",
        "citations": [citation],
    }
    return Edge(type_, later, earlier, name, told)


def _numbered(name: str, number: int) -> str:
    return f"{name}-{number}" if name and number else name


def _own(node: Node, place: Place) -> dict[str, Value]:
    """A node's properties, its title ending with the copy's name and its passage further on in the document."""
    held = {key: _later(key, value, place) for key, value in node.properties.items()}
    title = str(held.get("title", "")).rsplit(" ", 1)
    if place.number and len(title) > 1:
        held["title"] = f"{title[0]} {place.name}"
    for key in ("start", "end"):
        at = held.get(key)
        if isinstance(at, int):
            held[key] = at + place.lane * _APART
    return held


def _later(key: str, value: Value, place: Place) -> Value:
    """A date as many years later as the copy's generation."""
    if key not in _DATED or not isinstance(value, str) or not place.generation:
        return value
    moved = _YEAR.sub(lambda year: str(int(year[0]) + place.generation), value)
    return moved.replace("-02-29", "-02-28")
