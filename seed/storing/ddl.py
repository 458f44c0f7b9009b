"""How the two stores are laid out: tables, constraints, indexes.

Whatever changes here, or in the properties and labels it is made of, is another layout: see loaders/layout.py.
"""

from collections.abc import Iterator
from hashlib import sha256
from importlib import resources

from rasso_graph.loaders.layout import LAYOUT, LAYOUTS
from rasso_graph.loaders.logged import CHANGE_COLUMNS, REVISION_COLUMNS
from rasso_graph.model.properties import EDGE_PROPERTIES, NODE_PROPERTIES
from rasso_graph.model.revisions import LOG_TABLES
from rasso_graph.model.searching import INDEXED, READ_PROPERTIES
from rasso_graph.model.words import COMMITMENT, COMMITMENTS, FACTS, LABELS, RECORD, SORTED, TRACES, WAYPOINT, labels_of


def _columns(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


SQLITE_TABLES = (
    "CREATE TABLE IF NOT EXISTS node (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, "
    f"family TEXT, added_in INTEGER, {_columns(NODE_PROPERTIES)})",
    "CREATE TABLE IF NOT EXISTS edge (pk INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT NOT NULL, "
    f"source INTEGER NOT NULL, target INTEGER NOT NULL, added_in INTEGER, {_columns(EDGE_PROPERTIES)})",
    "CREATE TABLE IF NOT EXISTS graph "
    "(id TEXT PRIMARY KEY CHECK (id = 'graph'), revision INTEGER, digest TEXT, schema_version INTEGER)",
    f"CREATE TABLE IF NOT EXISTS {LOG_TABLES['Revision']} ({_columns(REVISION_COLUMNS)}, PRIMARY KEY (number))",
    f"CREATE TABLE IF NOT EXISTS {LOG_TABLES['RevisionChange']} "
    f"({_columns(CHANGE_COLUMNS)}, PRIMARY KEY (revision, place))",
)

SQLITE_INDEXES = (
    "CREATE INDEX IF NOT EXISTS edge_out ON edge (type, source, target)",
    "CREATE INDEX IF NOT EXISTS edge_in ON edge (type, target, source)",
    "CREATE INDEX IF NOT EXISTS tenure_when ON edge (type, when_earliest, id) WHERE type = 'HOLDS'",
    "CREATE INDEX IF NOT EXISTS node_title ON node (label, title_sort, id)",
    "CREATE INDEX IF NOT EXISTS node_when ON node (label, when_earliest, id)",
    "CREATE INDEX IF NOT EXISTS family_title ON node (family, title_sort, id) WHERE family IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS family_when ON node (family, when_earliest, id) WHERE family IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS family_status ON node (family, status, title_sort, id) WHERE family IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS family_theme ON node (family, theme, title_sort, id) WHERE family IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS node_status ON node (label, status, title_sort, id)",
    "CREATE INDEX IF NOT EXISTS node_theme ON node (label, theme, title_sort, id)",
    *(
        f"CREATE INDEX IF NOT EXISTS {by}_{key} ON node ({by}, {key}, id) WHERE {key} IS NOT NULL"
        for key in SORTED
        for by in ("label", "family")
    ),
)

_TOKENS = _columns(INDEXED)
_NEW, _OLD = (", ".join(f'{row}."{name}"' for name in ("pk", *INDEXED)) for row in ("new", "old"))
_HAS_TOKENS = " OR ".join(f'{{row}}."{name}" IS NOT NULL' for name in INDEXED)
_FORGET = f"INSERT INTO search (search, rowid, {_TOKENS}) VALUES ('delete', {_OLD});"
_LEARN = f"INSERT INTO search (rowid, {_TOKENS}) VALUES ({_NEW});"

SQLITE_SEARCH = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5({_TOKENS}, "
    "content='node', content_rowid='pk', columnsize=0, tokenize='ascii')",
    "CREATE TRIGGER IF NOT EXISTS search_added AFTER INSERT ON node "
    f"WHEN {_HAS_TOKENS.format(row='new')} BEGIN {_LEARN} END",
    "CREATE TRIGGER IF NOT EXISTS search_removed AFTER DELETE ON node "
    f"WHEN {_HAS_TOKENS.format(row='old')} BEGIN {_FORGET} END",
    f"CREATE TRIGGER IF NOT EXISTS search_changed AFTER UPDATE OF {_TOKENS} ON node BEGIN {_FORGET} {_LEARN} END",
)
"""Full text over the tokens that nodes hold. The index keeps no copy of them and follows every write by itself."""


def _views() -> dict[str, tuple[str, str]]:
    """What stands in views.sql: by the name of each view what it holds, in words, and its statement."""
    text = resources.files("rasso_graph.seed.storing").joinpath("views.sql").read_text("utf-8")
    names = {"{lineage}": TRACES, "{facts}": FACTS}
    for mark, types in names.items():
        text = text.replace(mark, ", ".join(f"'{one}'" for one in types))
    found: dict[str, tuple[str, str]] = {}
    for part in text.split(";\n"):
        said = [line for line in part.strip().splitlines() if line.startswith("--")]
        statement = "\n".join(line for line in part.strip().splitlines() if not line.startswith("--"))
        if statement:
            found[statement.split()[5]] = (" ".join(line.removeprefix("-- ") for line in said), statement)
    return found


SQLITE_VIEWS = _views()
"""For people who open the file with another program: the graph as tables that join nothing any more."""

SQLITE_DROP = (
    *(f"DROP VIEW IF EXISTS {view}" for view in SQLITE_VIEWS),
    *(f"DROP TABLE IF EXISTS {table}" for table in ("edge", "node", "search", "graph")),
)


def cypher() -> Iterator[tuple[str, str]]:
    """The constraints and indexes of Neo4j: the name of each, and the statement, which may be run again."""
    for label in (RECORD, COMMITMENT, WAYPOINT, "Graph", *LABELS):
        name = f"{label.lower()}_id"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label in (COMMITMENT, *LABELS):
        yield _index(label, "title", "n.title_sort, n.id")
        yield _index(label, "when", "n.when_earliest, n.id")
    for label in (COMMITMENT, *COMMITMENTS):
        yield _index(label, "status", "n.status")
        yield _index(label, "theme", "n.theme")
    for key, labels in SORTED.items():
        for label in (COMMITMENT, *labels):
            yield _index(label, key, f"n.{key}, n.id")
    yield (
        "revision_number",
        "CREATE CONSTRAINT revision_number IF NOT EXISTS FOR (n:Revision) REQUIRE n.number IS UNIQUE",
    )
    place = "CREATE INDEX revision_change_place IF NOT EXISTS FOR (n:RevisionChange) ON (n.revision, n.place)"
    yield "revision_change_place", place
    yield "tenure_when", "CREATE INDEX tenure_when IF NOT EXISTS FOR ()-[r:HOLDS]-() ON (r.when_earliest, r.id)"
    # The tokens are between blanks already: an analyser that splits there and does no more keeps them as they are.
    yield _full_text("tokens", INDEXED, "whitespace", late=False)
    yield _full_text("search", READ_PROPERTIES, "english", late=True)


def _full_text(name: str, properties: tuple[str, ...], analyzer: str, late: bool) -> tuple[str, str]:
    on = ", ".join(f"n.{one}" for one in properties)
    config = f"{{`fulltext.analyzer`: '{analyzer}', `fulltext.eventually_consistent`: {str(late).lower()}}}"
    made = (
        f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{RECORD}) ON EACH [{on}] OPTIONS {{indexConfig: {config}}}"
    )
    return name, made


def _index(label: str, name: str, keys: str) -> tuple[str, str]:
    name = f"{label.lower()}_{name}"
    return name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON ({keys})"


class LayoutChanged(Exception):
    """The stores would be laid out in a way that has no version, so that none would be upgraded."""


def layout() -> str:
    """The digest of columns, labels, tables, indexes and constraints, whatever their order."""
    views = (statement for _, statement in SQLITE_VIEWS.values())
    statements = [*SQLITE_TABLES, *SQLITE_INDEXES, *SQLITE_SEARCH, *views, *(statement for _, statement in cypher())]
    parts = sorted(" ".join(sorted(statement.split(", "))) for statement in statements)
    return sha256("\n".join([*parts, *sorted(":".join(labels_of(label)) for label in LABELS)]).encode()).hexdigest()


def require_version() -> None:
    """Raises LayoutChanged where the layout is not that of the last version."""
    if layout() != LAYOUTS[LAYOUT]:
        line = f'{LAYOUT + 1}: "{layout()}",'
        raise LayoutChanged(
            f"Stores are laid out otherwise than in version {LAYOUT}. Add to LAYOUTS in loaders/layout.py: {line}"
        )


require_version()
