"""A thing is called by the title that was told last, and keeps those before as claims."""

from __future__ import annotations

from rasso_graph.model.graph import Node
from rasso_graph.seed.deriving import last_told
from rasso_graph.seed.making.cards import Card
from rasso_graph.seed.making.draft import Draft
from rasso_graph.seed.making.laying import claim_of


def retitle(draft: Draft, cards: list[Card]) -> None:
    """Gives what later documents retitle its last title; its first becomes a claim of the document that began it."""
    titles = [edge for edge in draft.graph.edges.values() if edge.type == "HAS_TITLE"]
    begun = {card.node.id: card for card in reversed(cards) if card.placed.begins}
    claims: dict[str, list[Node]] = {}
    for edge in titles:
        claims.setdefault(edge.source, []).append(draft.graph.nodes[edge.target])
    for name in claims.keys() & begun.keys():
        claims[name].append(_first(begun[name]))
        draft.graph.nodes[name].properties["title"] = last_told(draft.graph, claims[name]).properties["text"]


def _first(card: Card) -> Node:
    """The title with which a thing was begun."""
    where = card.placed.where("title")
    claim = card.draft.node(f"title/{card.placed.document}/{card.node.id}/first", where)
    claim.properties |= {"text": card.node.properties.get("title", ""), "basis": "STATED"}
    card.draft.cited(claim.id, card.cites, where)
    claim_of(card, claim, card.node.id, "title")
    return claim
