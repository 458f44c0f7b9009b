"""What in a text may be a record: items, bullets, rows and headings that may be commitments, sentences that promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rasso_graph.model.folding import fold
from rasso_graph.seed.citing import Unit, UnitKind, line_of, units

LONGEST = 60
"""Words of an item that is a commitment as a whole; of a longer one the sentences that promise are."""
SHORTEST = 4
"""Words of an item at least."""
_HEADED = 6
"""Words of a heading that may be a commitment at least."""
PROMISE = re.compile(
    r"\b(?:we|they|it|who|which|and|[A-Z]\w+|[a-z]+s?)\s+(?:will|shall)\b|\b(?:is|are)\s+(?:due|to be)\b"
    r"|\b(?:plans?|intends?|aims?|commits?|committed|undertakes?|promises?)\s+to\b|\bby\s+(?:the\s+end\s+of\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|"
    r"winter|20\d\d)\b"
)
"""Words by which a sentence promises."""
_PASSIVE = re.compile(r"\b(?:will|shall)\s+(?:also\s+|then\s+)?be\s+\w+(?:ed|en|un|t)\b|\b(?:is|are)\s+due\b")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z\u201c\"(])")
_NUMBER = re.compile(r"\(?(\d{1,3}[a-z]?)[.)]?\s+")
_TO_A_PAGE = re.compile(r"(?:[^\s.]+\s+){0,11}[^\s.]+?[\s.]*\d{1,3}")
_TITLES = {"outcome": "outcome", "recommend": "recommendation", "success measure": "measure"}


@dataclass(frozen=True)
class Lead:
    """A stretch of a text that may be a record: what of, why, under which heading, with what beside it in its row."""

    kind: str
    start: int
    end: int
    line: int
    how: str
    """What it looks like: an item, a bullet, a row, a heading, a sentence."""
    heading: str = ""
    number: str = ""
    report: tuple[int, int] | None = None
    """The rest of its row, which may tell what became of it."""
    sure: bool = False
    """Whether something printed says that it is of this kind."""


def leads(text: str) -> list[Lead]:
    """What in a text may be a record, in its order; none overlap."""
    found: list[Lead] = []
    heading = first = ""
    for _, row in groupby(units(text), key=lambda unit: text.count("\n", 0, unit.start)):
        cells = [one for one in row if not _contents(text, one)]
        if not cells:
            continue
        if cells[0].kind is UnitKind.HEADING:
            heading = text[cells[0].start : cells[0].end]
            first = first or fold(heading)
            if fold(heading) == first:
                continue
        found += _in_row(text, cells, heading)
    return found


def _contents(text: str, unit: Unit) -> bool:
    """Whether a unit looks like a line of a table of contents: a few words, and the number of a page."""
    passage = text[unit.start : unit.end]
    return unit.kind in (UnitKind.HEADING, UnitKind.CELL) and bool(_TO_A_PAGE.fullmatch(passage))


def _in_row(text: str, row: list[Unit], heading: str) -> Iterator[Lead]:
    """What is found in the units of one line: of a row the first cell is what it is about, the rest its report."""
    first, rest = row[0], row[1:]
    cell = first.kind is UnitKind.CELL
    if cell and rest and _promising(text, first):
        yield _whole(text, first, heading, (rest[0].start, rest[-1].end))
    else:
        yield from _in_unit(text, first, heading)
    for unit in rest:
        yield from _sentences(text, unit, heading) if cell else _in_unit(text, unit, heading)


def _in_unit(text: str, unit: Unit, heading: str) -> Iterator[Lead]:
    listed = unit.kind in (UnitKind.ITEM, UnitKind.BULLET, UnitKind.CELL)
    headed = unit.kind is UnitKind.HEADING and len(text[unit.start : unit.end].split()) >= _HEADED
    if (listed or headed) and _promising(text, unit):
        yield _whole(text, unit, heading, None)
    elif unit.kind is not UnitKind.HEADING:
        yield from _sentences(text, unit, heading)


def _promising(text: str, unit: Unit) -> bool:
    """Whether a unit has the length of a commitment."""
    return SHORTEST <= len(text[unit.start : unit.end].split()) <= LONGEST


def _whole(text: str, unit: Unit, heading: str, report: tuple[int, int] | None) -> Lead:
    number = _NUMBER.match(text, unit.start, unit.end)
    how = "row" if report else unit.kind.value.lower()
    kind, sure = _kind(text[unit.start : unit.end], heading, unit.kind is UnitKind.CELL)
    line, told = line_of(text, unit.start), number[1] if number else ""
    return Lead(kind, unit.start, unit.end, line, how, heading, told, report, sure)


def _kind(passage: str, heading: str, cell: bool) -> tuple[str, bool]:
    """What a listed passage is of, and whether its heading or its own first word says so. Outcomes are listed; a table
    under them tells of actions."""
    for word, kind in _TITLES.items():
        if passage.lower().startswith(word) or (word in heading.lower() and not (cell and kind == "outcome")):
            return kind, True
    return "action", "action" in heading.lower() or "commitment" in heading.lower()


def _sentences(text: str, unit: Unit, heading: str) -> Iterator[Lead]:
    """The sentences of a unit that promise."""
    start = unit.start
    for part in _SENTENCE.split(text[unit.start : unit.end]):
        start = text.index(part, start)
        if PROMISE.search(part) and len(part.split()) >= SHORTEST:
            kind = "event" if _PASSIVE.search(part) else "action"
            yield Lead(kind, start, start + len(part), line_of(text, start), "sentence", heading)
        start += len(part)
