"""The way of one question through the code: which functions of ours are called for it, and in how many modules."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from types import FrameType
from typing import Any

import httpx
import pytest

from rasso_graph import seed
from rasso_graph.loaders.sqlite_store import SqliteStore
from rasso_graph.loaders.store import StoreAway
from rasso_graph.resolvers.request import study
from rasso_graph.resolvers.service import Service
from rasso_graph.schema import core_schema
from rasso_graph.server.application import application
from rasso_graph.server.settings import Settings
from tests.server.conftest import Broken, over

QUESTION = '{ action(id: "action/early-advice") { id } }'
ANSWER = {"action": {"id": "action/early-advice"}}
FUNCTIONS, MODULES = 105, 33
"""At the most; two of the functions only where a thread of the store opens its connection. Whoever needs more has added
a hop to the way: see that it adds something to the answer."""
_WITHIN = ("listcomp>", "dictcomp>", "setcomp>", "genexpr>")
"""Parts of functions, which newer Pythons do not call."""
_OURS = str(Path(seed.__file__).parents[1]) + "/"


class Way:
    """Notes the functions of ours that are called while it is followed, closures by the names of their makers."""

    def __init__(self) -> None:
        self.followed = False
        self.calls = 0
        self.functions: dict[tuple[str, str, int], None] = {}

    def note(self, frame: FrameType, event: str, _: object) -> None:
        """One event of the profiler."""
        code = frame.f_code
        ours = code.co_filename.startswith(_OURS) and not code.co_name.endswith(_WITHIN)
        if self.followed and event == "call" and ours:
            self.calls += 1
            module = code.co_filename.removeprefix(_OURS)
            self.functions[module, code.co_qualname, code.co_firstlineno] = None

    def modules(self) -> set[str]:
        """The modules that it passes."""
        return {module for module, _, _ in self.functions}


@pytest.fixture
def way() -> Generator[Way]:
    """Follows nothing yet; threads that begin are profiled, as they cannot be later."""
    way = Way()
    threading.setprofile(way.note)
    sys.setprofile(way.note)
    yield way
    sys.setprofile(None)
    threading.setprofile(None)


async def _followed(way: Way, store: SqliteStore) -> httpx.Response:
    """The answer to the question when it is asked for the second time."""
    service = Service(core_schema(), store)
    transport = httpx.ASGITransport(_serving(service))
    try:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            await client.post("/graphql", json={"query": QUESTION})
            way.followed = True
            response = await client.post("/graphql", json={"query": QUESTION})
            way.followed = False
            return response
    finally:
        service.close()
        await store.close()


def _serving(service: Service) -> Any:
    """The application as it is once it has started, of which no thread has begun yet."""
    app = application(Settings(answers=0), over(Broken(StoreAway("away"))))

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        await app({**scope, "state": {"service": service}}, receive, send)

    return serve


def test_one_thing_by_id_takes_a_short_way(seeded: Path, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study, "_QUICK", 60)  # a busy machine takes the way through a thread again
    response = asyncio.run(_followed(way, SqliteStore(seeded)))
    for place in way.functions:
        print(*place)
    print(f"{way.calls} calls of {len(way.functions)} functions in {len(way.modules())} modules")
    assert response.json()["data"] == ANSWER
    assert 20 < len(way.functions) <= FUNCTIONS
    assert len(way.modules()) <= MODULES
