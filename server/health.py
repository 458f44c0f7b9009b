"""`/healthz`: the process lives. `/readyz`: the store answers, and with which graph."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import Response

from rasso_graph.loaders.store import StoreAway, StoreTimeout, StoreUnready
from rasso_graph.resolvers.service import Service
from rasso_graph.server.logs import event
from rasso_graph.server.refusals import Refusal
from rasso_graph.server.replies import json

_AWAY = "The store does not answer now."
_UNREADY = "The store holds no graph that this version reads. Run: rasso seed apply"
_RETRY_AFTER = 5


async def healthz(request: Request) -> Response:
    """200 as long as requests are answered at all."""
    return json({"status": "ok"})


async def readyz(request: Request) -> Response:
    """200 with the graph's revision, or 503 with what to do and when to come back."""
    service: Service = request.state.service
    try:
        return json({"status": "ready", "revision": await service.ready()})
    except (StoreAway, StoreTimeout) as error:
        event("not ready", logging.WARNING, reason=str(error))
        message = _UNREADY if isinstance(error, StoreUnready) else _AWAY
        after = getattr(error, "retry_after", _RETRY_AFTER)
        raise Refusal(503, "STORE_AWAY", message, {"Retry-After": str(after)}) from error
