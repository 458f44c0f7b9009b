"""Today's indexes for graphs that were loaded in an older layout, which takes minutes where loading takes an hour."""

from __future__ import annotations

from typing import LiteralString, cast

from bench.kept import Kept
from bench.opening import opened
from rasso_graph.loaders.address import Address, Neo4jAddress, SqliteAddress
from rasso_graph.loaders.connections import neo4j_driver, session_of, sqlite_connection
from rasso_graph.loaders.layout import LAYOUT
from rasso_graph.seed.storing.ddl import SQLITE_INDEXES, cypher
from rasso_graph.seed.storing.neo4j_writer import neo4j_writer

_MADE = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('node', 'edge')"
_ALONE = "SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL"
_PATIENCE = 10.0


def index(kept: Kept) -> None:
    """Makes the indexes that seeding would make, and drops all others, in every store of a graph."""
    for store in kept.seconds:
        with opened(store, kept.folder, kept.nodes) as address:
            lay_out(address)
    kept.layout = LAYOUT
    kept.write()


def lay_out(address: Address) -> None:
    """Does so in one store. What nodes and edges hold stays: a property newer than they are is not there."""
    if isinstance(address, SqliteAddress):
        _in_sqlite(address)
    else:
        _in_neo4j(address)


def _in_sqlite(address: SqliteAddress) -> None:
    wanted = {statement.replace("IF NOT EXISTS ", "") for statement in SQLITE_INDEXES}
    with sqlite_connection(address.path, write=True) as connection:
        for name, statement in connection.execute(_MADE).fetchall():
            if statement not in wanted:
                connection.execute(f"DROP INDEX {name}")
        for statement in SQLITE_INDEXES:
            connection.execute(statement)
        connection.execute("UPDATE graph SET schema_version = ?", (LAYOUT,))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _in_neo4j(address: Neo4jAddress) -> None:
    wanted = {name for name, _ in cypher()}
    with neo4j_driver(address) as driver, session_of(driver, "WRITE", address.database) as session:
        for record in list(session.run(_ALONE)):
            if record[0] not in wanted:
                session.run(cast(LiteralString, f"DROP INDEX {record[0]}")).consume()
    with neo4j_writer(address) as writer:
        writer.prepare(_PATIENCE)
        with writer.transaction(_PATIENCE) as writing:
            state = writing.state()
            assert state
            writing.mark(state.revision, state.digest)
