"""What is dated about a thing, in the order of time, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.store import OneState
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.filters import plain, words_among
from rasso_graph.resolvers.planning.paging import Slice, damaged, page_of
from rasso_graph.resolvers.planning.sealing import seal_of
from rasso_graph.resolvers.planning.shaping import Answers, Reader, Record, at_name, completed, date_of
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.ids import checked_id
from rasso_graph.resolvers.request.premises import Anew
from rasso_graph.resolvers.traversals.filled import Filled
from rasso_graph.resolvers.traversals.rows import CountRow, Params, TimelineRow
from rasso_graph.resolvers.traversals.wanted import RowsById, Wanted

MOMENT_KINDS = ("EVENT", "PUBLICATION", "WORDING", "CLAIM", "TENURE")
ALL = 2**53
"""More than there is of anything."""
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


def planned(planner: Planning, asked: Asked) -> Reader:
    """Reads the page of a timeline that the arguments ask for."""
    about = checked_id(asked.args["about"], None, asked.node) if asked.args.get("about") is not None else None
    params = {**_params(asked), "about": about}
    page = _page(asked, params)
    timeline = Timeline(planner, page, {**params, **_between(page)}, about)
    return planner.walk(timeline, timeline.filled.read(asked))


@dataclass
class Timeline:
    """A page of a timeline as it was asked for."""

    planner: Planning
    page: Slice
    params: Params
    about: str | None
    wanted: Wanted = field(default_factory=Wanted)
    filled: Filled = field(init=False)

    def __post_init__(self) -> None:
        self.filled = Filled(self.planner, self.page, self._entry_part)

    async def run(self, store: OneState, starts: list[str], given: Anew) -> Answers:
        """The page, as rows; none of a thing that is not there."""
        dates = self._dates()
        about = self.about
        total, found, counted = await store.walk("timeline", {**self.params, **self._counting()})
        kept, more = self.page.cut([TimelineRow(*row) for row in found])
        ends = {(row.id, row.person) for row in kept if row.person}
        ids = {row.id for row in kept if not row.person}
        nodes, joined = await self.wanted.read(store, given, "timeline", ids | {about} if about else ids, ends)
        if about and about not in nodes:
            return {}
        edges = [
            {"cursor": self.page.mark([row.day, row.id], given), "node": _entry(row, nodes, joined, dates)}
            for row in kept
            if row.id in nodes or row.id in joined
        ]
        counts = [CountRow(*row) for row in counted]
        page = {**self.filled.object(edges, more, self.page.start is not None), "totalCount": total, "facets": counts}
        return dict.fromkeys(starts, page)

    def _counting(self) -> Params:
        """What is counted; about everything also whether all is gathered for it, or for a page backward."""
        filled = self.filled
        whole = self.page.backward or "totalCount" in filled.told or bool(filled.by)
        first, every = (0, ALL) if whole else (self.page.limit, 0)
        taken = {"first": first, "all": every} if self.about is None else {"first": 0, "all": 0}
        return {**taken, "by": list(filled.by), "counts": filled.counts}

    def _dates(self) -> _Dates:
        nodes = self.wanted.nodes
        own = [nodes.place(p.Property(name)) for name in ("date", "date_said", "published", "published_said")]
        via = p.Rows(_DATED, (p.Property("published"), p.Property("published_said")), order=(p.Key("id"),), one=True)
        return _Dates(own, nodes.place(via), self.wanted.links.place(p.Property("start", p.At.EDGE)))

    def _entry_part(self, part: Asked) -> Reader:
        if part.name == "node":
            return self._entity(part, self.wanted.nodes)
        if part.name == "tenure":
            return self._entity(part, self.wanted.links)
        return self.planner.plain_part(part)

    def _entity(self, part: Asked, columns: Columns) -> Reader:
        return at_name(part.name, completed(part.type, self.planner.entity(part.type, part.nodes, columns)))


def _entry(row: TimelineRow, nodes: RowsById, joined: RowsById, dates: _Dates) -> Record:
    if row.person:
        tenure = joined[row.id]
        return {"kind": row.kind, "date": date_of(tenure[dates.start], None), "node": None, "tenure": tenure}
    node = nodes[row.id]
    date, date_said, published, published_said = (node[place] for place in dates.own)
    ways = ((date, date_said), (published, published_said), node[dates.document] or (None, None))
    edtf, said = next((way for way in ways if way[0]), (None, None))
    return {"kind": row.kind, "date": date_of(edtf, said), "node": node, "tenure": None}


def _page(asked: Asked, params: Params) -> Slice:
    page = page_of(asked.args, _KEYS, seal_of("timeline", *sorted(params.items())), asked.node)
    if not all(isinstance(value, str) for place in page.places for value in place):
        raise damaged(asked.node)
    return page


def _between(page: Slice) -> Params:
    day, name = page.after or ("", "")
    until_day, until_id = page.before or (LAST_DAY, "")
    return {
        **{"day": day, "id": name, "until_day": until_day, "until_id": until_id},
        **{"backward": page.backward, "limit": page.limit},
    }


def _params(asked: Asked) -> Params:
    args = asked.args
    first, last = plain(args.get("from")) or FIRST_DAY, min(plain(args.get("to")) or LAST_DAY, _LAST_DATED)
    if first > last:
        raise refusal(Code.ARGUMENT, f"The timeline ends ({last}) before it starts ({first}).", asked.node)
    return {
        "kinds": sorted(set(words_among(args.get("kinds"), MOMENT_KINDS))),
        "from": first,
        "to": last,
        "known_by": plain(args.get("knownBy")) or LAST_DAY,
    }
