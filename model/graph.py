"""The graph as values: what the records become, what a store holds, what an export writes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

Value = str | int | float | bool | list[str]
"""What a property may hold. A property that is unknown is absent."""


def _no_properties() -> dict[str, Value]:
    return {}


@dataclass
class Node:
    """A node: its id, its own label, its properties without the id."""

    id: str
    label: str
    properties: dict[str, Value] = field(default_factory=_no_properties)


@dataclass
class Edge:
    """An edge from source to target. Structural edges have an empty id; fact edges cite in `citations`."""

    type: str
    source: str
    target: str
    id: str = ""
    properties: dict[str, Value] = field(default_factory=_no_properties)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells this edge from every other."""
        return (self.type, self.source, self.target, self.id)


@dataclass
class Graph:
    """Nodes by id and edges by key."""

    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    edges: dict[tuple[str, str, str, str], Edge] = field(default_factory=dict[tuple[str, str, str, str], Edge])

    def add(self, edge: Edge) -> None:
        """Put an edge in place of any with the same key."""
        self.edges[edge.key] = edge

    def out(self, node_id: str, *types: str) -> Iterator[Edge]:
        """Edges of these types that leave the node. Reads all edges: for checks, not for answers."""
        return (e for e in self.edges.values() if e.source == node_id and e.type in types)
