"""What the graph knows of each thing that a new document may speak of again: its names, its printed words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rasso_graph.model.graph import Adjacency, Graph, Node
from rasso_graph.model.words import COMMITMENTS, PARTIES

GROUPS = (COMMITMENTS, PARTIES, ("Document", "Programme"), ("Theme",), ("Event",), ("Gap",), ("Discrepancy",))
"""Kinds of thing that may turn out to be one another, or to go on from one another."""
MET = frozenset(label for group in GROUPS for label in group)
"""All of them."""
_CITED = frozenset({"Event", "Gap", "Discrepancy"})
"""Kinds that are known by their passages too; a name is cited where it happens to stand."""


@dataclass(frozen=True)
class Printed:
    """Words of a thing: as a document prints them, or in our own where none is named."""

    text: str
    document: str = ""
    primary: bool = False


@dataclass(frozen=True)
class Known:
    """A thing of the graph with the words it is known by."""

    node: Node
    texts: tuple[Printed, ...]
    last: str = ""
    """The document that printed its last primary wording."""

    @property
    def id(self) -> str:
        return self.node.id

    @property
    def title(self) -> str:
        return str(self.node.properties.get("title", ""))


class Knowing:
    """Reads what a graph knows, with the passages of its citations by their ids, as far as texts are at hand."""

    def __init__(self, graph: Graph, passages: Mapping[str, str]) -> None:
        self.graph = graph
        self._passages = passages
        self.ties = Adjacency(graph, ("HAS_WORDING", "PRINTED_IN", "CITES", "HAS_NAME", "UNDER"))

    def things(self) -> Iterator[Known]:
        """Everything that may be met again."""
        for node in self.graph.nodes.values():
            if node.label in MET:
                primary = [one for one in self.wordings(node.id) if one.primary]
                yield Known(node, tuple(self._texts(node)), primary[-1].document if primary else "")

    def wordings(self, commitment: str) -> list[Printed]:
        """A commitment's wordings, the first published first."""
        nodes = [self.graph.nodes[one] for one in self.ties.targets("HAS_WORDING", commitment)]
        ordered = sorted(nodes, key=lambda one: (str(one.properties.get("when_known", "")), one.id))
        return [self._printed(one) for one in ordered]

    def _printed(self, wording: Node) -> Printed:
        (document,) = self.ties.targets("PRINTED_IN", wording.id)
        return Printed(self._passage(wording.id), document, bool(wording.properties.get("primary")))

    def _texts(self, node: Node) -> Iterator[Printed]:
        yield Printed(str(node.properties.get("title", "")))
        for name in self.ties.targets("HAS_NAME", node.id):
            yield Printed(str(self.graph.nodes[name].properties["text"]))
        yield from (one for one in self.wordings(node.id) if one.text)
        if node.label in _CITED and (passage := self._passage(node.id)):
            yield Printed(passage)

    def _passage(self, node_id: str) -> str:
        return " ".join(self._passages.get(one, "") for one in self.ties.targets("CITES", node_id)).strip()
