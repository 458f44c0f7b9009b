"""What is read of the nodes that a search finds: what was asked of them, and the texts that may be highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.lifting import Values
from rasso_graph.loaders.matching import LEVELS, Term
from rasso_graph.loaders.store import OneState
from rasso_graph.loaders.text import KeptColumns
from rasso_graph.model.analysis import Words, words_of
from rasso_graph.model.enums import SearchField
from rasso_graph.model.searching import OF_PASSAGES, TEXTS, Searched
from rasso_graph.model.words import LABELS, RECORD, label_of
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.shaping import Record, Row
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.traversals.wanted import RowsById

_IDS = "ids of a search"
Match = tuple[int, int]
"""Start and end in code points, the end exclusive."""


@dataclass(frozen=True)
class Found:
    """The columns asked of the nodes that a search finds."""

    columns: Columns = field(default_factory=Columns)
    _fields: dict[SearchField, list[int]] = field(default_factory=dict[SearchField, list[int]])

    def with_texts(self) -> None:
        """Ask for the texts of every field too."""
        for of, texts in {**TEXTS, SearchField.QUOTATION: OF_PASSAGES}.items():
            self._fields[of] = [self.columns.place(_column(text)) for text in texts]

    async def read(self, store: OneState, given: Values, ids: Sequence[str]) -> RowsById:
        """The nodes' rows by id; no statement where nothing is asked of them."""
        if not ids or not self.columns.all():
            return {one: [] for one in ids}
        own, texts = self._texts
        [found] = await store.read("search", texts.with_values({**given, _IDS: tuple(sorted(ids))}))
        return {row[own]: row for row in found}

    @cached_property
    def _texts(self) -> tuple[int, KeptColumns]:
        """Where a row has its id, and what is asked of the store once all columns are placed."""
        own = self.columns.place(p.Property("id"))
        rows = p.Rows(p.Ids(p.Param(p.Late(_IDS)), (RECORD,)), self.columns.all())
        return own, KeptColumns((rows,))

    def highlights(self, row: Row, level: int, terms: Sequence[Term]) -> list[Record]:
        """The texts that hold any of the terms, of the fields that the match took, by field name."""
        told = self._highlights(row, level, terms)
        return [one for one, _ in zip(told, range(FIXED.highlights), strict=False)]

    def by_meaning(self, row: Row, level: int, terms: Sequence[Term]) -> list[str]:
        """The terms, as they were written, that no text of the fields holds that the match took."""
        texts = [words_of(text) for of in _fields(level) for text in self._of(row, of)]
        lacking = (term.said for term in terms if not any(next(_met(text, term), None) for text in texts))
        return list(dict.fromkeys(lacking))

    def _of(self, row: Row, field: SearchField) -> list[str]:
        passed = self._derived(row)
        return sorted({one for place in self._fields[field] if place not in passed for one in _flat(row[place])})

    def _derived(self, row: Row) -> set[int]:
        """The place of a name that no record gives: it is made for drawings, and found by nobody."""
        label = label_of(cast(str, row[self.columns.place(p.Property("id"))]))
        return set() if label and LABELS[label].named else {self.columns.place(p.Property("name"))}

    def _highlights(self, row: Row, level: int, terms: Sequence[Term]) -> Iterator[Record]:
        for of in _fields(level):
            for text in self._of(row, of):
                if (where := spans(text, terms)) and (of is not SearchField.QUOTATION or _holds(text, terms)):
                    ranges = [{"start": start, "end": end} for start, end in where]
                    yield {"field": of.value, "text": text, "ranges": ranges}


def _fields(level: int) -> tuple[SearchField, ...]:
    """The fields that a match of this level took."""
    if LEVELS[level] is SearchField.CALLED:
        return SearchField.TITLE, SearchField.NAME
    if LEVELS[level] is SearchField.QUOTATION:
        return (SearchField.QUOTATION,)
    return LEVELS[1 : level + 1]


def _holds(text: str, terms: Iterable[Term]) -> bool:
    """Whether a passage holds all that was asked for, and not some of it beside another that does."""
    found = words_of(text)
    return all(any(_met(found, term)) for term in terms)


def _column(text: Searched) -> p.Column:
    at = p.At.EDGE if text.on_edge else p.At.NODE
    column: p.Column = p.Property(text.name, at)
    known = p.every(
        p.Compare(text.name, "known", p.Param(True), at),
        p.Compare("type", "in", p.Param(text.types), at) if text.types else None,
    )
    for step in reversed(text.steps):
        column = p.Rows(p.Via(step.types, step.out, (RECORD,)), (column,), known)
        known = None
    return column


def _flat(held: Row) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, list):
        for one in cast(list[Row], held):
            yield from _flat(one)


def spans(text: str, terms: Iterable[Term]) -> list[Match]:
    """Where any of the terms is met, from the first on; what overlaps is one."""
    found = words_of(text)
    merged: list[Match] = []
    for start, end in sorted(span for term in terms for span in _met(found, term)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _met(found: Words, term: Term) -> Iterator[Match]:
    if term.start is not None:
        for word in (*found.words, *found.joined):
            if word.form.startswith(term.start) and not word.common:
                yield word.start, word.end
        return
    yield from _rows(found, term.stems)
    if term.joined is not None:
        alone = found.words if len(term.stems) > 1 else ()
        yield from ((word.start, word.end) for word in (*found.joined, *alone) if word.stem == term.joined)


def _rows(found: Words, stems: Sequence[str]) -> Iterator[Match]:
    words, length = found.words, len(stems)
    for at in range(len(words) - length + 1):
        if all(words[at + step].stem == stem for step, stem in enumerate(stems)):
            yield words[at].start, words[at + length - 1].end
