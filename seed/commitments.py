"""How an entry's commitment is printed in the file's document, and what has become of it."""

from __future__ import annotations

from rasso_graph.model.records import Claim, Wording
from rasso_graph.seed.cards import Card, cite, hang, put_all, reasoned


def add_wordings(card: Card, wordings: list[Wording]) -> None:
    """Adds wordings; a commitment without a passage of its own rests on its first."""
    for index, wording in enumerate(wordings):
        loc = ("wording", index)
        where = card.placed.where(*loc)
        node = hang(card, wording_id(card, wording.key), *loc)
        put_all(card, node, wording, *loc)
        cites = cite(card, wording.cite, *loc, "cite")
        card.draft.cited(node.id, cites, where)
        card.draft.tie("HAS_WORDING", card.node.id, node.id, where)
        card.draft.tie("PRINTED_IN", node.id, card.document, where)
        if wording.theme:
            card.draft.want(wording.theme, card.placed.where(*loc, "theme"), "Theme")
            card.draft.tie("UNDER", node.id, wording.theme, where)
        if not card.cites:
            card.cites = cites
            card.draft.cited(card.node.id, cites, where)


def wording_id(card: Card, key: str | None) -> str:
    """The id of a wording of the card's commitment in the file's document."""
    return "/".join(["wording", card.placed.document, card.node.id, *([key] if key else [])])


def add_claims(card: Card, claims: list[Claim]) -> None:
    """Adds claims of a status."""
    for index, claim in enumerate(claims):
        loc = ("status", index)
        where = card.placed.where(*loc)
        name = "/".join(["claim", card.placed.document, card.node.id, *([claim.key] if claim.key else [])])
        node = hang(card, name, *loc)
        put_all(card, node, claim, *loc)
        reasoned(card, claim.basis, claim.reason, *loc)
        card.draft.cited(node.id, cite(card, claim.cite, *loc, "cite") or card.cites, where)
        card.draft.tie("HAS_STATUS", card.node.id, node.id, where)
        card.draft.tie("CLAIMED_IN", node.id, card.document, where)
