"""Both stores for tests: loaded with a graph, asked through the service, every operation's statements counted."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from graphql import FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode, parse
from neo4j import Driver

from rasso_graph.loaders import cypher, sql
from rasso_graph.loaders.address import Address, Neo4jAddress, SqliteAddress
from rasso_graph.loaders.explained import Explained
from rasso_graph.loaders.neo4j_store import Neo4jStore
from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.snapshot import reading
from rasso_graph.loaders.sqlite_store import SqliteStore
from rasso_graph.loaders.store import SeenState, Store, StoreMoved
from rasso_graph.loaders.text import Statement
from rasso_graph.loaders.walks import walk
from rasso_graph.model.graph import Graph
from rasso_graph.resolvers.service import Answer, Service
from rasso_graph.seed.making import Built, build
from rasso_graph.seed.reading import PACKAGED
from rasso_graph.seed.storing import Applied, apply_graph, compare
from rasso_graph.seed.storing.ddl import cypher as cypher_layout
from tests.neo4j.database import wipe

LAID_OUT = frozenset(name for name, _ in cypher_layout())
"""Constraints and indexes of a store, by name."""
WALKS = ("changes", "lineage", "path", "search", "timeline")
"""Fields that are traversals."""


@dataclass
class Counted:
    """A store that keeps the text of every statement it is asked for of one state, in both dialects, but for how much
    it holds: that is looked at beside operations, once for many."""

    store: Store
    asked: list[Statement] = field(default_factory=list[Statement])

    @property
    def statements(self) -> list[tuple[str, str]]:
        """Names and texts."""
        return [(one.name, one.text) for one in self.asked]

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[SeenState, list[Any]]:
        dialect = cypher if isinstance(self.store, Neo4jStore) else sql
        if name != "sizes":
            self.asked.append(dialect.statement(name, columns))
        with self._anew_where_moved():
            return await self.store.read(name, columns)

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[SeenState, list[Any]]:
        dialect = "cypher" if isinstance(self.store, Neo4jStore) else "sql"
        self.asked.append(walk(name, dialect, params))
        with self._anew_where_moved():
            return await self.store.walk(name, params)

    @contextmanager
    def _anew_where_moved(self) -> Generator[None]:
        """What was asked of a state that is gone is asked again, whole, and counts from then on."""
        try:
            yield
        except StoreMoved:
            self.asked.clear()
            raise

    async def state(self) -> SeenState:
        return await self.store.state()

    def explaining(self, notes: list[Explained]) -> Counted:
        return Counted(self.store.explaining(notes), self.asked)

    async def close(self) -> None:
        await self.store.close()


class Unexplained:
    """A store of which nobody asks how it answers."""

    def explaining(self, notes: list[Explained]) -> Store:
        raise AssertionError("nobody asked for an explanation")

    async def state(self) -> SeenState:
        raise AssertionError("nobody asked for the state")


@dataclass
class Asked:
    """A service over one store, asked in one event loop. More statements than allowed fail the test."""

    store: Counted
    service: Service
    runner: asyncio.Runner
    most: int = 0

    def __call__(self, query: str, variables: dict[str, Any] | None = None, operation: str | None = None) -> Answer:
        """The answer, its statements counted."""
        self.store.asked.clear()
        answer = self.runner.run(self.service.answer(query, variables, operation))
        if answer.executed:
            self._check(query)
        else:
            assert not self.store.statements, "a refused request asked the store"
        return answer

    def data(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """The data of an answer without errors."""
        answer = self(query, variables)
        assert not answer.errors, answer.errors
        assert answer.data is not None
        return answer.data

    def code(self, query: str, variables: dict[str, Any] | None = None) -> str:
        """The code of the one error of a refused request."""
        answer = self(query, variables)
        assert not answer.executed
        (error,) = answer.errors
        return error["extensions"]["code"]

    def _check(self, query: str) -> None:
        allowed = most_statements(query)
        told = "\n\n".join(f"-- {name}\n{text}" for name, text in self.store.statements)
        found = len(self.store.statements)
        assert found <= allowed, f"{found} statements where {allowed} are allowed, for\n{query}\n\n{told}"
        self.most = max(self.most, found)


@contextmanager
def asking(schema: GraphQLSchema, address: Address, timeout: float = 30.0, explain: bool = False) -> Generator[Asked]:
    """The store at an address, asked through a service of its own."""
    with asyncio.Runner() as runner:
        store = Counted(opened(address, timeout))
        yield Asked(store, Service(schema, store, explain=explain), runner)
        runner.run(store.close())


def opened(address: Address, timeout: float = 30.0) -> Store:
    """The store at an address, for reading."""
    if isinstance(address, SqliteAddress):
        return SqliteStore(address.path, timeout)
    return Neo4jStore(address.uri, address.user, address.password, timeout, address.database)


def packaged() -> Built:
    """What the packaged records make, as a copy of the caller's own. Reading them takes seconds: once in a process."""
    return pickle.loads(_packaged())


@cache
def _packaged() -> bytes:
    return pickle.dumps(build([PACKAGED]))


def load(address: Address, graph: Graph) -> Applied:
    """Writes a graph into an empty store, through the seed's own writer."""
    with plans_kept():
        return apply_graph(address, graph)


@contextmanager
def plans_kept() -> Generator[None]:
    """Whatever is written meanwhile, a Neo4j keeps its plans, and those of the writing itself: to make these anew takes
    ten times as long as to write a small graph. Where plans are tested or measured, it has to plan anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rasso_graph.seed.storing.neo4j_writer.Neo4jWriter._plan_anew", _leave)
        yield


def _leave(_: object) -> None:
    """Nothing to do."""


def clear(driver: Driver) -> None:
    """Empties a Neo4j for a graph to read. The layout of a store stays: making it anew takes seconds of computing."""
    wipe(driver, kept=LAID_OUT)


def holds(address: Address, graph: Graph) -> bool:
    """Whether the store holds just this graph already, and no quotation that this has not."""
    with reading(address) as reader:
        if reader.state() is None or compare(reader.nodes(), reader.edges(), graph):
            return False
        quoted = [(node.id, node.properties.get("quotation")) for node in reader.nodes()]
        return all(text == graph.nodes[name].properties.get("quotation") for name, text in quoted)


def fill(driver: Driver, address: Address, graph: Graph) -> None:
    """Has a Neo4j hold this graph and nothing else, which the tests before may have come to already."""
    if not holds(address, graph):
        clear(driver)
        load(address, graph)


def sqlite_at(folder: Path) -> SqliteAddress:
    """A file that does not exist yet."""
    return SqliteAddress(folder / "graph.db")


def neo4j_at(server: Any) -> Neo4jAddress:
    """The address of a running Neo4j."""
    return Neo4jAddress(server.uri, server.user, server.password)


def most_statements(query: str) -> int:
    """One for each root field, and two for each traversal, counted from the document alone."""
    document = parse(query)
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    return max(_counted(one, fragments) for one in operations)


def _counted(operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]) -> int:
    roots, walks = set[str](), set[tuple[str, ...]]()
    for path, name in _fields(operation, fragments, ()):
        if len(path) == 1 and not name.startswith("__") and name not in WALKS:
            roots.add(path[0])
        if name in WALKS:
            walks.add(path)
    return len(roots) + 2 * len(walks)


def _fields(at: Any, fragments: Mapping[str, FragmentDefinitionNode], path: tuple[str, ...]) -> Iterator[Any]:
    """Every field that the selection may ask for: its path of response keys, and its name."""
    for one in at.selection_set.selections if at.selection_set else ():
        if one.kind == "field":
            here = (*path, one.alias.value if one.alias else one.name.value)
            yield here, one.name.value
            yield from _fields(one, fragments, here)
        else:
            yield from _fields(fragments[one.name.value] if one.kind == "fragment_spread" else one, fragments, path)
