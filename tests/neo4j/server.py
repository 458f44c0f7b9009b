"""A real Neo4j, listening on this machine only."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast

from tests.neo4j.assembly import HERE
from tests.neo4j.database import connected
from tests.neo4j.java import FLAGS, SHARED, Java, room

_SECONDS = 120
"""The longest that a Neo4j may take to start or to stop."""


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
        jvm: Sequence[str] = (),
        settings: Sequence[str] = (),
    ) -> None:
        """With no `home`, the data is in a temporary folder and gone with `close` or with this process.

        `jvm` are Java's flags for memory and the like, in a process of its own; without any it runs in the one that the
        tests share, where there is one. `settings` are lines of neo4j.conf, which come last.
        """
        self._temporary = home is None
        self.home = home or Path(tempfile.mkdtemp(prefix="rasso-neo4j-"))
        self._ports = [str(bolt_port or _free_port()), str(http_port or _free_port())]
        self.uri, self.http_uri = f"bolt://127.0.0.1:{self._ports[0]}", f"http://127.0.0.1:{self._ports[1]}"
        self.user, self.password = "neo4j", password
        self._settings, self._ours = tuple(settings), ExitStack()
        shared = None if jvm else os.environ.get(SHARED)
        self._java = Java(Path(shared or self._ours.enter_context(room())), jvm or FLAGS)
        self._line: socket.socket | None = None
        atexit.register(self.close)

    def start(self) -> None:
        """Start and wait until Bolt answers.

        Raises:
            Neo4jMissing: there is no Java or Maven.
            RuntimeError: it ended while starting; the message says of what.
            TimeoutError: it took too long.
        """
        if self._line is not None:
            return
        self.home.mkdir(parents=True, exist_ok=True)
        self._configure()
        self._line = self._java.line()
        try:
            self._await_bolt(self._line)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop in an orderly way. Does nothing when it does not run."""
        line, self._line = self._line, None
        if line is None:
            return
        with line:
            line.settimeout(_SECONDS)
            line.shutdown(socket.SHUT_WR)
            while line.recv(4096):
                pass

    def restart(self) -> None:
        """Stop and start."""
        self.stop()
        self.start()

    def close(self) -> None:
        """Stop for good, and remove the data where it was temporary."""
        atexit.unregister(self.close)
        self.stop()
        self._ours.close()
        if self._temporary:
            shutil.rmtree(self.home, ignore_errors=True)

    def wait(self) -> None:
        """Wait until the server ends."""
        if self._line is not None:
            self._line.settimeout(None)
            self._line.recv(1)

    def _configure(self) -> None:
        ours = {line.partition("=")[0] for line in self._settings}
        lines = (HERE / "neo4j.conf").read_text("utf-8").splitlines()
        kept = [line for line in lines if line.partition("=")[0] not in ours]
        (self.home / "neo4j.conf").write_text("\n".join([*kept, *self._settings, ""]), "utf-8")

    def _await_bolt(self, line: socket.socket) -> None:
        line.settimeout(_SECONDS)
        line.sendall("\t".join([str(self.home), *self._ports, self.password]).encode() + b"\n")
        with line.makefile(encoding="utf-8") as told:
            if (first := told.readline()) != "READY\n":
                raise RuntimeError(f"Neo4j ended while starting:\n{first}{told.read()[-3000:]}")
        with connected(self) as driver:
            cast(Any, driver).verify_connectivity()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
