"""The packaged records, seeded into each store once for all questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rasso_graph.loaders.address import parse
from rasso_graph.schema import core_schema
from tests.stores import Asked, asking, fill, load, packaged

HERE = Path(__file__).parent
Ask = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module", params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store that holds the packaged records."""
    if request.param == "neo4j":
        where: str = request.getfixturevalue("neo4j_store_url")
        fill(request.getfixturevalue("neo4j_driver"), parse(where), packaged().whole)
    else:
        where = f"sqlite:///{tmp_path_factory.mktemp('questions') / 'graph.db'}"
        load(parse(where), packaged().whole)
    return where


@pytest.fixture(scope="module")
def asked(address: str) -> Iterator[Asked]:
    """Answers operations about the packaged records."""
    with asking(core_schema(), parse(address)) as found:
        yield found


@pytest.fixture(scope="module")
def ask(asked: Asked) -> Ask:
    """Runs one of the .graphql files here and gives its data; an error or a statement too many fails the test."""
    return lambda name: asked.data((HERE / f"{name}.graphql").read_text("utf-8"))
