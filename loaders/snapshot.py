"""Reading a whole store, for planning, verifying and exporting."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from rasso_graph.loaders import faults
from rasso_graph.loaders.address import Address, SqliteAddress
from rasso_graph.loaders.connections import neo4j_driver, session_of, sqlite_connection
from rasso_graph.loaders.readers import Neo4jReader, SqliteReader, StoreState, WholeReader
from rasso_graph.loaders.store import StoreAway, StoreMoved, StoreUnready
from rasso_graph.model.graph import Edge, Graph
from rasso_graph.model.revisions import Revision

if TYPE_CHECKING:
    from neo4j import Session


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


T = TypeVar("T")
_TRIES = 5


def whole(address: Address, read: Callable[[WholeReader], T]) -> T:
    """What `read` makes of a store, of one state. It may be called again; nothing of a reader may outlive it.

    SQLite reads in one transaction. Neo4j gives no snapshot: where anything was committed while it was read, it is
    read again. Raises StoreAway where it is written again and again.
    """
    if isinstance(address, SqliteAddress):
        with reading(address) as reader:
            return read(reader)
    with neo4j_driver(address) as driver:
        for _ in range(_TRIES):
            with suppress(StoreMoved), session_of(driver, "READ", address.database) as session:
                return _unmoved(session, read)
    raise StoreAway(f"The store at {address} is being written. Try again when that is done")


def _unmoved(session: Session, read: Callable[[WholeReader], T]) -> T:
    begun = _newest(session)
    try:
        found = read(Neo4jReader(session))
    except Exception as error:
        # Half of an update may look like any fault.
        if _newest(session) == begun:
            raise
        raise StoreMoved("the store was written while it was read") from error
    if _newest(session) != begun:
        raise StoreMoved("the store was written while it was read")
    return found


def _newest(session: Session) -> frozenset[str]:
    """What tells the transaction that was committed last, once that and all before it are written whole."""
    session.run("RETURN 1 AS one").consume()
    return session.last_bookmarks().raw_values


@dataclass(frozen=True)
class Snapshot:
    """A whole graph, with what the store says of it."""

    state: StoreState
    graph: Graph
    repeated: tuple[Edge, ...] = ()
    """Edges that are there more than once; the graph holds each once."""
    log: tuple[Revision, ...] = ()


def snapshot(address: Address) -> Snapshot:
    """The whole of a store, with what is derived. Raises StoreUnready where there is no graph of ours, StoreAway."""

    def read(reader: WholeReader) -> Snapshot:
        state = reader.state()
        if state is None:
            raise StoreUnready(address, faults.NO_GRAPH)
        return taken(reader, state)

    return whole(address, read)


def taken(reader: WholeReader, state: StoreState) -> Snapshot:
    """What a reader gives, all of it."""
    graph = Graph({node.id: node for node in reader.nodes()})
    repeated: list[Edge] = []
    for edge in reader.edges():
        if edge.key in graph.edges:
            repeated.append(edge)
        graph.add(edge)
    return Snapshot(state, graph, tuple(repeated), tuple(reader.log()))


def read_graph(address: Address) -> Graph:
    """The graph of a store, as `snapshot` reads it."""
    return snapshot(address).graph
