"""What would have to change in a store for it to hold a graph.

The store is read once, one node or edge after the other, and only what differs is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rasso_graph.model.graph import Edge, EdgeKey, Graph, Node, Value
from rasso_graph.model.properties import NOT_CONTENT


@dataclass(frozen=True)
class Altered:
    """A node or edge that stays, and its properties that differ; one that is absent has no key."""

    thing: Node | Edge
    before: dict[str, Value]
    after: dict[str, Value]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self.before) | frozenset(self.after)


@dataclass
class Difference:
    """Everything to add, to remove and to change."""

    added_nodes: list[Node] = field(default_factory=list[Node])
    removed_nodes: list[Node] = field(default_factory=list[Node])
    changed_nodes: list[Altered] = field(default_factory=list[Altered])
    added_edges: list[Edge] = field(default_factory=list[Edge])
    removed_edges: list[Edge] = field(default_factory=list[Edge])
    changed_edges: list[Altered] = field(default_factory=list[Altered])

    @property
    def changes(self) -> list[Altered]:
        """What stays and has other properties."""
        return [*self.changed_nodes, *self.changed_edges]

    def __bool__(self) -> bool:
        return self.size > 0

    @property
    def size(self) -> int:
        """How many nodes and edges are concerned."""
        nodes = len(self.added_nodes) + len(self.removed_nodes) + len(self.changed_nodes)
        return nodes + len(self.added_edges) + len(self.removed_edges) + len(self.changed_edges)


def compare(nodes: Iterable[Node], edges: Iterable[Edge], wanted: Graph) -> Difference:
    """The difference from the stored nodes and edges to the wanted graph."""
    found = Difference()
    _compare_nodes(nodes, wanted, found)
    _compare_edges(edges, wanted, found)
    return found


def _compare_nodes(stored: Iterable[Node], wanted: Graph, found: Difference) -> None:
    kept: set[str] = set()
    for node in stored:
        same = wanted.nodes.get(node.id)
        if same is None or same.label != node.label:
            found.removed_nodes.append(node)
            continue
        kept.add(node.id)
        change = _change(same, node.properties, same.properties)
        if change:
            found.changed_nodes.append(change)
    found.added_nodes = [node for name, node in wanted.nodes.items() if name not in kept]


def _compare_edges(stored: Iterable[Edge], wanted: Graph, found: Difference) -> None:
    """An edge that the store holds twice is removed, which takes all of its like, and added once."""
    kept: set[EdgeKey] = set()
    twice: set[EdgeKey] = set()
    gone = {node.id for node in found.removed_nodes}
    for edge in stored:
        same = wanted.edges.get(edge.key)
        if same is None or edge.key in kept or edge.source in gone or edge.target in gone:
            found.removed_edges.append(edge)
            twice.add(edge.key)
            continue
        kept.add(edge.key)
        change = _change(same, edge.properties, same.properties)
        if change:
            found.changed_edges.append(change)
    found.added_edges = [edge for key, edge in wanted.edges.items() if key not in kept or key in twice]


def _change(thing: Node | Edge, stored: dict[str, Value], wanted: dict[str, Value]) -> Altered | None:
    """Quotations stay where the wanted graph has none: it was made without the texts."""
    if stored == wanted:
        return None
    keys = stored.keys() | wanted.keys()
    keys = {key for key in keys if stored.get(key) != wanted.get(key)}
    keys -= {key for key in NOT_CONTENT if key not in wanted}
    before = {key: stored[key] for key in sorted(keys) if key in stored}
    after = {key: wanted[key] for key in sorted(keys) if key in wanted}
    return Altered(thing, before, after) if keys else None
