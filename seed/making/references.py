"""Whether what records name is there, and of a kind that may stand where it is named."""

from __future__ import annotations

from collections.abc import Set
from difflib import get_close_matches

from rasso_graph.seed.making.draft import Draft, Reference

_SUGGESTED = 50
"""How many ids that name nothing get a suggestion; comparing with every id takes time."""


def resolve(draft: Draft, broken: Set[str], complete: bool) -> None:
    """Blames references. `broken` are ids of malformed entries; `complete` says whether every file could be read."""
    suggested = 0
    for reference in draft.references:
        node = draft.graph.nodes.get(reference.id)
        if node is not None:
            if reference.labels and node.label not in reference.labels:
                allowed = ", ".join(reference.labels)
                message = f"{reference.id} cannot stand here: it is of kind {node.label}"
                draft.blame(reference.where, message, f"Name one of kind {allowed}", "joined")
        elif reference.id not in broken and complete:
            suggested += 1
            advice = _nearest(draft, reference) if suggested <= _SUGGESTED else ""
            draft.blame(reference.where, f"{reference.id} names nothing", advice, "ends")


def _nearest(draft: Draft, reference: Reference) -> str:
    """A suggestion for an id that names nothing."""
    kind = reference.id.partition("/")[0]
    ids = [node_id for node_id in draft.graph.nodes if node_id.partition("/")[0] == kind]
    near = get_close_matches(reference.id, ids, 1)
    return f"Did you mean {near[0]}?" if near else "Record it, or correct the id"
