"""Rules about what the graph rests on: passages, held documents, reasons."""

from __future__ import annotations

from collections.abc import Iterator

from rasso_graph.model.graph import Edge, Graph, identity_of
from rasso_graph.model.words import FACTS, PLACES
from rasso_graph.seed.rules.rule import Breach, rule, typed


@rule("cited", "nodes without a citation", "Give it a 'cite'; run: rasso seed cite")
def cited(graph: Graph) -> Iterator[Breach]:
    """Every node but a place in a document rests on a passage."""
    resting = {edge.source for edge in typed(graph, "CITES")}
    for node in graph.nodes.values():
        if node.label not in PLACES and node.id not in resting:
            yield Breach(node.id, f"{node.id} has no citation", (node.id,))


@rule("founded", "facts without a citation", "Give it a 'cite', or give one to the entry")
def founded(graph: Graph) -> Iterator[Breach]:
    """Every fact has an id and rests on passages that are there."""
    for edge in typed(graph, *FACTS):
        lack = _lack(edge, graph)
        if lack:
            yield Breach(identity_of(edge), f"This {edge.type} {lack}", (edge.key,))


def _lack(edge: Edge, graph: Graph) -> str:
    citations = edge.properties.get("citations")
    if not edge.id:
        return "has no id"
    if not isinstance(citations, list) or not citations:
        return "has no citation"
    unknown = [one for one in citations if one not in graph.nodes]
    return f"cites {unknown[0]}, which is not there" if unknown else ""


@rule("held", "citations without a held document", "Give its entry a 'file', or cite a held document")
def held(graph: Graph) -> Iterator[Breach]:
    """Every passage stands in a document, and every cited document is held."""
    of = {edge.source: edge for edge in typed(graph, "PASSAGE_OF")}
    for node in graph.nodes.values():
        if node.label == "Citation" and node.id not in of:
            yield Breach(node.id, f"{node.id} is a passage of no document", (node.id,))
    first = {edge.target: edge for edge in reversed(of.values())}
    for name, edge in first.items():
        document = graph.nodes.get(name)
        if document is not None and "file" not in document.properties:
            yield Breach(name, f"{name} is cited and has no 'file', so its passages cannot be checked", (edge.key,))


@rule("file", "documents whose file is no plain name", "Name the file alone, without folders")
def file(graph: Graph) -> Iterator[Breach]:
    """A held document's file is a name in the corpus, and leads nowhere else."""
    for node in graph.nodes.values():
        name = node.properties.get("file") if node.label == "Document" else None
        if isinstance(name, str) and (set(name) & set("/\\:") or name in ("", ".", "..")):
            yield Breach(node.id, f"'{name}' is no name of a file in the corpus", ((node.id, "file"),))


@rule("reasoned", "inferences without a reason", "Add a 'reason' in your own words")
def reasoned(graph: Graph) -> Iterator[Breach]:
    """What a reader concluded says why."""
    for thing in (*graph.nodes.values(), *graph.edges.values()):
        if thing.properties.get("basis") == "INFERRED" and not thing.properties.get("reason"):
            part = thing.key if isinstance(thing, Edge) else thing.id
            yield Breach(identity_of(thing), "This is inferred, and no reason says why", (part,))
