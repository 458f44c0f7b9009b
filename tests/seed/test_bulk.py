"""A Neo4j is made of an export without this program, by its own tools, and holds the same content."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString, cast

import pytest
from neo4j import Driver

from rasso_graph import seed
from rasso_graph.loaders.address import SqliteAddress
from rasso_graph.loaders.connections import session_of
from rasso_graph.loaders.readers import Neo4jReader
from rasso_graph.model.graph import Graph
from rasso_graph.seed.storing import digest
from tests.neo4j.assembly import jars
from tests.neo4j.database import connected, wipe
from tests.neo4j.fixtures import own
from tests.neo4j.server import Neo4jServer
from tests.seed.sample import World
from tests.stores import load, packaged


@pytest.fixture
def neo4j_of_its_own(tmp_path: Path) -> Iterator[Neo4jServer]:
    """A running Neo4j whose folder the test may write to while it is stopped."""
    yield from own(Neo4jServer(tmp_path / "home"))


def held(driver: Driver) -> Graph:
    """All that a database holds."""
    with session_of(driver, "READ") as session:
        reader = Neo4jReader(session)
        graph = Graph({node.id: node for node in reader.nodes()})
        for edge in reader.edges():
            graph.add(edge)
    return graph


def administered(server: Neo4jServer, folder: Path, *told: str) -> str:
    """What neo4j-admin says, run in a folder."""
    (server.home / "conf").mkdir()
    (server.home / "conf" / "neo4j.conf").touch()
    places = {"NEO4J_HOME": str(server.home), "NEO4J_CONF": str(server.home / "conf")}
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", f"{jars()}/*", "org.neo4j.cli.AdminTool", *told]
    ran = subprocess.run(command, cwd=folder, env={**os.environ, **places}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    return ran.stdout


@pytest.mark.neo4j
def test_the_import_tool_of_neo4j_makes_the_packaged_graph(neo4j_of_its_own: Neo4jServer, tmp_path: Path) -> None:
    address = SqliteAddress(tmp_path / "packaged.db")
    load(address, packaged().whole)
    seed.export(tmp_path / "out", address, "neo4j")
    about = json.loads((tmp_path / "out" / "about.json").read_bytes())
    neo4j_of_its_own.stop()
    command = ("database", "import", "full", "neo4j", "--overwrite-destination", "@import.args")
    said = administered(neo4j_of_its_own, tmp_path / "out", *command)
    content = packaged().graph
    assert f"{len(content.nodes)} nodes" in said
    assert f"{len(content.edges)} relationships" in said
    neo4j_of_its_own.start()
    with connected(neo4j_of_its_own) as driver:
        found = held(driver)
    assert digest(found) == about["digest"]
    assert found == content


def test_the_statements_of_cypher_make_the_graph(
    sqlite_address: str, world: World, tmp_path: Path, empty_neo4j: str, neo4j_driver: Driver
) -> None:
    title = 'Both "sides": a \\ and a; semicolon'
    world.change(world.update, "How many boats the office has", f"'{title}'")
    applied = seed.apply(sqlite_address, [world.records])
    seed.export(tmp_path / "out", sqlite_address, "neo4j", derived=True)
    script = (tmp_path / "out" / "graph.cypher").read_text("utf-8")
    try:
        for statement in script.split(";\n"):
            if statement.strip():
                neo4j_driver.execute_query(cast(LiteralString, statement))
        found = held(neo4j_driver)
        named = neo4j_driver.execute_query("MATCH (a:Action {id: 'action/north-lamp'}) RETURN a.status, a.name").records
    finally:
        wipe(neo4j_driver)
    assert digest(found) == applied.digest
    assert found.nodes["discrepancy/boats"].properties["title"] == title
    assert [tuple(one.values()) for one in named] == [("DELIVERED", "North lamp")]
