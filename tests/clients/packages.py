"""What the clients are made with: packages of npm and of Python, fetched once into a cache folder outside the tree."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tests.checkout import ROOT
from tests.fetching import Unfetched, fetched, run

HERE = ROOT / "clients"
_NODE = 20
_LOCKED = ("package.json", "package-lock.json", ".npmrc")


def node_modules() -> Path:
    """The folder of the packages that the lock file of npm names.

    Raises:
        Unfetched: Node is not installed or too old, or npm could not fetch.
    """
    _require_node()
    return fetched(f"npm-{_digest(*_LOCKED)}", _install) / "node_modules"


def python_packages() -> Path:
    """The folder of the packages that the lock file of Python names.

    Apart from ours: ariadne-codegen needs another version of graphql-core than the server.

    Raises:
        Unfetched: pip could not fetch.
    """
    lock = "python/requirements.lock"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes"]
    name = f"{sys.implementation.cache_tag}-{_digest(lock)}"
    return fetched(name, lambda target: run([*pip, "--requirement", str(HERE / lock), "--target", str(target)]))


def _require_node() -> None:
    if not (shutil.which("node") and shutil.which("npm")):
        raise Unfetched("Node is not installed")
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(said.removeprefix("v").split(".")[0]) < _NODE:
        raise Unfetched(f"the clients need Node {_NODE} or newer; here is {said}")


def _digest(*names: str) -> str:
    return hashlib.sha256(b"".join((HERE / name).read_bytes() for name in names)).hexdigest()[:16]


def _install(target: Path) -> None:
    target.mkdir()
    for name in _LOCKED:
        shutil.copy(HERE / name, target)
    run(["npm", "ci", "--loglevel=error"], target)
