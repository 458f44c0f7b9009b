"""The edges of a graph by type and end, read once."""

from __future__ import annotations

from collections.abc import Iterable

from rasso_graph.model.graph import Edge, Graph


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
