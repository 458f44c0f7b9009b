"""A record in words: its head, its facts under the names that records use, the records that hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rasso_graph.model.graph import Edge, Node, Value
from rasso_graph.model.properties import EDGE_PROPERTIES, NODE_PROPERTIES
from rasso_graph.model.records import TIES
from rasso_graph.seed.review.blocks import Inline, Inlines, Panel, Strong, Verbatim, interleaved
from rasso_graph.seed.review.recorded import Recorded, Thing, title

FactLines = list[tuple[str, Inlines]]

_UNTOLD = frozenset({"title", "text", "citations"})
"""Properties that the head tells, or the passage beside."""
_USUAL: dict[str, Value] = {"joint": False, "new": False, "primary": True, "basis": "STATED"}
"""Values that go without saying."""
_LAST = ("basis", "confidence", "reason", "asserter")
"""Why a fact is held to be true; told behind the fact."""
_ENDS = {"UNDER": "theme", "HAS_SIDE": "sides", **TIES}
"""Edges from a node that are told as facts of it, with the key that records use."""


class Describing:
    """Tells records on one page: whole the first time, then only by name."""

    def __init__(self, recorded: Recorded, page: str) -> None:
        self.recorded = recorded
        self.page = page
        self.told: set[str] = set()

    def cards(self, things: Iterable[Thing]) -> tuple[Panel, ...]:
        """The records of a passage, each under its subject."""
        grouped: dict[str, list[Thing]] = {}
        for thing in things:
            grouped.setdefault(self.recorded.subject(thing).id, []).append(thing)
        return tuple(self._subject(name, held) for name, held in grouped.items())

    def _subject(self, name: str, held: list[Thing]) -> Panel:
        node = self.recorded.graph.nodes[name]
        hanging = tuple(self.card(thing) for thing in held if thing is not node)
        if any(thing is node for thing in held):
            own = self.card(node)
            return Panel(own.head, own.anchor, own.facts, hanging)
        return Panel(self._named(node), cards=hanging)

    def card(self, thing: Thing) -> Panel:
        """A record with its facts; only its name where the page has told it before."""
        if thing.id in self.told:
            return Panel(self._named(thing))
        self.told.add(thing.id)
        return Panel(self.head(thing), thing.id, tuple(self.facts(thing)))

    def head(self, thing: Thing) -> Inlines:
        """Kind, title and id."""
        if isinstance(thing, Node):
            return (Strong(thing.label), " ", title(thing), " ", Verbatim(thing.id))
        return (Strong(thing.type), " ", *self.ends(thing), " ", Verbatim(thing.id))

    def ends(self, edge: Edge) -> Inlines:
        """What an edge joins, as links."""
        source, target = (self.recorded.link(one, self.page) for one in (edge.source, edge.target))
        return (source, " \u2192 ", target)

    def _named(self, thing: Thing) -> Inlines:
        if isinstance(thing, Node):
            return (Strong(thing.label), " ", self.recorded.link(thing.id, self.page))
        return (Strong(thing.type), " ", *self.ends(thing), " (told above)")

    def facts(self, thing: Thing) -> FactLines:
        """The properties and places of a record, in the order of the model."""
        keys, held = NODE_PROPERTIES if isinstance(thing, Node) else EDGE_PROPERTIES, thing.properties
        told = sorted((key for key in keys if key in held and not _silent(key, held)), key=_LAST.__contains__)
        placed = self._placed(thing) if isinstance(thing, Node) else ()
        return [*((key, self._value(key, held[key])) for key in told), *placed]

    def _value(self, key: str, value: Value) -> Inlines:
        if key == "asserter":
            return (self.recorded.link(str(value), self.page),)
        return (Verbatim(str(value)) if key == "file" else _plain(value),)

    def _placed(self, node: Node) -> Iterator[tuple[str, Inlines]]:
        """Where a node stands among others."""
        near = self.recorded.near
        for type_, key in _ENDS.items():
            yield from self._links(key, near.targets(type_, node.id))
        yield from self._links("part_of", near.sources("HAS_PART", node.id))

    def _links(self, key: str, names: list[str]) -> FactLines:
        links: list[tuple[Inline, ...]] = [(self.recorded.link(name, self.page),) for name in names]
        return [(key, interleaved(links, "; "))] if links else []


def _silent(key: str, held: dict[str, Value]) -> bool:
    """Whether a property goes without saying: its value is the usual one, or stands in the head already."""
    return key in _UNTOLD or held[key] in (_USUAL.get(key), held.get("title"))


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ", ".join(value) if isinstance(value, list) else str(value)
