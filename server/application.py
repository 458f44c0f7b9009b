"""The ASGI application: routes, middleware, and the life of the store it reads."""

from __future__ import annotations

import gc
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache, lru_cache

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Lifespan

from rasso_graph.resolvers.service import Service
from rasso_graph.schema import sdl
from rasso_graph.server.boundary import Boundary
from rasso_graph.server.browser import kit
from rasso_graph.server.compression import Compression
from rasso_graph.server.endpoint import METHODS, Endpoint
from rasso_graph.server.exploring import Exploring
from rasso_graph.server.gate import Gate
from rasso_graph.server.health import healthz, readyz
from rasso_graph.server.pages.graphiql import part_of_graphiql
from rasso_graph.server.refusals import Refusal
from rasso_graph.server.replies import PATHS, lasting, refused
from rasso_graph.server.settings import Settings
from rasso_graph.server.warming import warm

OpenService = Callable[[], AbstractAsyncContextManager[Service]]
"""Opens a service for as long as the application lives. The store may still be away."""


def application(settings: Settings, opening: OpenService) -> Starlette:
    """The application. It starts whether or not the store answers, and recovers without a restart."""
    app = Starlette(
        routes=_routes(settings),
        middleware=_middleware(settings),
        exception_handlers={Refusal: _refuse, HTTPException: _refuse_path},
        lifespan=_lifespan(opening),
    )
    app.router.redirect_slashes = False
    return app


def _routes(settings: Settings) -> list[Route]:
    gate = Gate(settings.max_concurrent)
    respond = Endpoint(settings, gate).respond
    return [
        *(Route(path, respond, methods=METHODS) for path in PATHS),
        # From /graphql and from /graphql/ the page finds its parts by the same words.
        *(Route(f"{base}/graphiql/{{part}}", _parts(settings)) for base in ("", "/graphql") if settings.graphiql),
        Route("/schema.graphql", _lasting(_schema, settings)),
        Route("/browser/{file}", _browser),
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        *Exploring(settings, gate).routes(),
    ]


def _middleware(settings: Settings) -> list[Middleware]:
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["*"],
            expose_headers=["ETag", "Retry-After", "Server-Timing", "X-Request-Id", "traceparent"],
            max_age=86_400,
        ),
        Middleware(Compression, minimum_size=settings.gzip_from, compresslevel=5),
        Middleware(
            Boundary,
            max_url=settings.max_url,
            max_headers=settings.max_headers,
            timing=settings.server_timing,
        ),
    ]


def _lifespan(opening: OpenService) -> Lifespan[Starlette]:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[dict[str, Service]]:
        async with opening() as service:
            await warm(service)
            gc.collect()
            gc.freeze()
            yield {"service": service}
            gc.unfreeze()

    return lifespan


def _lasting(make: Callable[[], Response], settings: Settings) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        return lasting(request, make(), settings.cache_control)

    return respond


def _parts(settings: Settings) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        compressed = request.headers["accept-encoding"] == "gzip"  # As `Compression` says it.
        part = part_of_graphiql(request.path_params["part"], compressed=compressed)
        if part is None:
            raise HTTPException(404)
        return lasting(request, part, settings.cache_control)

    return respond


def _schema() -> Response:
    return PlainTextResponse(_sdl())


_sdl = cache(sdl)
_BROWSER = {"rasso.grass": "text/plain", "guide.html": "text/html", "queries.zip": "application/zip"}
"""Files for Neo4j Browser, and how they are sent. Those of other kinds are for a folder."""


async def _browser(request: Request) -> Response:
    name = request.path_params["file"]
    if name not in _BROWSER:
        raise HTTPException(404)
    return Response(_kit(str(request.base_url).rstrip("/"))[name], media_type=_BROWSER[name])


_kit = lru_cache(maxsize=8)(kit)


async def _refuse(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    return refused(request.scope, refusal)


async def _refuse_path(request: Request, error: Exception) -> Response:
    """A path or method that no route takes."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        allowed = ", ".join(sorted(headers.get("Allow", "").split(", ")))
        message = f"{request.method} is not answered here. Use one of: {allowed}."
        return refused(request.scope, Refusal(405, "METHOD_NOT_ALLOWED", message, {"Allow": allowed}))
    if error.status_code == 404:
        return refused(request.scope, Refusal(404, "NOT_FOUND", "There is nothing here. The API is at /graphql."))
    return refused(request.scope, Refusal(error.status_code, "BAD_REQUEST", "The request makes no sense.", headers))
