"""Synthetic graphs of any size with the record's own shape: the record over and over, each time made another.

A graph is a number of copies of the record, in generations, as if each were a programme that reports once in its
generation. What a graph has one of stays one in all: the bodies that stand in everything. What a generation has one of
stays one in it: the documents that hold passages, and their themes. Both so grow with the graph, as they would. All
else is copied, with names, dates and passages of its own, so that shares, degrees and lengths stay what they are.

Some commitments are carried from each generation into the next, in pairs that cross, so that lineage has chains as
long as there are generations, and ladders of diamonds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from random import Random

from bench.copying import Copying, Place
from bench.cutting import cut
from rasso_graph.model.graph import Graph

GENERATIONS = 17
"""As many as the deepest lineage has steps, and one."""
_HUB = 60
"""Edges from which on a body is one for all copies."""
_CARRIED = 8
"""Of so many actions and outcomes, two are carried on."""


@dataclass(frozen=True)
class Template:
    """A graph to copy: which of its nodes all copies share, which those of one generation, which are carried on."""

    graph: Graph
    one_for_all: frozenset[str]
    one_each_generation: frozenset[str]
    carried: tuple[tuple[str, str], ...]


def without_mentions(graph: Graph) -> Graph:
    """The same graph but for its mentions, which nothing here asks for and which would be a quarter of every copy."""
    kept = {name: node for name, node in graph.nodes.items() if node.label != "Mention"}
    found = Graph(kept)
    for edge in graph.edges.values():
        if edge.source in kept and edge.target in kept:
            found.add(edge)
    return found


def template(graph: Graph) -> Template:
    """What to copy of a graph without what is derived."""
    touched = Counter(end for edge in graph.edges.values() for end in (edge.source, edge.target))
    hubs = {name for name, node in graph.nodes.items() if node.label == "Body" and touched[name] >= _HUB}
    held = {edge.target for edge in graph.edges.values() if edge.type == "PASSAGE_OF"}
    themes = {name for name, node in graph.nodes.items() if node.label == "Theme"}
    going = [name for name, node in graph.nodes.items() if node.label in ("Action", "Outcome")]
    pairs = tuple(zip(going[::_CARRIED], going[1::_CARRIED], strict=False))
    return Template(graph, frozenset(hubs), frozenset(held | themes), pairs)


def places(size: int, copied: int, generations: int = GENERATIONS) -> list[Place]:
    """The copies that make a graph of about `size` nodes out of `copied` each."""
    copies = ceil(size / copied)
    lanes = ceil(copies / generations)
    return [
        Place(number, number // lanes, number % lanes, number - lanes if number >= lanes else None)
        for number in range(copies)
    ]


def whole(of: Template, size: int, seed: int = 0, generations: int = GENERATIONS) -> Graph:
    """A graph of about `size` nodes, still without what is derived."""
    graph = Graph()
    for part in _parts(of, size, seed, generations):
        graph.nodes.update(part.nodes)
        graph.edges.update(part.edges)
    return graph


def _parts(of: Template, size: int, seed: int, generations: int) -> Iterator[Graph]:
    """A copy at a time: each part brings nodes and edges that no earlier one did."""
    copying = Copying(of.graph, of.one_for_all, of.one_each_generation, of.carried)
    always, left = of.one_for_all | of.one_each_generation, size
    for place in places(size, len(of.graph.nodes) - len(of.one_for_all), generations):
        chosen = cut(of.graph, left, Random(f"{seed} {place.number}"), always)
        part = copying.copy(chosen, place)
        left -= len(part.nodes)
        yield part
