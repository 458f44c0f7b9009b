"""An entry at work, and what every part of it does: make nodes, set properties, cite passages."""

from __future__ import annotations

from dataclasses import dataclass

from rasso_graph.model.graph import Node
from rasso_graph.model.records import Cite, GraphShape
from rasso_graph.seed.making.draft import Draft
from rasso_graph.seed.reading import Placed


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


def put_all(card: Card, node: Node, record: GraphShape, *loc: str | int) -> None:
    """Sets the properties that an entry, or a part of it, tells."""
    for key in record.properties:
        value = getattr(record, key)
        plain = str(value.value) if hasattr(value, "value") else value
        card.draft.put(node, key, plain, card.placed.where(*loc, key))


def cited_by(card: Card, cites: list[Cite], *loc: str | int) -> list[str]:
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
        said = (("locator", one.at), ("start", start), ("end", end), ("sha256", one.sha256), ("page", one.page))
        for key, value in said:
            card.draft.put(node, key, value, where)
        document = card.draft.want(f"document/{slug}", where, "Document")
        card.draft.tie("PASSAGE_OF", node.id, document, where)
        found.append(node.id)
    return list(dict.fromkeys(found))


def hang(card: Card, node_id: str, *loc: str | int) -> Node:
    """A node of its own for a part of the entry; telling two under one key is a mistake."""
    where = card.placed.where(*loc)
    held = card.draft.graph.nodes.get(node_id)
    if held is None:
        return card.draft.node(node_id, where)
    other = card.draft.places[node_id]
    card.draft.blame(where, f"{node_id} is there already, at {other}", "Give one of the two a 'key'")
    return Node(node_id, held.label)
