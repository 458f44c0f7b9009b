"""The Dockerfile as its builder reads it, and its first stage done here: in a folder, without a daemon."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.compose import ROOT

FILE = ROOT / "Dockerfile"
_SECONDS = 300


@dataclass(frozen=True)
class Instruction:
    """One instruction, its lines joined, and the number of its stage from 1."""

    stage: int
    word: str
    said: str


def instructions() -> list[Instruction]:
    """All instructions, without comments."""
    kept = [line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    found: list[Instruction] = []
    stage = 0
    for line in re.sub(r"\\\n\s*", "", "\n".join(kept)).splitlines():
        word, _, said = line.partition(" ")
        stage += word == "FROM"
        if word:
            found.append(Instruction(stage, word, said))
    return found


def last(word: str) -> str:
    """What the image has: the last instruction of a kind in the last stage."""
    return [one.said for one in instructions() if one.word == word and one.stage == 2][-1]


def environment() -> dict[str, str]:
    """The variables of the image."""
    return dict(one.split("=", 1) for one in shlex.split(last("ENV")))


def listed(word: str) -> list[str]:
    """The words of a command, where it is written as a list."""
    said = last(word)
    return json.loads(said[said.index("[") :])


@dataclass(frozen=True)
class Builder:
    """Does the first stage. `/opt` and the like are below `root`; the base image is an empty environment."""

    root: Path

    def build(self) -> None:
        self.base()
        for one in (one for one in instructions() if one.stage == 1):
            if one.word == "COPY":
                self.copy(one.said)
            elif one.word == "RUN":
                self.run(one.said)

    def base(self) -> None:
        """An empty environment with a `pip`, as the base image has: ours, told to work there, which is quicker."""
        base = self.root / "base"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(base)], check=True)
        pip = base / "bin/pip"
        pip.write_text(f'#!/bin/sh\nexec {sys.executable} -m pip --python {base}/bin/python "$@"\n', "utf-8")
        pip.chmod(0o755)

    def copy(self, said: str) -> None:
        *sources, target = said.split()
        if target.endswith("/"):
            (self._source / target).mkdir(exist_ok=True)
        for source in sources:
            if (ROOT / source).is_dir():
                ignored = shutil.ignore_patterns("__pycache__", "node_modules", "built")
                shutil.copytree(ROOT / source, self._source / target, ignore=ignored)
            else:
                shutil.copy(ROOT / source, self._source / target)

    def run(self, said: str) -> None:
        """Raises AssertionError with what was printed."""
        ran = subprocess.run(
            ["sh", "-ec", self.below(said)],
            cwd=self._source,
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        assert ran.returncode == 0, f"{said}\n{ran.stdout}\n{ran.stderr}"

    def below(self, said: str) -> str:
        """Absolute paths of the image as they are here."""
        return said.replace("/opt/", f"{self.root}/opt/")

    @property
    def _source(self) -> Path:
        (folder := Path(f"{self.root}/source")).mkdir(exist_ok=True)
        return folder

    def _environment(self) -> dict[str, str]:
        """Ours, for what leads to packages, but with the programs of the base image first."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "RASSO_", "VIRTUAL"))
        }
        return kept | {"PATH": f"{self.root}/base/bin:/usr/local/bin:/usr/bin:/bin"}
