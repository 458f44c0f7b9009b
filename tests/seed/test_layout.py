"""How the stores are laid out: columns, indexes, constraints."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from neo4j import Driver

from rasso_graph import seed
from rasso_graph.loaders.address import parse
from rasso_graph.loaders.layout import LAYOUT, LAYOUTS
from rasso_graph.model.words import LABELS
from rasso_graph.seed.storing import ddl
from tests.seed.sample import World

ROOT = Path(__file__).parents[2]


@pytest.fixture
def connection(sqlite_address: str, world: World) -> sqlite3.Connection:
    seed.apply(sqlite_address, [world.records])
    address = parse(sqlite_address)
    return sqlite3.connect(getattr(address, "path", Path()))


def test_sqlite_keeps_booleans_as_numbers_and_citations_as_json(connection: sqlite3.Connection) -> None:
    joint = connection.execute("SELECT joint FROM node WHERE id = 'wording/plan-2020/action/north-lamp'").fetchone()
    assert joint == (1,)
    owned = "SELECT citations, typeof(source) FROM edge WHERE type = 'OWNS'"
    assert connection.execute(owned).fetchone() == ('["citation/plan-2020/66-100"]', "integer")


def test_sqlite_structural_edges_have_no_id(connection: sqlite3.Connection) -> None:
    assert connection.execute("SELECT count(*) FROM edge WHERE type = 'CITES' AND id IS NOT NULL").fetchone() == (0,)


def test_sqlite_is_in_wal_mode(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT id FROM node WHERE label = 'Action' ORDER BY title_sort, id", "node_title"),
        ("SELECT id FROM node WHERE label = 'Action' ORDER BY when_earliest, id", "node_when"),
        ("SELECT id FROM node WHERE family = 'Commitment' ORDER BY title_sort, id", "family_title"),
        ("SELECT id FROM node WHERE label = 'Action' AND status = 'DELIVERED' ORDER BY title_sort, id", "node_status"),
        ("SELECT id FROM node WHERE label = 'Action' AND theme = 'theme/x' ORDER BY title_sort, id", "node_theme"),
        ("SELECT target FROM edge WHERE type = 'OWNS' AND source = 1", "edge_out"),
        ("SELECT source FROM edge WHERE type = 'OWNS' AND target = 1", "edge_in"),
    ],
)
def test_sqlite_answers_in_order_from_an_index(connection: sqlite3.Connection, query: str, index: str) -> None:
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert len(plan) == 1
    assert f"USING COVERING INDEX {index} " in plan[0] or f"USING INDEX {index} " in plan[0]


def test_neo4j_has_a_unique_id_on_every_label_and_its_indexes(
    empty_neo4j: str, world: World, neo4j_driver: Driver
) -> None:
    seed.apply(empty_neo4j, [world.records])
    unique = neo4j_driver.execute_query(
        "SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type WHERE type CONTAINS 'UNIQUE' AND properties = ['id'] "
        "RETURN collect(labelsOrTypes[0]) AS labels"
    ).records[0]["labels"]
    assert {"Record", "Commitment", "Graph", "Action", "Wording", "Citation", "Gap"} <= set(unique)
    online = neo4j_driver.execute_query("SHOW INDEXES YIELD state RETURN collect(DISTINCT state) AS states").records[0]
    assert online["states"] == ["ONLINE"]


def test_neo4j_nodes_carry_their_own_label_their_family_and_record(
    empty_neo4j: str, world: World, neo4j_driver: Driver
) -> None:
    seed.apply(empty_neo4j, [world.records])
    found = neo4j_driver.execute_query(
        "MATCH (n:Record {id: 'action/north-lamp'})-[:HAS_WORDING]->(w) WHERE w.joint "
        "RETURN labels(n) AS labels, w.joint AS joint"
    ).records[0]
    assert (sorted(found["labels"]), found["joint"]) == (["Action", "Commitment", "Record"], True)


def test_applying_again_keeps_one_graph_node(empty_neo4j: str, world: World, neo4j_driver: Driver) -> None:
    seed.apply(empty_neo4j, [world.plan])
    seed.apply(empty_neo4j, [world.records])
    graph = neo4j_driver.execute_query("MATCH (g:Graph) RETURN collect(properties(g)) AS held").records[0]["held"]
    assert [sorted(held) for held in graph] == [["digest", "id", "revision", "schema_version"]]


@pytest.mark.parametrize("name", ["NODE_PROPERTIES", "EDGE_PROPERTIES"])
def test_a_property_more_without_another_version_fails_at_once(name: str) -> None:
    added = f"from rasso_graph.model import properties; properties.{name} += ('reference',); import rasso_graph.seed"
    told = subprocess.run([sys.executable, "-c", added], capture_output=True, text=True, cwd=ROOT, check=False).stderr
    assert f"otherwise than in version {LAYOUT}. Add to LAYOUTS in loaders/layout.py: {LAYOUT + 1}: " in told


def test_an_index_more_without_another_version_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ddl, "SQLITE_INDEXES", (*ddl.SQLITE_INDEXES, "CREATE INDEX node_unit ON node (unit)"))
    with pytest.raises(ddl.LayoutChanged, match="Add to LAYOUTS"):
        ddl.require_version()


def test_a_label_less_without_another_version_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(LABELS, "Gap")
    with pytest.raises(ddl.LayoutChanged, match="Add to LAYOUTS"):
        ddl.require_version()


def test_another_order_is_the_same_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ddl, "SQLITE_INDEXES", tuple(reversed(ddl.SQLITE_INDEXES)))
    assert ddl.layout() == LAYOUTS[LAYOUT]


def test_a_version_never_comes_to_mean_another_layout() -> None:
    committed = git("log", "--format=%H", "--", "loaders/layout.py").split()
    for text in (git("show", f"{revision}:loaders/layout.py") for revision in committed):
        told = {int(version): digest for version, digest in re.findall(r'(\d+): "([0-9a-f]{64})"', text)}
        assert told.items() <= LAYOUTS.items(), "Add a line to LAYOUTS instead of changing one"


def git(*arguments: str) -> str:
    """What git says of this checkout, nothing where there is none."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout
