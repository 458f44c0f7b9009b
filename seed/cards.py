"""What a single entry makes by itself: its node, its passages, and the nodes that hang on it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from rasso_graph.model.enums import Basis
from rasso_graph.model.graph import Node
from rasso_graph.model.properties import NODE_PROPERTIES
from rasso_graph.model.records import (
    ENTRIES,
    Cite,
    Claim,
    CommitmentEntry,
    DiscrepancyEntry,
    GapRecord,
    NameRecord,
    Shape,
    SideRecord,
    Wording,
)
from rasso_graph.seed.draft import Draft
from rasso_graph.seed.read import Placed

_CLAIM_KEYS = ("status", "words", "basis", "confidence", "reason", "date")
_WORDING_KEYS = ("number", "order", "joint", "new", "primary", "section")


@dataclass
class Card:
    """An entry at work: its node, and the passages that its facts rest on where they name none."""

    placed: Placed
    draft: Draft
    node: Node
    cites: list[str]

    @property
    def document(self) -> str:
        return f"document/{self.placed.document}"


def lay(placed: Placed, draft: Draft, again: bool) -> Card:
    """Makes the entry's node and what hangs on it. A second beginning (`again`) adds no properties."""
    where = placed.where()
    card = Card(placed, draft, draft.node(placed.id, where), [])
    if not again:
        _put(card, card.node, placed.entry, _own_keys(placed), ())
    card.cites = cite(card, placed.entry.cite, "cite")
    draft.cited(card.node.id, card.cites, where)
    if isinstance(placed.entry, CommitmentEntry):
        _wordings(card, placed.entry.wording)
        _claims(card, placed.entry.status)
    if isinstance(placed.entry, DiscrepancyEntry):
        _sides(card, placed.entry.sides or [])
    _names(card, placed.entry.names)
    _gaps(card, placed.entry.gaps)
    return card


def _own_keys(placed: Placed) -> list[str]:
    fields = type(placed.entry).model_fields
    kept = [key for key in NODE_PROPERTIES if key in fields and key != "status" and key not in ENTRIES]
    return [key for key in kept if key in placed.entry.model_fields_set]


def _put(card: Card, node: Node, shape: Shape, keys: list[str] | tuple[str, ...], loc: tuple[str | int, ...]) -> None:
    for key in keys:
        value = getattr(shape, key)
        plain = str(value.value) if hasattr(value, "value") else value
        card.draft.put(node, key, plain, card.placed.where(*loc, key))


def cite(card: Card, cites: list[Cite], *loc: str | int) -> list[str]:
    """The ids of the citations, their nodes made."""
    found: list[str] = []
    for index, one in enumerate(cites):
        where = card.placed.where(*loc, index)
        start, end = one.span
        if not 0 <= start < end:
            message = f"The span {start} to {end} holds no passage"
            card.draft.blame(where, message, "Write [start, end] with start before end; run: rasso seed cite")
        slug = one.document or card.placed.document
        node = card.draft.node(f"citation/{slug}/{start}-{end}", where)
        for key, value in (("locator", one.at), ("start", start), ("end", end), ("sha256", one.sha256)):
            card.draft.put(node, key, value, where)
        document = card.draft.want(f"document/{slug}", where, "Document")
        card.draft.tie("PASSAGE_OF", node.id, document, where)
        found.append(node.id)
    return list(dict.fromkeys(found))


def _hang(card: Card, node_id: str, *loc: str | int) -> Node:
    """A node of its own for a part of the entry; telling two under one key is a mistake."""
    where = card.placed.where(*loc)
    held = card.draft.graph.nodes.get(node_id)
    if held is None:
        return card.draft.node(node_id, where)
    other = card.draft.places[node_id]
    card.draft.blame(where, f"{node_id} is there already, at {other}", "Give one of the two a 'key'")
    return Node(node_id, held.label)


def _wordings(card: Card, wordings: list[Wording]) -> None:
    for index, wording in enumerate(wordings):
        loc = ("wording", index)
        where = card.placed.where(*loc)
        node = _hang(card, wording_id(card, wording.key), *loc)
        _put(card, node, wording, _WORDING_KEYS, loc)
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


def _claims(card: Card, claims: list[Claim]) -> None:
    for index, claim in enumerate(claims):
        loc = ("status", index)
        where = card.placed.where(*loc)
        name = "/".join(["claim", card.placed.document, card.node.id, *([claim.key] if claim.key else [])])
        node = _hang(card, name, *loc)
        _put(card, node, claim, _CLAIM_KEYS, loc)
        reasoned(card, claim.basis, claim.reason, *loc)
        card.draft.cited(node.id, cite(card, claim.cite, *loc, "cite") or card.cites, where)
        card.draft.tie("HAS_STATUS", card.node.id, node.id, where)
        card.draft.tie("CLAIMED_IN", node.id, card.document, where)


def reasoned(card: Card, basis: Basis, reason: str | None, *loc: str | int) -> None:
    """Blames an inference without a reason."""
    if basis is Basis.INFERRED and not reason:
        where = card.placed.where(*loc)
        card.draft.blame(where, "This is inferred, and no reason says why", "Add a 'reason' in your own words")


def _names(card: Card, names: list[NameRecord]) -> None:
    for index, name in enumerate(names):
        where = card.placed.where("names", index)
        node = card.draft.node(_name_id(card, name.text), where)
        for key, value in (("title", name.text), ("text", name.text), ("kind", name.kind.value)):
            card.draft.put(node, key, value, where)
        card.draft.cited(node.id, cite(card, name.cite, "names", index, "cite"), where)
        card.draft.tie("HAS_NAME", card.node.id, node.id, where)


def _name_id(card: Card, text: str) -> str:
    """A readable id; texts that differ only in what a slug leaves out are told apart by a digest."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    digest = sha256(text.encode()).hexdigest()[:8]
    node_id = f"name/{card.node.id}/{re.sub(r'[^a-z0-9]+', '-', plain).strip('-') or digest}"
    held = card.draft.graph.nodes.get(node_id)
    return node_id if held is None or held.properties["text"] == text else f"{node_id}-{digest}"


def _gaps(card: Card, gaps: list[GapRecord]) -> None:
    for index, gap in enumerate(gaps):
        where = card.placed.where("gaps", index)
        node = card.draft.node(f"gap/{gap.gap}", where)
        _put(card, node, gap, ("title", "reason"), ("gaps", index))
        card.draft.cited(node.id, cite(card, gap.cite, "gaps", index, "cite") or card.cites, where)
        card.draft.tie("ABOUT", node.id, card.node.id, where)


def _sides(card: Card, sides: list[SideRecord]) -> None:
    """A discrepancy without passages of its own rests on those of its sides."""
    slug = card.node.id.partition("/")[2]
    unused = (f"side/{slug}/{n}" for n in count(1) if f"side/{slug}/{n}" not in card.draft.graph.nodes)
    resting: list[str] = []
    for index, side in enumerate(sides):
        where = card.placed.where("sides", index)
        node = card.draft.node(next(unused), where)
        for key in ("title", "value"):
            card.draft.put(node, key, side.value, where)
        resting += (cites := cite(card, side.cite, "sides", index, "cite"))
        card.draft.cited(node.id, cites, where)
        card.draft.tie("HAS_SIDE", card.node.id, node.id, where)
    if not card.cites:
        card.cites = list(dict.fromkeys(resting))
        card.draft.cited(card.node.id, card.cites, card.placed.where())
