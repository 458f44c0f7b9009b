"""What a page of the review is made of, whatever the format it is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Verbatim:
    """An id, a span or a fingerprint, to be read letter by letter."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True)
class Rest:
    """Words of a passage that no record cites."""

    text: str


@dataclass(frozen=True)
class PageLink:
    """A way to a place of a page; no page means this one."""

    text: str
    page: str
    anchor: str


Inline = str | Verbatim | Strong | Rest | PageLink
Inlines = tuple[Inline, ...]


@dataclass(frozen=True)
class Heading:
    level: int
    text: Inlines
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    text: Inlines
    warning: bool = False
    anchor: str = ""


@dataclass(frozen=True)
class Quote:
    """Words of a document."""

    text: Inlines


@dataclass(frozen=True)
class Bullets:
    items: tuple[Inlines, ...]


@dataclass(frozen=True)
class Table:
    """`columns` head the columns; the first cell of a row heads the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True)
class Panel:
    """One record: what it is, its facts by name, and the records that hang on it."""

    head: Inlines
    anchor: str = ""
    facts: tuple[tuple[str, Inlines], ...] = ()
    cards: tuple[Panel, ...] = ()


@dataclass(frozen=True)
class Beside:
    """A passage and, beside it, what is said of it."""

    passage: tuple[Block, ...]
    records: tuple[Block, ...]


Block = Heading | Paragraph | Quote | Bullets | Table | Panel | Beside


@dataclass(frozen=True)
class Page:
    """A page: the name of its file without ending, its title, and its blocks in order."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    nearby: tuple[PageLink, ...] = ()
    """The other pages."""


def interleaved(parts: Sequence[Inlines], between: str = ", ") -> Inlines:
    """Inlines one after the other with something between them."""
    found: list[Inline] = []
    for index, part in enumerate(parts):
        found += [between] * (index > 0)
        found += part
    return tuple(found)
