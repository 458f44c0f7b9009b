"""A timeline: everything that is dated and concerns a thing, sorted, and a page of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rasso_graph.loaders.plan import Key
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.model.graph import Edge, Node
from rasso_graph.model.words import TRACES
from rasso_graph.schema.facets import BY_CLAIM, OWNED, WORDED
from tests.reference.facets import ranked, shared
from tests.reference.memory import Memory, Row
from tests.reference.pages import turned
from tests.reference.values import stored_value, told_date

_KINDS = {"Event": "EVENT", "Document": "PUBLICATION", "Wording": "WORDING", "StatusClaim": "CLAIM"}
_COUNTED = {"Event": OWNED, "Document": OWNED, "Wording": WORDED, "StatusClaim": BY_CLAIM}
_CONCERNING = (
    "ABOUT",
    "HAS_WORDING",
    "HAS_STATUS",
    "PRINTED_IN",
    "CLAIMED_IN",
    "PUBLISHED",
    "OWNS",
    "INVOLVED_IN",
    "PARTICIPATES",
)
_TRACED = tuple(name for name in TRACES if name not in {"REPEATS", "REWORDS", "MOVES"})
_KEYS = (Key("when_earliest"), Key("id"))


@dataclass(frozen=True)
class _Asked:
    """What is asked for: the kinds, and the days between which."""

    kinds: set[str]
    first: str
    last: str
    known_by: str

    def passes(self, kind: str, earliest: Any, latest: Any, when_known: Any) -> bool:
        """Whether something of this kind and these days is asked for. The last day stands for an unknown one."""
        dated = earliest <= self.last and latest >= self.first and earliest < LAST_DAY
        return kind in self.kinds and dated and when_known <= self.known_by


def timeline(memory: Memory, args: Mapping[str, Any], cursors: dict[str, str]) -> dict[str, Any] | None:
    """The page that is asked for, by the names of `Paged`; None about what is not there."""
    if args.get("about") is not None and args["about"] not in memory.nodes:
        return None
    rows = sorted(_rows(memory, args.get("about"), _asked(args)), key=lambda row: row[:2])
    places = [list(row[:2]) for row in rows]
    page = turned(_KEYS, places, lambda at: _entry(memory, *rows[at][2:]), args, cursors)

    def facets(by: list[Any], most: int) -> list[Any]:
        return [_facet(memory, rows, one, most) for one in dict.fromkeys(by)]

    return {**page, "facets": facets}


def _facet(memory: Memory, rows: list[tuple[Any, ...]], by: Any, most: int) -> dict[str, Any]:
    return ranked(memory, by, (value for row in rows for value in _shared(memory, by.value, *row)), most)


def _shared(memory: Memory, by: str, day: str, _: str, kind: str, thing: Node | Edge) -> set[str]:
    """What an entry is counted under: its own kind and first day, or what its node is."""
    if by == "KIND":
        return {kind}
    if by == "YEAR":
        return set() if day == FIRST_DAY else {day[:4]}
    if isinstance(thing, Node):
        grouping = _COUNTED[thing.label].get(by)
        return shared(memory, Row(thing), grouping) if grouping else set()
    cited: Any = thing.properties["citations"] if by == "DOCUMENT" else ()
    return {edge.target for one in cited for edge in memory.edges(one, ("PASSAGE_OF",), out=True)}


def _asked(args: Mapping[str, Any]) -> _Asked:
    kinds = {*_KINDS.values(), "TENURE"} if args.get("kinds") is None else set(stored_value(args["kinds"]))
    first, last, known_by = (stored_value(args.get(name)) for name in ("from", "to", "knownBy"))
    return _Asked(kinds, first or FIRST_DAY, last or LAST_DAY, known_by or LAST_DAY)


def _rows(memory: Memory, about: str | None, asked: _Asked) -> Iterable[tuple[Any, ...]]:
    """Day, id, kind, and the node or tenure of everything that passes."""
    for node in _concerning(memory, about):
        held: dict[str, Any] = node.properties
        kind = _KINDS.get(node.label, "")
        if asked.passes(kind, held["when_earliest"], held["when_latest"], held["when_known"]):
            yield held["when_earliest"], node.id, kind, node
    for edge in _tenures(memory, about):
        held = edge.properties
        if asked.passes("TENURE", held["when_earliest"], held["when_holds_from"], held["when_known"]):
            yield held["when_earliest"], edge.id, "TENURE", edge


def _near(memory: Memory, about: str) -> set[str]:
    """The thing, its parts, and their parts."""
    near = {about} & memory.nodes.keys()
    for _ in range(2):
        near |= {edge.target for one in near for edge in memory.edges(one, ("HAS_PART",), out=True)}
    return near


def _concerning(memory: Memory, about: str | None) -> Iterable[Node]:
    if about is None:
        return memory.nodes.values()
    near = _near(memory, about)
    types = (*_CONCERNING, *_TRACED)
    out = {edge.target for one in near for edge in memory.edges(one, types, out=True)}
    into = {edge.source for one in near for edge in memory.edges(one, types, out=False)}
    return [memory.nodes[one] for one in near | out | into]


def _tenures(memory: Memory, about: str | None) -> Iterable[Edge]:
    """Tenures of a person, of a post, or of the posts of a body; or all."""
    held = [edge for edge in memory.links.values() if edge.type == "HOLDS"]
    if about is None:
        return held
    near = _near(memory, about)
    posts = {edge.source for one in near for edge in memory.edges(one, ("POST_AT",), out=False)}
    return [edge for edge in held if edge.source in near or edge.target in near | posts]


def _entry(memory: Memory, kind: str, thing: Node | Edge) -> dict[str, Any]:
    if isinstance(thing, Edge):
        date = told_date(_text(thing, "start"), None)
        return {"kind": kind, "date": date, "node": None, "tenure": Row(memory.nodes[thing.target], thing)}
    documents = memory.edges(thing.id, ("PRINTED_IN", "CLAIMED_IN"), out=True)
    document = [memory.nodes[one] for one in sorted(edge.target for edge in documents)][:1]
    ways = [(_text(thing, "date"), _text(thing, "date_said"))]
    ways += [(_text(one, "published"), _text(one, "published_said")) for one in (thing, *document)]
    date = next((told_date(*way) for way in ways if way[0]), None)
    return {"kind": kind, "date": date, "node": Row(thing), "tenure": None}


def _text(of: Node | Edge, name: str) -> Any:
    return of.properties.get(name)
