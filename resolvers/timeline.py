"""What is dated about a thing, in the order of time, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.store import Store
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.resolvers.dated import told
from rasso_graph.resolvers.errors import Code, refusal
from rasso_graph.resolvers.filters import among, plain
from rasso_graph.resolvers.ids import checked_id
from rasso_graph.resolvers.paging import Page, page_of, seal_of
from rasso_graph.resolvers.reading import Reader, at_name, completed, record
from rasso_graph.resolvers.types import named
from rasso_graph.resolvers.walks import Wanted

if TYPE_CHECKING:
    from rasso_graph.resolvers.planner import Asked, Planner

KINDS = ("EVENT", "PUBLICATION", "WORDING", "CLAIM", "TENURE")
_KEYS = (p.Key("when_earliest"), p.Key("id"))
_LAST_DATED = "9999-12-30"
"""The day before the one that stands for an unknown day."""
_DATED = p.Via(("PRINTED_IN", "CLAIMED_IN"), True, ("Document",))


@dataclass(frozen=True)
class _Dates:
    """Where dates stand: a node's own, its document's, and a tenure's start."""

    own: list[int]
    document: int
    start: int


def planned(planner: Planner, asked: Asked) -> Reader:
    """Reads the page of a timeline that the arguments ask for."""
    page = _page(asked)
    timeline = Timeline(planner, page, _params(asked, page))
    with planner.cost.rows(asked.node, timeline.page.size, apart=True):
        value = record(planner.parts(named(asked.type), asked.nodes, timeline.part))
    return planner.walk(timeline, value)


@dataclass
class Timeline:
    """A page of a timeline as it was asked for."""

    planner: Planner
    page: Page
    params: dict[str, Any]
    wanted: Wanted = field(default_factory=Wanted)

    def part(self, part: Asked) -> Reader:
        """Reads one field of the page."""
        if part.name == "nodes":
            return self._read(part, record(self.planner.parts(named(part.type), part.nodes, self._entry_part)))
        if part.name == "edges":
            return self._read(part, record(self.planner.parts(named(part.type), part.nodes, self._edge_part)))
        return self.planner.plain_part(part)

    async def run(self, store: Store, starts: list[str]) -> tuple[set[int], Mapping[str, Any]]:
        """The page, as rows."""
        dates = self._dates()
        walked, found = await store.walk("timeline", self.params)
        kept, more = self.page.cut(found)
        ends = {(row[2], row[3]) for row in kept if row[3]}
        seen, nodes, joined = await self.wanted.read(store, "timeline", {row[2] for row in kept if not row[3]}, ends)
        edges: list[dict[str, Any]] = [
            {"cursor": self.page.mark([row[0], row[2]]), "node": _entry(row, nodes, joined, dates)}
            for row in kept
            if row[2] in nodes or row[2] in joined
        ]
        info = self.page.info([edge["cursor"] for edge in edges], more, self.page.cursor is not None)
        page = {"nodes": [edge["node"] for edge in edges], "edges": edges, "pageInfo": info}
        return {walked, seen}, dict.fromkeys(starts, page)

    def _dates(self) -> _Dates:
        nodes = self.wanted.nodes
        own = [nodes.place(p.Property(name)) for name in ("date", "date_said", "published", "published_said")]
        via = p.Rows(_DATED, (p.Property("published"), p.Property("published_said")), order=(p.Key("id"),), one=True)
        return _Dates(own, nodes.place(via), self.wanted.links.place(p.Property("start", p.At.EDGE)))

    def _edge_part(self, part: Asked) -> Reader:
        if part.name == "cursor":
            return self.planner.plain_part(part)
        return self._read(part, record(self.planner.parts(named(part.type), part.nodes, self._entry_part)))

    def _entry_part(self, part: Asked) -> Reader:
        if part.name == "node":
            return self._read(part, self.planner.entity(part.type, part.nodes, self.wanted.nodes))
        if part.name == "tenure":
            return self._read(part, self.planner.entity(part.type, part.nodes, self.wanted.links))
        return self.planner.plain_part(part)

    def _read(self, part: Asked, inner: Reader) -> Reader:
        return at_name(part.name, completed(part.type, inner))


def _entry(row: Any, nodes: dict[str, Any], joined: dict[str, Any], dates: _Dates) -> dict[str, Any]:
    _, kind, name, person = row
    if person:
        tenure = joined[name]
        return {"kind": kind, "date": told(tenure[dates.start], None), "node": None, "tenure": tenure}
    node = nodes[name]
    date, date_said, published, published_said = (node[place] for place in dates.own)
    ways = ((date, date_said), (published, published_said), node[dates.document] or (None, None))
    edtf, said = next((way for way in ways if way[0]), (None, None))
    return {"kind": kind, "date": told(edtf, said), "node": node, "tenure": None}


def _page(asked: Asked) -> Page:
    rest = {name: value for name, value in asked.args.items() if name not in {"first", "after"}}
    return page_of(asked.args, _KEYS, seal_of("timeline", rest), asked.node)


def _params(asked: Asked, page: Page) -> dict[str, Any]:
    args = asked.args
    first, last = plain(args.get("from")) or FIRST_DAY, min(plain(args.get("to")) or LAST_DAY, _LAST_DATED)
    if first > last:
        raise refusal(Code.ARGUMENT, f"The timeline ends ({last}) before it starts ({first}).", asked.node)
    day, name = page.cursor or ("", "")
    return {
        "about": checked_id(args["about"], None, asked.node) if args.get("about") is not None else None,
        "kinds": among(args.get("kinds"), KINDS),
        "from": first,
        "to": last,
        "known_by": plain(args.get("knownBy")) or LAST_DAY,
        "day": day,
        "id": name,
        "limit": page.limit,
    }
