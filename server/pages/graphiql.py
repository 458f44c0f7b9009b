"""GraphiQL: as built into the package from `graphiql/`, or, where that was not done, as a CDN gives it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from functools import cache
from pathlib import Path

import orjson
from starlette.responses import HTMLResponse, Response

from rasso_graph.server.pages import LOADS_NOTHING, page

BUILT = Path(__file__).parent / "built"
"""Where `graphiql/build.mjs` puts the parts, each compressed; they are not in the repository."""
_HERE = "script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".ttf": "font/ttf", ".txt": "text/plain"}
_OUTSIDE = re.compile(r'<(?:script|link)[^>]*?(?:src|href)="(https://[^"]+)"')
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def graphiql() -> HTMLResponse:
    """GraphiQL with a query that works, or with the one in the page's URL, which only its script reads.

    Styles may be inline: the editor writes them. Asking is allowed to this server only. What comes from a CDN is fixed
    and checked by digests.
    """
    built = (BUILT / "page.js.gz").exists()
    html = _filled("graphiql.html" if built else "hosted.html")
    policy = f"{LOADS_NOTHING}; {_HERE if built else _hosted(html)}"
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})


def part_of_graphiql(name: str, *, compressed: bool) -> Response | None:
    """A script, style or font of the page; None where there is none of this name."""
    path = BUILT / f"{Path(name).name}.gz"
    if not path.is_file():
        return None
    content, encoding = path.read_bytes(), {"Content-Encoding": "gzip"}
    headers = {"Content-Security-Policy": LOADS_NOTHING, **(encoding if compressed else {})}
    return Response(content if compressed else gzip.decompress(content), 200, headers, _TYPES[Path(name).suffix])


def default_query() -> str:
    """The operation that GraphiQL opens with."""
    return page("default.graphql")


@cache
def _filled(name: str) -> str:
    return page(name).replace("DEFAULT_QUERY", _in_script(default_query()))


@cache
def _hosted(html: str) -> str:
    """Scripts run only from the exact addresses in the page, or with the exact text in it."""
    outside = _OUTSIDE.findall(html)
    scripts = " ".join([url for url in outside if url.endswith(".js")] + [_digest(html)])
    styles = " ".join(url for url in outside if url.endswith(".css"))
    return f"script-src {scripts}; style-src {styles} 'unsafe-inline'; font-src data:; connect-src 'self'"


def _digest(html: str) -> str:
    found = _INLINE.search(html)
    text = found[1] if found else ""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _in_script(text: str) -> str:
    return orjson.dumps(text).decode().replace("<", "\\u003c")
