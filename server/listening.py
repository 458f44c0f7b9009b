"""The socket and the uvicorn server around the application."""

from __future__ import annotations

import asyncio
import os
import socket
from importlib.util import find_spec

import uvicorn
from starlette.types import ASGIApp

from rasso_graph.server.connections import PlainConnection, TimedConfig
from rasso_graph.server.settings import Settings

_BACKLOG = 2048
_LONGEST_HEAD = 160_000
"""Bytes of request line and headers that are read, more than our own limits allow, so that ours answer."""
_FAREWELL = 5
"""Seconds in which requests that were given up at shutdown are told so."""


def listen(settings: Settings) -> socket.socket:
    """A socket that listens where the settings say. Raises OSError.

    Its protocol is named: asyncio sends without delay only where it is, and otherwise answers may take 40 ms more.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host, settings.port))
        listening.listen(_BACKLOG)
    except BaseException:
        listening.close()
        raise
    return listening


def url_of(listening: socket.socket) -> str:
    """Where a browser finds the server."""
    return reached_at(str(listening.getsockname()[0]), listening.getsockname()[1])


def reached_at(host: str, port: int) -> str:
    """The address of a server that listens there, for whoever is on the same machine."""
    named = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{named}]:{port}" if ":" in named else f"http://{named}:{port}"


class _Server(uvicorn.Server):
    """One that lets the requests it gives up at shutdown answer: uvicorn ends the process once it cancelled them."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        if self.server_state.tasks and not self.force_exit:
            await asyncio.wait(self.server_state.tasks, timeout=_FAREWELL)


def server(app: ASGIApp, settings: Settings) -> uvicorn.Server:
    """A uvicorn server that says nothing of itself and trusts no proxy's headers."""
    config = TimedConfig(
        app,
        http=_connection(),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_graceful_shutdown=settings.shutdown_timeout,
    )
    config.head_timeout, config.send_timeout = settings.head_timeout, settings.send_timeout
    return _Server(config)


def _connection() -> type[asyncio.Protocol]:
    """By httptools where it is, else by h11."""
    if not find_spec("httptools"):
        return PlainConnection
    from rasso_graph.server.fast_connections import FastConnection

    return FastConnection
