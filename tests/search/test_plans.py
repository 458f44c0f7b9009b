"""How both stores go about a search: by their full-text index, and without reading a table or a label through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, LiteralString, cast

import orjson
import pytest
from neo4j import Driver

from rasso_graph.loaders.matching import Term, called
from rasso_graph.loaders.text import GIVEN
from rasso_graph.loaders.walks import walk_text
from rasso_graph.model.searching import SEARCH_PROPERTIES
from tests.neo4j.database import wipe
from tests.search.graphs import worded_graph
from tests.stores import load, neo4j_at, sqlite_at

_ASKED: dict[str, Any] = {
    **{"terms": [Term(("polic",), "polic").written()], "called": called(["polic"]), "fields": [*SEARCH_PROPERTIES]},
    **{"most": 100, "kinds": ["Body"], "theme": "theme/x-0", "document": "document/x-0", "owner": "body/x-0"},
    **{"rank": 1, "title": "a", "id": "a", "backward": False, "size": 20, "by": ["KIND", "OWNER"], "counts": 5},
    **{"quotations": True, "unsearched": True, "until_rank": 5, "until_title": "z", "until_id": "z"},
}
_TABLES = {"node", "edge", "n", "o", "c", "p", "d", "holder"}


def test_sqlite_searches_and_does_not_scan(tmp_path: Path) -> None:
    address = sqlite_at(tmp_path)
    load(address, worded_graph(1))
    with sqlite3.connect(address.path) as connection:
        for analysed in ("SELECT 1", "ANALYZE"):
            connection.execute(analysed)
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {walk_text('search', 'sql')}", _bound())]
            assert not [step for step in plan if "AUTOMATIC" in step or "BLOOM" in step]
            assert not [step for step in plan if step.startswith("SCAN ") and step.split()[1] in _TABLES]
            assert any(step.startswith("SCAN found VIRTUAL TABLE INDEX ") and ":M" in step for step in plan)


def test_sqlites_index_is_as_its_tokens_after_changes(tmp_path: Path) -> None:
    address = sqlite_at(tmp_path)
    load(address, worded_graph(1))
    with sqlite3.connect(address.path) as connection:
        connection.execute("UPDATE node SET tokens_title = 'x snew x wnew' WHERE id = 'body/x-0'")
        connection.execute("UPDATE node SET tokens_title = NULL WHERE id = 'body/y-1'")
        connection.execute("DELETE FROM node WHERE id = 'body/x-2'")
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        found = "SELECT node.id FROM search JOIN node ON node.pk = search.rowid WHERE search MATCH 'snew'"
        assert connection.execute(found).fetchall() == [("body/x-0",)]


@pytest.mark.neo4j
def test_neo4j_neither_scans_nor_multiplies(request: pytest.FixtureRequest, neo4j_driver: Driver) -> None:
    wipe(neo4j_driver)
    load(neo4j_at(request.getfixturevalue("neo4j_server")), worded_graph(1))
    neo4j_driver.execute_query("CALL db.prepareForReplanning(300)")
    text = walk_text("search", "cypher").replace("CYPHER 5", "CYPHER 5 EXPLAIN", 1)
    summary = neo4j_driver.execute_query(cast(LiteralString, text), {GIVEN: _ASKED}).summary
    steps = list(_steps(cast(Any, summary).plan))
    assert "ProcedureCall" in steps
    assert not [step for step in steps if "Scan" in step or "Cartesian" in step]
    assert [status.gql_status for status in summary.gql_status_objects] == ["00001"]


def _steps(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", []):
        yield from _steps(child)


def _bound() -> dict[str, Any]:
    return {name: orjson.dumps(value).decode() if isinstance(value, list) else value for name, value in _ASKED.items()}
