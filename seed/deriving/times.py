"""When things were, and since when they are known: worked out from the documents that tell them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from rasso_graph.model.dates import UNKNOWN, bounds
from rasso_graph.model.graph import Adjacency, Edge, Graph, Node
from rasso_graph.model.words import LABELS

Bounds = tuple[str, str]


class Times:
    """Dates of the nodes of one graph. A bound nobody tells is LAST_DAY."""

    def __init__(self, graph: Graph, adjacency: Adjacency) -> None:
        self._graph = graph
        self._adjacency = adjacency
        documents = (node for node in graph.nodes.values() if node.label == "Document")
        self._published = {node.id: bounds(node.properties.get("published")) for node in documents}

    def when(self, node: Node) -> Bounds:
        """First and last day of a node's own time, UNKNOWN where it has none."""
        by = self.dated_by(node)
        return bounds(by.properties[str(LABELS[by.label].day)]) if by else UNKNOWN

    def dated_by(self, node: Node) -> Node | None:
        """The thing whose date is the node's: itself, or the first of the documents that date it."""
        kind = LABELS[node.label]
        if kind.day in node.properties:
            return node
        if kind.family:
            return self._first(self._of_commitment(node))
        if kind.dated_by == "CITES":
            return self._first(self.documents(node))
        return self._first(self._adjacency.targets(kind.dated_by, node.id)) if kind.dated_by else None

    def _of_commitment(self, node: Node) -> list[str]:
        """The documents that print it, else the nearest that hold it, else those that tell."""
        wordings = self._adjacency.targets("HAS_WORDING", node.id)
        primary = [w for w in wordings if self._graph.nodes[w].properties.get("primary")]
        printed = [document for w in primary for document in self._adjacency.targets("PRINTED_IN", w)]
        return printed or self._containers(node.id) or self.documents(node)

    def _containers(self, name: str) -> list[str]:
        """The nearest documents that contain a thing, however many steps above it."""
        seen, queue = {name}, deque([name])
        while queue:
            above = [one for one in self._adjacency.sources("HAS_PART", queue.popleft()) if one not in seen]
            found = [one for one in above if one in self._published]
            if found:
                return found
            seen.update(above)
            queue.extend(above)
        return []

    def _first(self, documents: Iterable[str]) -> Node | None:
        """The document published first, of those whose publication is dated."""
        dated = [one for one in documents if self._published.get(one, UNKNOWN) != UNKNOWN]
        first = min(dated, key=lambda one: (self._published[one], one), default=None)
        return self._graph.nodes[first] if first else None

    def documents(self, node: Node) -> list[str]:
        """The documents whose passages a node rests on; a passage rests on its own."""
        if node.label == "Mention":
            return self._adjacency.targets("NAMED_IN", node.id)
        cites = self._adjacency.targets("CITES", node.id) if node.label != "Citation" else [node.id]
        return self._of_passages(cites)

    def cited(self, edge: Edge) -> list[str]:
        """The documents that a fact edge cites."""
        citations = edge.properties.get("citations")
        return self._of_passages(citations if isinstance(citations, list) else [])

    def _of_passages(self, citations: Iterable[str]) -> list[str]:
        return [document for one in citations for document in self._adjacency.targets("PASSAGE_OF", one)]

    def known(self, documents: Iterable[str], inferred: bool) -> str:
        """The day since which something is surely known.

        A stated thing is known when its first document is surely published, an inferred one when its last is.
        """
        latest = [self._published.get(document, UNKNOWN)[1] for document in documents]
        return (max if inferred else min)(latest, default=UNKNOWN[1])
