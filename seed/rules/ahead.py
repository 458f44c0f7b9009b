"""A rule about what is told before it can have been so."""

from __future__ import annotations

from collections.abc import Iterator

from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.enums import Occurrence, Status
from rasso_graph.model.graph import Adjacency, Graph, Node
from rasso_graph.seed.rules.rule import Breach, rule

_SO = {Status.DELIVERED.value, Status.DROPPED.value, Status.IN_PROGRESS.value}
_READ = ("CLAIMED_IN", "CITES", "PASSAGE_OF")


@rule(
    "ahead",
    "things told as so before their day",
    "Correct the date, or cite the later document that tells it",
    True,
)
def ahead(graph: Graph) -> Iterator[Breach]:
    """Nothing is told to have happened, or to have come to be so, on a day after all that tells it was published."""
    near = Adjacency(graph, _READ)
    for node in graph.nodes.values():
        if "date" in node.properties and _told_as_so(node):
            begins, told = str(node.properties.get("when_earliest", LAST_DAY)), _told(graph, near, node)
            if LAST_DAY not in (begins, told) and told < begins:
                message = f"{node.id} is told as so ({told}) before its day ({begins})"
                yield Breach(node.id, message, ((node.id, "date"),))


def _told_as_so(node: Node) -> bool:
    if node.label == "StatusClaim":
        return node.properties.get("status") in _SO
    return node.label == "Event" and node.properties.get("occurrence") == Occurrence.HAPPENED.value


def _told(graph: Graph, near: Adjacency, node: Node) -> str:
    """The last day on which a document that tells it may have been published; LAST_DAY where one has no date."""
    claimed = near.targets("CLAIMED_IN", node.id)
    cited = (one for passage in near.targets("CITES", node.id) for one in near.targets("PASSAGE_OF", passage))
    documents = [graph.nodes[one] for one in claimed or cited if one in graph.nodes]
    return max((str(one.properties.get("when_latest", LAST_DAY)) for one in documents), default=LAST_DAY)
