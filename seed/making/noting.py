"""What is no mistake in records and yet should be known before they are applied."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rasso_graph.model.graph import Adjacency, Graph, Node
from rasso_graph.model.words import COMPARED
from rasso_graph.seed.reading import Places, Problem, Where


def notes(graph: Graph, places: Places) -> tuple[Problem, ...]:
    """Notes on the graph of records with what is derived, in order of file and line."""
    return tuple(sorted([*_uncompared(graph, places), *_undated(graph, places)]))


def _uncompared(graph: Graph, places: Places) -> Iterator[Problem]:
    """Wordings of which nothing says how they stand to an earlier one: `changes` cannot count them."""
    ties = Adjacency(graph, ("HAS_WORDING", "PRINTED_IN", *COMPARED))
    for node in graph.nodes.values():
        worded = [graph.nodes[one] for one in ties.targets("HAS_WORDING", node.id)]
        known = sorted((one for one in worded if one.properties.get("primary")), key=_known)
        for before, one in pairwise(known):
            if _known(before) < _known(one) and not any(ties.targets(type_, one.id) for type_ in COMPARED):
                (document,) = ties.targets("PRINTED_IN", before.id)
                said = f"Nothing says how this wording of {node.id} stands to that of {document}"
                slug = document.partition("/")[2]
                yield _note(places, one.id, said, f"Add 'repeats' or 'rewords: {{from: {slug}, ...}}'")


def _known(wording: Node) -> str:
    return str(wording.properties.get("when_known", ""))


def _undated(graph: Graph, places: Places) -> Iterator[Problem]:
    """Held documents by which nothing can be dated, or of which nobody is said to have published them."""
    published = {edge.target for edge in graph.edges.values() if edge.type == "PUBLISHED"}
    for node in graph.nodes.values():
        if node.label == "Document" and node.properties.get("file"):
            if not node.properties.get("published"):
                said = f"{node.id} does not say when it was published, so that 'knownBy' never knows what it tells"
                yield _note(places, node.id, said, "Add 'published'")
            if node.id not in published:
                said = f"{node.id} does not say who published it, so that nobody asserts what it tells"
                yield _note(places, node.id, said, "Add 'publisher'")


def _note(places: Places, name: str, said: str, advice: str) -> Problem:
    where = places.get(name, Where(name, 0))
    return Problem(where.file, where.line, said, advice)
