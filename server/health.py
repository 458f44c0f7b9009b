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
_RETRY_AFTER = 5


async def healthz(request: Request) -> Response:
    """200 as long as requests are answered at all."""
    return json({"status": "ok"})


async def readyz(request: Request) -> Response:
    """200 with the graph's revision; 503 with when to come back, or 500 with what somebody has to mend."""
    service: Service = request.state.service
    try:
        return json({"status": "ready", "revision": await service.ready()})
    except StoreUnready as error:
        event("store unready", logging.ERROR, reason=str(error))
        raise Refusal(500, "STORE_UNREADY", error.message) from error
    except (StoreAway, StoreTimeout) as error:
        event("store away", logging.WARNING, reason=str(error))
        after = getattr(error, "retry_after", _RETRY_AFTER)
        raise Refusal(503, "STORE_AWAY", _AWAY, {"Retry-After": str(after)}) from error
