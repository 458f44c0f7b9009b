"""Fixtures of the real Neo4j: one for each worker, wiped between uses, all in one process for the whole run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import unquote, urlsplit

import pytest
from neo4j import Driver

from tests.neo4j.assembly import Neo4jMissing
from tests.neo4j.database import NotOurs, claim, connected, release, wipe
from tests.neo4j.java import SHARED, room
from tests.neo4j.server import Neo4jServer
from tests.reporting import leave_out


def pytest_configure(config: pytest.Config) -> None:
    """Say where the process of the run is to be; workers are told by their environment."""
    if SHARED not in os.environ:
        ours = ExitStack()
        os.environ[SHARED] = str(ours.enter_context(room()))
        ours.callback(os.environ.pop, SHARED)
        config.add_cleanup(ours.close)


@dataclass(frozen=True)
class Neo4jAddress:
    """A running Neo4j that somebody else started."""

    uri: str
    user: str
    password: str


def address_of(named: str) -> Neo4jAddress:
    """Read `bolt://user:password@host:port`."""
    parts = urlsplit(named)
    if not (parts.scheme and parts.hostname and parts.username and parts.password):
        raise ValueError("RASSO_TEST_NEO4J should read bolt://user:password@host:port")
    uri = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    return Neo4jAddress(uri, unquote(parts.username), unquote(parts.password))


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer | Neo4jAddress]:
    """The Neo4j that RASSO_TEST_NEO4J names, else one of our own. Its content is anybody's guess."""
    named = os.environ.get("RASSO_TEST_NEO4J")
    if named:
        yield from _claimed(address_of(named))
    else:
        yield from own(Neo4jServer())


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_server: Neo4jServer | Neo4jAddress) -> Iterator[Driver]:
    """A driver for looking into the store and preparing it; the code under test opens its own."""
    with connected(neo4j_server) as driver:
        yield driver


@pytest.fixture(scope="session")
def neo4j_store_url(neo4j_server: Neo4jServer | Neo4jAddress) -> Iterator[str]:
    """The address for `--store`, with RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD set."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASSO_NEO4J_USER", neo4j_server.user)
        patch.setenv("RASSO_NEO4J_PASSWORD", neo4j_server.password)
        yield neo4j_server.uri


@pytest.fixture
def empty_neo4j(neo4j_store_url: str, neo4j_driver: Driver) -> str:
    """The address of a Neo4j without any node, constraint or index."""
    wipe(neo4j_driver)
    return neo4j_store_url


@pytest.fixture(scope="session")
def restartable_neo4j(neo4j_server: Neo4jServer | Neo4jAddress) -> Iterator[Neo4jServer]:
    """A Neo4j that a test may stop and start; it must leave it running. Ours even where one is named."""
    if isinstance(neo4j_server, Neo4jServer):
        yield neo4j_server
    else:
        yield from own(Neo4jServer())


def own(server: Neo4jServer) -> Iterator[Neo4jServer]:
    """The server, running, until the fixture that yields from this ends."""
    missing = _start(server)
    try:
        if missing:
            not_run(missing)
        yield server
    finally:
        server.close()


def _start(server: Neo4jServer) -> str | None:
    """What is missing, if it could not be started for that."""
    try:
        server.start()
    except Neo4jMissing as missing:
        return str(missing)
    return None


def _claimed(address: Neo4jAddress) -> Iterator[Neo4jAddress]:
    with connected(address) as driver:
        try:
            claim(driver)
        except NotOurs as refusal:
            pytest.exit(str(refusal), returncode=1)
        yield address
        release(driver)


def not_run(reason: str) -> NoReturn:
    """Skip a Neo4j test; with CI=true fail it."""
    leave_out(f"Not run on Neo4j: {reason}. Install Java 17+ and Maven, or name a server by RASSO_TEST_NEO4J.")
