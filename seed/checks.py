"""What must be true of the whole graph before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from difflib import get_close_matches
from itertools import pairwise

from rasso_graph.model.graph import Edge
from rasso_graph.model.words import FINDINGS
from rasso_graph.seed.cycles import loops
from rasso_graph.seed.draft import Draft, Reference

_SUGGESTED = 50
"""How many ids that name nothing get a suggestion; comparing with every id takes time."""
_ACYCLIC = (("HAS_PART",), ("SUPERSEDES", "SPLITS", "MERGES"))


def check(draft: Draft, broken: Set[str], complete: bool) -> None:
    """Blames what does not hold together. `complete` says whether every file could be read."""
    _references(draft, broken, complete)
    for types in _ACYCLIC:
        _cycles(draft, types)
    _cited(draft)
    _sides(draft)
    _subjects(draft)
    _primaries(draft)
    _files(draft)


def _references(draft: Draft, broken: Set[str], complete: bool) -> None:
    suggested = 0
    for reference in draft.references:
        node = draft.graph.nodes.get(reference.id)
        if node is not None:
            if reference.labels and node.label not in reference.labels:
                allowed = ", ".join(reference.labels)
                message = f"{reference.id} cannot stand here: it is of kind {node.label}"
                draft.blame(reference.where, message, f"Name one of kind {allowed}")
        elif reference.id not in broken and complete:
            suggested += 1
            advice = nearest(draft, reference) if suggested <= _SUGGESTED else ""
            draft.blame(reference.where, f"{reference.id} names nothing", advice)


def nearest(draft: Draft, reference: Reference) -> str:
    """A suggestion for an id that names nothing."""
    kind = reference.id.partition("/")[0]
    ids = [node_id for node_id in draft.graph.nodes if node_id.partition("/")[0] == kind]
    near = get_close_matches(reference.id, ids, 1)
    return f"Did you mean {near[0]}?" if near else "Record it, or correct the id"


def _cycles(draft: Draft, types: tuple[str, ...]) -> None:
    edges = [edge for edge in draft.graph.edges.values() if edge.type in types]
    for loop in loops((edge.source, edge.target) for edge in edges if edge.source != edge.target):
        steps = set(pairwise(loop))
        there = [draft.places[edge.key] for edge in edges if (edge.source, edge.target) in steps]
        places = ", ".join(str(where) for where in sorted(set(there)))
        message = f"These go in a circle by {' or '.join(types)}: {' -> '.join(loop)}"
        draft.blame(min(there), message, f"Remove one of the links at {places}")


def _cited(draft: Draft) -> None:
    cited = {edge.source for edge in _typed(draft, "CITES")}
    for node in draft.graph.nodes.values():
        if node.label != "Citation" and node.id not in cited:
            advice = "Give it a 'cite'; run: rasso seed cite"
            draft.blame(draft.places[node.id], f"{node.id} has no citation", advice)


def _sides(draft: Draft) -> None:
    sides = Counter(edge.source for edge in _typed(draft, "HAS_SIDE"))
    for node in draft.graph.nodes.values():
        if node.label == "Discrepancy" and sides[node.id] < 2:
            message = f"{node.id} has {sides[node.id]} sides"
            draft.blame(draft.places[node.id], message, "Give it two or more 'sides'")


def _subjects(draft: Draft) -> None:
    about = {edge.source for edge in _typed(draft, "ABOUT")}
    for node in draft.graph.nodes.values():
        if node.label in FINDINGS and node.id not in about:
            draft.blame(draft.places[node.id], f"{node.id} is about nothing", "Say 'about' what it is")


def _primaries(draft: Draft) -> None:
    """One primary wording of a commitment in a document: its list, not a repetition as a heading."""
    printed = {edge.source: edge.target for edge in _typed(draft, "PRINTED_IN")}
    primary: dict[tuple[str, str], list[str]] = {}
    for edge in _typed(draft, "HAS_WORDING"):
        held = primary.setdefault((edge.source, printed[edge.target]), [])
        if draft.graph.nodes[edge.target].properties["primary"]:
            held.append(edge.target)
    for (commitment, document), wordings in primary.items():
        if len(wordings) != 1:
            place = draft.places[wordings[-1] if wordings else commitment]
            message = f"{commitment} has {len(wordings)} primary wordings in {document}"
            draft.blame(place, message, "Mark the one of the document's list; the others are 'primary: false'")


def _files(draft: Draft) -> None:
    """A cited document is held, and its file is a plain name."""
    cited = {edge.target: edge for edge in reversed(list(_typed(draft, "PASSAGE_OF")))}
    for node in draft.graph.nodes.values():
        file = node.properties.get("file") if node.label == "Document" else None
        if isinstance(file, str) and (set(file) & set("/\\:") or file in ("", ".", "..")):
            advice = "Name the file alone, without folders"
            draft.blame(draft.said[node.id, "file"], f"'{file}' is no name of a file in the corpus", advice)
        if file is None and node.id in cited:
            message = f"{node.id} is cited and has no 'file', so its passages cannot be checked"
            draft.blame(draft.places[cited[node.id].key], message, "Give its entry a 'file', or cite a held document")


def _typed(draft: Draft, *types: str) -> Iterable[Edge]:
    return (edge for edge in draft.graph.edges.values() if edge.type in types)
