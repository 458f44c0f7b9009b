"""The assembled Neo4j itself, and the care not to wipe anybody's database."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from neo4j import Driver

from tests.neo4j.database import NotOurs, claim, connected, release, wipe
from tests.neo4j.fixtures import Neo4jAddress, address_of, not_run
from tests.neo4j.server import Neo4jServer
from tests.stores import clear


@pytest.fixture
def driver(restartable_neo4j: Neo4jServer) -> Iterator[Driver]:
    """On our own server, empty and without the mark."""
    server = restartable_neo4j
    with connected(server) as driver:
        release(driver)
        yield driver
        release(driver)


def test_a_restart_keeps_the_data_and_the_address(driver: Driver, restartable_neo4j: Neo4jServer) -> None:
    driver.execute_query("CREATE (:Kept {id: 'kept/one'})")
    restartable_neo4j.restart()
    assert driver.execute_query("MATCH (n:Kept) RETURN n.id").records[0][0] == "kept/one"


def test_a_wrong_password_is_refused(restartable_neo4j: Neo4jServer) -> None:
    answer = httpx.post(f"{restartable_neo4j.http_uri}/db/neo4j/query/v2", auth=("neo4j", "wrong"), json={})
    assert answer.status_code == 401


def test_a_database_with_foreign_nodes_is_refused(driver: Driver) -> None:
    driver.execute_query("CREATE (:Precious)")
    with pytest.raises(NotOurs, match="is not empty"):
        claim(driver)


def test_a_foreign_index_counts_as_content(driver: Driver) -> None:
    driver.execute_query("CREATE INDEX precious FOR (n:Precious) ON (n.id)")
    with pytest.raises(NotOurs, match="is not empty"):
        claim(driver)


def test_a_database_marked_by_hand_is_accepted(driver: Driver) -> None:
    driver.execute_query("CREATE (:RassoTest), (:Leftover)")
    claim(driver)


def test_the_mark_survives_a_wipe(driver: Driver) -> None:
    claim(driver)
    driver.execute_query("CREATE (:Leftover)")
    wipe(driver)
    driver.execute_query("CREATE (:Leftover)")
    claim(driver)


def test_a_cleared_store_keeps_the_layout_of_stores_and_nothing_else(driver: Driver) -> None:
    driver.execute_query("CREATE CONSTRAINT body_id FOR (n:Body) REQUIRE n.id IS UNIQUE")
    driver.execute_query("CREATE CONSTRAINT risk_id FOR (n:Risk) REQUIRE n.id IS UNIQUE")
    driver.execute_query("CREATE INDEX precious FOR (n:Precious) ON (n.id)")
    driver.execute_query("CREATE (:Body {id: 'body/a'})-[:HAS_PART]->(:Precious)")
    clear(driver)
    named = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"
    assert [record["name"] for record in driver.execute_query(named).records] == ["body_id"]
    assert driver.execute_query("MATCH (n) RETURN count(n)").records[0][0] == 0


def test_a_named_server_is_read_from_its_address() -> None:
    assert address_of("bolt://neo4j:p%40ss@host:7687") == Neo4jAddress("bolt://host:7687", "neo4j", "p@ss")


def test_an_address_without_a_password_is_refused() -> None:
    with pytest.raises(ValueError, match="bolt://user:password@host:port"):
        address_of("bolt://host:7687")


def test_in_ci_a_missing_neo4j_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Java is not installed"):
        not_run("Java is not installed")


def test_elsewhere_a_missing_neo4j_is_a_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Java is not installed"):
        not_run("Java is not installed")
