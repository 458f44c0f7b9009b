"""What is read of the nodes that a search finds: what was asked of them, and the texts that may be highlighted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.matching import LEVELS, Term
from rasso_graph.loaders.store import Store
from rasso_graph.model.enums import SearchField
from rasso_graph.model.searching import TEXTS, Text
from rasso_graph.model.words import RECORD
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.traversals.highlights import spans


@dataclass(frozen=True)
class Found:
    """The columns asked of the nodes that a search finds."""

    columns: Columns = field(default_factory=Columns)
    _texts: dict[SearchField, list[int]] = field(default_factory=dict[SearchField, list[int]])

    def with_texts(self) -> None:
        """Ask for the texts of every field too."""
        for of, texts in TEXTS.items():
            self._texts[of] = [self.columns.place(_column(text)) for text in texts]

    async def read(self, store: Store, ids: Sequence[str]) -> tuple[set[int], Mapping[str, Any]]:
        """The revision that was seen, and the nodes' rows by id; no statement where nothing is asked of them."""
        if not ids or not self.columns.all():
            return set(), {one: [] for one in ids}
        own = self.columns.place(p.Property("id"))
        rows = p.Rows(p.Ids(p.Param(tuple(sorted(ids))), (RECORD,)), self.columns.all())
        revision, (found,) = await store.read("search", (rows,))
        return {revision}, {row[own]: row for row in found}

    def highlights(self, row: Any, level: int, terms: Sequence[Term]) -> list[dict[str, Any]]:
        """The texts that hold any of the terms, of the fields that the match took, by field name."""
        told = self._told(row, level, terms)
        return [one for one, _ in zip(told, range(FIXED.highlights), strict=False)]

    def _told(self, row: Any, level: int, terms: Sequence[Term]) -> Iterator[dict[str, Any]]:
        for of in _fields(level):
            for text in sorted({one for place in self._texts[of] for one in _flat(row[place])}):
                if where := spans(text, terms):
                    ranges = [{"start": start, "end": end} for start, end in where]
                    yield {"field": of.value, "text": text, "ranges": ranges}


def _fields(level: int) -> tuple[SearchField, ...]:
    """The fields that a match of this level took."""
    if LEVELS[level] is SearchField.CALLED:
        return SearchField.TITLE, SearchField.NAME
    return LEVELS[1 : level + 1]


def _column(text: Text) -> p.Column:
    at = p.At.EDGE if text.on_edge else p.At.NODE
    column: p.Column = p.Property(text.name, at)
    known: p.Predicate | None = p.Compare(text.name, "known", p.Param(True), at)
    for step in reversed(text.steps):
        column = p.Rows(p.Via(step.types, step.out, (RECORD,)), (column,), known)
        known = None
    return column


def _flat(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, list):
        for one in cast(list[Any], held):
            yield from _flat(one)
