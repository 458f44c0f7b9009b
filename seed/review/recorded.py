"""What a graph records of each passage, what belongs to what, and where each record is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rasso_graph.model.graph import Adjacency, Edge, Graph, Node
from rasso_graph.model.records import TIES
from rasso_graph.model.words import FACTS, LABELS, PLACES, TRACES
from rasso_graph.seed.review.blocks import PageLink
from rasso_graph.seed.review.stretches import Stretch

Thing = Node | Edge
"""A record: a node other than a citation, or a fact edge."""

_HANGING = {kind.label: kind.hangs for kind in LABELS.values() if kind.hangs and kind.hangs != "CITES"}
"""Nodes that are told under another, with the edge that leads to them."""
_STRUCTURE = (*_HANGING.values(), "PASSAGE_OF", "UNDER", "HAS_PART", *TIES)


class Recorded:
    """The records of a graph by the passage they rest on. `homes` tells on which page each is told first."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.near = Adjacency(graph, _STRUCTURE)
        self.homes: dict[str, str] = {}
        self.cited_by: dict[str, list[str]] = {}
        self._resting: dict[str, list[Thing]] = {}
        for thing, citations in self._citing():
            self.cited_by[thing.id] = citations
            for citation in citations:
                self._resting.setdefault(citation, []).append(thing)

    def _citing(self) -> Iterator[tuple[Thing, list[str]]]:
        """Every record with the citations it rests on; nodes first, each in order of the records."""
        cited: dict[str, list[str]] = {}
        for edge in self.graph.edges.values():
            if edge.type == "CITES":
                cited.setdefault(edge.source, []).append(edge.target)
        for node in self.graph.nodes.values():
            if node.label not in PLACES:
                yield node, cited.get(node.id, [])
        for edge in self.graph.edges.values():
            if edge.type in FACTS:
                held = edge.properties.get("citations")
                yield edge, held if isinstance(held, list) else []

    def resting(self, citation: str) -> list[Thing]:
        """The records that cite a passage."""
        return self._resting.get(citation, [])

    def things(self) -> Iterator[Thing]:
        """Every record, nodes first."""
        return (thing for thing, _ in self._citing())

    def subject(self, thing: Thing) -> Node:
        """The node under which a record is told: itself, or what it words, claims, names, owns or comes from."""
        if isinstance(thing, Edge):
            return self.subject(self.graph.nodes[thing.source if thing.type in TRACES else thing.target])
        relation = _HANGING.get(thing.label)
        above = self.near.sources(relation, thing.id) if relation else []
        return self.graph.nodes[above[0]] if above else thing

    def passages(self, document: str) -> dict[Stretch, str]:
        """The citations of a document by their span."""
        ids = self.near.sources("PASSAGE_OF", document)
        return {span_of(self.graph.nodes[one]): one for one in ids}

    def settle(self, page: str, citations: Iterable[str]) -> None:
        """Notes a page as the home of what its citations carry, unless an earlier page is."""
        for citation in citations:
            for thing in self.resting(citation):
                self.homes.setdefault(thing.id, page)

    def link(self, name: str, page: str, text: str = "") -> PageLink:
        """A link to where a record is told: on this page if it is told here, else at its home."""
        here = any(self.page_of(citation) == page for citation in self.cited_by.get(name, ()))
        return PageLink(text or title(self.graph.nodes[name]), "" if here else self.homes[name], name)

    def pages(self, thing: Thing) -> list[str]:
        """The pages of the documents that a record cites, each once."""
        return list(dict.fromkeys(self.page_of(one) for one in self.cited_by[thing.id]))

    def page_of(self, citation: str) -> str:
        """The page of the document that a citation is of."""
        return page_name(self.near.targets("PASSAGE_OF", citation)[0])


def title(node: Node) -> str:
    """What a node is called; its id where it has no title."""
    return str(node.properties.get("title", node.id))


def span_of(citation: Node) -> Stretch:
    """Start and end of a citation."""
    return int(str(citation.properties["start"])), int(str(citation.properties["end"]))


def page_name(document: str) -> str:
    """The name of the page of a document, by its id."""
    return document.replace("/", "-")
