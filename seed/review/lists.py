"""Lists of records for the index: discrepancies, gaps, what is inferred; and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rasso_graph.model.graph import Edge, Node
from rasso_graph.model.words import FACTS, LABELS
from rasso_graph.seed.review.blocks import Block, Bullets, Heading, Inline, Inlines, PageLink, Panel
from rasso_graph.seed.review.describing import Describing
from rasso_graph.seed.review.recorded import Recorded, Thing

_UNTOLD = ("basis", "sides")
"""What a list says by itself."""


class Lists:
    """Writes lists of records for the page of this name. `names` tells what the pages of documents are called."""

    def __init__(self, recorded: Recorded, page: str, names: Mapping[str, str]) -> None:
        self.recorded = recorded
        self.names = names
        self.describing = Describing(recorded, page)
        self.page = page

    def everything(self) -> Iterator[Block]:
        """Every record by kind, with where it is told."""
        for kind, things in by_kind(self.recorded).items():
            yield Heading(2, (f"{kind}: {len(things)}",), kind)
            yield Bullets(tuple(self._line(thing) for thing in things))

    def nodes(self, label: str) -> Iterator[Block]:
        """All nodes of a label, with their facts."""
        things = by_kind(self.recorded).get(label, [])
        yield Heading(2, (f"{LABELS[label].several.capitalize()}: {len(things)}",), label.lower())
        yield from map(self._card, things)

    def inferred(self) -> Iterator[Block]:
        """Everything that a reader concluded, with reason and confidence."""
        found = {
            kind: [thing for thing in things if thing.properties.get("basis") == "INFERRED"]
            for kind, things in by_kind(self.recorded).items()
        }
        yield Heading(2, (f"Inferred facts: {sum(map(len, found.values()))}",), "inferred")
        for kind, things in found.items():
            if things:
                yield Heading(3, (f"{kind}: {len(things)}",), f"inferred-{kind}")
                yield from map(self._card, things)

    def places(self, thing: Thing) -> Iterator[Inline]:
        """Links to a record on every page that tells it."""
        for index, page in enumerate(self.recorded.pages(thing)):
            yield from ([", "] if index else [])
            yield PageLink(self.names.get(page, page), page, thing.id)

    def _card(self, thing: Thing) -> Panel:
        """A record with its facts and where it is told; a discrepancy with its sides, told the same way."""
        facts = tuple((key, value) for key, value in self.describing.facts(thing) if key not in _UNTOLD)
        sides = self.recorded.near.targets("HAS_SIDE", thing.id)
        cards = tuple(self._card(self.recorded.graph.nodes[side]) for side in sides)
        return Panel(tuple(self._head(thing)), facts=(*facts, ("told in", tuple(self.places(thing)))), cards=cards)

    def _head(self, thing: Thing) -> Iterator[Inline]:
        if isinstance(thing, Edge):
            yield from self.describing.ends(thing)
        else:
            yield self.recorded.link(thing.id, self.page)

    def _line(self, thing: Thing) -> Inlines:
        return (*self.describing.head(thing)[2:], ": ", *self.places(thing))


def by_kind(recorded: Recorded) -> dict[str, list[Thing]]:
    """The records by label or type, in the order of the model, by id."""
    found: dict[str, list[Thing]] = {}
    for thing in recorded.things():
        found.setdefault(thing.label if isinstance(thing, Node) else thing.type, []).append(thing)
    return {kind: sorted(found[kind], key=lambda one: one.id) for kind in (*LABELS, *FACTS) if kind in found}
