"""Fixtures of the seed's tests: the made-up world, and an empty store of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from tests.seed.sample import World, make_world
from tests.stores import plans_kept


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Texts and records, to be changed at will."""
    return make_world(tmp_path)


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return f"sqlite://{tmp_path}/graph.db"


@pytest.fixture
def cleared_neo4j(neo4j_store_url: str, neo4j_driver: Driver) -> Iterator[str]:
    """The address of a Neo4j without nodes. Constraints stay, and plans: making them takes a second and more."""
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
    with plans_kept():
        yield neo4j_store_url


@pytest.fixture(params=["sqlite", "neo4j"])
def store(request: pytest.FixtureRequest) -> str:
    """The address of an empty store of each kind."""
    return request.getfixturevalue("sqlite_address" if request.param == "sqlite" else "cleared_neo4j")
