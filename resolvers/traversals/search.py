"""Full text: a page of what holds the words of a text, in order of how it was met."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphql import FieldNode

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.matching import LEVELS, called
from rasso_graph.loaders.store import OneState
from rasso_graph.model.searching import INDEXED, SEARCH_PROPERTIES
from rasso_graph.model.words import PARTIES
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.filters import plain
from rasso_graph.resolvers.planning.paging import Position, Slice, damaged, page_of
from rasso_graph.resolvers.planning.sealing import seal_of
from rasso_graph.resolvers.planning.shaping import Answers, Reader, Record, Row, at_name, completed, noting_unknown
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.ids import checked_id
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.request.premises import Anew
from rasso_graph.resolvers.traversals.filled import Filled
from rasso_graph.resolvers.traversals.found import Found
from rasso_graph.resolvers.traversals.nearest import unmet
from rasso_graph.resolvers.traversals.rows import CountRow, Params, SearchRow
from rasso_graph.resolvers.traversals.terms import Question, question

MOST = FIXED.hits
"""Nodes that a text may meet, before any filter: over that it is refused, as a page of them would take too long."""
_KEYS = (p.Key("rank"), p.Key("title_sort"), p.Key("id"))
_IDS = {"theme": ("Theme",), "document": ("Document",), "owner": PARTIES}


def planned(planner: Planning, asked: Asked) -> Reader:
    """Reads the page of a search that the arguments ask for."""
    asks, filters = question(asked.args["text"], asked.node), _filters(asked)
    search = Search(planner, asked.node, asks, _page(asked, asks, filters), filters, asked.args["quotations"])
    return planner.walk(search, noting_unknown(search.filled.read(asked)))


@dataclass
class Search:
    """A page of a search as it was asked for."""

    planner: Planning
    node: FieldNode
    question: Question
    page: Slice
    filters: Params
    quotations: bool
    """Whether to look in passages too."""
    found: Found = field(default_factory=Found)
    filled: Filled = field(init=False)

    def __post_init__(self) -> None:
        self.filled = Filled(self.planner, self.page, self._hit_part)

    async def run(self, store: OneState, starts: list[str], given: Anew) -> Answers:
        """The page, as rows. Refuses a text that meets more than MOST."""
        met, total, found, behind, counted, known, unsearched = await store.walk("search", self._params())
        if met > MOST:
            told = f"The text meets more than {MOST:,} things. Look for more words, or for words that are rarer."
            raise refusal(Code.TOO_BROAD, told, self.node)
        kept, more = self.page.cut([SearchRow(*row) for row in found])
        nodes = await self.found.read(store, given, [row.id for row in kept])
        edges = [self._hit(row, nodes[row.id], given) for row in kept if row.id in nodes]
        counts = [CountRow(*row) for row in counted]
        indexed = INDEXED if self.quotations else SEARCH_PROPERTIES
        lacking = await unmet(store, self.question, indexed) if not met and "unmet" in self.filled.told else []
        unknown = {self.filters[name] for name in _IDS if self.filters[name] is not None} - set(known)
        page = {**self.filled.object(edges, more, behind), "totalCount": total, "facets": counts, "unknown": unknown}
        page |= {"unmet": lacking, "unsearched": unsearched}
        return dict.fromkeys(starts, page)

    def _hit(self, row: SearchRow, node: Row, given: Anew) -> Record:
        hit = {"node": node, "field": LEVELS[row.rank].value, "level": row.rank}
        return {"cursor": self.page.mark([row.rank, row.title, row.id], given), "node": hit}

    def _params(self) -> Params:
        page = self.page
        rank, title, name = page.after or (None, None, None)
        until_rank, until_title, until_name = page.before or (None, None, None)
        return {
            "terms": [term.written() for term in self.question.terms],
            "called": called(self.question.called),
            "fields": list(SEARCH_PROPERTIES),
            "quotations": self.quotations,
            "unsearched": "unsearched" in self.filled.told,
            "most": MOST,
            **self.filters,
            **{"rank": rank, "title": title, "id": name, "backward": page.backward, "size": page.limit},
            **{"until_rank": until_rank, "until_title": until_title, "until_id": until_name},
            **{"by": list(self.filled.by), "counts": self.filled.counts},
        }

    def _hit_part(self, part: Asked) -> Reader:
        if part.name == "node":
            read = self.planner.entity(part.type, part.nodes, self.found.columns)
            return at_name(part.name, completed(part.type, read))
        if part.name == "highlights":
            self.found.with_texts()
            read = self.planner.plain(part.type, part.nodes)
            return lambda hit, reading: read(self._highlights(hit), reading)
        if part.name == "byMeaning":
            self.found.with_texts()
            return lambda hit, _: self.found.by_meaning(hit["node"], hit["level"], self.question.terms)
        return self.planner.plain_part(part)

    def _highlights(self, hit: Record) -> list[Record]:
        return self.found.highlights(hit["node"], hit["level"], self.question.terms)


def _filters(asked: Asked) -> Params:
    given = {name: value for name, value in asked.args.items() if value is not None}
    ids = {name: checked_id(given[name], of, asked.node) if name in given else None for name, of in _IDS.items()}
    return {**ids, "kinds": sorted(set(plain(given["kinds"]))) if "kinds" in given else None}


def _page(asked: Asked, asks: Question, filters: Params) -> Slice:
    terms = sorted(map(repr, asks.terms))
    page = page_of(
        asked.args,
        _KEYS,
        seal_of("search", terms, asks.called, asked.args["quotations"], *sorted(filters.items())),
        asked.node,
    )
    if not all(map(_is_place, page.places)):
        raise damaged(asked.node)
    return page


def _is_place(of: Position) -> bool:
    rank, title, name = of
    return type(rank) is int and 0 <= rank < len(LEVELS) and isinstance(title, str) and isinstance(name, str)
