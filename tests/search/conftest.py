"""Graphs to search, each loaded into each store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from rasso_graph.loaders.address import Address
from rasso_graph.model.graph import Graph
from rasso_graph.schema import core_schema
from tests import stores
from tests.search.graphs import worded_graph
from tests.search.reference import Library
from tests.stores import Asked, asking, fill, load, neo4j_at, sqlite_at

STORES = ("sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j))


@dataclass(frozen=True)
class Searched:
    """A graph in a store and in memory."""

    ask: Asked
    library: Library
    graph: Graph


Opened = Callable[[Graph], Address]


@pytest.fixture(scope="module", params=STORES)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Gives the address of a store of the module's kind that holds a graph."""

    def holding(graph: Graph) -> Address:
        if request.param == "sqlite":
            file = sqlite_at(tmp_path_factory.mktemp("searched"))
            load(file, graph)
            return file
        server = neo4j_at(request.getfixturevalue("neo4j_server"))
        fill(request.getfixturevalue("neo4j_driver"), server, graph)
        return server

    return holding


@pytest.fixture(scope="module")
def packaged(opened: Opened) -> Iterator[Searched]:
    """The packaged records."""
    yield from _searched(opened, stores.packaged().whole)


@pytest.fixture(scope="module", params=[1, 2])
def worded(request: pytest.FixtureRequest, opened: Opened) -> Iterator[Searched]:
    """A graph of few and awkward words."""
    yield from _searched(opened, worded_graph(request.param))


def _searched(opened: Opened, graph: Graph) -> Iterator[Searched]:
    with asking(core_schema(), opened(graph)) as ask:
        yield Searched(ask, Library(graph), graph)
