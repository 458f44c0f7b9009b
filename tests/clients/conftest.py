"""The clients, made in a copy of the tree, and a server that they ask."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings
from tests.checkout import ROOT
from tests.clients.packages import HERE, node_modules, python_packages
from tests.fetching import Unfetched
from tests.reporting import leave_out
from tests.server.conftest import running
from tests.stores import load, packaged, sqlite_at

_SECONDS = 120
_MADE = ("node_modules", "generated", "__generated__", "build", "__pycache__")


@pytest.fixture(scope="session")
def clients_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of `clients` beside the schema, with nothing that a generator made."""
    root = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "schema.graphql", root)
    return Path(shutil.copytree(HERE, root / "clients", ignore=shutil.ignore_patterns(*_MADE)))


@pytest.fixture(scope="session")
def clients_node(clients_source: Path) -> Path:
    """The copy with the packages of npm."""
    (clients_source / "node_modules").symlink_to(_fetched(node_modules))
    return clients_source


@pytest.fixture(scope="session")
def clients_python() -> Path:
    """The packages of Python."""
    return _fetched(python_packages)


@pytest.fixture(scope="session")
def clients_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the packaged records are served."""
    address = sqlite_at(tmp_path_factory.mktemp("asked"))
    load(address, packaged().whole)
    settings = replace(Settings(), store=f"sqlite://{address.path}")
    with running(lambda: open_service(settings)) as client:
        yield f"{str(client.base_url).rstrip('/')}/graphql"


def said(command: Sequence[str | Path], folder: Path, **variables: str) -> tuple[str, str]:
    """What a command prints, and what it complains of. Raises AssertionError with both where it fails."""
    ran = subprocess.run(
        command, cwd=folder, env=os.environ | variables, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout, ran.stderr


def _fetched(fetch: Callable[[], Path]) -> Path:
    try:
        return fetch()
    except Unfetched as unfetched:
        missing = str(unfetched)
    leave_out(f"Clients not run: {missing}. Install Node 20 or newer with npm, and let npm and pip reach packages.")
