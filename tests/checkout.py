"""Which checkout the tests would run: an environment that another one lent would run that one's code without a word."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import rasso_graph.model

ROOT = Path(__file__).resolve().parents[1]


def strangers(root: Path, command: Path) -> Iterator[str]:
    """What would run other code than that under `root`, each as a sentence.

    Args:
        root: The checkout that is tested.
        command: The `rasso` that tests start; it runs in the environment that its first lines name.
    """
    model = Path(str(rasso_graph.model.__file__)).resolve()
    if model.parent != root / "model":
        yield f"rasso_graph is that of {model.parent.parent}, and the tests are those of {root}."
    if not command.exists():
        yield f"There is no {command}."
    elif _environment(command) != Path(sys.prefix).resolve():
        yield f"{command} runs in {_environment(command)}, and the tests run in {sys.prefix}."


def _environment(command: Path) -> Path | None:
    """The environment of the interpreter that a script names, directly or behind `exec` where the path is long."""
    found = re.search(r"^(?:#!|'''exec' )\"?(/[^\"\n]*/bin)/python[^/\n]*$", command.read_text("utf-8"), re.MULTILINE)
    return Path(found[1]).resolve().parent if found else None
