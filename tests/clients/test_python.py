"""The client that ariadne-codegen makes: generated from the schema, type-checked, and run against a server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import said
from tests.clients.expected import COMMITMENT, LINEAGE, check_whole

pytestmark = pytest.mark.clients


@pytest.fixture(scope="module")
def clients_generated(clients_source: Path, clients_python: Path) -> Path:
    """The folder of the client, generated."""
    folder = clients_source / "python"
    said([*python(), "-m", "ariadne_codegen"], folder, PYTHONPATH=str(clients_python))
    return folder


@pytest.fixture(scope="module")
def answers(clients_generated: Path, clients_python: Path, clients_server: str) -> dict[str, Any]:
    """What the program prints."""
    printed, _ = said([*python(), "main.py", clients_server], clients_generated, PYTHONPATH=str(clients_python))
    return json.loads(printed)


def python() -> list[str]:
    """This Python without the packages that are installed for the server."""
    return [sys.executable, "-S"]


def test_pages_make_one_list(answers: dict[str, Any]) -> None:
    check_whole(answers["listed"])


def test_a_commitment_comes_with_its_standing_and_owners(answers: dict[str, Any]) -> None:
    assert answers["commitment"] == COMMITMENT


def test_a_lineage_comes_through(answers: dict[str, Any]) -> None:
    assert answers["lineage"] == LINEAGE


def test_the_client_reads_the_code_of_an_error_that_it_would_drop_with_status_400(answers: dict[str, Any]) -> None:
    assert answers["refused"] == "BAD_ID"


def test_the_types_of_the_program_are_right(mistakes: list[tuple[str, str]]) -> None:
    assert [told for name, told in mistakes if name == "main.py"] == []


def test_a_field_that_is_not_there_is_told_by_the_checker(mistakes: list[tuple[str, str]]) -> None:
    assert [told for name, told in mistakes if name == "wrong.py"] == [
        'Type of "titel" is unknown',
        'Cannot access attribute "titel" for class "CommitmentCommitment"',
    ]


@pytest.fixture(scope="module")
def mistakes(clients_generated: Path, clients_python: Path) -> list[tuple[str, str]]:
    """What the project's checker of types finds in the program and in one with a slip, each by its file."""
    program = (clients_generated / "main.py").read_text("utf-8")
    (clients_generated / "wrong.py").write_text(program.replace("found.title", "found.titel"), "utf-8")
    files = ["main.py", "wrong.py"]
    settings = {"include": files, "strict": files, "extraPaths": [str(clients_python)]}
    (clients_generated / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    command = [Path(sys.executable).with_name("basedpyright"), "--outputjson", "--level", "error"]
    ran = subprocess.run(command, cwd=clients_generated, capture_output=True, text=True, check=False)
    found = json.loads(ran.stdout)["generalDiagnostics"]
    return [(Path(one["file"]).name, one["message"].splitlines()[0]) for one in found]
