"""`/healthz`: the process lives. `/readyz`: the store answers, and with which graph."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from rasso_graph.loaders.store import StoreAway
from rasso_graph.resolvers.service import Service
from rasso_graph.server.refusals import Refusal
from rasso_graph.server.replies import json

REVISION = "query Ready { graph { revision } }"


async def healthz(request: Request) -> Response:
    """200 as long as requests are answered at all."""
    return json({"status": "ok"})


async def readyz(request: Request) -> Response:
    """200 with the graph's revision, or 503 with what to do and when to come back."""
    service: Service = request.state.service
    try:
        await service.ready()
    except StoreAway as away:
        raise Refusal(503, "STORE_AWAY", str(away), {"Retry-After": str(away.retry_after)}) from away
    return json({"status": "ready"})
