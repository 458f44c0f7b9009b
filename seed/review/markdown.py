"""Pages as Markdown (CommonMark with tables), everything from outside escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from rasso_graph.seed.review.blocks import (
    Beside,
    Block,
    Bullets,
    Heading,
    Inline,
    Page,
    PageLink,
    Panel,
    Paragraph,
    Quote,
    Rest,
    Strong,
    Table,
    Verbatim,
)

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$&]")
_AT_START = re.compile(r"^(\s*)(\d*)((?<!\d)[#+=-](?=[#=\s-]|$)|(?<=\d)[.)](?=\s|$))")
"""What would begin a heading, a list or a rule."""


def write_markdown(page: Page) -> str:
    """A page as Markdown."""
    nearby = " \u00b7 ".join(_inline(link) for link in page.nearby)
    return "\n".join([nearby, "", *_blocks(page.blocks)]).strip("\n") + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of blocks, an empty one after each."""
    for block in blocks:
        yield from _block(block)
        yield ""


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text, anchor):
            yield f"{'#' * level} {_anchor(anchor)}{_inlines(text)}"
        case Paragraph(text, warning, anchor):
            yield f"{_anchor(anchor)}**{_inlines(text)}**" if warning else f"{_anchor(anchor)}{_inlines(text)}"
        case Quote(text):
            yield from (f"> {_guarded(line)}".rstrip() for line in "".join(map(_inline, text)).splitlines())
        case Bullets(items):
            yield from (f"- {_inlines(item)}" for item in items)
        case Table():
            yield from _table(block)
        case Panel():
            yield from _card(block, "")
        case Beside(passage, records):
            yield from _blocks(passage)
            yield from _blocks(records)


def _table(table: Table) -> Iterator[str]:
    yield f"{_text(table.caption)}:"
    yield ""
    yield f"| {' | '.join(_text(column) for column in table.columns)} |"
    yield "|" + "---|" * len(table.columns)
    yield from (f"| {' | '.join(map(_inlines, row))} |" for row in table.rows)


def _card(card: Panel, indent: str) -> Iterator[str]:
    """A bullet with its facts as bullets below it, and then the records that hang on it."""
    yield f"{indent}- {_anchor(card.anchor)}{_inlines(card.head)}"
    yield from (f"{indent}  - {_text(name)}: {_inlines(value)}" for name, value in card.facts)
    for one in card.cards:
        yield from _card(one, f"{indent}  ")


def _anchor(anchor: str) -> str:
    return f'<a id="{escape(anchor)}"></a>' if anchor else ""


def _inlines(inlines: Iterable[Inline]) -> str:
    """Inlines as one line."""
    return _guarded(" ".join("".join(map(_inline, inlines)).split("\n")))


def _guarded(line: str) -> str:
    """A line whose beginning makes it no heading, list or rule."""
    return _AT_START.sub(r"\1\2\\\3", line)


def _inline(inline: Inline) -> str:
    match inline:
        case str():
            return _text(inline)
        case Verbatim(text):
            return f"`{text.replace('`', '')}`" if text else ""
        case Strong(text):
            return f"**{_text(text)}**"
        case Rest(text):
            return f"\u27e6{_text(text)}\u27e7"
        case PageLink(text, page, anchor):
            target = (f"{page}.md" if page else "") + (f"#{anchor}" if anchor else "")
            return f"[{_text(text)}](<{target}>)"


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
