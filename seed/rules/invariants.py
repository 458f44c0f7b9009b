"""What must be true of the packaged records and of no others: it turns on what a reader knows of the five documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasso_graph.model.enums import Basis, Confidence, GapType, Occurrence, Status
from rasso_graph.model.graph import Adjacency, Graph, Node
from rasso_graph.model.words import TRACES, label_of
from rasso_graph.seed.rules.check import Check, none_of
from rasso_graph.seed.rules.totals import ANNEX, Totals

_OPEN = {Status.PLANNED.value, Status.IN_PROGRESS.value, Status.NOT_STARTED.value}
_REPORT = re.compile(r"Item (\d+), report")


class Invariants:
    """Checks of one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        types = ("HAS_DUE", "HAS_STATUS", "ABOUT", "CITES")
        self.near = Adjacency(graph, (*types, *TRACES))

    def checks(self) -> list[Check]:
        """Every invariant as a check that counts what breaks it."""
        return [
            none_of("Promises with neither a due day nor a gap that asks by when", self._undue()),
            none_of("Annex A: events told under an item and not joined to it", self._unattached()),
            none_of("Statuses stated or inferred HIGH though a gap says that they are not told", self._too_sure()),
        ]

    def _undue(self) -> Iterator[str]:
        for node in self.graph.nodes.values():
            dated = "date" in node.properties or self.near.targets("HAS_DUE", node.id)
            if self._promises(node) and not dated and not self._asks_when(node.id):
                yield node.id

    def _promises(self, node: Node) -> bool:
        """Whether it is a promised event, or what somebody undertakes and has not done."""
        if node.label == "Event":
            return node.properties.get("occurrence") == Occurrence.PROMISED.value
        claims = (
            str(self.graph.nodes[one].properties.get("status")) for one in self.near.targets("HAS_STATUS", node.id)
        )
        return node.label in ("Action", "Response") and bool(_OPEN & {*claims})

    def _asks_when(self, name: str) -> bool:
        """Whether a gap about it asks by when. Any other gap does not say that no day is told."""
        return any(gap.properties.get("type") == GapType.DUE.value for gap in self._gaps(name))

    def _gaps(self, name: str) -> list[Node]:
        return [self.graph.nodes[one] for one in self.near.sources("ABOUT", name) if label_of(one) == "Gap"]

    def _unattached(self) -> Iterator[str]:
        items = {
            str(w.properties.get("number")): name for name, w in Totals(self.graph).printed("Action", ANNEX).items()
        }
        for event in (node.id for node in self.graph.nodes.values() if node.label == "Event"):
            for number in sorted(self._told_under(event)):
                if items.get(number) not in self._joined(event):
                    yield f"{event} is told under item {number}"

    def _told_under(self, event: str) -> set[str]:
        locators = (str(self.graph.nodes[one].properties["locator"]) for one in self.near.targets("CITES", event))
        return {found[1] for found in map(_REPORT.match, locators) if found}

    def _joined(self, event: str) -> set[str]:
        ways = ("ABOUT", *TRACES)
        return {one for way in ways for one in (*self.near.targets(way, event), *self.near.sources(way, event))}

    def _too_sure(self) -> Iterator[str]:
        """Where a gap is about claims themselves, no document tells which of them is right, and none can be sure."""
        for node in self.graph.nodes.values():
            held = node.properties
            sure = held.get("basis") == Basis.STATED.value or held.get("confidence") == Confidence.HIGH.value
            if node.label == "StatusClaim" and sure and self._gaps(node.id):
                yield node.id
