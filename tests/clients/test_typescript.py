"""Apollo, urql and Relay: generated from the schema, compiled strictly, and run against a server.

The three visit a plan, a commitment under it and one of their owners. A cache keeps things by their ids: an owner whose
id did not stand for one object would be told of the commitment as it was met on the page of the plan.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import said
from tests.clients.expected import COMMITMENT, LINEAGE, OWNERS, VISITED, check_pages
from tests.shapes import is_list

pytestmark = pytest.mark.clients


@pytest.fixture(scope="module")
def clients_built(clients_node: Path) -> tuple[Path, str]:
    """The folder of the clients, generated and compiled, and all that was printed of it."""
    printed, complaints = said(["npm", "run", "build"], clients_node)
    return clients_node, printed + complaints


@pytest.fixture(scope="module")
def apollo(clients_built: tuple[Path, str], clients_server: str) -> dict[str, Any]:
    return answers("apollo", clients_built[0], clients_server)


@pytest.fixture(scope="module")
def urql(clients_built: tuple[Path, str], clients_server: str) -> dict[str, Any]:
    return answers("urql", clients_built[0], clients_server)


@pytest.fixture(scope="module")
def relay(clients_built: tuple[Path, str], clients_server: str) -> dict[str, Any]:
    return answers("relay", clients_built[0], clients_server)


def answers(client: str, folder: Path, server: str) -> dict[str, Any]:
    """What a client prints; complaints of a cache about what it reads fail the test."""
    printed, complaints = said(["node", f"build/{client}/main.js", server], folder)
    assert complaints == ""
    return json.loads(printed)


def test_generators_and_compilers_have_no_remark_on_the_schema(clients_built: tuple[Path, str]) -> None:
    _, printed = clients_built
    assert "Compilation completed" in printed
    assert [line for line in printed.splitlines() if "warn" in line.lower() or "deprecat" in line.lower()] == []


def test_a_field_that_is_not_there_is_refused_by_the_compiler(clients_built: tuple[Path, str]) -> None:
    folder, _ = clients_built
    wrong = folder / "apollo" / "wrong.ts"
    wrong.write_text(
        'import type { PlanQuery } from "../generated/graphql";\n'
        "export const wrong = ({ programme }: PlanQuery) => programme?.titel;\n",
        "utf-8",
    )
    ran = subprocess.run(["npx", "tsc", "--noEmit"], cwd=folder, capture_output=True, text=True, check=False)
    wrong.unlink()
    (error,) = [line for line in ran.stdout.splitlines() if "error" in line]
    assert error.startswith("apollo/wrong.ts(2,63): error TS2551: Property 'titel' does not exist on type")
    assert ran.returncode != 0


def test_no_generated_type_is_called_like_one_of_browsers(clients_built: tuple[Path, str]) -> None:
    made = (clients_built[0] / "generated" / "graphql.ts").read_text("utf-8")
    named = set(re.findall(r"^export type (\w+)", made, re.MULTILINE))
    assert {"CommitmentFilter", "CommitmentsQuery", "Status"} <= named
    assert named & {"Document", "Event", "Link", "Name", "Node", "Response"} == set()


@pytest.mark.parametrize("client", ["apollo", "urql", "relay"])
def test_two_pages_become_one_list_in_a_cache(client: str, request: pytest.FixtureRequest) -> None:
    check_pages(*request.getfixturevalue(client)["listed"])


@pytest.mark.parametrize("client", ["apollo", "urql"])
def test_a_cache_tells_of_owners_what_the_server_tells(client: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(client)
    assert found["planFirst"] == found["planLast"] == {"cache": VISITED, "server": VISITED}


def test_the_store_of_relay_tells_of_owners_what_the_server_tells(relay: dict[str, Any]) -> None:
    assert relay["planFirst"] == relay["planLast"] == VISITED


def test_a_cache_that_kept_owners_by_their_facts_would_be_told(apollo: dict[str, Any]) -> None:
    """What this API once did to every client: the plan's five owners lose the mark that the action inherits them."""
    told = apollo["keyedByFact"]["owners"]
    assert is_list(told)
    changed = [right[:2] for right, wrong in zip(OWNERS, told, strict=True) if right != wrong]
    assert changed == [
        ["ACCOUNTABLE", "post/dpp"],
        ["ACCOUNTABLE", "post/npcc-criminal-justice-lead"],
        ["SENIOR_RESPONSIBLE_OWNER", "body/jnap-senior-responsible-officers"],
        ["RESPONSIBLE", "body/police"],
        ["RESPONSIBLE", "body/cps"],
    ]


def test_apollo_gives_a_commitment_with_its_standing_and_owners(apollo: dict[str, Any]) -> None:
    assert apollo["commitment"] == COMMITMENT


@pytest.mark.parametrize("client", ["apollo", "urql"])
def test_a_lineage_comes_through(client: str, request: pytest.FixtureRequest) -> None:
    assert request.getfixturevalue(client)["lineage"] == LINEAGE


def test_with_its_policies_apollo_merges_what_two_questions_ask_of_a_standing(apollo: dict[str, Any]) -> None:
    assert apollo["kept"] == {"withPolicies": True, "without": False}


def test_relay_asks_for_a_commitment_again_by_its_id(relay: dict[str, Any]) -> None:
    assert relay["again"] == COMMITMENT


def test_relay_warns_of_nothing(relay: dict[str, Any]) -> None:
    assert relay["warnings"] == []


@pytest.mark.parametrize("client", ["apollo", "urql", "relay"])
def test_a_client_reads_the_code_of_an_error(client: str, request: pytest.FixtureRequest) -> None:
    assert request.getfixturevalue(client)["refused"] == "BAD_ID"
