"""Compressing responses for the clients that take it, by their Accept-Encoding (RFC 9110, section 12.5.3)."""

from __future__ import annotations

from functools import lru_cache, partial

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Message, Receive, Scope, Send

from rasso_graph.server.negotiation import weights


class Compression(GZipMiddleware):
    """Starlette's middleware, which looks for the word `gzip` only, told what the whole header comes to."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope = {**scope, "headers": list(scope["headers"])}
            wanted = ", ".join(Headers(scope=scope).getlist("accept-encoding"))
            MutableHeaders(scope=scope)["Accept-Encoding"] = "gzip" if takes_gzip(wanted) else "identity"
        await super().__call__(scope, receive, partial(_send_tidy, send))


async def _send_tidy(send: Send, message: Message) -> None:
    """Each name in `Vary` once: who may vary by encoding says so already where he may be kept."""
    if message["type"] == "http.response.start" and (vary := Headers(raw=message["headers"]).get("vary")):
        MutableHeaders(raw=message["headers"])["Vary"] = ", ".join(dict.fromkeys(vary.split(", ")))
    await send(message)


@lru_cache(maxsize=256)
def takes_gzip(header: str) -> bool:
    """Whether gzip is acceptable, and no less wanted than the plain body. Without a header nothing is compressed."""
    said = weights(header)
    gzip = said.get("gzip", said.get("x-gzip", said.get("*", 0.0)))
    return gzip > 0 and gzip >= said.get("identity", 0.0)
