"""From records to the graph, or to the list of everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from rasso_graph.model.graph import Graph, Node
from rasso_graph.model.records import DocumentEntry
from rasso_graph.model.words import CLAIMS, LABELS
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.making.cards import Card
from rasso_graph.seed.making.draft import Draft
from rasso_graph.seed.making.facts import Primaries, relate
from rasso_graph.seed.making.laying import lay
from rasso_graph.seed.making.references import resolve
from rasso_graph.seed.making.retitling import retitle
from rasso_graph.seed.reading import Placed, Places, RecordErrors, RecordFile, Records, read
from rasso_graph.seed.rules import problems

_GENERATED = {
    "Citation": "PASSAGE_OF",
    "Mention": "NAMED_IN",
    "Wording": "PRINTED_IN",
    **dict.fromkeys(CLAIMS, "CLAIMED_IN"),
}
"""Kinds of node whose title is made here, with the edge to their document."""


@dataclass(frozen=True)
class Built:
    """The graph of some records, the same with what is derived, and where each of its parts was first said."""

    graph: Graph
    whole: Graph
    places: Places
    corrections: tuple[tuple[str, str], ...] = ()
    """The ids of what records say to be corrected, each with the reason."""


def build(given: Iterable[Path | RecordFile]) -> Built:
    """The graph that records make. Raises RecordErrors with every mistake in all of them."""
    records = read(given)
    draft = Draft(problems=records.problems)
    cards = [lay(placed, draft, again) for placed, again in _entries(records, draft)]
    publishers = _publishers(cards)
    primaries = _primaries(draft.graph)
    for card in cards:
        relate(card, publishers, primaries)
    retitle(draft, cards)
    entitle(draft.graph)
    resolve(draft, records.broken, complete=not records.unread)
    draft.problems += problems(draft.graph, draft.places, derived=False)
    _refuse(draft)
    whole = derive(draft.graph)
    draft.problems += problems(whole, draft.places, derived=True)
    _refuse(draft)
    return Built(draft.graph, whole, draft.places, tuple(records.corrections))


def _refuse(draft: Draft) -> None:
    if draft.problems:
        raise RecordErrors(draft.problems)


def _entries(records: Records, draft: Draft) -> list[tuple[Placed, bool]]:
    """The entries that begin or extend something, and whether they begin what another began before."""
    begun: dict[str, Placed] = {}
    kept: list[tuple[Placed, bool]] = []
    for placed in records.entries:
        first = begun.setdefault(placed.id, placed) if placed.begins else placed
        if first is not placed:
            other, advice = first.where(), f"Write 'of: {placed.id}' to add to it, or choose another slug"
            draft.blame(placed.where(), f"{placed.id} is begun already, at {other}", advice)
        kept.append((placed, first is not placed))
    known = begun.keys() | {f"gap/{gap.gap}" for placed in records.entries for gap in placed.entry.gaps}
    return [(placed, again) for placed, again in kept if _extends(placed, known, records, draft)]


def _extends(placed: Placed, begun: Set[str], records: Records, draft: Draft) -> bool:
    kind = placed.id.partition("/")[0]
    if (placed.entry.of if placed.begins else getattr(placed.entry, kind)) is not None:
        draft.blame(placed.where(), "An entry begins something or extends it", f"Keep '{kind}' or 'of', not both")
    if placed.id in begun:
        return True
    if placed.id not in records.broken and not records.unread:
        near = get_close_matches(placed.id, begun, 1)
        advice = f"Did you mean {near[0]}?" if near else f"Begin it with '{kind}: ...' in one of the files"
        draft.blame(placed.where("of"), f"No entry begins {placed.id}", advice)
    return False


def _publishers(cards: list[Card]) -> dict[str, str]:
    found: dict[str, str] = {}
    for card in cards:
        entry = card.placed.entry
        if isinstance(entry, DocumentEntry) and entry.publisher:
            found.setdefault(card.node.id, entry.publisher[0].body)
    return found


def _primaries(graph: Graph) -> Primaries:
    printed = {edge.source: edge.target for edge in graph.edges.values() if edge.type == "PRINTED_IN"}
    worded = [edge for edge in graph.edges.values() if edge.type == "HAS_WORDING"]
    primary = [edge for edge in worded if graph.nodes[edge.target].properties["primary"]]
    return {(edge.source, printed[edge.target]): edge.target for edge in primary}


def entitle(graph: Graph) -> None:
    """Gives generated titles."""
    documents = _ends(graph, frozenset(_GENERATED.values()), forwards=True)
    hanging = frozenset(str(LABELS[label].hangs) for label in ("Wording", "Mention", *CLAIMS))
    owners = _ends(graph, hanging, forwards=False)
    for node in graph.nodes.values():
        if node.label in _GENERATED:
            document, owner = _title(graph, documents, node), _title(graph, owners, node)
            node.properties["title"] = _generated(node, owner, document)


def _ends(graph: Graph, types: frozenset[str], forwards: bool) -> dict[str, str]:
    edges = [edge for edge in graph.edges.values() if edge.type in types]
    return {edge.source if forwards else edge.target: edge.target if forwards else edge.source for edge in edges}


def _title(graph: Graph, ends: dict[str, str], node: Node) -> str:
    other = graph.nodes.get(ends.get(node.id, ""))
    return str(other.properties.get("title", other.id)) if other else ends.get(node.id, "")


def _generated(node: Node, owner: str, document: str) -> str:
    if node.label == "Citation":
        return f"{document}, {node.properties.get('locator', '')}"
    if node.label == "Mention":
        return f"{owner} in {document}, {node.properties.get('locator', '')}"
    if node.label == "Title":
        return f"{node.properties.get('text', '')} ({document})"
    if node.label == "Wording":
        return f"{owner} ({document})"
    if node.label == "Due":
        due = "due " if "date" in node.properties else ""  # A period alone is no day by which it was to be done.
        return f"{owner}: {due}{node.properties.get('words', '')} ({document})"
    told = (node.properties.get(name) for name in ("status", "state", "fulfilment"))
    claimed = next((str(one) for one in told if one), "settled")
    return f"{owner}: {claimed.lower().replace('_', ' ')} ({document})"
