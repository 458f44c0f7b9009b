"""Changes the code in a copy, one place at a time, and lists the changes that no test tells: `make mutants`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.checkout import ROOT

MUTATED = {
    "model/dates.py": "tests/test_dates.py",
    "resolvers/planning/paging.py": "tests/queries/test_paging.py",
    "resolvers/planning/filters.py": "tests/queries/test_filters.py "
    "tests/queries/test_refusals.py tests/queries/test_costs.py",
    "resolvers/planning/planner.py": "tests/queries/test_nodes.py "
    "tests/queries/test_ways.py tests/queries/test_costs.py",
    "seed/storing/applying.py": "tests/seed/test_applying.py tests/seed/test_planning.py",
}
"""What is changed, and the tests that should tell, the quickest first."""
COPIES = ROOT / ".venv-mutants"
_BIN = Path(sys.executable).parent
_PYTEST = f"{sys.executable} -m pytest -q -x -n0 -p no:cacheprovider -m 'not neo4j'"
_CONFIG = """[cosmic-ray]
module-path = {path}
timeout = 120.0
excluded-modules = []
test-command = {command}
[cosmic-ray.distributor]
name = "local"
[cosmic-ray.filters.operators-filter]
exclude-operators = ["core/ReplaceBinaryOperator_BitOr_.*"]
"""
"""Types are joined by `|`, which nothing reads when it runs."""


def main(wanted: Sequence[str]) -> int:
    """Try these files, or all. Returns how many changes no test told."""
    if unknown := [one for one in wanted if one not in MUTATED]:
        sys.exit(f"{', '.join(unknown)}: not in MUTATED of tests/mutants.py, which names {', '.join(MUTATED)}.")
    return sum(_tried(one) for one in wanted or MUTATED)


def _copied(path: str) -> Path:
    """A folder with what git knows, as it stands here: a run that is broken off leaves nothing changed but that."""
    copy = COPIES / Path(path).stem
    shutil.rmtree(copy, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy / name, follow_symlinks=False)
    return copy


def _tried(path: str) -> int:
    copy = _copied(path)
    config = {"path": json.dumps(path), "command": json.dumps(f"{_PYTEST} {MUTATED[path]}")}
    (copy / "mutants.toml").write_text(_CONFIG.format_map(config), "utf-8")
    _run(copy, "cosmic-ray", "baseline", "mutants.toml")
    _run(copy, "cosmic-ray", "init", "mutants.toml", "mutants.sqlite")
    _run(copy, "cr-filter-operators", "mutants.sqlite", "mutants.toml")
    _run(copy, "cosmic-ray", "exec", "mutants.toml", "mutants.sqlite")
    found = [*_survivors(_run(copy, "cosmic-ray", "dump", "mutants.sqlite"))]
    print(f"{path}: {len(found)} changes that no test told", *found, sep="\n")
    return len(found)


def _run(copy: Path, command: str, *given: str) -> str:
    """What a command prints; its tests import the copy."""
    around = {**os.environ, "PYTHONPATH": str(copy / ".import")}
    return subprocess.run(
        [_BIN / command, *given], cwd=copy, env=around, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _survivors(dumped: str) -> Iterator[str]:
    """The changes that no test told, as differences."""
    for _, result in map(json.loads, dumped.splitlines()):
        if result and result["test_outcome"] == "survived":
            yield str(result["diff"])


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
