"""The tokens by which full text finds a node: derived from its own texts and those of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from rasso_graph.model.enums import NameType
from rasso_graph.model.graph import Adjacency, Edge, Graph, Node, Value
from rasso_graph.model.meanings import Meanings
from rasso_graph.model.searching import QUOTED, TEXTS, Follow, Searched, stored_as, tokens
from rasso_graph.model.words import PARTIES, THINGS

_THINGS = frozenset(THINGS)
_NAMED = frozenset({*PARTIES, "Document", "Programme"})
"""Kinds whose abbreviations stand for their titles."""


class Searching:
    """Works tokens out for the nodes of one graph."""

    def __init__(self, graph: Graph) -> None:
        steps = [step for texts in TEXTS.values() for text in texts for step in text.steps]
        self._graph = graph
        self._meanings = Meanings(_abbreviated(graph))
        self._adjacency = Adjacency(graph, {type_ for step in steps for type_ in step.types})

    def of_node(self, node: Node) -> dict[str, Value]:
        """The tokens of each field that the node has texts of; a node that is part of another has none, but a citation
        those of its quotation."""
        if node.label == "Citation":
            return of_quotation(node.properties.get("quotation"))
        if node.label not in _THINGS:
            return {}
        held = {field: {one for text in texts for one in self._texts(node, text)} for field, texts in TEXTS.items()}
        found = {stored_as(field): tokens(sorted(texts), self._meanings) for field, texts in held.items()}
        return {name: text for name, text in found.items() if text}

    def _texts(self, node: Node, text: Searched) -> Iterator[str]:
        for held in self._held(node, text):
            value = held.properties.get(text.name)
            if isinstance(value, str) and (not text.types or held.properties.get("type") in text.types):
                yield value

    def _held(self, node: Node, text: Searched) -> list[Node] | list[Edge]:
        nodes, edges = [node], list[Edge]()
        for step in text.steps:
            edges = [edge for near in nodes for edge in self._edges(near, step)]
            nodes = [self._graph.nodes[edge.target if step.out else edge.source] for edge in edges]
        return edges if text.on_edge else nodes

    def _edges(self, near: Node, step: Follow) -> Iterator[Edge]:
        for type_ in step.types:
            yield from self._adjacency.edges(type_, near.id, step.out)


def of_quotation(passage: Value | None) -> dict[str, Value]:
    """The tokens of a passage, as it is written: they change with nothing else, and stay where it stays."""
    found = tokens([passage]) if isinstance(passage, str) else ""
    return {QUOTED: found} if found else {}


def _abbreviated(graph: Graph) -> Iterator[tuple[str, ...]]:
    """The abbreviations of each thing, and its title. One that several things have stands for none of them."""
    bearers: dict[str, set[str]] = {}
    for edge in graph.edges.values():
        name = graph.nodes[edge.target].properties if edge.type == "HAS_NAME" else {}
        if name.get("type") == NameType.ABBREVIATION.value and isinstance(name.get("text"), str):
            bearers.setdefault(str(name["text"]), set()).add(edge.source)
    for text, of in sorted(bearers.items()):
        bearer = graph.nodes[min(of)]
        if len(of) == 1 and bearer.label in _NAMED and isinstance(bearer.properties.get("title"), str):
            yield text, str(bearer.properties["title"])
