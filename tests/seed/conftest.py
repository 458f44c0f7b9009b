"""Fixtures of the seed's tests: the made-up world, and an empty store of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seed.sample import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Texts and records, to be changed at will."""
    return make_world(tmp_path)


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return f"sqlite://{tmp_path}/graph.db"


@pytest.fixture(params=["sqlite", "neo4j"])
def store(request: pytest.FixtureRequest) -> str:
    """The address of an empty store of each kind."""
    return request.getfixturevalue("sqlite_address" if request.param == "sqlite" else "empty_neo4j")
