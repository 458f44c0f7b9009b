"""Reading a whole store, for planning, verifying and exporting."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from rasso_graph.loaders import faults
from rasso_graph.loaders.address import Address, SqliteAddress
from rasso_graph.loaders.connections import neo4j_driver, session_of, sqlite_connection
from rasso_graph.loaders.readers import Neo4jReader, SqliteReader, StoreState, WholeReader
from rasso_graph.loaders.store import StoreAway, StoreUnready
from rasso_graph.model.graph import Edge, Graph


@contextmanager
def reading(address: Address) -> Generator[WholeReader]:
    """A reader of the store at an address. Raises StoreAway; StoreUnready where there is no file."""
    if isinstance(address, SqliteAddress):
        with sqlite_connection(address.path) as connection:
            connection.execute("BEGIN")
            yield SqliteReader(connection)
        return
    with neo4j_driver(address) as driver, session_of(driver, "READ", address.database) as session:
        yield Neo4jReader(session)


@dataclass(frozen=True)
class Snapshot:
    """A whole graph, with what the store says of it."""

    state: StoreState
    graph: Graph
    repeated: tuple[Edge, ...] = ()
    """Edges that are there more than once; the graph holds each once."""


def snapshot(address: Address) -> Snapshot:
    """The whole of a store, with what is derived.

    Neo4j gives no snapshot across statements, so the revision is looked at before and after. Raises
    StoreUnready where there is no graph of ours, StoreAway where it is being written.
    """
    with reading(address) as reader:
        before = reader.state()
        if before is None:
            raise StoreUnready(address, faults.NO_GRAPH)
        graph = Graph({node.id: node for node in reader.nodes()})
        repeated: list[Edge] = []
        for edge in reader.edges():
            if edge.key in graph.edges:
                repeated.append(edge)
            graph.add(edge)
        if reader.state() != before:
            raise StoreAway(f"The store at {address} is being written. Try again when that is done")
    return Snapshot(before, graph, tuple(repeated))


def read_graph(address: Address) -> Graph:
    """The graph of a store, as `snapshot` reads it."""
    return snapshot(address).graph
