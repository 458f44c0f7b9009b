"""What is asked once at the start, so that the first person who asks does not wait for parsers and plans."""

from __future__ import annotations

import logging
import time

from graphql import get_introspection_query

from rasso_graph.resolvers.service import Service
from rasso_graph.server.logs import LOG, event
from rasso_graph.server.pages import default_query


async def warm(service: Service) -> None:
    """Ask GraphiQL's own questions. A store that is away, or a fault, is logged and stops nothing."""
    began = time.perf_counter()
    try:
        answers = [await service.answer(text) for text in (get_introspection_query(), default_query())]
    except Exception:
        LOG.exception("fault")
        return
    waiting = any(answer.retry_after is not None for answer in answers)
    level = logging.WARNING if waiting else logging.INFO
    event("store away" if waiting else "store answers", level, ms=round((time.perf_counter() - began) * 1000, 2))
