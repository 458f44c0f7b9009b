"""What an entry says of others: fact edges, and the edges that place it among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rasso_graph.model.enums import Basis
from rasso_graph.model.graph import Edge, Value
from rasso_graph.model.records import CommitmentEntry, Fact, From, Involved, Joins, Link, Owner, Wording
from rasso_graph.model.words import COMPARED, PARTIES, RELATIONS
from rasso_graph.seed.making.cards import Card, cited_by
from rasso_graph.seed.making.keeping import keep
from rasso_graph.seed.making.laying import wording_id

Publishers = dict[str, str]
"""Who published a document first named, by the document's id."""
Primaries = dict[tuple[str, str], str]
"""The primary wording of a commitment (its id) in a document (its id)."""


def relate(card: Card, publishers: Publishers, primaries: Primaries) -> None:
    """Adds everything that an entry says of others."""
    entry = card.placed.entry
    for key, joins in type(entry).joins.items():
        for loc, one in _each(key, getattr(entry, key)):
            _join(card, joins, one, *loc)
    for index, link in enumerate(entry.links):
        _link(card, card.node.id, link, publishers, "links", index)
    if isinstance(entry, CommitmentEntry):
        for index, wording in enumerate(entry.wording):
            _compare(card, wording, index, publishers, primaries)


def _each(key: str, told: str | Sequence[str | Fact] | None) -> Iterator[tuple[tuple[str | int, ...], str | Fact]]:
    """What a key tells, one at a time, with the way to it."""
    if isinstance(told, str):
        yield (key,), told
    else:
        yield from (((key, index), one) for index, one in enumerate(told or ()))


def _join(card: Card, joins: Joins, one: str | Fact, *loc: str | int) -> None:
    """Adds the edge to another thing, which is named by its id or in what is told of the edge."""
    said = isinstance(one, Fact)
    name, at = (str(getattr(one, joins.by)), (*loc, joins.by)) if said else (one, loc)
    other = card.draft.want(str(name), card.placed.where(*at), *joins.others)
    edge = Edge(joins.relation, *((card.node.id, other) if joins.out else (other, card.node.id)))
    if RELATIONS[edge.type].fact:
        edge.id = _part_id(edge, one) if isinstance(one, Owner | Involved) else ""
        _fact(card, edge, one if said else Fact(), *loc)
    else:
        card.draft.tie(edge.type, edge.source, edge.target, card.placed.where(*loc))


def _part_id(edge: Edge, part: Owner | Involved) -> str:
    return f"{RELATIONS[edge.type].begins}/{part.role.value.lower().replace('_', '-')}/{edge.source}/{edge.target}"


def _fact(card: Card, edge: Edge, fact: Fact, *loc: str | int, resting: list[str] | None = None) -> list[str]:
    """Adds a fact edge with what the record says of it; gives its passages, without any of its own `resting`."""
    where = card.placed.where(*loc)
    edge.properties = {**_properties(fact), **edge.properties}
    edge.id = edge.id or link_id(edge)
    citations = cited_by(card, fact.cite, *loc, "cite") or (card.cites if resting is None else resting)
    card.draft.fact(edge, citations, where)
    return citations


def _properties(fact: Fact) -> dict[str, Value]:
    """The properties that a record gives a fact edge."""
    values = {key: getattr(fact, key) for key in fact.properties}
    return {key: str(getattr(value, "value", value)) for key, value in values.items() if value is not None}


def link_id(edge: Edge) -> str:
    """The id of a fact edge, from its type and ends."""
    return f"{RELATIONS[edge.type].begins}/{edge.source}/{edge.target}"


def _link(
    card: Card, source: str, link: Link, publishers: Publishers, *loc: str | int, resting: list[str] | None = None
) -> None:
    asserter = _asserter(card, link, publishers, *loc)
    for place, target in enumerate(link.to):
        card.draft.want(target, card.placed.where(*loc, "to", place), *RELATIONS[link.type].targets)
        edge = Edge(link.type, source, target, properties=dict(asserter))
        citations = _fact(card, edge, link, *loc, resting=resting)
        if link.type == "FULFILS":
            keep(card, edge, citations, *loc)


def _asserter(card: Card, link: Link | From, publishers: Publishers, *loc: str | int) -> dict[str, Value]:
    """Who asserts a link: who is named, or for a stated one who published the document."""
    if link.asserter:
        card.draft.want(link.asserter, card.placed.where(*loc, "asserter"), *PARTIES)
        return {"asserter": link.asserter}
    publisher = publishers.get(card.document)
    return {"asserter": publisher} if link.basis is Basis.STATED and publisher else {}


def _compare(card: Card, wording: Wording, index: int, publishers: Publishers, primaries: Primaries) -> None:
    """The links from a wording: to the primary one of an earlier document, and to what else it comes from."""
    source = wording_id(card, wording.key)
    resting = cited_by(card, wording.cite, "wording", index, "cite")
    for place, link in enumerate(wording.links):
        _link(card, source, link, publishers, "wording", index, "links", place, resting=resting)
    for type_ in COMPARED:
        compared: From | None = getattr(wording, key := type_.lower())
        if compared is None:
            continue
        loc = ("wording", index, key)
        target = primaries.get((card.node.id, f"document/{compared.document}"))
        if target is None:
            message = f"{card.node.id} has no primary wording in '{compared.document}'"
            card.draft.blame(card.placed.where(*loc), message, "Record that wording, or correct 'from'")
            continue
        asserter = _asserter(card, compared, publishers, *loc)
        edge = Edge(type_, source, target, properties=asserter)
        _fact(card, edge, compared, *loc, resting=resting)
