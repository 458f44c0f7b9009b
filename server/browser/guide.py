"""The guide: a page for `:guide` or `:play`, a slide for each thing that one may want to know first."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from rasso_graph.server.browser.drawn import model_drawn
from rasso_graph.server.browser.looks import LOOKS
from rasso_graph.server.browser.queries import FOLDERS, SavedQuery, saved

_FIRST = (
    "What was promised about rape and serious sexual offences in England and Wales, what became of it, who answers for "
    "it, and which passage says so. A click on a query puts it into the editor; run it there with Ctrl and Enter."
)
_EXPORT = (
    "Take the graph away: <code>rasso export --out DIR --format csv</code>, or jsonl, graphml, gexf. Browser saves a "
    "table as CSV or JSON, and a drawing as PNG or SVG. Annotate a copy: this graph is written by "
    "<code>rasso seed apply</code> alone, which refuses a database with other nodes and names them."
)
_HIDE = (
    "To see less, click a label above the drawing and then the eye, or narrow the pattern: "
    "<code>WHERE NOT n:Citation</code>."
)


def guide(base: str) -> str:
    """The page, for a server at this address: where its style and its queries are."""
    return f'<article class="guide">{"".join(_slides(base))}</article>\n'


def _slides(base: str) -> Iterator[str]:
    queries = saved("guide")
    yield _slide("The RASSO graph", f"<p>{_FIRST}</p>{_model()}{_legend()}{_links(base)}")
    for one in queries:
        yield _slide(one.title, f"<p>{escape(one.words)}</p>{_runnable(one)}")
    yield _slide("More questions", "".join(f"<p>{escape(one.title)}</p>{_runnable(one)}" for one in saved("questions")))
    yield _slide("Take it away", f"<p>{_EXPORT}</p><p>{_HIDE}</p>")


def _slide(title: str, body: str) -> str:
    return f'<slide class="row-fluid"><div class="col-sm-12"><h3>{escape(title)}</h3>{body}</div></slide>'


def _runnable(query: SavedQuery) -> str:
    return f'<pre class="pre-scrollable code runnable">{escape(query.statement)}</pre>'


def _model() -> str:
    """Browser shows pictures of a guide only where they stand in it."""
    picture = b64encode(model_drawn().encode()).decode()
    return f'<p><img alt="The data model" src="data:image/svg+xml;base64,{picture}" style="max-width: 100%"/></p>'


def _legend() -> str:
    rows = "".join(
        f'<tr><td style="background: {one.color}; color: {one.text}; padding: 0 12px">&#160;</td>'
        f"<td>&#160;{escape(one.means)}</td></tr>"
        for one in LOOKS
    )
    return f"<table>{rows}</table>"


def _links(base: str) -> str:
    base = escape(base)
    style = f'<a data-exec="style {base}/browser/rasso.grass">Take the colours and sizes</a>'
    folders = " and ".join(FOLDERS.values())
    zipped = f'<a href="{base}/browser/queries.zip">These queries as an archive</a>'
    return f"<p>{style}. {zipped}: drop it on this page, and they stand among the favourites as {folders}.</p>"
