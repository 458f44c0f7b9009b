"""A real server on a free port, asked over real HTTP."""

from __future__ import annotations

import io
import logging
import queue
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from rasso_graph import seed
from rasso_graph.loaders.address import SqliteAddress, parse
from rasso_graph.loaders.store import StoreAway
from rasso_graph.resolvers.service import Service
from rasso_graph.schema import core_schema
from rasso_graph.server.application import application
from rasso_graph.server.cli import main
from rasso_graph.server.listening import listen, server, url_of
from rasso_graph.server.logs import JsonLines, TextLines
from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings, read_settings
from tests.neo4j.database import wipe
from tests.queries.graph import small_graph
from tests.stores import load

Opening = Callable[[], AbstractAsyncContextManager[Service]]


class Broken:
    """A store whose statements raise what they are told to."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def read(self, name: str, columns: Any) -> Any:
        raise self.error

    async def walk(self, name: str, params: Any) -> Any:
        raise self.error

    async def close(self) -> None:
        """Nothing to let go of."""


def over(store: Any) -> Opening:
    """Opens a service over a store that is there already."""

    @asynccontextmanager
    async def opening() -> AsyncGenerator[Service]:
        yield Service(core_schema(), store)

    return opening


@contextmanager
def running(opening: Opening, **settings: Any) -> Generator[httpx.Client]:
    """A client of a server that runs in a thread until the block ends."""
    chosen = replace(Settings(), port=0, **settings)
    socket = listen(chosen)
    serving = server(application(chosen, opening), chosen)
    started = _told_when_started(serving)
    thread = threading.Thread(target=serving.run, args=([socket],), daemon=True)
    thread.start()
    try:
        assert started.wait(20), "the server did not start"
        with httpx.Client(base_url=url_of(socket), timeout=20) as client:
            yield client
    finally:
        serving.should_exit = True
        thread.join(20)
        socket.close()


def _told_when_started(serving: uvicorn.Server) -> threading.Event:
    started, startup = threading.Event(), serving.startup

    async def told(*args: Any, **named: Any) -> None:
        await startup(*args, **named)
        started.set()

    serving.startup = told
    return started


@pytest.fixture
def run() -> Iterator[Callable[..., httpx.Client]]:
    """Starts servers that live as long as the test."""
    with ExitStack() as stack:

        def start(opening: Opening | None = None, **settings: Any) -> httpx.Client:
            return stack.enter_context(running(opening or over(Broken(StoreAway("away"))), **settings))

        yield start


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    """A server whose store is away: enough for whatever does not ask the store."""
    with running(over(Broken(StoreAway("away"))), max_body=10_000) as client:
        yield client


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite store of the packaged records. Copy it to change it."""
    path = tmp_path_factory.mktemp("seeded") / "rasso.db"
    seed.apply(SqliteAddress(path))
    return path


@pytest.fixture
def serving_store(run: Callable[..., httpx.Client]) -> Callable[[str], httpx.Client]:
    """Starts a server over the store of an address."""

    def start(store: str) -> httpx.Client:
        settings = replace(read_settings(), store=store)
        return run(lambda: open_service(settings))

    return start


@pytest.fixture
def broken() -> Callable[[Exception], Opening]:
    """Opens a service whose store raises this error."""
    return lambda error: over(Broken(error))


@pytest.fixture
def opening_over() -> Callable[[Any], Opening]:
    """Opens a service over a store that is given."""
    return over


@dataclass(frozen=True)
class Line:
    """A line of our log as it is written in either form, and its particulars."""

    name: str
    json: str
    text: str
    told: dict[str, Any]


class Logged(logging.Handler):
    """Lines of our log, to be waited for: a response may arrive before its line is written."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: queue.Queue[Line] = queue.Queue()

    def emit(self, record: logging.LogRecord) -> None:
        told = vars(record).get("fields", {})
        self._lines.put(Line(record.getMessage(), JsonLines().format(record), TextLines().format(record), told))

    def line(self, name: str) -> Line:
        """The next line of this name."""
        while (line := self._lines.get(timeout=10)).name != name:
            pass
        return line

    def next(self, name: str) -> dict[str, Any]:
        """The particulars of the next line of this name."""
        return self.line(name).told


@pytest.fixture
def logged() -> Iterator[Logged]:
    """The log while the test runs."""
    handler, log = Logged(), logging.getLogger("rasso")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    yield handler
    log.removeHandler(handler)
    log.setLevel(logging.NOTSET)


@dataclass(frozen=True)
class Ended:
    """What a command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def rasso(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ended]:
    """Runs a command in an environment of its own."""
    for variable in ("RASSO_STORE", "RASSO_CORPUS", "RASSO_LOG_LEVEL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    def run(*arguments: str, stdin: str = "") -> Ended:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        written = capsys.readouterr()
        return Ended(int(ended.value.code or 0), written.out, written.err)

    return run


@pytest.fixture(scope="module", params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of each store, holding the small graph."""
    if request.param == "neo4j":
        url: str = request.getfixturevalue("neo4j_store_url")
        wipe(request.getfixturevalue("neo4j_driver"))
    else:
        url = f"sqlite://{tmp_path_factory.mktemp('small')}/rasso.db"
    load(parse(url), small_graph())
    return url
