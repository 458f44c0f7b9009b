"""The compose file, played: its commands in its order, with its variables and health checks, until it answers."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.deploy.compose import Service, in_order, services
from tests.deploy.playing import Stage, free_port
from tests.neo4j.database import connected, wipe
from tests.neo4j.fixtures import not_run
from tests.neo4j.server import Neo4jServer

_QUESTION = '{ action(id: "action/joint-protocol") { status { status } } }'


def test_on_sqlite_it_answers(image: Path, tmp_path: Path) -> None:
    before = _files(image)
    stage = Stage(image, tmp_path, services({"RASSO_NEO4J_PASSWORD": "unused"}))
    seed, api = in_order(stage.services, "sqlite")
    assert "revision 1" in stage.complete(seed)
    with stage.running(api) as url:
        assert _asked(url) == {"action": {"status": {"status": "IN_PROGRESS"}}}
    assert (_files(stage.home), _files(image) - before) == (set(), set()), "something was written beside the volumes"


def test_on_neo4j_it_answers(image: Path, tmp_path: Path, restartable_neo4j: Neo4jServer) -> None:
    stage = Stage(image, tmp_path, services({"RASSO_NEO4J_PASSWORD": restartable_neo4j.password}))
    neo4j, seed, api = in_order(stage.services, "api")
    assert is_healthy(neo4j, restartable_neo4j.http_uri)
    with _empty(restartable_neo4j):
        stage.addresses = {"bolt://neo4j:7687": restartable_neo4j.uri}
        assert "revision 1" in stage.complete(seed)
        with stage.running(api) as url:
            assert _asked(url) == {"action": {"status": {"status": "IN_PROGRESS"}}}


def test_neo4j_is_healthy_only_where_it_answers_and_knows_the_password(restartable_neo4j: Neo4jServer) -> None:
    neo4j = services({"RASSO_NEO4J_PASSWORD": restartable_neo4j.password})["neo4j"]
    assert is_healthy(neo4j, restartable_neo4j.http_uri)
    assert not is_healthy(neo4j, f"http://127.0.0.1:{free_port()}")
    assert not is_healthy(services({"RASSO_NEO4J_PASSWORD": "another-one"})["neo4j"], restartable_neo4j.http_uri)


def is_healthy(service: Service, here: str) -> bool:
    """Whether the health check of Neo4j's service passes for the Neo4j that listens here."""
    if not shutil.which("wget"):
        not_run("wget is not installed, with which Neo4j's health check asks")
    kind, check = service.told["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    assert "http://localhost:7474/" in check
    command = ["sh", "-c", check.replace("http://localhost:7474", here)]
    environment = {"PATH": os.environ["PATH"], **service.environment}
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0


@contextmanager
def _empty(server: Neo4jServer) -> Generator[None]:
    with connected(server) as driver:
        wipe(driver)
        yield
        wipe(driver)


def _asked(url: str) -> object:
    return httpx.post(f"{url}/graphql", json={"query": _QUESTION}).json()["data"]


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}
