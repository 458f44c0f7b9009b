"""Neo4j's jars, fetched once with Maven into a cache folder outside the tree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

VERSION = "5.26.30"
HERE = Path(__file__).parent
_FETCH_SECONDS = 400


class Neo4jMissing(Exception):
    """A real Neo4j cannot be had on this machine; the message says what is needed."""


def jars() -> Path:
    """The folder of Neo4j's jars, fetched if it is not there yet.

    Raises:
        Neo4jMissing: Java or Maven is not installed, or Maven could not fetch.
    """
    _require_java()
    folder = _cache() / f"neo4j-{VERSION}"
    if not folder.exists():
        _fetch(folder)
    return folder


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "rasso-graph"


def _require_java() -> None:
    if not shutil.which("java"):
        raise Neo4jMissing("Java is not installed; Neo4j needs Java 17 or newer")
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if not version or int(version[1]) < 17:
        raise Neo4jMissing(f"Neo4j needs Java 17 or newer; here is {said.splitlines()[:1]}")


def _fetch(folder: Path) -> None:
    """Copy beside `folder` and rename, so that an interrupted run leaves nothing that looks complete."""
    if not shutil.which("mvn"):
        raise Neo4jMissing("Maven is not installed; it fetches Neo4j's jars")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="fetching-") as scratch:
        _copy_dependencies(Path(scratch) / "jars")
        try:
            (Path(scratch) / "jars").rename(folder)
        except OSError:
            # Another run was faster.
            if not folder.exists():
                raise


def _copy_dependencies(target: Path) -> None:
    command = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    try:
        run = subprocess.run(
            [*command, f"-DoutputDirectory={target}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_FETCH_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        raise Neo4jMissing(f"Maven did not fetch Neo4j within {_FETCH_SECONDS} seconds") from expired
    if run.returncode:
        raise Neo4jMissing(f"Maven could not fetch Neo4j:\n{run.stdout[-1500:]}")
