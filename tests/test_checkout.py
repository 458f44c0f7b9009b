"""Only the code beside the tests is tested, whatever environment they are started in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkout import ROOT, strangers

RASSO = Path(sys.executable).with_name("rasso")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Another checkout, with the environment of this one."""
    folder = tmp_path.resolve() / "second"
    for name in ("model", "tests/neo4j"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ("conftest.py", "checkout.py", "reporting.py", "fetching.py", "bundling.py"):
        shutil.copy(ROOT / "tests" / name, folder / "tests" / name)
    (folder / "tests" / "test_nothing.py").write_text("def test_nothing() -> None: ...\n", "utf-8")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def test_a_second_checkout_does_not_run_the_code_of_the_first(second: Path) -> None:
    said = _pytest(second)
    assert said.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"rasso_graph is that of {ROOT}, and the tests are those of {second}." in said.stderr
    assert "Run `make env` in this checkout" in said.stderr


def test_a_second_checkout_runs_its_own_code(second: Path) -> None:
    (second / ".import").mkdir()
    (second / ".import" / "rasso_graph").symlink_to("..")
    said = _pytest(second, PYTHONPATH=str(second / ".import"))
    assert said.returncode == 0, said.stderr
    assert "1 passed" in said.stdout


def test_the_command_is_of_the_environment_of_the_tests() -> None:
    assert list(strangers(ROOT, RASSO)) == []


@pytest.mark.parametrize(
    "start", ["#!{}/bin/python\n", "#!/bin/sh\n'''exec' \"{}/bin/python3.11\" \"$0\" \"$@\"\n' '''\n"]
)
def test_the_command_of_another_environment_is_refused(start: str, tmp_path: Path) -> None:
    other = tmp_path.resolve() / "other"
    command = tmp_path / "rasso"
    command.write_text(start.format(other), "utf-8")
    assert list(strangers(ROOT, command)) == [f"{command} runs in {other}, and the tests run in {sys.prefix}."]


def test_a_command_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert list(strangers(ROOT, tmp_path / "rasso")) == [f"There is no {tmp_path / 'rasso'}."]


def _pytest(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [
        str(folder / ".venv" / "bin" / "python"),
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/test_nothing.py",
    ]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
