"""Exporting a graph as JSON lines: nodes.jsonl and edges.jsonl, equal byte for byte for equal content.

What is written is content: no derived properties, no TRACES edges, no quotations. Citations are written whole,
where they are used; therefore Citation nodes and the edges CITES and PASSAGE_OF, which would only repeat them, are
left out. A structural edge has neither id nor citations: its `id` is null and its `citations` are empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from rasso_graph.model.graph import Graph, Node
from rasso_graph.model.words import labels_of
from rasso_graph.seed.storing.content import content

_INLINE = frozenset({"CITES", "PASSAGE_OF"})


def export_graph(graph: Graph, folder: Path) -> tuple[Path, Path]:
    """Writes both files into a folder, which is made if need be, and returns their paths."""
    bare = content(graph)
    citations = _citations(bare)
    folder.mkdir(parents=True, exist_ok=True)
    nodes = _write(folder / "nodes.jsonl", _nodes(bare, citations))
    return nodes, _write(folder / "edges.jsonl", _edges(bare, citations))


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


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Writes beside the file and puts it in its place, so that a break leaves the old one."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
    return beside.replace(path)
