"""The outer edge: an id, a log line and safe headers for every request, no fault uncovered."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rasso_graph.server.logs import LOG, REQUEST, event
from rasso_graph.server.refusals import Refusal
from rasso_graph.server.replies import refused
from rasso_graph.server.timing import SPENT, Spent, server_timing
from rasso_graph.server.tracing import request_id, traceparent

_GONE = 499
"""What the log calls a request whose client left; nothing is sent."""
_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


class Boundary:
    """ASGI middleware. What an endpoint leaves in `scope["state"]["noted"]` joins the log line."""

    def __init__(self, app: ASGIApp, max_url: int, max_headers: int, *, timing: bool = False) -> None:
        self._app = app
        self._timing = timing
        self._max_url = max_url
        self._max_headers = max_headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answering = _Answering(scope, send, timing=self._timing)
        token, timed = REQUEST.set(answering.id), SPENT.set(answering.spent)
        try:
            await self._guarded(scope, receive, answering)
        finally:
            answering.log()
            REQUEST.reset(token)
            SPENT.reset(timed)

    async def _guarded(self, scope: Scope, receive: Receive, answering: _Answering) -> None:
        try:
            self._check_size(scope)
            await self._app(scope, receive, answering.send)
        except Refusal as refusal:
            await refused(scope, refusal)(scope, receive, answering.send)
        except ClientDisconnect:
            answering.status = _GONE
        except asyncio.CancelledError:
            await answering.stop(scope, receive)
        except Exception:
            LOG.exception("fault")
            await answering.fail(scope, receive)

    def _check_size(self, scope: Scope) -> None:
        url = len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"])
        if url > self._max_url:
            message = f"The URL is longer than the {self._max_url} bytes allowed. Send the operation by POST."
            raise Refusal(414, "URI_TOO_LONG", message)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > self._max_headers:
            message = f"The headers are larger than the {self._max_headers} bytes allowed. Send fewer."
            raise Refusal(431, "HEADERS_TOO_LARGE", message)


class _Answering:
    """One request on its way."""

    def __init__(self, scope: Scope, send: Send, *, timing: bool) -> None:
        headers = Headers(scope=scope)
        self.id, self._trace = request_id(headers), traceparent(headers)
        self.status = 0
        self.spent = Spent()
        self._timing = timing
        self._send = send
        self._began = time.perf_counter()
        self._method, self._path = scope["method"], scope["path"]
        self._noted: dict[str, Any] = scope.setdefault("state", {}).setdefault("noted", {})

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._head(MutableHeaders(scope=message))
        await self._send(message)

    def _head(self, headers: MutableHeaders) -> None:
        headers["X-Request-Id"] = self.id
        if self._trace:
            headers["traceparent"] = self._trace
        if self._timing:
            headers["Server-Timing"] = server_timing(self.spent, time.perf_counter() - self._began)
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)

    async def stop(self, scope: Scope, receive: Receive) -> None:
        """Answer that the server ends before the work does: nothing else cancels a whole request."""
        if not self.status:
            wait = {"Retry-After": "1"}
            response = refused(scope, Refusal(503, "TOO_BUSY", "The server is stopping. Ask again in 1 second.", wait))
            await response(scope, receive, self.send)

    async def fail(self, scope: Scope, receive: Receive) -> None:
        """Answer INTERNAL, unless an answer has begun: then the connection is cut by letting go of it."""
        if self.status:
            raise RuntimeError("the answer had begun")
        message = f"The server failed. Tell its keepers the request id {self.id}."
        response: Response = refused(scope, Refusal(500, "INTERNAL", message))
        await response(scope, receive, self.send)

    def log(self) -> None:
        spent = round((time.perf_counter() - self._began) * 1000, 2)
        quiet = self._path in ("/healthz", "/readyz") and self.status == 200
        level = logging.DEBUG if quiet else logging.ERROR if self.status == 500 else logging.INFO
        told = {"method": self._method, "path": self._path, "status": self.status, "ms": spent}
        trace = {"traceparent": self._trace} if self._trace else {}
        event("request", level, **told, **trace, **self._noted)
