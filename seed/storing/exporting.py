"""Exporting a graph: rows of nodes and of edges, in order of their ids, and the formats that write them.

What is written is content: no derived properties, no TRACES edges, no quotations. Citations are written whole,
where they are used; therefore Citation nodes and the edges CITES and PASSAGE_OF, which would only repeat them, are
left out. A structural edge has neither id nor citations: its `id` is null and its `citations` are empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rasso_graph.model.graph import Graph, Node
from rasso_graph.model.words import labels_of
from rasso_graph.seed.storing import jsonl
from rasso_graph.seed.storing.content import content
from rasso_graph.seed.storing.refused import NoFormat

_INLINE = frozenset({"CITES", "PASSAGE_OF"})


Tables = Mapping[str, Iterable[dict[str, Any]]]
FORMATS: dict[str, Callable[[Tables, Path], tuple[Path, ...]]] = {"jsonl": jsonl.write}
"""What writes the tables `nodes` and `edges` into a folder, by the name of the format."""


def export_graph(graph: Graph, folder: Path, form: str = "jsonl") -> tuple[Path, ...]:
    """Writes a graph into a folder, which is made if need be, and returns the paths. Raises NoFormat."""
    if form not in FORMATS:
        raise NoFormat(f"There is no format '{form}'. Choose one of {', '.join(FORMATS)}")
    bare = content(graph)
    citations = _citations(bare)
    folder.mkdir(parents=True, exist_ok=True)
    return FORMATS[form]({"nodes": _nodes(bare, citations), "edges": _edges(bare, citations)}, folder)


def _citations(graph: Graph) -> dict[str, dict[str, Any]]:
    """Citations as the contract writes them, by the id of their node."""
    of = {edge.source: edge.target for edge in graph.edges.values() if edge.type == "PASSAGE_OF"}
    nodes = (node for node in graph.nodes.values() if node.label == "Citation")
    return {node.id: _citation(node, of[node.id]) for node in nodes}


def _citation(node: Node, document: str) -> dict[str, Any]:
    held = node.properties
    return {
        "document": document,
        "locator": held["locator"],
        "start": held["start"],
        "end": held["end"],
        "sha256": held["sha256"],
    }


def _nodes(graph: Graph, citations: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    cited: dict[str, list[str]] = {}
    for edge in graph.edges.values():
        if edge.type == "CITES":
            cited.setdefault(edge.source, []).append(edge.target)
    for name in sorted(graph.nodes.keys() - citations.keys()):
        node = graph.nodes[name]
        passages = [citations[one] for one in sorted(cited.get(name, ()))]
        labels, held = labels_of(node.label), dict(sorted(node.properties.items()))
        yield {"id": name, "labels": labels, "properties": held, "citations": passages}


def _edges(graph: Graph, citations: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    edges = (edge for edge in graph.edges.values() if edge.type not in _INLINE)
    for edge in sorted(edges, key=lambda edge: (edge.id, *edge.key)):
        cited = edge.properties.get("citations")
        yield {
            "id": edge.id or None,
            "type": edge.type,
            "source": edge.source,
            "target": edge.target,
            "properties": {k: v for k, v in sorted(edge.properties.items()) if k != "citations"},
            "citations": [citations[one] for one in cited] if isinstance(cited, list) else [],
        }
