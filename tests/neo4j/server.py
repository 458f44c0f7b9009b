"""A real Neo4j in a process of its own, listening on this machine only."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, cast

from tests.neo4j.assembly import HERE, jars
from tests.neo4j.database import connected

_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang")
# One compiler tier and one collector thread: starts sooner, and leaves a small machine to the tests.
_JVM = ("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_FLAGS = tuple(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED)
_START_SECONDS = 120
_STOP_SECONDS = 30


class Neo4jServer:
    """Neo4j with authentication on. Stopped and started again, it keeps its data, ports and password.

    Attributes:
        uri: Bolt's address.
        http_uri: the address of the HTTP Query API and of Neo4j Browser (at `/browser/`).
        user, password: an administrator.
    """

    def __init__(
        self,
        home: Path | None = None,
        *,
        bolt_port: int | None = None,
        http_port: int | None = None,
        password: str = "rasso-test",
        jvm: Sequence[str] = _JVM,
        settings: Sequence[str] = (),
    ) -> None:
        """With no `home`, the data is in a temporary folder and gone with `close` or with this process.

        `jvm` are Java's flags for memory and the like; `settings` are lines of neo4j.conf, which come last.
        """
        self._temporary = home is None
        self.home = home or Path(tempfile.mkdtemp(prefix="rasso-neo4j-"))
        self._ports = [str(bolt_port or _free_port()), str(http_port or _free_port())]
        self.uri, self.http_uri = f"bolt://127.0.0.1:{self._ports[0]}", f"http://127.0.0.1:{self._ports[1]}"
        self.user, self.password = "neo4j", password
        self._jvm, self._settings = tuple(jvm), tuple(settings)
        self._process: subprocess.Popen[bytes] | None = None
        self._log = self.home / "server.log"
        atexit.register(self.close)

    def start(self) -> None:
        """Start and wait until Bolt answers.

        Raises:
            Neo4jMissing: there is no Java or Maven.
            RuntimeError: it stopped or took too long; the message ends with its log.
        """
        if self._process is not None:
            return
        libraries = jars()
        self.home.mkdir(parents=True, exist_ok=True)
        self._configure()
        with self._log.open("wb") as log:
            self._process = self._launch(libraries, log)
        try:
            self._await_bolt()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop in an orderly way, or by force after half a minute. Does nothing when it does not run."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        finally:
            assert process.stdin is not None
            process.stdin.close()

    def restart(self) -> None:
        """Stop and start."""
        self.stop()
        self.start()

    def close(self) -> None:
        """Stop for good, and remove the data where it was temporary."""
        atexit.unregister(self.close)
        if self._process is not None and self._temporary:
            self._process.kill()
        self.stop()
        if self._temporary:
            shutil.rmtree(self.home, ignore_errors=True)

    def wait(self) -> None:
        """Wait until the server ends."""
        if self._process is not None:
            self._process.wait()

    def _configure(self) -> None:
        ours = {line.partition("=")[0] for line in self._settings}
        lines = (HERE / "neo4j.conf").read_text("utf-8").splitlines()
        kept = [line for line in lines if line.partition("=")[0] not in ours]
        (self.home / "neo4j.conf").write_text("\n".join([*kept, *self._settings, ""]), "utf-8")

    def _launch(self, libraries: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
        command = ["java", *self._jvm, *_FLAGS, "-cp", f"{libraries}/*", str(HERE / "Server.java")]
        return subprocess.Popen(
            [*command, str(self.home), *self._ports],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NEO4J_PASSWORD": self.password},
            # Ctrl-C in a terminal is for us; we stop the server.
            start_new_session=True,
        )

    def _await_bolt(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + _START_SECONDS
        while "READY" not in self._log.read_text("utf-8", "replace"):
            if self._process.poll() is not None:
                raise RuntimeError(f"Neo4j ended while starting. Its log:\n{self._log_tail()}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"Neo4j took over {_START_SECONDS} seconds. Its log:\n{self._log_tail()}")
            time.sleep(0.1)
        with connected(self) as driver:
            cast(Any, driver).verify_connectivity()

    def _log_tail(self) -> str:
        return self._log.read_text("utf-8", "replace")[-3000:]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
