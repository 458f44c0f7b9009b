"""A store as a stream: every node and every edge, one after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString, Protocol, cast

import orjson

from rasso_graph.loaders.logged import CHANGE_COLUMNS, REVISION_COLUMNS, revisions
from rasso_graph.model.graph import Edge, Node, Value
from rasso_graph.model.properties import BOOLEAN_PROPERTIES
from rasso_graph.model.revisions import LOG_TABLES, Revision
from rasso_graph.model.words import COMMITMENT, RECORD, WAYPOINT

if TYPE_CHECKING:
    from neo4j import Session, Transaction


@dataclass(frozen=True)
class StoreState:
    """What the store says of itself: revision, digest of the content, version of its layout."""

    revision: int
    digest: str
    schema_version: int


class WholeReader(Protocol):
    """A store, open for reading as a whole."""

    def state(self) -> StoreState | None:
        """None where nothing of ours has been written yet."""
        ...

    def foreign(self) -> str | None:
        """What the store holds that is not ours, None if nothing."""
        ...

    def nodes(self) -> Iterator[Node]:
        """Every node."""
        ...

    def edges(self) -> Iterator[Edge]:
        """Every edge."""
        ...

    def log(self) -> list[Revision]:
        """Every revision, the first first."""
        ...


class SqliteReader:
    """Reads through one connection; inside a transaction it sees one state of the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def state(self) -> StoreState | None:
        if "graph" not in self._tables():
            return None
        row = self._connection.execute("SELECT revision, digest, schema_version FROM graph").fetchone()
        return StoreState(*row) if row else None

    def foreign(self) -> str | None:
        tables = self._tables()
        if not tables or {"graph", "node", "edge"} <= tables:
            return None
        return f"tables that are not ours ({', '.join(sorted(tables)[:5])})"

    def nodes(self) -> Iterator[Node]:
        for row in self._rows("SELECT * FROM node ORDER BY pk"):
            del row["pk"], row["family"]
            added_in = row.pop("added_in", None) or 0
            yield Node(str(row.pop("id")), str(row.pop("label")), _properties(row), added_in)

    def edges(self) -> Iterator[Edge]:
        query = (
            "SELECT edge.*, s.id AS source_id, t.id AS target_id "
            "FROM edge JOIN node s ON s.pk = edge.source JOIN node t ON t.pk = edge.target ORDER BY edge.pk"
        )
        for row in self._rows(query):
            del row["pk"], row["source"], row["target"]
            ends = (str(row.pop("source_id")), str(row.pop("target_id")))
            added_in, name = row.pop("added_in", None) or 0, str(row.pop("id") or "")
            yield Edge(str(row.pop("type")), *ends, name, _properties(row), added_in)

    def log(self) -> list[Revision]:
        if not {*LOG_TABLES.values()} <= self._tables():
            return []
        return revisions(*(self._rows(f"SELECT * FROM {table}") for table in LOG_TABLES.values()))

    def _rows(self, query: str) -> Iterator[dict[str, Any]]:
        cursor = self._connection.execute(query)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def _tables(self) -> set[str]:
        rows = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name for (name,) in rows if not name.startswith("sqlite_")}


def _properties(row: dict[str, Any]) -> dict[str, Value]:
    held = {name: value for name, value in row.items() if value is not None}
    for name in BOOLEAN_PROPERTIES & held.keys():
        held[name] = bool(held[name])
    if "citations" in held:
        held["citations"] = orjson.loads(held["citations"])
    return held


class Neo4jReader:
    """Reads through a session or an open transaction."""

    def __init__(self, runner: Session | Transaction) -> None:
        self._runner = runner

    def state(self) -> StoreState | None:
        query = (
            "MATCH (graph:Graph {id: 'graph'}) "
            "RETURN graph.revision AS revision, graph.digest AS digest, graph.schema_version AS version"
        )
        row = self._runner.run(query).single()
        return (
            StoreState(row["revision"], row["digest"], row["version"]) if row and row["version"] is not None else None
        )

    def foreign(self) -> str | None:
        query = (
            "RETURN COUNT { MATCH (n) } AS total, COUNT { MATCH (r:Record) } AS records, "
            f"COUNT {{ MATCH (w:{WAYPOINT}) }} AS waypoints, "
            "COUNT { MATCH (g:Graph|Revision|RevisionChange) } AS graphs"
        )
        row = self._runner.run(query).single(strict=True)
        others = row["total"] - row["records"] - row["waypoints"] - row["graphs"]
        if others or (row["records"] and self.state() is None):
            return f"{others or row['records']:,} nodes that are not ours{self._strange()}"
        return None

    def _strange(self) -> str:
        """A few of them, by label and the property that tells most, and how to find all."""
        wanted = f"n:Graph OR n:{RECORD} OR n:{WAYPOINT} OR n:Revision OR n:RevisionChange"
        query = (
            f"MATCH (n) WHERE NOT ({wanted}) RETURN labels(n) AS labels, "
            "coalesce(n.id, n.name, n.title, elementId(n)) AS called ORDER BY labels, called LIMIT 3"
        )
        rows = [f"{':'.join(['', *row['labels']])} {row['called']}".strip() for row in self._runner.run(query)]
        return f" ({'; '.join(rows)}; all of them: MATCH (n) WHERE NOT ({wanted}) RETURN n)" if rows else ""

    def nodes(self) -> Iterator[Node]:
        for row in self._runner.run(f"MATCH (n:{RECORD}) RETURN labels(n) AS labels, properties(n) AS held"):
            held: dict[str, Value] = row["held"]
            label = next(name for name in row["labels"] if name not in (RECORD, COMMITMENT))
            added_in: Any = held.pop("added_in", 0)
            yield Node(str(held.pop("id")), label, held, added_in)

    def edges(self) -> Iterator[Edge]:
        """One record of the driver's for each source, as a record costs more than what is in it."""
        for label in (RECORD, WAYPOINT):
            query = (
                f"MATCH (s:{label}) WHERE (s)-->() RETURN s.id AS source, "
                f"COLLECT {{ MATCH (s)-[r]->(t:{label}) RETURN [type(r), t.id, properties(r)] }} AS edges"
            )
            for row in self._runner.run(query):
                source: str = row["source"]
                for type_, target, held in row["edges"]:
                    name, added_in = str(held.pop("id", "")), held.pop("added_in", 0)
                    yield Edge(type_, source, target, name, held, added_in)

    def log(self) -> list[Revision]:
        return revisions(*(self._held(label) for label in LOG_TABLES))

    def _held(self, label: str) -> Iterator[dict[str, Any]]:
        columns = {"Revision": REVISION_COLUMNS, "RevisionChange": CHANGE_COLUMNS}[label]
        for row in self._runner.run(cast(LiteralString, f"MATCH (n:{label}) RETURN properties(n) AS held")):
            yield dict.fromkeys(columns) | row["held"]
