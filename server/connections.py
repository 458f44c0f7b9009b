"""A connection, held to times that uvicorn does not have."""

from __future__ import annotations

import asyncio
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol


class TimedConfig(uvicorn.Config):
    """uvicorn's configuration, with the times of a connection in seconds."""

    head_timeout: float
    """In which a request's head arrives."""
    send_timeout: float
    """In which a client takes an answer."""


class Punctual(asyncio.Protocol):
    """Stands before one of uvicorn's protocols, and cuts it where a head or the taking of an answer takes too long."""

    config: TimedConfig
    cycle: Any
    """The request being answered, uvicorn's own; None before the first."""
    loop: asyncio.AbstractEventLoop
    transport: asyncio.Transport
    _waiting: asyncio.TimerHandle | None = None
    _sending: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=0)
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
        self._sending = self._sending or self.loop.call_later(self.config.send_timeout, self.transport.abort)

    def resume_writing(self) -> None:
        self._sending = _cancelled(self._sending)
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._waiting, self._sending = _cancelled(self._waiting), _cancelled(self._sending)
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self._waiting or self.loop.call_later(self.config.head_timeout, self.transport.abort)


class PlainConnection(Punctual, H11Protocol):
    """One that h11 reads, which needs nothing compiled and bounds a head by itself."""


def _cancelled(timer: asyncio.TimerHandle | None) -> None:
    if timer:
        timer.cancel()
