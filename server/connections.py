"""A connection by the fastest parser there is, held to bounds that uvicorn does not have."""

from __future__ import annotations

import asyncio
from functools import cache
from importlib.util import find_spec
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

from rasso_graph.server.settings import Settings

LONGEST_HEAD = 160_000
"""Bytes of request line and headers that are read, more than our own limits allow, so that ours answer."""


def connection(settings: Settings) -> type[H11Protocol]:
    """The protocol class of a connection, with the times of these settings: by httptools where it is, else by h11."""
    times: dict[str, Any] = {"head_timeout": settings.head_timeout, "send_timeout": settings.send_timeout}
    plain = _named("Connection", _timed(H11Protocol), times)
    if not find_spec("httptools"):
        return plain
    return _named("FastConnection", _timed(_counting()), times | {"plain": plain})


def _named(name: str, parser: type[H11Protocol], values: dict[str, Any]) -> type[H11Protocol]:
    return cast("type[H11Protocol]", type(name, (parser,), values))


@cache
def _counting() -> type[H11Protocol]:
    """httptools' protocol, which is built as h11's is."""
    from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

    class Counting(HttpToolsProtocol):
        """One that counts a head while it arrives, and leaves offers of other protocols to h11.

        httptools gathers headers without end, and takes no body of a request that offers an upgrade, as those of
        Java's own client do.
        """

        parser: HttpRequestParser
        plain: type[H11Protocol]
        _head: int | None = None

        def on_message_begin(self) -> None:
            self._head = 0
            super().on_message_begin()

        def on_headers_complete(self) -> None:
            self._head = None
            if not self.parser.should_upgrade():
                super().on_headers_complete()

        def on_message_complete(self) -> None:
            if not self.parser.should_upgrade():
                super().on_message_complete()

        def data_received(self, data: bytes) -> None:
            self._unset_keepalive_if_required()
            try:
                self.parser.feed_data(data)
            except HttpParserUpgrade as offer:
                self._decline(data[offer.args[0] :])
            except HttpParserError:
                self.send_400_response("Invalid HTTP request received.")
            else:
                self._count(len(data))

        def _count(self, more: int) -> None:
            if self._head is not None:
                self._head += more
                if self._head > LONGEST_HEAD:
                    self.send_400_response("The request's head is too long.")

        def _decline(self, rest: bytes) -> None:
            if self.cycle and not self.cycle.response_complete:
                self.transport.close()
                return
            self.connections.discard(self)
            plain = self.plain(self.config, self.server_state, self.app_state)
            self.transport.set_protocol(plain)
            plain.connection_made(self.transport)
            plain.data_received(self._undecided() + rest)

        def _undecided(self) -> bytes:
            """The request's head without the offer."""
            kept = [b"%s: %s\r\n" % (name, value) for name, value in self.headers if name != b"upgrade"]
            version = self.parser.get_http_version().encode()
            return b"%s %s HTTP/%s\r\n%s\r\n" % (self.parser.get_method(), self.url, version, b"".join(kept))

    return cast("type[H11Protocol]", Counting)


@cache
def _timed(parser: type[H11Protocol]) -> type[H11Protocol]:
    class Timed(parser):
        """One that is cut where a head does not arrive or an answer is not taken in its time."""

        head_timeout: float
        send_timeout: float
        _waiting: asyncio.TimerHandle | None = None
        _sending: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:
            super().connection_made(transport)
            transport.set_write_buffer_limits(high=0)
            self._wait()

        def data_received(self, data: bytes) -> None:
            before = self.cycle
            super().data_received(data)
            if self.cycle is not before or self.transport.get_protocol() is not self:
                self._waiting = _cancelled(self._waiting)
            elif not before or before.response_complete:
                self._wait()

        def pause_writing(self) -> None:
            """Called with the first byte that the client's side has no room for."""
            super().pause_writing()
            self._sending = self._sending or self.loop.call_later(self.send_timeout, self.transport.abort)

        def resume_writing(self) -> None:
            self._sending = _cancelled(self._sending)
            super().resume_writing()

        def connection_lost(self, exc: Exception | None) -> None:
            self._waiting, self._sending = _cancelled(self._waiting), _cancelled(self._sending)
            super().connection_lost(exc)

        def _wait(self) -> None:
            self._waiting = self._waiting or self.loop.call_later(self.head_timeout, self.transport.abort)

    return Timed


def _cancelled(timer: asyncio.TimerHandle | None) -> None:
    if timer:
        timer.cancel()
