"""What a single entry makes by itself: its node, its passages, and the nodes that hang on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from itertools import count

from rasso_graph.model.graph import Node
from rasso_graph.model.records import (
    Claimed,
    CommitmentEntry,
    DiscrepancyEntry,
    GapRecord,
    MentionRecord,
    NameRecord,
    SideRecord,
    Wording,
)
from rasso_graph.model.words import LABELS
from rasso_graph.seed.making.cards import Card, cited_by, hang, put_all
from rasso_graph.seed.making.draft import Draft
from rasso_graph.seed.reading import Placed


def lay(placed: Placed, draft: Draft, again: bool) -> Card:
    """Makes the entry's node and what hangs on it. A second beginning (`again`) adds no properties."""
    where = placed.where()
    card = Card(placed, draft, draft.node(placed.id, where), [])
    if not again:
        put_all(card, card.node, placed.entry)
    card.cites = cited_by(card, placed.entry.cite, "cite")
    if placed.begins or not getattr(placed.entry, "settled", ()):  # What settles a thing later is no reason for it.
        draft.cited(card.node.id, card.cites, where)
    if isinstance(placed.entry, CommitmentEntry):
        add_wordings(card, placed.entry.wording)
    for key in _CLAIMED:
        add_claims(card, key, getattr(placed.entry, key, ()))
    if isinstance(placed.entry, DiscrepancyEntry):
        add_sides(card, placed.entry.sides or [])
    add_names(card, placed.entry.names)
    add_mentions(card, placed.entry.mentions)
    add_gaps(card, placed.entry.gaps)
    return card


def add_wordings(card: Card, wordings: list[Wording]) -> None:
    """Adds wordings; a commitment without a passage of its own rests on its first."""
    for index, wording in enumerate(wordings):
        loc = ("wording", index)
        where = card.placed.where(*loc)
        node = hang(card, wording_id(card, wording.key), *loc)
        put_all(card, node, wording, *loc)
        cites = cited_by(card, wording.cite, *loc, "cite")
        card.draft.cited(node.id, cites, where)
        card.draft.tie("HAS_WORDING", card.node.id, node.id, where)
        card.draft.tie("PRINTED_IN", node.id, card.draft.want(card.document, where, "Document"), where)
        if wording.theme:
            card.draft.want(wording.theme, card.placed.where(*loc, "theme"), "Theme")
            card.draft.tie("UNDER", node.id, wording.theme, where)
        if not card.cites:
            card.cites = cites
            card.draft.cited(card.node.id, cites, where)


def wording_id(card: Card, key: str | None) -> str:
    """The id of a wording of the card's commitment in the file's document."""
    return "/".join(["wording", card.placed.document, card.node.id, *([key] if key else [])])


_CLAIMED = {
    "status": LABELS["StatusClaim"],
    "due": LABELS["Due"],
    "state": LABELS["DocumentState"],
    "settled": LABELS["Settlement"],
    "retitled": LABELS["Title"],
}
"""The kinds of what a document says of another thing, by the key that records it."""


def add_claims(card: Card, key: str, claims: Sequence[Claimed]) -> None:
    """Adds what the file's document says of the entry's thing: its status, due day, state, or what settles it."""
    kind = _CLAIMED[key]
    for index, claim in enumerate(claims):
        loc = (key, index)
        name = "/".join([kind.prefix, card.placed.document, card.node.id, *([claim.key] if claim.key else [])])
        node = hang(card, name, *loc)
        put_all(card, node, claim, *loc)
        card.draft.cited(node.id, cited_by(card, claim.cite, *loc, "cite") or card.cites, card.placed.where(*loc))
        card.draft.claimed.add((key, card.document, card.node.id))
        claim_of(card, node, card.node.id, *loc)
        _lead(card, node, claim, *loc)


def claim_of(card: Card, claim: Node, subject: str, *loc: str | int) -> None:
    """Hangs a claim of the file's document on what it is about."""
    where = card.placed.where(*loc)
    card.draft.tie(str(LABELS[claim.label].hangs), subject, claim.id, where)
    card.draft.tie("CLAIMED_IN", claim.id, card.draft.want(card.document, where, "Document"), where)


def _lead(card: Card, node: Node, claim: Claimed, *loc: str | int) -> None:
    """Joins a claim to the things that its own keys name."""
    for key, joins in type(claim).joins.items():
        told = getattr(claim, key)
        for other in [told] if isinstance(told, str) else told:
            where = card.placed.where(*loc, key)
            card.draft.tie(joins.relation, node.id, card.draft.want(other, where, *joins.others), where)


def add_names(card: Card, names: list[NameRecord]) -> None:
    """Adds other names as printed."""
    for index, name in enumerate(names):
        where = card.placed.where("names", index)
        node = card.draft.node(_name_id(card, name.text), where)
        put_all(card, node, name, "names", index)
        card.draft.put(node, "title", name.text, where)
        card.draft.cited(node.id, cited_by(card, name.cite, "names", index, "cite"), where)
        card.draft.tie("HAS_NAME", card.node.id, node.id, where)


def _name_id(card: Card, text: str) -> str:
    """A readable id; texts that differ only in what a slug leaves out are told apart by a digest."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    digest = sha256(text.encode()).hexdigest()[:8]
    node_id = f"name/{card.node.id}/{re.sub(r'[^a-z0-9]+', '-', plain).strip('-') or digest}"
    held = card.draft.graph.nodes.get(node_id)
    return node_id if held is None or held.properties["text"] == text else f"{node_id}-{digest}"


def add_mentions(card: Card, mentions: list[MentionRecord]) -> None:
    """Adds the places where the file's document names the thing."""
    for index, mention in enumerate(mentions):
        where = card.placed.where("mentions", index)
        for start, end in mention.spans:
            node = hang(card, f"mention/{card.placed.document}/{start}-{end}/{card.node.id}", "mentions", index)
            for key, value in (("locator", mention.at), ("start", start), ("end", end)):
                card.draft.put(node, key, value, where)
            card.draft.tie("HAS_MENTION", card.node.id, node.id, where)
            card.draft.tie("NAMED_IN", node.id, card.draft.want(card.document, where, "Document"), where)


def add_gaps(card: Card, gaps: list[GapRecord]) -> None:
    """Adds what is not told about the entry's thing."""
    for index, gap in enumerate(gaps):
        where = card.placed.where("gaps", index)
        node = card.draft.node(f"gap/{gap.gap}", where)
        put_all(card, node, gap, "gaps", index)
        card.draft.cited(node.id, cited_by(card, gap.cite, "gaps", index, "cite") or card.cites, where)
        card.draft.tie("ABOUT", node.id, card.node.id, where)


def add_sides(card: Card, sides: list[SideRecord]) -> None:
    """Adds the sides of a discrepancy, which without passages of its own rests on those of its sides."""
    slug = card.node.id.partition("/")[2]
    unused = (f"side/{slug}/{n}" for n in count(1) if f"side/{slug}/{n}" not in card.draft.graph.nodes)
    resting: list[str] = []
    for index, side in enumerate(sides):
        where = card.placed.where("sides", index)
        node = card.draft.node(next(unused), where)
        put_all(card, node, side, "sides", index)
        card.draft.put(node, "title", side.value, where)
        resting += (cites := cited_by(card, side.cite, "sides", index, "cite"))
        card.draft.cited(node.id, cites, where)
        card.draft.tie("HAS_SIDE", card.node.id, node.id, where)
    if not card.cites:
        card.cites = list(dict.fromkeys(resting))
        card.draft.cited(card.node.id, card.cites, card.placed.where())
