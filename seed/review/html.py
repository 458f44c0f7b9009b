"""Pages as HTML: each one file that needs nothing else, everything from outside escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

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

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><nav aria-label="Pages of the review"><ul>
{nearby}
</ul></nav></header>
<main id="main">
{blocks}
</main>
</body>
</html>
"""


def write_html(page: Page) -> str:
    """A page as HTML."""
    nearby = "\n".join(f"<li>{_nearby(link, page.name)}</li>" for link in page.nearby)
    blocks = _blocks(page.blocks)
    return _PAGE.format(policy=_POLICY, title=escape(page.title), style=_style(), nearby=nearby, blocks=blocks)


@cache
def _style() -> str:
    return (files("rasso_graph.seed.review") / "style.css").read_text("utf-8")


def _nearby(link: PageLink, page: str) -> str:
    here = ' aria-current="page"' if link.page == page else ""
    return f'<a href="{escape(link.page)}.html"{here}>{escape(link.text)}</a>'


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, anchor):
            return f"<h{level}{_id(anchor)}>{_inlines(text)}</h{level}>"
        case Paragraph(text, warning, anchor):
            return f"<p{_class('warning' * warning)}{_id(anchor)}>{_inlines(text)}</p>"
        case Quote(text):
            return f"<blockquote><p>{_inlines(text)}</p></blockquote>"
        case Bullets(items):
            return "<ul>\n" + "\n".join(f"<li>{_inlines(item)}</li>" for item in items) + "\n</ul>"
        case Table():
            return _table(block)
        case Panel():
            return _card(block, "article")
        case Beside(passage, records):
            left = f'<div class="passage">\n{_blocks(passage)}\n</div>\n' if passage else ""
            return f'<div class="beside">\n{left}<div class="records">\n{_blocks(records)}\n</div>\n</div>'


def _table(table: Table) -> str:
    """A table in a region that scrolls by itself, by keyboard too."""
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "\n".join(
        f'<tr><th scope="row">{_inlines(first)}</th>{"".join(f"<td>{_inlines(cell)}</td>" for cell in cells)}</tr>'
        for first, *cells in table.rows
    )
    region = f'<div class="scrolls" role="region" tabindex="0" aria-label="{escape(table.caption)}">'
    caption = f"<caption>{escape(table.caption)}</caption>"
    return f"{region}\n<table>\n{caption}\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"


def _card(card: Panel, tag: str) -> str:
    facts = "".join(f"<div><dt>{escape(name)}</dt> <dd>{_inlines(value)}</dd></div>\n" for name, value in card.facts)
    told = f"<dl>\n{facts}</dl>\n" if facts else ""
    inner = "".join(_card(one, "li") for one in card.cards)
    hanging = f'<ul class="hanging">\n{inner}</ul>\n' if inner else ""
    return f'<{tag} class="card"{_id(card.anchor)}>\n<p>{_inlines(card.head)}</p>\n{told}{hanging}</{tag}>\n'


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case str():
            return escape(inline)
        case Verbatim(text):
            return f"<code>{escape(text)}</code>"
        case Strong(text):
            return f"<strong>{escape(text)}</strong>"
        case Rest(text):
            return f'<span class="rest">\u27e6{escape(text)}\u27e7</span>'
        case PageLink(text, page, anchor):
            file = f"{page}.html" if page else ""
            fragment = f"#{anchor}" if anchor else ""
            return f'<a href="{escape(file + fragment)}">{escape(text)}</a>'
