"""Names, gaps and sides: nodes that hang on what an entry is about."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from itertools import count

from rasso_graph.model.records import GapRecord, NameRecord, SideRecord
from rasso_graph.seed.cards import Card, cite, put_all


def add_names(card: Card, names: list[NameRecord]) -> None:
    """Adds other names as printed."""
    for index, name in enumerate(names):
        where = card.placed.where("names", index)
        node = card.draft.node(_name_id(card, name.text), where)
        put_all(card, node, name, "names", index)
        card.draft.put(node, "title", name.text, where)
        card.draft.cited(node.id, cite(card, name.cite, "names", index, "cite"), where)
        card.draft.tie("HAS_NAME", card.node.id, node.id, where)


def _name_id(card: Card, text: str) -> str:
    """A readable id; texts that differ only in what a slug leaves out are told apart by a digest."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    digest = sha256(text.encode()).hexdigest()[:8]
    node_id = f"name/{card.node.id}/{re.sub(r'[^a-z0-9]+', '-', plain).strip('-') or digest}"
    held = card.draft.graph.nodes.get(node_id)
    return node_id if held is None or held.properties["text"] == text else f"{node_id}-{digest}"


def add_gaps(card: Card, gaps: list[GapRecord]) -> None:
    """Adds what is not told about the entry's thing."""
    for index, gap in enumerate(gaps):
        where = card.placed.where("gaps", index)
        node = card.draft.node(f"gap/{gap.gap}", where)
        put_all(card, node, gap, "gaps", index)
        card.draft.cited(node.id, cite(card, gap.cite, "gaps", index, "cite") or card.cites, where)
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
        resting += (cites := cite(card, side.cite, "sides", index, "cite"))
        card.draft.cited(node.id, cites, where)
        card.draft.tie("HAS_SIDE", card.node.id, node.id, where)
    if not card.cites:
        card.cites = list(dict.fromkeys(resting))
        card.draft.cited(card.node.id, card.cites, card.placed.where())
