"""A store that somebody has to mend is told apart from one that is away, with what to do, over real HTTP."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from rasso_graph.loaders.layout import LAYOUT

Serving = Callable[[str], httpx.Client]
ASKED = {"query": "{ graph { revision } }"}
ANOTHER = "name another with --store or RASSO_STORE."


def _assert_unready(client: httpx.Client, told: str, logged: Any, reason: str) -> None:
    """The same words by both ways, no wait, and the place in the log alone."""
    for response in (client.post("/graphql", json=ASKED), client.get("/readyz")):
        [error] = response.json()["errors"]
        assert (error["message"], error["extensions"]["code"]) == (told, "STORE_UNREADY")
        assert (response.status_code, "retry-after" in response.headers) == (500, False)
        assert list(response.json()) == ["errors"]
    line = logged.next("store unready")
    assert reason in line["reason"]
    assert logged.next("request")["codes"] == ["STORE_UNREADY"]
    assert client.get("/healthz").status_code == 200


def _made(change: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(change)

    return make


def _damaged(path: Path) -> None:
    """The first page, which says where things are, stays; the rest is noise."""
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))


def _of_layout(version: int) -> Callable[[Path], None]:
    return _made(f"UPDATE graph SET schema_version = {version}")


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "holds no graph. Run: rasso seed apply."),
    "empty": (lambda path: path.write_bytes(b""), "holds no graph. Run: rasso seed apply."),
    "never filled": (_made("UPDATE graph SET revision = 0"), "holds no graph. Run: rasso seed apply."),
    "emptied": (_made("DELETE FROM graph"), "holds no graph. Run: rasso seed apply."),
    "older": (_of_layout(LAYOUT - 1), "has the layout of an older version. Run: rasso seed upgrade."),
    "newer": (
        _of_layout(LAYOUT + 1),
        "has the layout of a newer version. Install that version of rasso-graph.",
    ),
    "other": (
        lambda path: (path.unlink(), _made("CREATE TABLE people (name)")(path)),
        f"holds something that is no graph of ours. Leave it, and {ANOTHER}",
    ),
    "alike": (
        _made("DROP TABLE graph; CREATE TABLE graph (title); INSERT INTO graph VALUES ('ours?')"),
        f"holds something that is no graph of ours. Leave it, and {ANOTHER}",
    ),
    "text": (
        lambda path: path.write_text("Nothing here is a database. " * 100),
        f"is not a SQLite file. Leave it, and {ANOTHER}",
    ),
    "damaged": (_damaged, "is damaged. Put a copy in its place, or remove the file and run: rasso seed apply."),
    "folder": (
        lambda path: (path.unlink(), path.mkdir()),
        f"is a folder. Name the file in it: {ANOTHER}",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_somebody_has_to_mend_is_told_with_what_to_do(
    seeded: Path, tmp_path: Path, serving_store: Serving, logged: Any, fault: str
) -> None:
    path = tmp_path / "secret-place.db"
    shutil.copy(seeded, path)
    spoil, told = FAULTS[fault]
    spoil(path)
    client = serving_store(f"sqlite://{path}")
    _assert_unready(client, f"The store {told}", logged, f"The store at sqlite://{path} {told[:-1]}")


def test_a_server_answers_by_itself_once_its_file_is_mended(
    seeded: Path, tmp_path: Path, serving_store: Serving
) -> None:
    path = tmp_path / "rasso.db"
    path.write_text("Nothing here is a database. " * 100)
    client = serving_store(f"sqlite://{path}")
    assert client.get("/readyz").status_code == 500
    shutil.copy(seeded, path)
    assert client.get("/readyz").json() == {"status": "ready", "revision": 1}


def _other_node(driver: Any) -> None:
    driver.execute_query("CREATE (:Person {name: 'Ann'})")


def _graph(state: str) -> Callable[[Any], None]:
    return lambda driver: driver.execute_query(f"CREATE (:Graph {{id: 'graph', {state}}})")


NEO4J_FAULTS: dict[str, tuple[Callable[[Any], object], str]] = {
    "neo4j empty": (lambda driver: None, "holds no graph. Run: rasso seed apply."),
    "neo4j never filled": (
        _graph(f"revision: 0, digest: '', schema_version: {LAYOUT}"),
        "holds no graph. Run: rasso seed apply.",
    ),
    "neo4j older": (
        _graph(f"revision: 1, schema_version: {LAYOUT - 1}"),
        "has the layout of an older version. Run: rasso seed upgrade.",
    ),
    "neo4j other": (_other_node, f"holds something that is no graph of ours. Leave it, and {ANOTHER}"),
    "neo4j alike": (_graph("title: 'ours?'"), f"holds something that is no graph of ours. Leave it, and {ANOTHER}"),
}


@pytest.mark.parametrize("fault", NEO4J_FAULTS)
def test_a_database_that_somebody_has_to_mend_is_told_with_what_to_do(
    empty_neo4j: str, neo4j_driver: Any, serving_store: Serving, logged: Any, fault: str
) -> None:
    spoil, told = NEO4J_FAULTS[fault]
    spoil(neo4j_driver)
    _assert_unready(serving_store(empty_neo4j), f"The store {told}", logged, f"The store at {empty_neo4j} {told[:-1]}")


REACHED = {
    "neo4j password": ("", "refuses this user or password. Set RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD."),
    "neo4j database": (
        "/nothing",
        "has no database of this name. Set RASSO_NEO4J_DATABASE, or name it after the host.",
    ),
    "neo4j http": (":http", "speaks HTTP there. Name the port of Bolt, usually 7687."),
}


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize("fault", REACHED)
def test_a_server_that_is_asked_in_a_wrong_way_is_told_with_what_to_do(
    neo4j_store_url: str,
    restartable_neo4j: Any,
    serving_store: Serving,
    logged: Any,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    scheme: str,
) -> None:
    after, told = REACHED[fault]
    if fault == "neo4j password":
        monkeypatch.setenv("RASSO_NEO4J_PASSWORD", "not-this-one")
    address = restartable_neo4j.http_uri.replace("http", scheme) if after == ":http" else neo4j_store_url + after
    client = serving_store(address.replace("bolt:", f"{scheme}:"))
    _assert_unready(client, f"The store {told}", logged, f"{told[:-1]}")


OTHER_USER = """
import ctypes, os
from rasso_graph.server.cli import main
if os.geteuid() == 0:
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(header, none) == 0
main()
"""
"""A command run by who may not read and write everything. An administrator gives up all capabilities first."""


@pytest.fixture
def theirs(seeded: Path) -> Iterator[Path]:
    """A store whose file and folder the command below may read and not write."""
    folder = Path(tempfile.mkdtemp())
    shutil.copy(seeded, folder / "rasso.db")
    _close(folder)
    yield folder / "rasso.db"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _close(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)


@contextmanager
def _written(path: Path) -> Generator[None]:
    """Somebody else may write meanwhile."""
    path.parent.chmod(0o755)
    path.chmod(0o644)
    yield
    _close(path.parent)


def _rasso(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", OTHER_USER, *words], capture_output=True, text=True, check=False)


@pytest.fixture
def reader(theirs: Path) -> Iterator[httpx.Client]:
    """A server over that store."""
    serve = [sys.executable, "-c", OTHER_USER, "serve", "--port", "0", "--store", f"sqlite://{theirs}"]
    with subprocess.Popen(serve, stderr=subprocess.PIPE, text=True, env=os.environ | {"RASSO_AT_ONCE": "1"}) as started:
        assert started.stderr
        url = re.search(r"http://127.0.0.1:\d+", started.stderr.readline())
        assert url
        with httpx.Client(base_url=url[0], timeout=20) as client:
            yield client
        started.kill()


def test_a_store_in_a_folder_that_cannot_be_written_is_served_and_followed(reader: httpx.Client, theirs: Path) -> None:
    assert reader.get("/readyz").json() == {"status": "ready", "revision": 1}
    answer = reader.post("/graphql", json={"query": "{ actions { totalCount } graph { revision } }"}).json()
    assert (answer["data"]["graph"], "errors" in answer) == ({"revision": 1}, False)
    with _written(theirs), closing(sqlite3.connect(theirs, isolation_level=None)) as writer:
        writer.execute("UPDATE graph SET revision = 2")
    assert {reader.get("/readyz").json()["revision"] for _ in range(20)} == {2}


def test_a_command_reads_and_verifies_such_a_store_and_does_not_write_it(theirs: Path) -> None:
    address = f"sqlite://{theirs}"
    out = _rasso("seed", "plan", "--store", address)
    assert (out.returncode, out.stdout) == (0, "Nothing to change.\n")
    refused = _rasso("seed", "apply", "--store", address)
    assert refused.returncode == 3
    assert refused.stderr == (
        f"rasso: The store at {address} cannot be written by this user. Let it write the file and its folder, or "
        f"{ANOTHER[:-1]}\n"
    )


def test_what_waits_beside_a_file_that_cannot_be_opened_with_it_is_not_passed_over(
    theirs: Path, tmp_path: Path
) -> None:
    with _written(theirs):
        source = tmp_path / "source.db"
        shutil.copy(theirs, source)
        with closing(sqlite3.connect(source, isolation_level=None)) as writer:
            writer.execute("UPDATE graph SET revision = 2")
            for name in ("", "-wal"):
                shutil.copy(f"{source}{name}", f"{theirs}{name}")
    out = _rasso("seed", "verify", "--store", f"sqlite://{theirs}", "--json")
    told = json.loads(out.stdout)["errors"][0]["message"]
    assert (out.returncode, "has changes beside its file (-wal)" in told) == (3, True)


def test_a_file_that_cannot_be_read_is_told_as_that(theirs: Path) -> None:
    theirs.chmod(0o000)
    out = _rasso("seed", "verify", "--store", f"sqlite://{theirs}")
    assert out.returncode == 3
    assert "cannot be read by this user. Let it read the file" in out.stderr


def test_a_file_in_a_folder_that_cannot_be_entered_is_told_as_that(theirs: Path) -> None:
    theirs.parent.chmod(0o000)
    out = _rasso("seed", "verify", "--store", f"sqlite://{theirs}")
    assert out.returncode == 3
    assert "cannot be read by this user" in out.stderr
