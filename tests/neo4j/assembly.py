"""Neo4j's jars, fetched once with Maven into a cache folder outside the tree."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from tests.fetching import Unfetched, fetched, run

VERSION = "5.26.30"
HERE = Path(__file__).parent


class Neo4jMissing(Exception):
    """A real Neo4j cannot be had on this machine; the message says what is needed."""


def jars() -> Path:
    """The folder of Neo4j's jars, fetched if it is not there yet.

    Raises:
        Neo4jMissing: Java or Maven is not installed, or Maven could not fetch.
    """
    _require_java()
    try:
        return fetched(f"neo4j-{VERSION}", _copy_dependencies)
    except Unfetched as unfetched:
        raise Neo4jMissing(str(unfetched)) from unfetched


def _require_java() -> None:
    if not shutil.which("java"):
        raise Neo4jMissing("Java is not installed; Neo4j needs Java 17 or newer")
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if not version or int(version[1]) < 17:
        raise Neo4jMissing(f"Neo4j needs Java 17 or newer; here is {said.splitlines()[:1]}")


def _copy_dependencies(target: Path) -> None:
    if not shutil.which("mvn"):
        raise Neo4jMissing("Maven is not installed; it fetches Neo4j's jars")
    command = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    run([*command, f"-DoutputDirectory={target}"])
