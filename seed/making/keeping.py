"""A link to a promise that it fulfils is a claim that the promise was kept."""

from __future__ import annotations

from rasso_graph.model.enums import Fulfilment, Occurrence
from rasso_graph.model.graph import Edge
from rasso_graph.seed.making.cards import Card
from rasso_graph.seed.making.laying import claim_of

_TOLD = ("basis", "confidence", "reason")


def keep(card: Card, link: Edge, citations: list[str], *loc: str | int) -> None:
    """Settles a promise by what a link says to fulfil it, unless the document says itself what became of it."""
    promise = card.draft.graph.nodes.get(link.target)
    promised = promise is not None and promise.properties.get("occurrence") == Occurrence.PROMISED.value
    if not promised or ("settled", card.document, link.target) in card.draft.claimed:
        return
    where = card.placed.where(*loc)
    claim = card.draft.node(f"settlement/{card.placed.document}/{link.target}/{link.source}", where)
    claim.properties |= {key: link.properties[key] for key in _TOLD if key in link.properties}
    claim.properties["fulfilment"] = Fulfilment.MET.value
    card.draft.cited(claim.id, citations, where)
    card.draft.tie("SETTLED_BY", claim.id, link.source, where)
    claim_of(card, claim, link.target, *loc)
