"""A connection that httptools reads, the fastest parser there is, held to bounds that it does not have."""

from __future__ import annotations

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from rasso_graph.server.connections import PlainConnection, Punctual


class _Counting(HttpToolsProtocol):
    """One that counts a head while it arrives, and leaves offers of other protocols to h11.

    httptools gathers headers without end, and takes no body of a request that offers an upgrade, as those of Java's own
    client do.
    """

    parser: HttpRequestParser
    _head: int | None = None
    """Bytes so far of the head that is arriving."""

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
            if self._head > (self.config.h11_max_incomplete_event_size or 0):
                self.send_400_response("The request's head is too long.")

    def _decline(self, rest: bytes) -> None:
        if self.cycle and not self.cycle.response_complete:
            self.transport.close()
            return
        self.connections.discard(self)
        plain = PlainConnection(self.config, self.server_state, self.app_state)
        self.transport.set_protocol(plain)
        plain.connection_made(self.transport)
        plain.data_received(self._undecided() + rest)

    def _undecided(self) -> bytes:
        """The request's head without the offer."""
        kept = [b"%s: %s\r\n" % (name, value) for name, value in self.headers if name != b"upgrade"]
        version = self.parser.get_http_version().encode()
        return b"%s %s HTTP/%s\r\n%s\r\n" % (self.parser.get_method(), self.url, version, b"".join(kept))


class FastConnection(Punctual, _Counting):
    """One that httptools reads."""
