"""A graph in the making, which remembers where everything was said and what was wrong with it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from rasso_graph.model.graph import Edge, Graph, Node, Value
from rasso_graph.model.words import label_of
from rasso_graph.seed.reading import GraphPart, Places, Problem, Where

_NO_SEGMENT = re.compile("[^0-9a-z]+")


@dataclass(frozen=True)
class Reference:
    """An id that a record names, and the labels it may have there; none given means any."""

    id: str
    labels: tuple[str, ...]
    where: Where


@dataclass
class Draft:
    """Nodes and edges so far, and where each was first said."""

    graph: Graph = field(default_factory=Graph)
    problems: list[Problem] = field(default_factory=list[Problem])
    references: list[Reference] = field(default_factory=list[Reference])
    places: Places = field(default_factory=dict[GraphPart, Where])
    facts: dict[str, list[Edge]] = field(default_factory=dict[str, list[Edge]])
    claimed: set[tuple[str, str, str]] = field(default_factory=set[tuple[str, str, str]])
    """Claims by the key that records them, the document that makes them and what they are about."""

    def blame(self, where: Where, message: str, advice: str = "", rule: str = "") -> None:
        self.problems.append(Problem(where.file, where.line, message, advice, rule))

    def node(self, node_id: str, where: Where) -> Node:
        """The node of this id, made if it is not there yet."""
        node = self.graph.nodes.get(node_id)
        if node is None:
            node = self.graph.nodes[node_id] = Node(node_id, label_of(node_id) or "")
            self.places[node_id] = where
        return node

    def put(self, node: Node, key: str, value: Value | None, where: Where) -> None:
        """Sets a property; telling it twice in different ways is a mistake."""
        if value is None:
            return
        if node.properties.setdefault(key, value) != value:
            other = self.places[node.id, key]
            self.blame(where, f"'{key}' of {node.id} is told otherwise at {other}", _advice(key))
        self.places.setdefault((node.id, key), where)

    def want(self, ref: str, where: Where, *labels: str) -> str:
        """Notes a reference, to be checked when every id is known."""
        self.references.append(Reference(ref, labels, where))
        return ref

    def tie(self, type_: str, source: str, target: str, where: Where) -> None:
        """Adds a structural edge."""
        edge = Edge(type_, source, target)
        self.graph.add(edge)
        self.places.setdefault(edge.key, where)

    def fact(self, edge: Edge, citations: list[str], where: Where) -> None:
        """Adds a fact edge whose id is what it would have alone.

        The same fact told again adds its citations. Told for another start it is another fact, with the start
        at the end of its id; told differently for the same start it is a mistake.
        """
        alike = self.facts.setdefault(edge.id, [])
        same = next((one for one in alike if _start(one) == _start(edge)), None)
        if same is None:
            self._add_fact(edge, alike, citations, where)
        elif {**same.properties, "citations": []} == {**edge.properties, "citations": []}:
            merge(same, citations)
        else:
            other = self.places[same.key]
            self.blame(where, f"This {edge.type} is told otherwise at {other}", "Keep one, or date their starts")

    def _add_fact(self, edge: Edge, alike: list[Edge], citations: list[str], where: Where) -> None:
        if alike:
            edge.id = f"{edge.id}/{_start(edge)}"
        edge.properties["citations"] = list(dict.fromkeys(citations))
        alike.append(edge)
        self.graph.add(edge)
        self.places[edge.key] = where

    def cited(self, node_id: str, citations: Collection[str], where: Where) -> None:
        """Rests a node on passages."""
        for citation in citations:
            self.tie("CITES", node_id, citation, where)


def _advice(key: str) -> str:
    later = ", or tell the later title by 'retitled'" if key == "title" else ""
    return f"Keep one of the two{later}"


def _start(edge: Edge) -> str:
    """The start of a fact as a segment of its id: open-2015 for ../2015."""
    start = str(edge.properties.get("start", "undated")).replace("..", "open")
    return _NO_SEGMENT.sub("-", start.lower()).strip("-")


def merge(edge: Edge, citations: Collection[str]) -> None:
    """Adds citations to a fact edge, each once."""
    held = edge.properties.get("citations")
    before = held if isinstance(held, list) else []
    edge.properties["citations"] = list(dict.fromkeys([*before, *citations]))
