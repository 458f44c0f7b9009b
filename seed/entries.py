"""What a single entry makes by itself: its node, its passages, and the nodes that hang on it."""

from __future__ import annotations

from rasso_graph.model.records import CommitmentEntry, DiscrepancyEntry
from rasso_graph.seed.cards import Card, cite, put_all
from rasso_graph.seed.commitments import add_claims, add_wordings
from rasso_graph.seed.draft import Draft
from rasso_graph.seed.hanging import add_gaps, add_names, add_sides
from rasso_graph.seed.read import Placed


def lay(placed: Placed, draft: Draft, again: bool) -> Card:
    """Makes the entry's node and what hangs on it. A second beginning (`again`) adds no properties."""
    where = placed.where()
    card = Card(placed, draft, draft.node(placed.id, where), [])
    if not again:
        put_all(card, card.node, placed.entry)
    card.cites = cite(card, placed.entry.cite, "cite")
    draft.cited(card.node.id, card.cites, where)
    if isinstance(placed.entry, CommitmentEntry):
        add_wordings(card, placed.entry.wording)
        add_claims(card, placed.entry.status)
    if isinstance(placed.entry, DiscrepancyEntry):
        add_sides(card, placed.entry.sides or [])
    add_names(card, placed.entry.names)
    add_gaps(card, placed.entry.gaps)
    return card
