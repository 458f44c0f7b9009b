"""Stores for the examples of the documentation: the packaged records on SQLite and on a real Neo4j."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from neo4j import Driver

from rasso_graph.loaders.address import parse
from rasso_graph.schema import core_schema
from rasso_graph.seed.storing import apply_graph
from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings
from tests.docs.playing import World, environment
from tests.neo4j.fixtures import Neo4jAddress
from tests.neo4j.server import Neo4jServer
from tests.server.conftest import running
from tests.stores import Asked, asking, clear, load, packaged, plans_kept


@dataclass
class Stage:
    """A store that holds the packaged records, with a service and, once it is wanted, a server over it."""

    store: str
    ask: Asked
    driver: Driver | None
    variables: dict[str, str]
    stack: ExitStack
    _url: list[str] = field(default_factory=list[str])

    def url(self) -> str:
        """The address of a server over the store, which is started when first asked for."""
        if not self._url:
            names = {"RASSO_NEO4J_USER": "neo4j_user", "RASSO_NEO4J_PASSWORD": "neo4j_password"}
            given = {name: self.variables[variable] for variable, name in names.items() if variable in self.variables}
            settings = replace(Settings(), store=self.store, **given)
            client = self.stack.enter_context(running(lambda: open_service(settings)))
            self._url.append(str(client.base_url).rstrip("/"))
        return self._url[0]

    def restore(self) -> None:
        """Puts the packaged records back, whatever an example did."""
        with plans_kept():
            apply_graph(parse(self.store), packaged().whole, correct=None)


@pytest.fixture(scope="module")
def sqlite_stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    yield from _stage(f"sqlite://{tmp_path_factory.mktemp('documented')}/rasso.db")


@pytest.fixture(scope="module")
def neo4j_stage(
    neo4j_server: Neo4jServer | Neo4jAddress, neo4j_store_url: str, neo4j_driver: Driver
) -> Iterator[Stage]:
    clear(neo4j_driver)
    variables = {"RASSO_NEO4J_USER": neo4j_server.user, "RASSO_NEO4J_PASSWORD": neo4j_server.password}
    yield from _stage(neo4j_store_url, variables, neo4j_driver)


def _stage(store: str, variables: dict[str, str] | None = None, driver: Driver | None = None) -> Iterator[Stage]:
    load(parse(store), packaged().whole)
    with ExitStack() as stack:
        ask = stack.enter_context(asking(core_schema(), parse(store)))
        yield Stage(store, ask, driver, variables or {}, stack)


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> Stage:
    """The stage on the store that the test names."""
    return request.getfixturevalue(f"{request.param}_stage")


@pytest.fixture
def world(stage: Stage, tmp_path: Path) -> World:
    """An empty folder beside the store, and the environment of a user who named the store."""
    variables = environment(tmp_path, RASSO_STORE=stage.store, **stage.variables)
    return World(tmp_path, variables, stage.ask, stage.url, stage.driver)
