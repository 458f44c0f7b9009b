"""Rules about what comes before what: days, lineage, circles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rasso_graph.model.dates import LAST_DAY, BadDate, disordered
from rasso_graph.model.graph import Edge, Graph, identity_of
from rasso_graph.model.properties import DERIVED_RELATIONS
from rasso_graph.model.words import LINE, TRACES
from rasso_graph.seed.rules.circles import circles
from rasso_graph.seed.rules.rule import Breach, rule, typed

_BREAK = "Remove one of the links at {places}"
_SUCCESSION = ("SUPERSEDES", "SPLITS", "MERGES")


@rule("dates", "dates out of order", "Correct the dates")
def dates(graph: Graph) -> Iterator[Breach]:
    """Nothing surely ends before it starts."""
    for edge in graph.edges.values():
        start, end = edge.properties.get("start"), edge.properties.get("end")
        fault = _fault(start, end)
        if fault:
            yield Breach(identity_of(edge), fault, (edge.key,))


def _fault(start: object, end: object) -> str:
    try:
        return f"It ends ({end}) before it starts ({start})" if disordered(start, end) else ""
    except BadDate as error:
        return str(error)


@rule("backward", "links to what is surely later", "Join the later thing to the earlier, or correct the dates", True)
def backward(graph: Graph) -> Iterator[Breach]:
    """A lineage link leads from a thing to one that may be earlier."""
    for edge in typed(graph, *TRACES):
        ends, begins = _day(graph, edge.source, "when_latest"), _day(graph, edge.target, "when_earliest")
        if begins != LAST_DAY and ends < begins:
            message = f"{edge.source} ({ends}) is surely earlier than {edge.target} ({begins})"
            yield Breach(identity_of(edge), message, (edge.key,))


def _day(graph: Graph, name: str, key: str) -> str:
    """A derived day of a node, LAST_DAY where it is not told."""
    node = graph.nodes.get(name)
    return str(node.properties.get(key, LAST_DAY)) if node else LAST_DAY


@rule("late", "owners who begin after what they own was finished", "Correct 'start', or leave the owner out", True)
def late(graph: Graph) -> Iterator[Breach]:
    """Nobody comes to answer for a thing that was surely finished before."""
    for edge in typed(graph, "OWNS"):
        begins, finished = (
            str(edge.properties.get("when_earliest", LAST_DAY)),
            _day(graph, edge.target, "when_finished"),
        )
        if begins != LAST_DAY and finished < begins:
            message = f"{edge.source} begins ({begins}) after {edge.target} was finished ({finished})"
            yield Breach(identity_of(edge), message, (edge.key,))


@rule("itself", "edges from a thing to itself", "Name the other thing")
def itself(graph: Graph) -> Iterator[Breach]:
    """Nothing is joined to itself."""
    for edge in graph.edges.values():
        if edge.source == edge.target and edge.type not in DERIVED_RELATIONS:
            yield Breach(identity_of(edge), f"{edge.source} is joined to itself", (edge.key,))


@rule("succession", "circles of succession", _BREAK)
def succession(graph: Graph) -> Iterator[Breach]:
    """Nothing comes to take its own place."""
    return _in_circles(graph, *_SUCCESSION)


@rule("line", "circles in which a matter goes on", _BREAK)
def line(graph: Graph) -> Iterator[Breach]:
    """Nothing comes to carry on itself, by its own links or by those of its wordings."""
    of = {edge.target: edge.source for edge in typed(graph, "HAS_WORDING")}
    edges = list(typed(graph, *LINE))
    ends = [(of.get(edge.source, edge.source), of.get(edge.target, edge.target)) for edge in edges]
    for circle in circles(pair for pair in ends if pair[0] != pair[1]):
        steps = set(pairwise(circle))
        links = [edge for edge, pair in zip(edges, ends, strict=True) if pair in steps]
        if not {edge.type for edge in links} <= set(_SUCCESSION):
            way = " -> ".join(circle)
            yield Breach(way, f"These carry each other on in a circle: {way}", tuple(edge.key for edge in links))


@rule("containment", "circles of containment", _BREAK)
def containment(graph: Graph) -> Iterator[Breach]:
    """Nothing contains itself through others."""
    return _in_circles(graph, "HAS_PART")


def _in_circles(graph: Graph, *types: str) -> Iterator[Breach]:
    edges = [edge for edge in typed(graph, *types) if edge.source != edge.target]
    for circle in circles((edge.source, edge.target) for edge in edges):
        way = " -> ".join(circle)
        yield Breach(way, f"These go in a circle by {' or '.join(types)}: {way}", tuple(_steps(edges, circle)))


def _steps(edges: list[Edge], circle: list[str]) -> Iterator[tuple[str, str, str, str]]:
    steps = set(pairwise(circle))
    return (edge.key for edge in edges if (edge.source, edge.target) in steps)
