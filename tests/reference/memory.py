"""A graph in memory, as plain dictionaries: what the reference answers from."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.model.graph import Edge, Graph, Node
from rasso_graph.model.words import HOLDING, labels_of
from tests.search.reference import Library

FARTHEST = 4
"""How many steps above a thing its inherited owners may be found."""


@dataclass(frozen=True, eq=False)
class Row:
    """A node, with the edge it was reached by, and how many containers above the asking node that edge was found."""

    node: Node
    edge: Edge | None = None
    depth: int = 0


class Memory:
    """Nodes by id and edges by their ends, indexed once."""

    def __init__(self, graph: Graph, revision: int = 1, digest: str = "") -> None:
        self.nodes = graph.nodes
        self._graph = graph
        self.revision, self.digest = revision, digest
        self.links = {edge.id: edge for edge in graph.edges.values() if edge.id}
        self._out: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        self._into: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        for edge in graph.edges.values():
            self._out[edge.source, edge.type].append(edge)
            self._into[edge.target, edge.type].append(edge)

    @cached_property
    def library(self) -> Library:
        """Its texts, for full text."""
        return Library(self._graph)

    def labelled(self, labels: Iterable[str]) -> list[Row]:
        """Every node that carries one of the labels."""
        wanted = set(labels)
        return [Row(node) for node in self.nodes.values() if wanted & set(labels_of(node.label))]

    def edges(self, node_id: str, types: Iterable[str], out: bool) -> list[Edge]:
        """The node's edges of these types."""
        side = self._out if out else self._into
        return [edge for name in types for edge in side[node_id, name]]

    def follow(self, start: Node, via: Via, labels: Iterable[str]) -> list[Row]:
        """What lies at the other end of the node's edges, or of those of what holds it: a row for each edge."""
        wanted = set(labels)
        return [row for row in self._followed(start, via) if wanted & set(labels_of(row.node.label))]

    def _followed(self, start: Node, via: Via) -> Iterator[Row]:
        found_at = self.containers(start) if via.within else {start.id: 0}
        for node_id, depth in found_at.items():
            for edge in self.edges(node_id, via.types, via.out):
                yield Row(self.nodes[edge.target if via.out else edge.source], edge, depth)

    def containers(self, start: Node) -> dict[str, int]:
        """The node and what holds it, each with the least number of steps to it."""
        depths = {start.id: 0}
        for depth in range(1, FARTHEST + 1):
            reached = [node_id for node_id, at in depths.items() if at == depth - 1]
            for node_id in reached:
                for edge in self.edges(node_id, HOLDING, out=False):
                    depths.setdefault(edge.source, depth)
        return depths

    def inherits(self, thing: Node, row: Row) -> bool:
        """Whether what is stated of a container began before the thing was finished, and ended not before it was."""
        held = row.edge.properties if row.edge else {}
        began, ended = str(held["when_holds_from"]), str(held["when_holds_until"])
        return began <= str(thing.properties["when_finished"]) and ended >= str(thing.properties["when_earliest"])

    def part(self, row: Any, at: At) -> Node | Edge:
        """The part of a row that a declaration speaks of."""
        if at is At.NODE:
            return row.node
        if at is At.EDGE:
            return row.edge
        return self.nodes[row.edge.source if at is At.SOURCE else row.edge.target]

    def value(self, row: Any, name: str, at: At = At.NODE) -> Any:
        """A property of a part of the row, None where it is absent."""
        part = self.part(row, at)
        if name == "id":
            return part.id or None
        if name == "added_in":
            return self.revision
        return part.type if name == "type" and isinstance(part, Edge) else part.properties.get(name)

    def holds(self, row: Row, name: str, operator: str, value: Any, at: At = At.NODE) -> bool:
        """Whether a property compares so. Nothing compares with what is unknown."""
        held = self.value(row, name, at)
        if operator == "known":
            return (held is not None) is value
        if held is None:
            return False
        return _OPERATORS[operator](held, value)

    def ordered(self, rows: Iterable[Row], keys: Iterable[Key]) -> list[Row]:
        """The rows by these keys, the first the strongest. What is unknown comes after all that is known."""
        found = list(rows)
        for key in reversed(tuple(keys)):
            found.sort(key=lambda row: rank(self.key(row, key)), reverse=key.descending)
        return found

    def key(self, row: Row, key: Key) -> Any:
        """The value of one key of an order."""
        return row.depth if key.name == "depth" else self.value(row, key.name, key.at)


def rank(value: Any) -> tuple[bool, Any]:
    """Orders values by code point or number, the unknown one last."""
    return value is None, 0 if value is None else value


def _starts(held: Any, value: Any) -> bool:
    return held.startswith(value)


def _among(held: Any, value: Any) -> bool:
    return held in value


_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": _among,
    "contains": operator.contains,
    "starts": _starts,
}
