"""A smaller graph of the same shape: some of its things that hang together, each with all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bench.reach import distances, near
from rasso_graph.model.graph import Edge, Graph, Value
from rasso_graph.model.words import CLAIMS, FACTS, LABELS

_PARTS = tuple(kind.hangs for kind in LABELS.values() if kind.hangs)
"""Edges from a thing to what is nothing without it."""
_FACTS = frozenset(FACTS)
_TOGETHER = 6
"""Things that are taken from around one, before going on elsewhere."""


def cut(graph: Graph, most: int, random: Random, always: frozenset[str]) -> Graph:
    """At most this many nodes with the edges between them: `always`, and things near each other, with their parts.

    A fact that has lost all its passages goes.
    """
    if len(graph.nodes) <= most:
        return graph
    kept = _kept(graph, most, random, always)
    found = Graph({name: node for name, node in graph.nodes.items() if name in kept})
    for edge in graph.edges.values():
        if edge.source in kept and edge.target in kept:
            _add(found, edge, kept)
    return found


def _kept(graph: Graph, most: int, random: Random, always: frozenset[str]) -> set[str]:
    parts = {edge.target for edge in graph.edges.values() if edge.type in _PARTS}
    needed = near(graph, (*_PARTS, "PASSAGE_OF"), both=False)
    for one, other in _about(graph):
        needed.setdefault(one, []).append(other)
    kept = set[str]()
    for thing in [*sorted(always), *_by_share(graph, _walked(graph, random, always | parts))]:
        whole = distances(thing, needed, len(graph.nodes)).keys()
        if len(kept | whole) <= most:
            kept |= whole
    return kept


def _about(graph: Graph) -> Iterator[tuple[str, str]]:
    """One thing that each is about, for each claim what contradicts it, and for each thing a gap of each type: what is
    about many may lose some."""
    told, silent = set[str](), set[tuple[str, Value | None]]()
    for edge in graph.edges.values():
        if edge.type == "ABOUT" and edge.source not in told:
            told.add(edge.source)
            yield edge.source, edge.target
        if edge.type == "ABOUT" and graph.nodes[edge.target].label in CLAIMS:
            yield edge.target, edge.source
        if edge.type == "ABOUT" and graph.nodes[edge.source].label == "Gap":
            silence = edge.target, graph.nodes[edge.source].properties.get("type")
            if silence not in silent:
                silent.add(silence)
                yield edge.target, edge.source


def _by_share(graph: Graph, names: list[str]) -> list[str]:
    """The same, in an order of which every beginning has its share of each kind."""
    placed: dict[str, list[str]] = {}
    for name in names:
        placed.setdefault(graph.nodes[name].label, []).append(name)
    shares = {name: at / len(alike) for alike in placed.values() for at, name in enumerate(alike)}
    return sorted(names, key=lambda name: shares[name])


def _walked(graph: Graph, random: Random, apart: frozenset[str]) -> list[str]:
    """All that does not stand apart: what is around something at random, then around something else, to the end."""
    steps = near(graph, {edge.type for edge in graph.edges.values()}, both=True)
    starts = list(graph.nodes)
    random.shuffle(starts)
    found = dict.fromkeys(apart)
    for start in starts:
        ahead, until = [start], len(found) + _TOGETHER
        while ahead and len(found) < until:
            new = [name for name in dict.fromkeys(ahead) if name not in found]
            found.update(dict.fromkeys(new))
            ahead = [one for name in new for one in steps.get(name, ())]
    return [name for name in found if name not in apart]


def _add(graph: Graph, edge: Edge, kept: set[str]) -> None:
    """Adds an edge with such of its passages as are kept."""
    held, cited = edge.properties, edge.properties.get("citations")
    if isinstance(cited, list):
        held = {**held, "citations": [one for one in cited if one in kept]}
    if edge.type not in _FACTS or held.get("citations"):
        graph.add(Edge(edge.type, edge.source, edge.target, edge.id, held))
