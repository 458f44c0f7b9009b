"""Titles of what no record names: passages, wordings, claims."""

from __future__ import annotations

from rasso_graph.model.graph import Graph, Node
from rasso_graph.seed.draft import Draft

_GENERATED = {"Citation": "PASSAGE_OF", "Wording": "PRINTED_IN", "StatusClaim": "CLAIMED_IN"}
"""Kinds of node whose title is made here, with the edge to their document."""


def entitle(draft: Draft) -> None:
    """Gives generated titles, and blames what should have one from a record and has none."""
    documents = _ends(draft.graph, frozenset(_GENERATED.values()), forwards=True)
    owners = _ends(draft.graph, frozenset({"HAS_WORDING", "HAS_STATUS"}), forwards=False)
    for node in draft.graph.nodes.values():
        if node.label in _GENERATED:
            document, owner = _title(draft.graph, documents, node), _title(draft.graph, owners, node)
            node.properties["title"] = _generated(node, owner, document)
        elif "title" not in node.properties:
            advice = "Add a 'title' in your own words, by which one knows it"
            draft.blame(draft.places[node.id], f"{node.id} has no title", advice)


def _ends(graph: Graph, types: frozenset[str], forwards: bool) -> dict[str, str]:
    edges = [edge for edge in graph.edges.values() if edge.type in types]
    return {edge.source if forwards else edge.target: edge.target if forwards else edge.source for edge in edges}


def _title(graph: Graph, ends: dict[str, str], node: Node) -> str:
    other = graph.nodes.get(ends.get(node.id, ""))
    return str(other.properties.get("title", other.id)) if other else ends.get(node.id, "")


def _generated(node: Node, owner: str, document: str) -> str:
    if node.label == "Citation":
        return f"{document}, {node.properties.get('locator', '')}"
    if node.label == "Wording":
        return f"{owner} ({document})"
    status = str(node.properties.get("status", "")).lower().replace("_", " ")
    return f"{owner}: {status} ({document})"
