"""Services run here as Docker Compose would run them: the same commands, variables and health checks.

A service of our own image runs from the environment that the Dockerfile built, in an empty folder. Three things are
put in, as it has no network and no mounts of its own: addresses of services, paths of what is mounted, ports.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.deploy import dockerfile
from tests.deploy.compose import Service

_SECONDS = 120


@dataclass
class Stage:
    """Where services are played: the built image, an empty folder, the volumes, and where other services are."""

    image: Path
    folder: Path
    services: dict[str, Service]
    addresses: dict[str, str] = field(default_factory=dict[str, str])
    port: str = ""

    def __post_init__(self) -> None:
        self.port = str(free_port())

    @property
    def home(self) -> Path:
        """Where commands run. Nothing is written there: the file system of the containers is read-only."""
        (home := self.folder / "home").mkdir(exist_ok=True)
        return home

    def environment(self, service: Service) -> dict[str, str]:
        """The variables of a service of our image, over those of the image."""
        told = dockerfile.environment() | service.environment
        assert told["RASSO_HOST"] == "0.0.0.0", "other containers and the host could not reach it"
        path = told.pop("PATH").replace("/opt/", f"{self.image}/opt/").replace("$PATH", os.environ["PATH"])
        told = {name: self._here(value, service) for name, value in told.items()}
        return told | {"PATH": path, "HOME": str(self.home), "RASSO_HOST": "127.0.0.1", "RASSO_PORT": self.port}

    def _here(self, value: str, service: Service) -> str:
        for name, address in self.addresses.items():
            value = value.replace(name, address)
        absolute = re.fullmatch(r"(?:sqlite://)?(/.*)", value)
        assert not absolute or absolute[1].startswith(tuple(service.mounts)), f"{service.name}: {value} is in no volume"
        for path, source in service.mounts.items():
            value = value.replace(path, str(self.mounted(source)))
        return value

    def mounted(self, source: str) -> Path:
        """The folder of a named volume, or the one that was named."""
        if source.startswith(("/", "./")):
            return Path(source)
        (volume := self.folder / "volumes" / source).mkdir(parents=True, exist_ok=True)
        return volume

    def command(self, service: Service) -> list[str]:
        return [*dockerfile.listed("ENTRYPOINT"), *service.told.get("command", dockerfile.listed("CMD"))]

    def complete(self, service: Service) -> str:
        """Runs a one-off service to its end and gives what it printed."""
        ran = self._run(self.command(service), service)
        assert ran.returncode == 0, f"{service.name}: {ran.stdout}\n{ran.stderr}"
        return ran.stdout

    @contextmanager
    def running(self, service: Service) -> Generator[str]:
        """Runs a service until it is healthy, gives its address, and stops it as Docker does."""
        assert not self.is_healthy(service), "its health check passes while it does not run"
        with (self.folder / f"{service.name}.log").open("w") as log:
            process = subprocess.Popen(
                self.command(service), cwd=self.home, env=self.environment(service), stdout=log, stderr=log
            )
        try:
            self._await(process, service)
            yield f"http://127.0.0.1:{self.port}"
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(float(service.told["stop_grace_period"].removesuffix("s"))) in (0, -signal.SIGTERM)

    def is_healthy(self, service: Service) -> bool:
        assert "healthcheck" not in service.told, "it has another health check than its image"
        return self._run(dockerfile.listed("HEALTHCHECK"), service).returncode == 0

    def _await(self, process: subprocess.Popen[bytes], service: Service) -> None:
        deadline = time.monotonic() + _SECONDS
        while not self.is_healthy(service):
            said = (self.folder / f"{service.name}.log").read_text("utf-8")
            assert process.poll() is None, f"{service.name} ended.\n{said}"
            assert time.monotonic() < deadline, f"{service.name} does not become healthy.\n{said}"
            time.sleep(0.2)

    def _run(self, command: list[str], service: Service) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.home,
            env=self.environment(service),
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
