"""The wheel, as a user has it: every file is in it, and it works from an empty folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import zipfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from graphiql import bundling
from graphiql.bundling import Bundling

ROOT = Path(__file__).parent.parent
FOLDERS = ("model", "loaders", "resolvers", "schema", "seed", "explorer", "server")
ALONE = "__main__.py"
"""The file that is in the wheel and in no folder."""
BUILT = Path("server/pages/built")
HOOK = "graphiql/bundling.py"
"""What hatchling calls, and is in no wheel."""
LICENCES = ("LICENSE", "LICENSE-records.md")
_START_SECONDS = 60


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, which has nothing but what the packages are made of: no GraphiQL either."""
    return _built(_source(tmp_path_factory.mktemp("source")), tmp_path_factory.mktemp("wheel"))


def _source(copy: Path) -> Path:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", BUILT.name))
    (copy / HOOK).parent.mkdir()
    for name in ("pyproject.toml", "README.md", ALONE, HOOK, *LICENCES):
        shutil.copy(ROOT / name, copy / name)
    return copy


def _built(source: Path, out: Path) -> Path:
    _run([*_PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(out), str(source)], source)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a new environment with the wheel, and the dependencies of this one.

    A .pth line adds the folder of the dependencies but runs none of the .pth files in it, so the editable
    install that stands there does not come along.
    """
    home = tmp_path_factory.mktemp("environment")
    _run([sys.executable, "-m", "venv", "--without-pip", str(home)], home)
    python = home / "bin/python"
    _run([*_PIP, "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)], home)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(_run([str(python), "-c", ask], home).strip())
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin"


@pytest.fixture(scope="module")
def seeded(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder in which the packaged records were seeded into x.db."""
    folder = tmp_path_factory.mktemp("elsewhere")
    _run([str(installed / "rasso"), "seed", "apply", "--store", _store(folder)], folder)
    return folder


@pytest.fixture(scope="module")
def served(installed: Path, seeded: Path) -> Iterator[str]:
    with _serving([str(installed / "rasso"), "serve"], seeded, RASSO_STORE=_store(seeded)) as url:
        yield url


@contextmanager
def _serving(command: list[str], folder: Path, **variables: str) -> Generator[str]:
    """The address at which a command serves, until the block ends. What it says is in serve.log of the folder."""
    port, log = _free_port(), folder / "serve.log"
    with log.open("wb") as out:
        whole = [*command, "--host", "127.0.0.1", "--port", str(port)]
        process = subprocess.Popen(whole, cwd=folder, env={**_environment(), **variables}, stdout=out, stderr=out)
    try:
        _await_port(port, process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def test_every_file_ships(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == {f"rasso_graph/{path}" for path in (ALONE, *(path for one in FOLDERS for path in _files(one)))}


def test_graphiql_ships_where_it_was_bundled(bundled: Path, tmp_path: Path) -> None:
    """As from an unpacked sdist, which holds it."""
    source = _source(tmp_path / "source")
    shutil.copytree(bundled, source / BUILT)
    (source / "PKG-INFO").write_text("Metadata-Version: 2.4\nName: rasso-graph\nVersion: 0\n")
    packed = zipfile.ZipFile(_built(source, tmp_path / "wheel"))
    parts = {path.name: path.read_bytes() for path in bundled.iterdir()}
    assert {name: packed.read(f"rasso_graph/{BUILT.as_posix()}/{name}") for name in parts} == parts
    assert len(parts) == 7


def test_without_node_a_package_is_built_that_has_graphiql_from_a_cdn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(bundling, "_path", lambda: str(tmp_path))
    config: Any = None
    Bundling(str(tmp_path), {}, config, config, "", "wheel").initialize("standard", {})
    assert "will come from a CDN: Node is not installed." in capsys.readouterr().err


def test_the_wheel_says_what_it_is_licensed_under(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    within = next(name.removesuffix("METADATA") for name in packed.namelist() if name.endswith("METADATA"))
    told = packed.read(f"{within}METADATA").decode().splitlines()
    assert "License-Expression: MIT AND CC-BY-4.0" in told
    assert "Author: the RASSO graph contributors" in told
    assert [line for line in told if line.startswith("License-File")] == [f"License-File: {name}" for name in LICENCES]
    assert [packed.read(f"{within}licenses/{name}") for name in LICENCES] == [(ROOT / n).read_bytes() for n in LICENCES]


def test_the_wheel_is_what_is_imported(installed: Path, tmp_path: Path) -> None:
    ask = "import rasso_graph.model as m; print(m.__file__)"
    found = Path(_run([str(installed / "python"), "-c", ask], tmp_path).strip())
    assert found.is_relative_to(installed.parent)


def test_the_command_tells_what_it_can_do(installed: Path, tmp_path: Path) -> None:
    said = _run([str(installed / "rasso"), "--help"], tmp_path)
    assert "serve" in said
    assert "seed" in said


def test_python_runs_it_as_a_module(installed: Path, tmp_path: Path) -> None:
    said = _run([str(installed / "python"), "-m", "rasso_graph", "--version"], tmp_path)
    assert said == _run([str(installed / "rasso"), "--version"], tmp_path)


def test_one_command_seeds_and_serves_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    with _serving([str(installed / "rasso"), "demo"], tmp_path, XDG_DATA_HOME=str(tmp_path)) as url:
        query = '{ action(id: "action/early-advice") { status { status } } }'
        answer = httpx.post(f"{url}/graphql", json={"query": query}).json()
        assert answer["data"] == {"action": {"status": {"status": "DELIVERED"}}}
    told = (tmp_path / "serve.log").read_text("utf-8")
    assert "The store holds revision 1." in told
    assert (tmp_path / "rasso-graph" / "rasso.db").stat().st_size > 0


def test_a_second_time_the_one_command_changes_nothing(installed: Path, seeded: Path) -> None:
    with _serving([str(installed / "rasso"), "demo", "--store", _store(seeded)], seeded) as url:
        assert httpx.get(f"{url}/readyz").status_code == 200
    assert "Nothing to change." in (seeded / "serve.log").read_text("utf-8")


def test_a_store_is_seeded_from_the_packaged_records(seeded: Path) -> None:
    assert (seeded / "x.db").stat().st_size > 0


def test_the_server_is_ready(served: str) -> None:
    assert httpx.get(f"{served}/readyz").status_code == 200


def test_the_server_answers_from_the_packaged_records(served: str) -> None:
    query = '{ node(id: "document/rasso-2025") { __typename id } }'
    answer = httpx.post(f"{served}/graphql", json={"query": query})
    assert answer.json()["data"] == {"node": {"__typename": "Document", "id": "document/rasso-2025"}}


_PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


def _run(command: list[str], folder: Path) -> str:
    run = subprocess.run(
        command, cwd=folder, env=_environment(), capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, f"{command}\n{run.stdout}\n{run.stderr}"
    return run.stdout


def _environment() -> dict[str, str]:
    """Ours, less what would lead back to this tree or to somebody's store."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "RASSO_"))}


def _store(folder: Path) -> str:
    return f"sqlite:///{folder.joinpath('x.db').as_posix().lstrip('/')}"


def _files(folder: str) -> list[Path]:
    found = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path for path in found if "__pycache__" not in path.parts and path.parent != BUILT]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _await_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"The server does not listen.\n{log.read_text('utf-8', 'replace')}")
