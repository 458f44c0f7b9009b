"""A server over the packaged records, on each store, whose pages are read as a browser without script reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rasso_graph.loaders.address import parse
from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings, read_settings
from tests.explorer.reading import Site
from tests.neo4j.fixtures import Neo4jAddress
from tests.neo4j.server import Neo4jServer
from tests.server.conftest import running
from tests.stores import fill, load, packaged

PATIENCE = 240.0
"""Seconds for the first page of a kind: a Neo4j has to plan its statements first, on a busy machine too."""


def settings_for(store: str, **given: object) -> Settings:
    """The settings of a server over a store."""
    return replace(read_settings(), store=store, **given)


@pytest.fixture(scope="session")
def sqlite_records(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite store of the packaged records."""
    store = f"sqlite://{tmp_path_factory.mktemp('explored')}/rasso.db"
    load(parse(store), packaged().whole)
    return store


@pytest.fixture(scope="module", params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """The pages over the packaged records."""
    if request.param == "neo4j":
        server: Neo4jServer | Neo4jAddress = request.getfixturevalue("neo4j_server")
        url: str = request.getfixturevalue("neo4j_store_url")
        fill(request.getfixturevalue("neo4j_driver"), parse(url), packaged().whole)
        slow = {"query_timeout": PATIENCE, "operation_timeout": PATIENCE}
        given = {"neo4j_user": server.user, "neo4j_password": server.password, **slow}
        settings = replace(settings_for(url), **given)
    else:
        settings = settings_for(request.getfixturevalue("sqlite_records"))
    with running(lambda: open_service(settings)) as client:
        client.timeout = PATIENCE
        yield Site(client)
