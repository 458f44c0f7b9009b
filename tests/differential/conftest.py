"""Graphs, each loaded once into each store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from graphql import ExecutionResult, GraphQLSchema

from rasso_graph.model.graph import Graph
from rasso_graph.resolvers.planning import connections
from rasso_graph.resolvers.traversals import search, timeline
from rasso_graph.schema import core_schema
from tests.differential.graphs import random_graph, with_holes
from tests.differential.operations import Operation
from tests.differential.values import World
from tests.reference.memory import Memory
from tests.reference.pages import SEAL
from tests.reference.schema import answer, reference_schema
from tests.stores import Asked, asking, clear, load, neo4j_at, packaged, sqlite_at

STORES = ("sqlite", "neo4j")
GRAPHS = ("whole", "holed", "another", "packaged")
Known = dict[tuple[str, str], tuple[ExecutionResult, dict[str, str]]]


@dataclass(frozen=True)
class Compared:
    """One graph in a store and in memory, and what operations over it are generated from."""

    ask: Asked
    memory: Memory
    reference: GraphQLSchema
    schema: GraphQLSchema
    world: World
    known: Known

    def wanted(self, operation: Operation) -> tuple[ExecutionResult, dict[str, str]]:
        """What plain resolvers make of an operation, once for both stores; and what its placeholders of cursors are."""
        key = operation.text, repr(operation.variables)
        if key not in self.known:
            found = dict[str, str]()
            told = answer(self.reference, self.memory, operation.text, operation.variables, found)
            self.known[key] = told, found
        return self.known[key]


@pytest.fixture(scope="session")
def served_schema() -> GraphQLSchema:
    return core_schema()


@pytest.fixture(scope="session")
def plain_schema() -> GraphQLSchema:
    return reference_schema()


@pytest.fixture(scope="module", autouse=True)
def unsealed() -> Iterator[None]:
    """Cursors of any question are alike, so that plain resolvers can write them too."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (connections, search, timeline):
            patch.setattr(module, "seal_of", _alike)
        yield


def _alike(*_: object) -> str:
    return SEAL


@pytest.fixture(scope="module", params=[f"{store}-{graph}" for store in STORES for graph in GRAPHS])
def compared(
    request: pytest.FixtureRequest, tmp_path_factory: Any, served_schema: GraphQLSchema, plain_schema: GraphQLSchema
) -> Iterator[Compared]:
    """Each graph in each store."""
    store, _, name = request.param.partition("-")
    graph, world = _content(name)
    address = _neo4j(request) if store == "neo4j" else sqlite_at(tmp_path_factory.mktemp(name))
    applied = load(address, graph)
    with asking(served_schema, address) as ask:
        memory, known = _reference(name, applied.revision, applied.digest)
        yield Compared(ask, memory, plain_schema, served_schema, world, known)


@cache
def _reference(name: str, revision: int, digest: str) -> tuple[Memory, Known]:
    return Memory(_content(name)[0], revision, digest), {}


@cache
def _content(name: str) -> tuple[Graph, World]:
    graph = _graph(name)
    return graph, World.of(graph)


def _graph(name: str) -> Graph:
    if name == "packaged":
        return packaged().whole
    graph = random_graph(2 if name == "another" else 1)
    return with_holes(graph, 1) if name == "holed" else graph


def _neo4j(request: pytest.FixtureRequest) -> Any:
    clear(request.getfixturevalue("neo4j_driver"))
    return neo4j_at(request.getfixturevalue("neo4j_server"))
