"""Writing the embedded store."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import randbelow

import orjson

from rasso_graph.loaders.connections import sqlite_connection
from rasso_graph.loaders.layout import LAYOUT
from rasso_graph.loaders.logged import CHANGE_COLUMNS, REVISION_COLUMNS, change_rows, revision_row
from rasso_graph.loaders.readers import SqliteReader
from rasso_graph.model.graph import Edge, Node, Value
from rasso_graph.model.properties import EDGE_PROPERTIES, NODE_PROPERTIES
from rasso_graph.model.revisions import LOG_TABLES, Revision
from rasso_graph.model.words import LABELS
from rasso_graph.seed.storing.ddl import SQLITE_DROP, SQLITE_INDEXES, SQLITE_SEARCH, SQLITE_TABLES, SQLITE_VIEWS
from rasso_graph.seed.storing.difference import Altered
from rasso_graph.seed.storing.refused import Locked

_VIEWS = tuple(statement for _, statement in SQLITE_VIEWS.values())
_BEGIN_GRAPH = "INSERT OR IGNORE INTO graph VALUES ('graph', 0, '', ?)"


def _insert(table: str, columns: tuple[str, ...], values: list[str]) -> str:
    named = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({named}) VALUES ({', '.join(values)})"


_PK = "(SELECT pk FROM node WHERE id = ?)"
_ADD_NODE = _insert("node", ("id", "label", "family", "added_in", *NODE_PROPERTIES), ["?"] * (4 + len(NODE_PROPERTIES)))
_ADD_EDGE = _insert(
    "edge",
    ("type", "source", "target", "id", "added_in", *EDGE_PROPERTIES),
    ["?", _PK, _PK, "?", "?", *"?" * len(EDGE_PROPERTIES)],
)
_LOG = _insert(LOG_TABLES["Revision"], REVISION_COLUMNS, [f":{name}" for name in REVISION_COLUMNS])
_LOG_CHANGE = _insert(LOG_TABLES["RevisionChange"], CHANGE_COLUMNS, [f":{name}" for name in CHANGE_COLUMNS])
_THE_EDGE = f"WHERE type = ? AND source = {_PK} AND target = {_PK} AND id IS ?"


class SqliteWriter(SqliteReader):
    """A file open for writing; also the transaction in it, as SQLite has one to a connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        super().__init__(connection)
        self._connection = connection
        self._path = path

    def prepare(self, patience: float) -> None:
        """Lays out an empty file; leaves one of another layout alone."""
        state = self.state()
        if state is None or state.schema_version == LAYOUT:
            self._connection.execute("PRAGMA journal_mode = WAL")
            with self._locked(patience):
                self._lay_out()

    def _lay_out(self) -> None:
        for statement in (*SQLITE_TABLES, *SQLITE_INDEXES, *SQLITE_SEARCH, *_VIEWS):
            self._connection.execute(statement)
        self._connection.execute(_BEGIN_GRAPH, (LAYOUT,))
        [(revision, made)] = self._connection.execute("SELECT revision, user_version FROM graph, pragma_user_version")
        if not revision and not made:
            self._connection.execute(f"PRAGMA user_version = {1 + randbelow(2**31 - 1)}")

    @contextmanager
    def transaction(self, patience: float) -> Generator[SqliteWriter]:
        """The file's write lock, then everything or nothing."""
        with self._locked(patience):
            self._connection.execute("UPDATE graph SET revision = revision")
            yield self
        self._connection.execute("PRAGMA busy_timeout = 0")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _locked(self, patience: float) -> Generator[None]:
        self._connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            message = f"Another program is writing {self._path}. Wait until it is done, then apply again"
            raise Locked(message) from error
        try:
            yield
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def clear(self) -> None:
        for statement in SQLITE_DROP:
            self._connection.execute(statement)
        self._lay_out()

    def mark(self, revision: int, digest: str) -> None:
        self._connection.execute(
            "UPDATE graph SET revision = ?, digest = ?, schema_version = ?", (revision, digest, LAYOUT)
        )

    def log_revision(self, revision: Revision) -> None:
        self._connection.execute(_LOG, revision_row(revision))
        self._connection.executemany(_LOG_CHANGE, change_rows(revision))

    def add_nodes(self, nodes: Sequence[Node]) -> None:
        rows = (
            (node.id, node.label, LABELS[node.label].family, node.added_in, *_row(node.properties, NODE_PROPERTIES))
            for node in nodes
        )
        self._connection.executemany(_ADD_NODE, rows)

    def remove_nodes(self, nodes: Sequence[Node]) -> None:
        self._connection.executemany("DELETE FROM node WHERE id = ?", [(node.id,) for node in nodes])

    def change_nodes(self, changes: Sequence[Altered]) -> None:
        for change in changes:
            columns, values = _settings(change)
            self._connection.execute(f"UPDATE node SET {columns} WHERE id = ?", (*values, change.thing.id))

    def add_edges(self, edges: Sequence[Edge]) -> None:
        rows = ((*_key(edge), edge.added_in or None, *_row(edge.properties, EDGE_PROPERTIES)) for edge in edges)
        self._connection.executemany(_ADD_EDGE, rows)

    def remove_edges(self, edges: Sequence[Edge]) -> None:
        self._connection.executemany(f"DELETE FROM edge {_THE_EDGE}", [_key(edge) for edge in edges])

    def change_edges(self, changes: Sequence[Altered]) -> None:
        for change in changes:
            columns, values = _settings(change)
            assert isinstance(change.thing, Edge)
            self._connection.execute(f"UPDATE edge SET {columns} {_THE_EDGE}", (*values, *_key(change.thing)))


def _key(edge: Edge) -> tuple[str, str, str, str | None]:
    return edge.type, edge.source, edge.target, edge.id or None


def _settings(change: Altered) -> tuple[str, list[Value | None]]:
    keys = sorted(change.keys)
    columns = ", ".join(f'"{key}" = ?' for key in keys)
    return columns, list(_row(change.after, keys))


def _row(properties: dict[str, Value], columns: Iterable[str]) -> Iterable[Value | None]:
    held = (properties.get(column) for column in columns)
    return (orjson.dumps(value).decode() if isinstance(value, list) else value for value in held)


@contextmanager
def sqlite_writer(path: Path) -> Generator[SqliteWriter]:
    """The file at a path, made where there is none."""
    with sqlite_connection(path, write=True) as connection:
        yield SqliteWriter(connection, path)
