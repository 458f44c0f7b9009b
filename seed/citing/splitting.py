"""Splitting a text into the units that a reader takes one by one: headings, paragraphs, bullets, items, cells.

Made for texts extracted from PDF and web pages: one line holds one paragraph, bullet or table row; cells are parted
by tabs; some cells hold fragments of HTML lists; a long line may be broken. Page breaks part what belongs together,
so a sentence may stand in two units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rasso_graph.model.enums import Described


class UnitKind(Described):
    """What a unit looks like in the text."""

    HEADING = ("HEADING", "Heading")
    PARAGRAPH = ("PARAGRAPH", "Paragraph")
    CONTINUATION = ("CONTINUATION", "Rest of what a page break parted")
    ITEM = ("ITEM", "Numbered paragraph or item")
    BULLET = ("BULLET", "Bullet")
    CELL = ("CELL", "Table cell")
    FOOTNOTE = ("FOOTNOTE", "Footnote")
    STRETCH = ("STRETCH", "Stretch of the text")


@dataclass(frozen=True)
class Unit:
    """A unit of a text: code points from `start` to before `end`, without surrounding space and bullet."""

    kind: UnitKind
    start: int
    end: int


@dataclass(frozen=True)
class _Piece:
    """A stretch of the text with what its surroundings say of its kind, if anything."""

    start: int
    end: int
    kind: UnitKind | None = None


_BLOCK_TAG = re.compile(r"<(/?)(ul|ol|li|p|h[1-6])\b[^<>]*>", re.IGNORECASE)
_MARKS = re.compile(r"(?:[\s*\u2022\u00b7\u25aa\u25cf]|[-\u2013\u2014](?=\s))*")
_BULLETED = re.compile(r"\s*(?:[-\u2013\u2014]\s|[*\u2022\u00b7\u25aa\u25cf])")
_NUMBERED = re.compile(r"\(?\d{1,3}(?:\.|\))(?=\s|$)")
_BARE_NUMBER = re.compile(r"\s*\d{1,4}\.?\s*$")
_FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]")
_OPEN_END = re.compile(r"(?:,|\b(?:of|the|and|or|to|a|an|in|on|for|with|by|from))\s*$")
_SENTENCE_END = re.compile(r"[.;:?!][\"'\u2019\u201d)]*\s*$")
_LONGEST_HEADING = 150
_LONGEST_LABEL = 20
"""Characters of a heading that ends with a colon; a longer one leads into a list."""


def units(text: str) -> list[Unit]:
    """The units of a text in order; none overlap, and every letter and digit outside markup is in one."""
    found = (_trimmed(text, piece) for line in _lines(text) for piece in _pieces(text, line))
    return [Unit(_kind(text, piece), piece.start, piece.end) for piece in found if piece is not None]


def _lines(text: str) -> Iterator[_Piece]:
    """Lines, with those joined that were one before they were broken."""
    open_: _Piece | None = None
    for match in re.finditer(r"[^\n]*\n?", text):
        line = _Piece(match.start(), match.start() + len(match.group().rstrip("\n")))
        if open_ is not None and _goes_on(text, open_, line):
            open_ = _Piece(open_.start, line.end)
            continue
        if open_ is not None:
            yield open_
        open_ = line
    if open_ is not None:
        yield open_


def _goes_on(text: str, before: _Piece, line: _Piece) -> bool:
    """Whether a line continues the one before it, with no blank line between them."""
    first, next_ = text[before.start : before.end], text[line.start : line.end]
    if not first.strip() or not next_.strip() or "\t" in first + next_ or _BULLETED.match(next_):
        return False
    if _SENTENCE_END.search(first) or _NUMBERED.match(next_.strip()):
        return False
    return next_.strip()[0].islower() or "\n" in first or bool(_OPEN_END.search(first))


def _pieces(text: str, line: _Piece) -> Iterator[_Piece]:
    for cell in _cells(text, line):
        yield from _blocks(text, cell)


def _cells(text: str, line: _Piece) -> Iterator[_Piece]:
    """The cells of a row. A number that begins a row, or ends one of two cells, stays with its neighbour."""
    if "\t" not in text[line.start : line.end]:
        yield line
        return
    ends = [*(m.start() for m in re.finditer("\t", text[line.start : line.end])), line.end - line.start]
    starts = [0, *(end + 1 for end in ends[:-1])]
    cells = [_Piece(line.start + s, line.start + e, UnitKind.CELL) for s, e in zip(starts, ends, strict=True)]
    bare = [bool(_BARE_NUMBER.match(text[cell.start : cell.end])) for cell in cells]
    if bare[0] or (len(cells) == 2 and bare[1]):
        cells[:2] = [_Piece(cells[0].start, cells[1].end, UnitKind.CELL)]
    yield from cells


def _blocks(text: str, cell: _Piece) -> Iterator[_Piece]:
    """What stands between block tags and bullets inside a cell or line."""
    start, kind = cell.start, cell.kind
    for match in re.finditer(rf"{_BLOCK_TAG.pattern}|\u2022", text[cell.start : cell.end], re.IGNORECASE):
        yield _Piece(start, cell.start + match.start(), kind)
        start, kind = cell.start + match.end(), _opened(match, cell.kind)
    yield _Piece(start, cell.end, kind)


def _opened(match: re.Match[str], around: UnitKind | None) -> UnitKind | None:
    """The kind of what follows a tag or bullet."""
    if match.group() == "\u2022":
        return UnitKind.BULLET
    if match.group(1):
        return around
    name = match.group(2).lower()
    return {"p": UnitKind.PARAGRAPH, "li": UnitKind.BULLET}.get(name, UnitKind.HEADING if name[0] == "h" else around)


def _trimmed(text: str, piece: _Piece) -> _Piece | None:
    """The piece without bullets and space around it; None if neither letter nor digit is in it."""
    passage = text[piece.start : piece.end]
    if not any(character.isalnum() for character in passage):
        return None
    marks = _MARKS.match(passage)
    start = piece.start + (marks.end() if marks else 0)
    kind = piece.kind or (UnitKind.BULLET if _BULLETED.match(passage) else None)
    return _Piece(start, piece.start + len(passage.rstrip()), kind)


def _kind(text: str, piece: _Piece) -> UnitKind:
    """The kind of a unit, from its surroundings or else from its own looks."""
    passage = text[piece.start : piece.end]
    if piece.kind in (None, UnitKind.BULLET) and _NUMBERED.match(passage):
        return UnitKind.ITEM
    if piece.kind is not None:
        return piece.kind
    if _FOOTNOTE.match(passage):
        return UnitKind.FOOTNOTE
    if passage[0].islower():
        return UnitKind.CONTINUATION
    label = len(passage) <= _LONGEST_LABEL and passage.endswith(":")
    short = len(passage) <= _LONGEST_HEADING and not _SENTENCE_END.search(passage) and not passage.endswith(",")
    return UnitKind.HEADING if short or label else UnitKind.PARAGRAPH
