"""Keys by which things are ordered. Each is always there on the kinds that can be ordered by it, so that an index
serves; what has no value comes last."""

from __future__ import annotations

import re
from collections.abc import Callable

from rasso_graph.model.dates import LAST_DAY, bounds
from rasso_graph.model.enums import Occurrence, Status
from rasso_graph.model.folding import fold
from rasso_graph.model.graph import Adjacency, Graph, Node, Value
from rasso_graph.model.words import SORTED
from rasso_graph.seed.deriving.times import Times

_NONE = "1"
"""After every key that begins with 0."""
_PLACES = {status.value: place for place, status in enumerate(Status)}


class Sorting:
    """The keys of the nodes of one graph, whose own times are derived already."""

    def __init__(self, graph: Graph, adjacency: Adjacency, times: Times) -> None:
        self._graph = graph
        self._adjacency = adjacency
        self._times = times
        self._made: dict[str, Callable[[Node], Value]] = {
            "to_sort_number": _number,
            "to_sort_status": self._status,
            "to_sort_theme": self._theme,
            "to_sort_due": self._due,
            "to_sort_place": self._place,
        }

    def of_node(self, node: Node) -> dict[str, Value]:
        """The keys that a node has of its own."""
        own = {"title_sort": fold(str(node.properties.get("title", "")))}
        return own | {name: self._made[name](node) for name, labels in SORTED.items() if node.label in labels}

    def of_commitment(self, node: Node, last: Node | None) -> dict[str, Value]:
        """Those that depend on what was told last: on its status, and on its last wording, if it has any."""
        held: dict[str, Value] = {"to_sort_status": self._status(node)}
        if last:
            held |= {name: last.properties[name] for name in ("to_sort_theme", "to_sort_place")}
            if self._graph.nodes[node.id].properties.get("number") is None:
                held["to_sort_number"] = last.properties["to_sort_number"]
        return held

    def _status(self, node: Node) -> int:
        return _PLACES[str(node.properties.get("status", Status.UNKNOWN.value))]

    def _theme(self, node: Node) -> str:
        """Programme by programme, in the order that each gives its themes."""
        return min(map(self._of_theme, self._adjacency.targets("UNDER", node.id)), default=_NONE)

    def _of_theme(self, theme: str) -> str:
        programmes = [self._graph.nodes[one] for one in self._adjacency.sources("HAS_PART", theme)]
        first = min((fold(str(one.properties.get("title", ""))) for one in programmes), default="")
        return f"0{first} {str(self._graph.nodes[theme].properties.get('order', '')).zfill(9)} {theme}"

    def _due(self, node: Node) -> str:
        """The last day of the time told last, a day or else a period; an untold promise is due on its own."""
        dues = [self._graph.nodes[due] for due in self._adjacency.targets("HAS_DUE", node.id)]
        told = [(self._known(due), bounds(due.properties.get("date", due.properties.get("period")))[1]) for due in dues]
        promised = node.properties.get("occurrence") == Occurrence.PROMISED.value
        return max(told)[1] if told else self._times.when(node)[1] if promised else LAST_DAY

    def _known(self, due: Node) -> str:
        return self._times.known(self._times.documents(due), due.properties.get("basis") == "INFERRED")

    def _place(self, node: Node) -> str:
        """Document by document, the earliest first, in reading order, by the first of its passages."""
        passages = self._adjacency.targets("CITES", node.id)
        places = ((one, document) for one in passages for document in self._adjacency.targets("PASSAGE_OF", one))
        return min((self._of_passage(*place) for place in places), default=_NONE)

    def _of_passage(self, citation: str, document: str) -> str:
        day, _ = self._times.when(self._graph.nodes[document])
        return f"0{day} {document} {str(self._graph.nodes[citation].properties['start']).zfill(12)}"


def _number(node: Node) -> str:
    """By printed number as people count, 2 before 10 and 1a after 1."""
    number = node.properties.get("number")
    return _NONE if number is None else "0" + re.sub("[0-9]+", lambda found: found[0].zfill(9), fold(str(number)))
