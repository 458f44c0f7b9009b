"""Over HTTP and on the command line: how an operation is answered, on both stores, told where it was asked for only."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from rich.console import Console

from rasso_graph.loaders.explained import Explained, Operator
from rasso_graph.resolvers.service import Answer
from rasso_graph.server.cli.explaining import print_explained

Rasso = Callable[..., Any]
QUERY = '{ advice: action(id: "action/advice") { title wordings { number } lineage { steps { node { id } } } } }'
SECRET = "a-password-nobody-may-see"


@pytest.fixture
def unit(store: str) -> str:
    """What the store counts its work in."""
    return "VM steps" if store.startswith("sqlite") else "db hits"


def _asked(client: httpx.Client) -> dict[str, Any]:
    return client.post("/graphql", json={"query": QUERY}).json()


def test_a_server_explains_where_its_setting_says_so(
    store: str, unit: str, serving_store: Callable[[str], httpx.Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASSO_EXPLAIN", "true")
    answer = _asked(serving_store(store))
    assert answer["data"]["advice"]["wordings"] == [{"number": "1"}, {"number": "22"}]
    first, walk, read = answer["extensions"]["explain"]["advice"]
    assert (first["name"], walk["name"], read["name"]) == ("action", "lineage", "lineage")
    assert first["plan"][0]["column"] == 'Rows(Ids(["action/advice"], Action), one)'
    assert (first["plan"][0]["rows"], first["rows"]) == (1, 3)
    asked, walked = (one["parameters"].get("given", one["parameters"]) for one in (first, walk))
    assert list(asked.values()).count(["action/advice"]) == 1
    assert walked["starts"] == ["action/advice"]
    assert all(one["unit"] == unit and one["work"] > 0 and one["operators"] for one in (first, walk, read))
    assert set(answer["extensions"]) == {"cost", "explain"}


def test_a_server_explains_nothing_unless_told_to(store: str, serving_store: Callable[[str], httpx.Client]) -> None:
    assert set(_asked(serving_store(store))["extensions"]) == {"cost"}


def test_query_shows_a_tree_to_people(store: str, unit: str, rasso: Rasso) -> None:
    told = rasso("query", "-", "--explain", "--store", store, stdin=QUERY)
    lines = told.out.splitlines()
    assert (told.code, told.err) == (0, "")
    assert lines[0] == "counted beforehand 8 fields of 2,000, 26 rows of 50,000, 0 tests of 500,000"
    assert lines[1].startswith("advice  3 statements, ")
    assert lines[1].endswith(f" {unit}")
    assert lines[2].startswith("├── action  3 rows, ")
    assert lines[3:5] == ["│   ├── plan", '│   │   └── Rows(Ids(["action/advice"], Action), one)  1 row']
    assert any(line.endswith(' = ["action/advice"]') for line in lines)
    assert [line.split(",")[0] for line in lines if line.startswith(("├──", "└──"))] == [
        "├── action  3 rows",
        "├── lineage  2 rows",
        "└── lineage  6 rows",
    ]
    dialect = "sql" if unit == "VM steps" else "cypher"
    assert f"│   ├── traversal of the file lineage.{dialect}" in lines
    assert "\x1b" not in told.out
    assert [line for line in lines if line != line.rstrip()] == []


def test_query_shows_the_answer_and_how_it_was_had_to_scripts(store: str, unit: str, rasso: Rasso) -> None:
    told = rasso("query", "-", "--explain", "--json", "--store", store, stdin=QUERY)
    found = json.loads(told.out)
    assert (told.code, told.err) == (0, "")
    assert found["data"]["advice"]["title"] == "Early advice"
    explained = found["extensions"]["explain"]["advice"]
    assert [(one["name"], one["unit"]) for one in explained] == [("action", unit), ("lineage", unit), ("lineage", unit)]
    plain = json.loads(rasso("query", "-", "--store", store, stdin=QUERY).out)
    assert plain == {"data": found["data"]}


def test_no_secret_is_told(store: str, rasso: Rasso, neo4j_password: str) -> None:
    for form in ([], ["--json"]):
        told = rasso("query", "-", "--explain", *form, "--store", store, stdin=QUERY)
        assert neo4j_password not in told.out + told.err
        assert store not in told.out + told.err


@pytest.fixture
def neo4j_password(store: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The password that the command is given; where it needs none, one that it has all the same."""
    if store.startswith("sqlite"):
        monkeypatch.setenv("RASSO_NEO4J_PASSWORD", SECRET)
        return SECRET
    return request.getfixturevalue("neo4j_server").password


def test_a_setting_does_not_change_what_query_prints(store: str, rasso: Rasso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASSO_EXPLAIN", "true")
    assert set(json.loads(rasso("query", "-", "--store", store, stdin=QUERY).out)) == {"data"}


def test_query_tells_errors_beside_what_it_explains(store: str, rasso: Rasso) -> None:
    told = rasso("query", "-", "--explain", "--store", store, stdin="{ action(id: 7) { nothing } }")
    assert told.code == 1
    assert told.out.startswith("INVALID Cannot query field 'nothing' on type 'Action'.")


def test_query_explains_no_store_that_holds_no_graph(rasso: Rasso, tmp_path: Path) -> None:
    told = rasso("query", "-", "--explain", "--store", f"sqlite://{tmp_path}/none.db", stdin=QUERY)
    assert told.code == 3
    assert told.out.startswith("STORE_UNREADY ")
    assert "holds no graph. Run: rasso seed apply" in told.err


GIVEN_UP = Explained("action", (), "SELECT 1", {"p0": "x" * 300}, None, None, "db hits", (Operator("Seek", 2, 7, ()),))


def _shown(terminal: bool) -> str:
    written = io.StringIO()
    console = Console(file=written, color_system="standard" if terminal else None, width=1_000, markup=False)
    print_explained(Answer({}, [], explained={"action": [GIVEN_UP]}), console)
    return written.getvalue()


def test_a_terminal_gets_colours() -> None:
    assert "\x1b[1;35maction\x1b[0m" in _shown(terminal=True)
    assert "\x1b" not in _shown(terminal=False)


def test_a_long_parameter_is_shortened_and_a_statement_given_up_says_so() -> None:
    lines = [line.strip("│├└─ ") for line in _shown(terminal=False).splitlines()]
    assert lines[:2] == ["action  1 statement", "action  no rows, given up, no answer"]
    assert f'p0 = "{"x" * 199} … 102 characters more' in lines
    assert lines[-1] == "Seek  2 rows, 7 hits"
