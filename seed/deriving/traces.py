"""Facts as walks follow them: lineage between commitments and their parts instead of their wordings, and parts in
something that hold for a time."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from rasso_graph.model.graph import Adjacency, Edge, Graph
from rasso_graph.model.words import TIMED, TRACES

_TRACED = frozenset(TRACES)
_TIMED = frozenset(TIMED)
_TIMES = ("when_known", "when_holds_from", "when_holds_until")


def chains(graph: Graph) -> Iterator[Edge]:
    """A CHAINS edge for every fact that holds for a time."""
    for fact in [edge for edge in graph.edges.values() if edge.type in _TIMED]:
        held = {name: fact.properties[name] for name in _TIMES if name in fact.properties}
        told = {"link": fact.id, "type_of_link": fact.type, **held}
        yield Edge("CHAINS", fact.source, fact.target, id=f"chain/{fact.id}", properties=told)


def traces(graph: Graph, adjacency: Adjacency) -> Iterator[Edge]:
    """A TRACES edge for every pair of things near the two ends of each lineage link."""
    for link in [edge for edge in graph.edges.values() if edge.type in _TRACED]:
        for later in near_ends(link.source, graph, adjacency):
            for earlier in near_ends(link.target, graph, adjacency):
                yield _trace(link, later, earlier, graph)


def near_ends(name: str, graph: Graph, adjacency: Adjacency) -> list[str]:
    """A thing, or a wording's commitment; and with a recommendation its wholes and its parts."""
    anchor = name
    if graph.nodes[name].label == "Wording":
        anchor = next(iter(adjacency.sources("HAS_WORDING", name)), name)
    if graph.nodes[anchor].label != "Recommendation":
        return [anchor]
    around = adjacency.sources("HAS_PART", anchor) + adjacency.targets("HAS_PART", anchor)
    return [anchor, *(one for one in around if graph.nodes[one].label == "Recommendation")]


def _trace(link: Edge, later: str, earlier: str, graph: Graph) -> Edge:
    name = sha256(f"{link.id} {later} {earlier}".encode()).hexdigest()[:24]
    return Edge(
        "TRACES",
        later,
        earlier,
        id=f"trace/{name}",
        properties={
            "link": link.id,
            "type_of_link": link.type,
            "later": link.source,
            "earlier": link.target,
            "when_known": link.properties["when_known"],
            "when_holds_from": graph.nodes[link.source].properties["when_latest"],
        },
    )
