"""What must be true of any graph of ours, whatever the records say: checked on what the store holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.graph import Graph
from rasso_graph.model.words import FACTS, FINDINGS, TRACES, label_of
from rasso_graph.seed.cycles import loops
from rasso_graph.seed.difference import named
from rasso_graph.seed.report import Check, none_of

_FACTS, _LINEAGE = frozenset(FACTS), frozenset(TRACES)


def invariants(graph: Graph) -> list[Check]:
    """Every invariant as a check that counts what breaks it."""
    return [
        none_of("nodes whose label is not that of their id", _mislabelled(graph)),
        none_of("edges without both ends", _loose(graph)),
        none_of("nodes without a citation", _uncited(graph)),
        none_of("facts without a citation", _unfounded(graph)),
        none_of("citations without a held document", _unheld(graph)),
        none_of("inferences without a reason", _unreasoned(graph)),
        none_of("dates out of order", _disordered(graph)),
        none_of("links to what is surely later", _backward(graph)),
        none_of("wordings and claims without one commitment and one document", _astray(graph)),
        none_of("commitments without one primary wording in a document", _unprinted(graph)),
        none_of("discrepancies with fewer than two sides", _one_sided(graph)),
        none_of("discrepancies and gaps about nothing", _pointless(graph)),
        none_of("circles of succession", _circles(graph, "SUPERSEDES", "SPLITS", "MERGES")),
        none_of("circles of containment", _circles(graph, "HAS_PART")),
    ]


def _mislabelled(graph: Graph) -> Iterator[str]:
    return (node.id for node in graph.nodes.values() if label_of(node.id) != node.label)


def _loose(graph: Graph) -> Iterator[str]:
    there = graph.nodes.keys()
    return (named(e) for e in graph.edges.values() if e.source not in there or e.target not in there)


def _uncited(graph: Graph) -> Iterator[str]:
    cited = {edge.source for edge in graph.edges.values() if edge.type == "CITES"}
    return (node.id for node in graph.nodes.values() if node.label != "Citation" and node.id not in cited)


def _unfounded(graph: Graph) -> Iterator[str]:
    for edge in graph.edges.values():
        if edge.type in _FACTS:
            citations = edge.properties.get("citations")
            known = isinstance(citations, list) and all(one in graph.nodes for one in citations)
            if not (edge.id and citations and known):
                yield named(edge)


def _unheld(graph: Graph) -> Iterator[str]:
    of = {edge.source: edge.target for edge in graph.edges.values() if edge.type == "PASSAGE_OF"}
    for node in graph.nodes.values():
        document = graph.nodes.get(of.get(node.id, ""))
        if node.label == "Citation" and (document is None or "file" not in document.properties):
            yield node.id


def _unreasoned(graph: Graph) -> Iterator[str]:
    for thing in [*graph.nodes.values(), *graph.edges.values()]:
        if thing.properties.get("basis") == "INFERRED" and not thing.properties.get("reason"):
            yield named(thing)


def _disordered(graph: Graph) -> Iterator[str]:
    for node in graph.nodes.values():
        if str(node.properties.get("when_earliest", "")) > str(node.properties.get("when_latest", "")):
            yield node.id
    for edge in graph.edges.values():
        held = edge.properties
        if "start" in held and str(held.get("holds_until", LAST_DAY)) < str(held.get("holds_from", "")):
            yield named(edge)


def _backward(graph: Graph) -> Iterator[str]:
    for edge in graph.edges.values():
        if edge.type in _LINEAGE and edge.source in graph.nodes and edge.target in graph.nodes:
            later, earlier = graph.nodes[edge.source].properties, graph.nodes[edge.target].properties
            known = earlier.get("when_earliest") != LAST_DAY
            if known and str(later.get("when_latest", "")) < str(earlier.get("when_earliest", "")):
                yield named(edge)


def _astray(graph: Graph) -> Iterator[str]:
    ends: Counter[tuple[str, str]] = Counter()
    for edge in graph.edges.values():
        if edge.type in ("HAS_WORDING", "HAS_STATUS"):
            ends[edge.target, "commitment"] += 1
        elif edge.type in ("PRINTED_IN", "CLAIMED_IN"):
            ends[edge.source, "document"] += 1
    hanging = (node.id for node in graph.nodes.values() if node.label in ("Wording", "StatusClaim"))
    return (one for one in hanging if ends[one, "commitment"] != 1 or ends[one, "document"] != 1)


def _unprinted(graph: Graph) -> Iterator[str]:
    printed = {edge.source: edge.target for edge in graph.edges.values() if edge.type == "PRINTED_IN"}
    primary: Counter[tuple[str, str]] = Counter()
    for edge in graph.edges.values():
        if edge.type == "HAS_WORDING":
            marked = graph.nodes[edge.target].properties.get("primary") is True
            primary[edge.source, printed.get(edge.target, "")] += marked
    return (f"{commitment} in {document}" for (commitment, document), n in primary.items() if n != 1)


def _one_sided(graph: Graph) -> Iterator[str]:
    sides = Counter(edge.source for edge in graph.edges.values() if edge.type == "HAS_SIDE")
    return (n.id for n in graph.nodes.values() if n.label == "Discrepancy" and sides[n.id] < 2)


def _pointless(graph: Graph) -> Iterator[str]:
    about = {edge.source for edge in graph.edges.values() if edge.type == "ABOUT"}
    return (n.id for n in graph.nodes.values() if n.label in FINDINGS and n.id not in about)


def _circles(graph: Graph, *types: str) -> Iterator[str]:
    pairs = ((edge.source, edge.target) for edge in graph.edges.values() if edge.type in types)
    return (" -> ".join(loop) for loop in loops(pairs))
