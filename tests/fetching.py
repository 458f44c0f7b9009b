"""What tests fetch once, kept in a cache folder outside the tree."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_SECONDS = 400


class Unfetched(Exception):
    """What is needed cannot be had on this machine; the message says why."""


def fetched(name: str, fetch: Callable[[Path], None]) -> Path:
    """A folder of the cache. Where it is not there yet, `fetch` makes it at the path that it is given.

    It is made beside its place and renamed, so that an interrupted run leaves nothing that looks complete.

    Raises:
        Unfetched: by `fetch`.
    """
    folder = _cache() / name
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="fetching-") as scratch:
            fetch(Path(scratch) / "made")
            _put(Path(scratch) / "made", folder)
    return folder


def run(command: Sequence[str], folder: Path | None = None, environment: Mapping[str, str] | None = None) -> None:
    """Runs what fetches. Raises Unfetched with what it printed."""
    try:
        ran = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        raise Unfetched(f"{command[0]} did not end within {_SECONDS} seconds") from expired
    if ran.returncode:
        raise Unfetched(f"{command[0]} could not fetch what is needed:\n{ran.stdout[-1500:]}")


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "rasso-graph"


def _put(made: Path, folder: Path) -> None:
    try:
        made.rename(folder)
    except OSError:
        # Another run was faster.
        if not folder.exists():
            raise
