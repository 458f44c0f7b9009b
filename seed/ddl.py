"""How the two stores are laid out: tables, constraints, indexes.

A change here raises loaders.layout.LAYOUT.
"""

from collections.abc import Iterator

from rasso_graph.model.properties import EDGE_PROPERTIES, NODE_PROPERTIES
from rasso_graph.model.words import COMMITMENT, COMMITMENTS, LABELS, RECORD


def _columns(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


SQLITE_TABLES = (
    "CREATE TABLE IF NOT EXISTS node (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, "
    f"family TEXT, {_columns(NODE_PROPERTIES)})",
    "CREATE TABLE IF NOT EXISTS edge (pk INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT NOT NULL, "
    f"source INTEGER NOT NULL, target INTEGER NOT NULL, {_columns(EDGE_PROPERTIES)})",
    "CREATE TABLE IF NOT EXISTS graph "
    "(id TEXT PRIMARY KEY CHECK (id = 'graph'), revision INTEGER, digest TEXT, schema_version INTEGER)",
)

SQLITE_INDEXES = (
    "CREATE INDEX IF NOT EXISTS edge_out ON edge (type, source, target)",
    "CREATE INDEX IF NOT EXISTS edge_in ON edge (type, target, source)",
    "CREATE INDEX IF NOT EXISTS node_title ON node (label, title_sort, id)",
    "CREATE INDEX IF NOT EXISTS node_when ON node (label, when_earliest, id)",
    "CREATE INDEX IF NOT EXISTS family_title ON node (family, title_sort, id) WHERE family IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS family_when ON node (family, when_earliest, id) WHERE family IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS node_status ON node (label, status, title_sort, id)",
    "CREATE INDEX IF NOT EXISTS node_theme ON node (label, theme, title_sort, id)",
)

SQLITE_DROP = tuple(f"DROP TABLE IF EXISTS {table}" for table in ("edge", "node", "graph"))


def cypher() -> Iterator[tuple[str, str]]:
    """The constraints and indexes of Neo4j: the name of each, and the statement, which may be run again."""
    for label in (RECORD, COMMITMENT, "Graph", *LABELS):
        name = f"{label.lower()}_id"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label in (COMMITMENT, *LABELS):
        yield _index(label, "title", "n.title_sort, n.id")
        yield _index(label, "when", "n.when_earliest, n.id")
    for label in (COMMITMENT, *COMMITMENTS):
        yield _index(label, "status", "n.status")
        yield _index(label, "theme", "n.theme")


def _index(label: str, name: str, keys: str) -> tuple[str, str]:
    name = f"{label.lower()}_{name}"
    return name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON ({keys})"
