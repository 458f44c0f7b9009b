"""What is asked once at the start, so that the first person who asks does not wait for parsers and plans."""

from __future__ import annotations

import asyncio
import logging
import time

from graphql import get_introspection_query

from rasso_graph.loaders.store import StoreAway, StoreTimeout, StoreUnready
from rasso_graph.resolvers.service import Service
from rasso_graph.server.logs import LOG, event
from rasso_graph.server.pages.graphiql import default_query

WARMING_PATIENCE = 3.0
"""Seconds that a start waits for its store; a server that starts without one recovers by itself."""


async def warm(service: Service) -> None:
    """Ask GraphiQL's own questions. A store that is away, slow or at fault is logged and stops nothing."""
    began = time.perf_counter()
    try:
        async with asyncio.timeout(WARMING_PATIENCE):
            revision = await service.ready()
            for text in (get_introspection_query(), default_query()):
                await service.answer(text)
    except StoreUnready as error:
        event("store unready", logging.ERROR, reason=str(error))
    except (StoreAway, StoreTimeout) as error:
        event("store away", logging.WARNING, reason=str(error))
    except TimeoutError:
        event("store away", logging.WARNING, reason=f"no answer in {WARMING_PATIENCE:g} seconds")
    except Exception:
        LOG.exception("fault")
    else:
        event("store answers", revision=revision, ms=round((time.perf_counter() - began) * 1000, 2))
