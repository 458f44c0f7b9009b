"""The small graph in each store, asked through the service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLSchema
from neo4j import Driver

from rasso_graph.loaders.address import Address, Neo4jAddress
from rasso_graph.model.graph import Graph
from rasso_graph.schema import core_schema
from rasso_graph.seed.storing import apply_graph
from tests.queries.graph import small_graph
from tests.stores import Asked, asking, fill, load, neo4j_at, sqlite_at

STORES = ("sqlite", "neo4j")


@pytest.fixture(scope="session")
def schema() -> GraphQLSchema:
    return core_schema()


@pytest.fixture(scope="module")
def graph() -> Graph:
    """What the stores hold. A module may have a graph of its own."""
    return small_graph()


@pytest.fixture(scope="module", params=STORES)
def address(request: pytest.FixtureRequest, graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Address:
    """Each store, holding the graph."""
    if request.param == "neo4j":
        return request.getfixturevalue("neo4j_address")
    file = sqlite_at(tmp_path_factory.mktemp("queries"))
    load(file, graph)
    return file


@pytest.fixture(scope="module")
def neo4j_address(neo4j_server: Any, neo4j_driver: Driver, graph: Graph) -> Neo4jAddress:
    """The server, holding the graph; for what SQLite has no counterpart of."""
    found = neo4j_at(neo4j_server)
    fill(neo4j_driver, found, graph)
    return found


@pytest.fixture(scope="module")
def ask(schema: GraphQLSchema, address: Address) -> Iterator[Asked]:
    """Asks the store; more statements than an operation may cost fail the test."""
    with asking(schema, address) as asked:
        yield asked


@pytest.fixture
def written(address: Address, graph: Graph) -> Iterator[Address]:
    """A store that the test may write; afterwards it holds the graph."""
    yield address
    apply_graph(address, graph, correct=None)
