"""What of a graph is content, and the digest that tells one content from another."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import orjson

from rasso_graph.model.graph import Edge, Graph, Node, Value
from rasso_graph.model.properties import (
    DERIVED_EDGE_PROPERTIES,
    DERIVED_NODE_PROPERTIES,
    DERIVED_RELATIONS,
    NOT_CONTENT,
)
from rasso_graph.model.words import LABELS

_DERIVED = {
    label: DERIVED_NODE_PROPERTIES | kind.told_last | (frozenset[str]() if kind.named else {"name"})
    for label, kind in LABELS.items()
}


def derived_keys(label: str) -> frozenset[str]:
    """The properties that are derived on nodes of this label, or edges of this type, or only there with the texts."""
    return NOT_CONTENT | _DERIVED[label] if label in LABELS else DERIVED_EDGE_PROPERTIES


def stated_node(node: Node, kept: frozenset[str] = frozenset()) -> dict[str, Value]:
    """A node's properties without what is derived or only there with the texts, but for those `kept`."""
    left_out = derived_keys(node.label) - kept
    return {key: value for key, value in node.properties.items() if key not in left_out}


def stated_edge(edge: Edge, kept: frozenset[str] = frozenset()) -> dict[str, Value]:
    """An edge's properties without what is derived, but for those `kept`."""
    return {key: value for key, value in edge.properties.items() if key not in DERIVED_EDGE_PROPERTIES - kept}


def stated(graph: Graph, kept: frozenset[str] = frozenset()) -> Graph:
    """The graph without what is derived, as the records make it."""
    bare = Graph(
        {node.id: Node(node.id, node.label, stated_node(node, kept), node.added_in) for node in graph.nodes.values()}
    )
    for edge in graph.edges.values():
        if edge.type not in DERIVED_RELATIONS:
            bare.add(Edge(edge.type, edge.source, edge.target, edge.id, stated_edge(edge, kept), edge.added_in))
    return bare


def digest(graph: Graph) -> str:
    """SHA-256 over the content as canonical JSON, in order of ids; equal for equal content on both stores."""
    running = sha256()
    for line in _lines(graph):
        running.update(line)
    return running.hexdigest()


def _lines(graph: Graph) -> Iterator[bytes]:
    option = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
    for name in sorted(graph.nodes):
        node = graph.nodes[name]
        yield orjson.dumps([node.id, node.label, stated_node(node)], option=option)
    for key in sorted(graph.edges):
        edge = graph.edges[key]
        if edge.type not in DERIVED_RELATIONS:
            yield orjson.dumps([*key, stated_edge(edge)], option=option)
