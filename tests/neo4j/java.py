"""Java processes in which Neo4js run. The tests share one, whatever their number of workers: the second Neo4j in a
process starts in a tenth of the computing of the first, and plans queries with code that is compiled already."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.neo4j.assembly import HERE, jars

SHARED = "RASSO_TEST_JAVA"
"""The variable that names the folder of the process that a run of the tests shares."""
# One compiler tier and one collector thread: starts sooner, and leaves a small machine to the tests. Most of what
# planning makes is soon thrown away, so that much of the memory is for what is new.
FLAGS = ("-Xmx2g", "-Xms1g", "-Xmn512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang")
_LAUNCH = '{ "$@" < alive > log 2>&1; touch ended; } 2> /dev/null &'
_START_SECONDS = 60


@contextmanager
def room() -> Generator[Path]:
    """A folder for a Java process. Whoever starts one there, it ends with this block or with this process."""
    folder = Path(tempfile.mkdtemp(prefix="rasso-java-"))
    os.mkfifo(folder / "alive")
    held = os.open(folder / "alive", os.O_RDWR)
    try:
        yield folder
    finally:
        os.close(held)
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Java:
    """The Java process of a folder made by `room`, with Java's flags for memory and the like."""

    folder: Path
    flags: Sequence[str] = FLAGS

    def line(self) -> socket.socket:
        """A connection to the process, which is started where nobody did so yet.

        Raises:
            Neo4jMissing: there is no Java or Maven.
            RuntimeError: it ended or took too long; the message ends with its log.
        """
        libraries = jars()
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (self.folder / "log").exists():
                self._launch(libraries)
        return self._connected()

    def _launch(self, libraries: Path) -> None:
        opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED]
        command = ["java", *self.flags, *opened, "-cp", f"{libraries}/*", str(HERE / "Server.java"), "socket"]
        # Ctrl-C in a terminal is for us; and no worker has to wait for what the others still use.
        subprocess.run(["sh", "-c", _LAUNCH, "sh", *command], cwd=self.folder, check=True, start_new_session=True)

    def _connected(self) -> socket.socket:
        deadline = time.monotonic() + _START_SECONDS
        while True:
            line = socket.socket(socket.AF_UNIX)
            try:
                line.connect(str(self.folder / "socket"))
                return line
            except OSError:
                line.close()
            if (self.folder / "ended").exists() or time.monotonic() > deadline:
                raise RuntimeError(f"Java ended while starting, or took too long. Its log:\n{self._log_tail()}")
            time.sleep(0.1)

    def _log_tail(self) -> str:
        return (self.folder / "log").read_text("utf-8", "replace")[-3000:]
