"""The graph as values: what the records become, what a store holds, what an export writes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Value = str | int | float | bool | list[str]
"""What a property may hold. A property that is unknown is absent."""
EdgeKey = tuple[str, str, str, str]
"""Type, source, target and id of an edge."""


def _no_properties() -> dict[str, Value]:
    return {}


@dataclass
class Node:
    """A node: its id, its own label, its properties without the id."""

    id: str
    label: str
    properties: dict[str, Value] = field(default_factory=_no_properties)
    added_in: int = field(default=0, compare=False)
    """The revision that added it to its store; 0 outside of one. No content: another store has other revisions."""


@dataclass
class Edge:
    """An edge from source to target. Structural edges have an empty id; fact edges cite in `citations`."""

    type: str
    source: str
    target: str
    id: str = ""
    properties: dict[str, Value] = field(default_factory=_no_properties)
    added_in: int = field(default=0, compare=False)
    """As of a node; 0 for what is derived."""

    @property
    def key(self) -> EdgeKey:
        """What tells this edge from every other."""
        return (self.type, self.source, self.target, self.id)


def identity_of(thing: Node | Edge) -> str:
    """A node's id, a fact's id, or an edge's type and ends."""
    return thing.id or (f"{thing.type} {thing.source} -> {thing.target}" if isinstance(thing, Edge) else "")


@dataclass
class Graph:
    """Nodes by id and edges by key."""

    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    edges: dict[EdgeKey, Edge] = field(default_factory=dict[EdgeKey, Edge])

    def add(self, edge: Edge) -> None:
        """Put an edge in place of any with the same key."""
        self.edges[edge.key] = edge

    def out(self, node_id: str, *types: str) -> Iterator[Edge]:
        """Edges of these types that leave the node. Reads all edges: for checks, not for answers."""
        return (e for e in self.edges.values() if e.source == node_id and e.type in types)


class Adjacency:
    """Where edges of the asked types lead from a node, and from where they come to it."""

    def __init__(self, graph: Graph, types: Iterable[str]) -> None:
        self._out: dict[tuple[str, str], list[Edge]] = {}
        self._into: dict[tuple[str, str], list[Edge]] = {}
        wanted = frozenset(types)
        for edge in graph.edges.values():
            if edge.type in wanted:
                self._out.setdefault((edge.type, edge.source), []).append(edge)
                self._into.setdefault((edge.type, edge.target), []).append(edge)

    def edges(self, type_: str, node: str, out: bool) -> list[Edge]:
        """A node's edges of a type, those that leave it or those that come to it."""
        return (self._out if out else self._into).get((type_, node), [])

    def targets(self, type_: str, source: str) -> list[str]:
        """The ids at the far end of a node's edges of a type."""
        return [edge.target for edge in self._out.get((type_, source), ())]

    def sources(self, type_: str, target: str) -> list[str]:
        """The ids from which edges of a type come to a node."""
        return [edge.source for edge in self._into.get((type_, target), ())]
