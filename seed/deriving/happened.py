"""What happened under a commitment: every event and document that is about it or is joined to it by lineage."""

from __future__ import annotations

from collections.abc import Iterator

from rasso_graph.model.graph import Adjacency, Edge, Graph, Node, Value
from rasso_graph.model.words import COMMITMENTS, TRACES

_HOW = ("ABOUT", *TRACES)
_HAPPENED = frozenset({"Event", "Document"})
_COMMITMENTS = frozenset(COMMITMENTS)


def happened(graph: Graph, adjacency: Adjacency) -> Iterator[Edge]:
    """An edge for each way in which an event or document is joined to a commitment, whichever of them is the later."""
    for edge in [edge for edge in graph.edges.values() if edge.type in _HOW]:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if graph.nodes[one].label in _HAPPENED:
                for commitment in _commitments(other, graph, adjacency):
                    yield _joined(edge, graph.nodes[one], commitment)


def _commitments(name: str, graph: Graph, adjacency: Adjacency) -> list[str]:
    """The commitment that it is, or those that it words."""
    label = graph.nodes[name].label
    return [name] if label in _COMMITMENTS else adjacency.sources("HAS_WORDING", name) if label == "Wording" else []


def _joined(edge: Edge, one: Node, commitment: str) -> Edge:
    """Known with what happened, or with the link where that is told later."""
    known = max(str(held["when_known"]) for held in (one.properties, edge.properties) if "when_known" in held)
    held: dict[str, Value] = {"type_of_link": edge.type, "when_known": known}
    return Edge("HAPPENED", one.id, commitment, f"happened/{edge.type.lower()}/{one.id}/{commitment}", held)
