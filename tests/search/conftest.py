"""Graphs to search, each loaded into each store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from rasso_graph.loaders.address import Address
from rasso_graph.model.graph import Graph
from rasso_graph.schema import build
from rasso_graph.seed.making import build as build_records
from rasso_graph.seed.reading import PACKAGED
from tests.neo4j.database import wipe
from tests.search.graphs import worded_graph
from tests.search.reference import Library
from tests.stores import Asked, asking, load, neo4j_at, sqlite_at

STORES = ("sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j))


@dataclass(frozen=True)
class Searched:
    """A graph in a store and in memory."""

    ask: Asked
    library: Library
    graph: Graph


Opened = Callable[[str], Address]


@pytest.fixture(scope="module", params=STORES)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Gives the address of an empty store of the module's kind."""

    def empty(name: str) -> Address:
        if request.param == "sqlite":
            return sqlite_at(tmp_path_factory.mktemp(name))
        wipe(request.getfixturevalue("neo4j_driver"))
        return neo4j_at(request.getfixturevalue("neo4j_server"))

    return empty


@pytest.fixture(scope="module")
def packaged(opened: Opened) -> Iterator[Searched]:
    """The packaged records."""
    yield from _searched(opened("packaged"), build_records([PACKAGED]).whole)


@pytest.fixture(scope="module", params=[1, 2])
def worded(request: pytest.FixtureRequest, opened: Opened) -> Iterator[Searched]:
    """A graph of few and awkward words."""
    yield from _searched(opened("worded"), worded_graph(request.param))


def _searched(address: Any, graph: Graph) -> Iterator[Searched]:
    load(address, graph)
    with asking(build(), address) as ask:
        yield Searched(ask, Library(graph), graph)
