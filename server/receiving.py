"""Reading a request's body within a size and a time."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from rasso_graph.server.refusals import Refusal

_PATIENCE = 10
"""Times the limit that is read and thrown away, so that a sender hears why its body is refused."""


async def read_body(request: Request, largest: int, seconds: float) -> bytes:
    """The body's bytes. Refuses one that is larger than `largest` or takes longer than `seconds`."""
    try:
        async with asyncio.timeout(seconds):
            return await _read(request, largest)
    except TimeoutError:
        message = f"The body did not arrive within {seconds:g} seconds. Send it again."
        raise Refusal(408, "REQUEST_TIMEOUT", message, {"Connection": "close"}) from None


async def _read(request: Request, largest: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > largest * _PATIENCE:
            break
        if size <= largest:
            pieces.append(piece)
    if size > largest:
        message = f"The body is larger than the {largest} bytes allowed. Ask for less, or use variables."
        raise Refusal(413, "PAYLOAD_TOO_LARGE", message, {"Connection": "close"})
    return b"".join(pieces)
