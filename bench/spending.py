"""Where the processor's time of one request goes: HTTP, parsing, planning, text, store, shape, JSON."""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest

from rasso_graph.loaders import cypher, sql
from rasso_graph.loaders.neo4j_store import Neo4jStore
from rasso_graph.loaders.sqlite_store import SqliteStore
from rasso_graph.loaders.store import Store
from rasso_graph.resolvers import execution
from rasso_graph.resolvers.planning.planner import Planner
from rasso_graph.resolvers.request.documents import Documents
from rasso_graph.resolvers.service import Service
from rasso_graph.schema import core_schema
from rasso_graph.server import endpoint
from rasso_graph.server.application import application
from rasso_graph.server.settings import Settings

REST = "HTTP, middleware, the rest"
_WARM, _RUNS = 30, 200


@dataclass
class Spent:
    """Seconds of the processor by what they went to, those within others taken out of these."""

    seconds: dict[str, float] = field(default_factory=dict[str, float])
    _at: list[str] = field(default_factory=lambda: [REST])
    _since: float = field(default_factory=time.process_time)

    def turn(self, to: str | None) -> None:
        """From now on it goes to this, or back to what was before."""
        now = time.process_time()
        self.seconds[self._at[-1]] = self.seconds.get(self._at[-1], 0.0) + now - self._since
        self._since = now
        if to is None:
            self._at.pop()
        else:
            self._at.append(to)

    def wrapping(self, to: str, of: Callable[..., Any]) -> Callable[..., Any]:
        """The function, whose time goes to this."""

        @functools.wraps(of)
        def timed(*given: Any, **named: Any) -> Any:
            self.turn(to)
            try:
                return of(*given, **named)
            finally:
                self.turn(None)

        return timed

    def awaiting(self, to: str, of: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Any]:
        """The same of what is waited for: one request is under way at a time."""

        @functools.wraps(of)
        async def timed(*given: Any, **named: Any) -> Any:
            self.turn(to)
            try:
                return await of(*given, **named)
            finally:
                self.turn(None)

        return timed


@contextmanager
def watching(spent: Spent) -> Generator[None]:
    """While this is open, the parts of a request tell what they take."""
    with pytest.MonkeyPatch.context() as patch:
        for owner, name, to in (
            (Documents, "operation", "parse, validate, variables"),
            (Service, "_ready", "plan"),
            (Planner, "root", "plan"),
            (sql, "statement", "text"),
            (cypher, "statement", "text"),
            (execution, "_shaped", "shape"),
            (endpoint, "in_json", "JSON"),
        ):
            patch.setattr(owner, name, spent.wrapping(to, getattr(owner, name)))
        for store in (SqliteStore, Neo4jStore):
            for name in ("read", "walk"):
                patch.setattr(store, name, spent.awaiting("store", getattr(store, name)))
        yield


async def spent_on(store: Store, query: str, variables: list[dict[str, Any]]) -> dict[str, float]:
    """Milliseconds of the processor for one request, by what they went to; the store's own process is not in it."""
    service = Service(core_schema(), store)
    app = application(Settings(answers=0), lambda: None)  # pyright: ignore[reportArgumentType]
    try:
        for turn in range(_WARM):
            await _asked(app, service, query, variables[turn % len(variables)])
        spent = Spent()
        with watching(spent):
            for turn in range(_RUNS):
                await _asked(app, service, query, variables[turn % len(variables)])
            spent.turn(REST)
        return {of: 1000 * seconds / _RUNS for of, seconds in spent.seconds.items()}
    finally:
        service.close()


async def _asked(app: Any, service: Service, query: str, variables: dict[str, Any]) -> bytes:
    body, told = orjson.dumps({"query": query, "variables": variables}), list[bytes]()
    scope = {
        **{"type": "http", "http_version": "1.1", "method": "POST", "path": "/graphql", "raw_path": b"/graphql"},
        **{"query_string": b"", "root_path": "", "scheme": "http", "server": ("x", 80), "client": ("x", 1)},
        **{"headers": [(b"content-type", b"application/json")], "state": {"service": service}},
    }
    sent = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> Any:
        if one := next(sent, None):
            return one
        return await asyncio.Event().wait()

    async def send(message: Any) -> None:
        told.append(message.get("body", b""))

    await app(scope, receive, send)
    return b"".join(told)
