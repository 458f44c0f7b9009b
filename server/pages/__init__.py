"""GraphiQL, with a policy that lets it load only what it needs."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

import orjson
from starlette.responses import HTMLResponse

_CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self' data:"
_OUTSIDE = re.compile(r'<(?:script|link)[^>]*?(?:src|href)="(https://[^"]+)"')
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def graphiql() -> HTMLResponse:
    """GraphiQL with a query that works, or with the one in the page's URL, which only its script reads.

    Its parts come from a CDN, fixed and checked by digests.
    """
    html = _graphiql()
    return HTMLResponse(html, headers={"Content-Security-Policy": _policy(html)})


def default_query() -> str:
    """The operation that GraphiQL opens with."""
    return _page("default.graphql")


@cache
def _graphiql() -> str:
    return _page("graphiql.html").replace("DEFAULT_QUERY", _in_script(default_query()))


@cache
def _page(name: str) -> str:
    return (files("rasso_graph.server") / "pages" / name).read_text("utf-8")


@cache
def _policy(html: str) -> str:
    """Scripts run only from the exact addresses in the page, or with the exact text in it.

    Styles may be inline: the editor writes them. Asking is allowed to this server only.
    """
    outside = _OUTSIDE.findall(html)
    scripts = " ".join([url for url in outside if url.endswith(".js")] + [_digest(html)])
    styles = " ".join(url for url in outside if url.endswith(".css"))
    allowed = f"script-src {scripts}; style-src {styles} 'unsafe-inline'; font-src data:; connect-src 'self'"
    return f"{_CLOSED}; {allowed}"


def _digest(html: str) -> str:
    found = _INLINE.search(html)
    text = found[1] if found else ""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _in_script(text: str) -> str:
    return orjson.dumps(text).decode().replace("<", "\\u003c")
