"""Writing the production store."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from typing import Any, LiteralString, TypeVar, cast

from neo4j import Driver, Session, Transaction
from neo4j.exceptions import Neo4jError

from rasso_graph.loaders.address import Neo4jAddress
from rasso_graph.loaders.connections import neo4j_driver, session_of
from rasso_graph.loaders.layout import LAYOUT
from rasso_graph.loaders.logged import change_rows, revision_row
from rasso_graph.loaders.readers import Neo4jReader
from rasso_graph.loaders.text import GIVEN
from rasso_graph.model.graph import Edge, Node
from rasso_graph.model.properties import DERIVED_RELATIONS
from rasso_graph.model.revisions import Revision
from rasso_graph.model.searching import READ_PROPERTIES
from rasso_graph.model.words import RECORD, WAYPOINT, labels_of
from rasso_graph.seed.storing.ddl import cypher
from rasso_graph.seed.storing.difference import Altered
from rasso_graph.seed.storing.refused import Locked, TooLarge
from rasso_graph.seed.storing.transaction import BATCH

_LONGEST = 6 * 3600.0
"""Seconds after which the server ends a transaction that lost its client."""
_LOCK = "MATCH (graph:Graph {id: 'graph'}) SET graph.locked = true REMOVE graph.locked"
_T = TypeVar("_T", Node, Edge)


class Neo4jTransaction(Neo4jReader):
    """An open transaction."""

    def __init__(self, transaction: Transaction) -> None:
        super().__init__(transaction)
        self._transaction = transaction

    def _run(self, query: str, rows: list[dict[str, Any]]) -> Any:
        """In a map, so that batches of other sizes are not planned anew."""
        text = cast(LiteralString, f"UNWIND ${GIVEN}.rows AS row {query}")
        return self._transaction.run(text, {GIVEN: {"rows": rows}}).consume().counters

    def add_nodes(self, nodes: Sequence[Node]) -> None:
        for label, group in _grouped(nodes, lambda node: node.label):
            rows = [{"id": node.id, "added_in": node.added_in, **node.properties} for node in group]
            self._run(f"CREATE (n:{':'.join(labels_of(label))}) SET n = row", rows)

    def remove_nodes(self, nodes: Sequence[Node]) -> None:
        for label in (RECORD, WAYPOINT):
            self._run(f"MATCH (n:{label} {{id: row.id}}) DETACH DELETE n", [{"id": node.id} for node in nodes])

    def change_nodes(self, changes: Sequence[Altered]) -> None:
        rows = [{"id": change.thing.id, "set": _settings(change)} for change in changes]
        self._run(f"MATCH (n:{RECORD} {{id: row.id}}) SET n += row.set", rows)

    def add_edges(self, edges: Sequence[Edge]) -> None:
        for type_, group in _grouped(edges, lambda edge: edge.type):
            rows = [{**_ends(edge), "held": _held(edge)} for edge in group]
            if type_ in DERIVED_RELATIONS:
                self._run(f"MATCH (n:{RECORD} {{id: row.id}}) MERGE (:{WAYPOINT} {{id: row.id}})", _named(group))
            made = self._run(f"{_joined(type_)} CREATE (s)-[r:{type_}]->(t) SET r = row.held", rows)
            if made.relationships_created != len(rows):
                raise RuntimeError(f"{len(rows) - made.relationships_created} edges of {type_} have no end")

    def remove_edges(self, edges: Sequence[Edge]) -> None:
        for type_, group in _grouped(edges, lambda edge: edge.type):
            self._run(f"{_found(type_)} DELETE r", [_ends(edge) for edge in group])
            if type_ in DERIVED_RELATIONS:
                self._run(f"MATCH (w:{WAYPOINT} {{id: row.id}}) WHERE NOT (w)--() DELETE w", _named(group))

    def change_edges(self, changes: Sequence[Altered]) -> None:
        after = {id(change.thing): _settings(change) for change in changes}
        edges = [change.thing for change in changes if isinstance(change.thing, Edge)]
        for type_, group in _grouped(edges, lambda edge: edge.type):
            rows = [{**_ends(edge), "set": after[id(edge)]} for edge in group]
            self._run(f"{_found(type_)} SET r += row.set", rows)

    def clear(self) -> None:
        self._transaction.run(f"MATCH (n:{RECORD}|{WAYPOINT}) DETACH DELETE n").consume()

    def mark(self, revision: int, digest: str) -> None:
        held = {"id": "graph", "revision": revision, "digest": digest, "schema_version": LAYOUT}
        self._transaction.run("MATCH (graph:Graph {id: 'graph'}) SET graph = $held", held=held).consume()

    def log_revision(self, revision: Revision) -> None:
        self._run("CREATE (n:Revision) SET n = row", [revision_row(revision)])
        rows = list(change_rows(revision))
        for start in range(0, len(rows), BATCH):
            self._run("CREATE (n:RevisionChange) SET n = row", rows[start : start + BATCH])


class Neo4jWriter(Neo4jReader):
    """A server, open for writing."""

    def __init__(self, driver: Driver, session: Session) -> None:
        super().__init__(session)
        self._driver = driver
        self._session = session

    def prepare(self, patience: float) -> None:
        """Constraints and indexes come first: Neo4j does not take them in one transaction with nodes."""
        shown = self._session.run("SHOW INDEXES YIELD name, properties RETURN name, properties")
        there: dict[str, list[str] | None] = {row["name"]: row["properties"] for row in shown}
        if sorted(there.get("search") or READ_PROPERTIES) != sorted(READ_PROPERTIES):
            # Until layout 18 this was the name of the index of tokens.
            self._session.run("DROP INDEX search").consume()
            del there["search"]
        for statement in [statement for name, statement in cypher() if name not in there]:
            self._session.run(cast(LiteralString, statement)).consume()
        begin = (
            "MERGE (graph:Graph {id: 'graph'}) "
            "ON CREATE SET graph.revision = 0, graph.digest = '', graph.schema_version = $layout"
        )
        self._session.run(begin, layout=LAYOUT).consume()
        self._session.run("CALL db.awaitIndexes(300)").consume()

    @contextmanager
    def transaction(self, patience: float) -> Generator[Neo4jTransaction]:
        """The lock is a write on the graph's node.

        Neo4j times whole transactions, not locks. So a first, short transaction takes the lock and gives it
        back; if it cannot within `patience`, somebody else is writing. The second takes it to keep.
        """
        self._try_lock(patience)
        try:
            with self._session.begin_transaction(timeout=_LONGEST) as transaction:
                transaction.run(_LOCK).consume()
                yield Neo4jTransaction(transaction)
                transaction.commit()
            self._plan_anew()
        except Neo4jError as error:
            if "OutOfMemory" not in (error.code or ""):
                raise
            advice = "Give it more heap (server.memory.heap.max_size); 100,000 nodes want 2 GB"
            raise TooLarge(f"The server has not the memory for so large a transaction. {advice}") from error

    def _plan_anew(self) -> None:
        """Has the server count what its indexes hold: until it comes to that itself, it plans for the graph before."""
        with suppress(Neo4jError):
            self._session.run("CALL db.prepareForReplanning(300)").consume()

    def _try_lock(self, patience: float) -> None:
        try:
            with self._session.begin_transaction(timeout=patience) as transaction:
                transaction.run(_LOCK).consume()
                transaction.rollback()
        except Neo4jError as error:
            if "Timed" not in (error.code or "") and "Lock" not in (error.code or ""):
                raise
            message = "Another program is writing this graph. Wait until it is done, then apply again"
            raise Locked(message) from error


def _joined(type_: str) -> str:
    """The two ends of a row's edge: records, or for what is derived the waypoints that stand for them."""
    label = WAYPOINT if type_ in DERIVED_RELATIONS else RECORD
    return f"MATCH (s:{label} {{id: row.source}}) MATCH (t:{label} {{id: row.target}})"


def _found(type_: str) -> str:
    """A row's edge, which is there."""
    return f"{_joined(type_)} MATCH (s)-[r:{type_}]->(t) WHERE coalesce(r.id, '') = row.id"


def _named(edges: Iterable[Edge]) -> list[dict[str, Any]]:
    """What the edges join, each once."""
    return [{"id": name} for name in dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))]


def _ends(edge: Edge) -> dict[str, Any]:
    return {"source": edge.source, "target": edge.target, "id": edge.id}


def _held(edge: Edge) -> dict[str, Any]:
    named = {"id": edge.id} if edge.id else {}
    return {**edge.properties, **named, "added_in": edge.added_in or None}


def _settings(change: Altered) -> dict[str, Any]:
    """Properties to set; null removes one."""
    return {key: change.after.get(key) for key in change.keys}


def _grouped(things: Iterable[_T], key: Callable[[_T], str]) -> Iterable[tuple[str, list[_T]]]:
    groups: dict[str, list[_T]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups.items()


@contextmanager
def neo4j_writer(address: Neo4jAddress) -> Generator[Neo4jWriter]:
    """The server at an address. Raises StoreAway."""
    with neo4j_driver(address) as driver, session_of(driver, "WRITE", address.database) as session:
        yield Neo4jWriter(driver, session)
