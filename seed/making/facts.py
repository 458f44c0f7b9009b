"""What an entry says of others: fact edges, and the edges that place it among them."""

from __future__ import annotations

from rasso_graph.model.enums import Basis
from rasso_graph.model.graph import Edge, Value
from rasso_graph.model.records import (
    BodyEntry,
    CommitmentEntry,
    DocumentEntry,
    EventEntry,
    Fact,
    From,
    Held,
    Link,
    Member,
    PostEntry,
    ProgrammeEntry,
    Wording,
)
from rasso_graph.model.words import COMMITMENTS
from rasso_graph.seed.making.cards import Card, cite
from rasso_graph.seed.making.laying import wording_id

_PARTIES = ("Body", "Person", "Post")
_CONTAINERS = ("Programme", "Document", "Theme", "Event", *COMMITMENTS)
_LINKED = (
    "Document",
    "Programme",
    "Theme",
    *COMMITMENTS,
    "Body",
    "Post",
    "Event",
    "Statistic",
    "SuccessMeasure",
)
_KEYS = ("role", "as_worded", "basis", "confidence", "reason", "asserter", "start", "end", "last_attested")

Publishers = dict[str, str]
"""Who published a document first named, by the document's id."""
Primaries = dict[tuple[str, str], str]
"""The primary wording of a commitment (its id) in a document (its id)."""


def relate(card: Card, publishers: Publishers, primaries: Primaries) -> None:
    """Adds everything that an entry says of others."""
    entry = card.placed.entry
    for index, owner in enumerate(entry.owners):
        role = owner.role.value.lower().replace("_", "-")
        name = f"owner/{role}/{owner.holder}/{card.node.id}"
        _party(card, "OWNS", owner.holder, owner, "owners", index, name=name)
    for index, link in enumerate(entry.links):
        _link(card, card.node.id, link, publishers, "links", index)
    _place(card)
    _document_or_post(card)
    if isinstance(entry, CommitmentEntry):
        for index, wording in enumerate(entry.wording):
            _compare(card, wording, index, publishers, primaries)
    if isinstance(entry, BodyEntry):
        _members(card, "MEMBER_OF", "members", entry.members)
    if isinstance(entry, ProgrammeEntry | EventEntry):
        _members(card, "PARTICIPATES", "participants", entry.participants)


def _members(card: Card, type_: str, key: str, members: list[Member]) -> None:
    for index, member in enumerate(members):
        _party(card, type_, member.holder, member, key, index)


def _party(card: Card, type_: str, holder: str, held: Held, key: str, index: int, name: str | None = None) -> None:
    card.draft.want(holder, card.placed.where(key, index, "holder"), *_PARTIES)
    _fact(card, Edge(type_, holder, card.node.id, id=name or ""), held, key, index)


def _fact(card: Card, edge: Edge, fact: Fact, *loc: str | int, resting: list[str] | None = None) -> None:
    """Adds a fact edge with what the record says of it; without its own passages it takes `resting`."""
    where = card.placed.where(*loc)
    edge.properties = {**_properties(fact), **edge.properties}
    edge.id = edge.id or link_id(edge)
    citations = cite(card, fact.cite, *loc, "cite") or (card.cites if resting is None else resting)
    card.draft.fact(edge, citations, where)


def _properties(fact: Fact) -> dict[str, Value]:
    """The properties that a record gives a fact edge."""
    values = {key: getattr(fact, key, None) for key in _KEYS}
    return {key: str(getattr(value, "value", value)) for key, value in values.items() if value is not None}


def link_id(edge: Edge) -> str:
    """The id of a fact edge, from its type and ends."""
    return f"link/{edge.type.lower().replace('_', '-')}/{edge.source}/{edge.target}"


def _link(
    card: Card, source: str, link: Link, publishers: Publishers, *loc: str | int, resting: list[str] | None = None
) -> None:
    allowed = COMMITMENTS if link.type == "DROPS" else _LINKED
    asserter = _asserter(card, link, publishers, *loc)
    for place, target in enumerate(link.to):
        card.draft.want(target, card.placed.where(*loc, "to", place), *allowed)
        _fact(card, Edge(link.type, source, target, properties=dict(asserter)), link, *loc, resting=resting)


def _asserter(card: Card, link: Link | From, publishers: Publishers, *loc: str | int) -> dict[str, Value]:
    """Who asserts a link: who is named, or for a stated one who published the document."""
    if link.asserter:
        card.draft.want(link.asserter, card.placed.where(*loc, "asserter"), *_PARTIES)
        return {"asserter": link.asserter}
    publisher = publishers.get(card.document)
    return {"asserter": publisher} if link.basis is Basis.STATED and publisher else {}


def _compare(card: Card, wording: Wording, index: int, publishers: Publishers, primaries: Primaries) -> None:
    """The links from a wording: to the primary one of an earlier document, and to what else it comes from."""
    source = wording_id(card, wording.key)
    resting = cite(card, wording.cite, "wording", index, "cite")
    for place, link in enumerate(wording.links):
        _link(card, source, link, publishers, "wording", index, "links", place, resting=resting)
    for key in ("repeats", "rewords", "moves"):
        compared: From | None = getattr(wording, key)
        if compared is None:
            continue
        loc = ("wording", index, key)
        target = primaries.get((card.node.id, f"document/{compared.document}"))
        if target is None:
            message = f"{card.node.id} has no primary wording in '{compared.document}'"
            card.draft.blame(card.placed.where(*loc), message, "Record that wording, or correct 'from'")
            continue
        asserter = _asserter(card, compared, publishers, *loc)
        edge = Edge(key.upper(), source, target, properties=asserter)
        _fact(card, edge, compared, *loc, resting=resting)


def _place(card: Card) -> None:
    """What contains the thing and what it is about."""
    containers = ("Body", "Programme") if card.node.label == "Body" else _CONTAINERS
    for index, container in enumerate(card.placed.entry.part_of):
        where = card.placed.where("part_of", index)
        card.draft.tie("HAS_PART", card.draft.want(container, where, *containers), card.node.id, where)
    for index, other in enumerate(card.placed.entry.about):
        where = card.placed.where("about", index)
        card.draft.tie("ABOUT", card.node.id, card.draft.want(other, where), where)


def _document_or_post(card: Card) -> None:
    entry, draft = card.placed.entry, card.draft
    if isinstance(entry, DocumentEntry):
        for index, publisher in enumerate(entry.publisher):
            draft.want(publisher, card.placed.where("publisher", index), "Body")
            _fact(card, Edge("PUBLISHED", publisher, card.node.id), Fact(), "publisher", index)
    if isinstance(entry, PostEntry):
        if entry.at:
            where = card.placed.where("at")
            draft.tie("POST_AT", card.node.id, draft.want(entry.at, where, "Body"), where)
        for index, tenure in enumerate(entry.held_by):
            draft.want(tenure.person, card.placed.where("held_by", index, "person"), "Person")
            _fact(card, Edge("HOLDS", tenure.person, card.node.id), tenure, "held_by", index)
    if isinstance(entry, ProgrammeEntry) and entry.document:
        where = card.placed.where("document")
        draft.tie("ABOUT", card.node.id, draft.want(entry.document, where, "Document"), where)
