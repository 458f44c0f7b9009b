"""The command line, its exit codes and how it fails."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import httpx
import pytest
from graphql import build_schema

from rasso_graph.server.cli import rasso as command_line
from rasso_graph.server.pages.graphiql import default_query
from rasso_graph.server.refusals import CODES

Rasso = Callable[..., Any]


def test_help_names_every_command_and_exit_code(rasso: Rasso) -> None:
    told = rasso("--help")
    assert told.code == 0
    assert all(f"\n  {name} " in told.out for name in ("demo", "serve", "seed", "show", "query", "schema", "settings"))
    assert all(f" {code} " in told.out for code in (0, 1, 2, 3, 64, 70, 130))


def test_help_names_each_command_once_under_the_user_who_wants_it(rasso: Rasso) -> None:
    out = rasso("--help").out
    named = re.findall(r"^  ([a-z]+)  ", out.partition("Trying and reading:")[2], re.MULTILINE)
    assert sorted(named) == sorted(command_names())
    assert re.findall(r"^(\S.*):\n(?:  [^$].*\n)*\n?  \$ rasso (\w+)", out, re.MULTILINE) == [
        ("Trying and reading", "show"),
        ("For front-end developers", "query"),
        ("For researchers", "export"),
        ("For yearly updates", "seed"),
        ("For operators", "settings"),
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands_by_what_click_gives_them(
    rasso: Rasso, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("_RASSO_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", "rasso se")
    monkeypatch.setenv("COMP_CWORD", "se" if shell == "fish" else "1")
    told = rasso().out
    assert [name for name in command_names() if re.search(rf"\b{name}\b", told.replace("rasso", ""))][:3] == [
        "serve",
        "seed",
        "settings",
    ]


def command_names() -> list[str]:
    """Every command of `rasso`."""
    return command_line.list_commands(click.Context(command_line))


def test_the_version_is_the_package_s(rasso: Rasso) -> None:
    assert rasso("--version").out.startswith("rasso 0.")


@pytest.mark.parametrize("words", [["nonsense"], ["serve", "--port", "x"], ["query"], ["query", "/nowhere.graphql"]])
def test_a_command_that_makes_no_sense_exits_64_and_says_why(rasso: Rasso, words: list[str]) -> None:
    told = rasso(*words)
    assert (told.code, told.out) == (64, "")
    assert "Error: " in told.err


def test_a_setting_that_makes_no_sense_exits_64_and_says_what_to_give(
    rasso: Rasso, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASSO_PORT", "many")
    told = rasso("serve")
    assert (told.code, told.out) == (64, "")
    assert told.err == "rasso: RASSO_PORT is 'many': give a whole number from 0 to 65535.\n"


def test_a_script_gets_its_errors_as_json(rasso: Rasso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASSO_PORT", "many")
    told = rasso("settings", "--json")
    assert (told.code, told.err) == (64, "")
    assert json.loads(told.out)["errors"][0]["message"].startswith("RASSO_PORT is 'many'")


def test_a_port_that_is_taken_is_told_with_what_to_do(rasso: Rasso, client: httpx.Client) -> None:
    port = str(client.base_url.port)
    told = rasso("serve", "--port", port)
    assert told.code == 1
    assert told.err.startswith(f"rasso: Cannot listen on 127.0.0.1:{port}: Address already in use.")
    assert "--port" in told.err


def test_schema_prints_what_graphql_can_read(rasso: Rasso) -> None:
    assert build_schema(rasso("schema").out).query_type


def test_schema_writes_the_same_to_a_file(rasso: Rasso, tmp_path: Path) -> None:
    assert rasso("schema", "--out", str(tmp_path / "s.graphql")).out == ""
    assert (tmp_path / "s.graphql").read_text("utf-8") == rasso("schema").out


def test_settings_shows_what_is_set_now(rasso: Rasso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASSO_PORT", "9000")
    shown = json.loads(rasso("settings", "--json").out)
    assert (shown["RASSO_PORT"]["value"], shown["RASSO_PORT"]["default"]) == ("9000", "8000")


def test_settings_prints_the_table_of_the_readme(rasso: Rasso) -> None:
    table = rasso("settings", "--markdown").out
    assert "\n| `RASSO_HOST` | `127.0.0.1` |" in table


def test_codes_prints_every_code_that_an_error_may_carry(rasso: Rasso) -> None:
    assert json.loads(rasso("codes", "--json").out) == CODES


def test_query_answers_from_a_file_with_variables(rasso: Rasso, tmp_path: Path) -> None:
    file = tmp_path / "q.graphql"
    file.write_text("query Q($no: Boolean!) { __typename a: __typename @skip(if: $no) }", "utf-8")
    told = rasso("query", str(file), "--variables", '{"no": true}', "--compact")
    assert (told.code, told.out, told.err) == (0, '{"data":{"__typename":"Query"}}\n', "")


def test_query_answers_from_standard_input(rasso: Rasso) -> None:
    told = rasso("query", "-", stdin="query A { a: __typename } query B { b: __typename }")
    assert (told.code, json.loads(told.out)["errors"][0]["extensions"]) == (1, {"code": "OPERATION"})


@pytest.mark.parametrize("said", ["{", "[1]", "7"])
def test_variables_of_another_shape_exit_64(rasso: Rasso, said: str) -> None:
    assert rasso("query", "-", "--variables", said, stdin="{ __typename }").code == 64


def test_query_says_how_to_make_a_store_where_there_is_none(rasso: Rasso) -> None:
    told = rasso("query", "-", stdin="{ graph { revision } }")
    assert (told.code, json.loads(told.out)["errors"][0]["extensions"]) == (3, {"code": "STORE_UNREADY"})
    assert json.loads(told.out)["errors"][0]["message"] == "The store holds no graph. Run: rasso seed apply."
    assert re.fullmatch(r"rasso: The store at sqlite:///\S+/rasso.db holds no graph. Run: rasso seed apply\n", told.err)


def test_an_address_that_names_no_store_exits_64(rasso: Rasso) -> None:
    told = rasso("query", "-", "--store", "mysql://host", stdin="{ __typename }")
    assert told.code == 64
    assert "Write sqlite:///path/to/file" in told.err


@pytest.mark.parametrize("store", ["bolt://host?database=x", "bolt://host:abc", "neo4j://a,b", "sqlite:///x.db#y"])
@pytest.mark.parametrize(
    "words", [["serve"], ["query", "-"], ["seed", "plan"], ["seed", "verify"], ["export", "--out", "x"]]
)
def test_every_command_refuses_an_address_of_which_it_understands_only_a_part(
    rasso: Rasso, words: list[str], store: str
) -> None:
    told = rasso(*words, "--store", store, stdin="{ __typename }")
    assert (told.code, told.out, told.err.count("\n")) == (64, "", 1)
    assert told.err.startswith(f"rasso: '{store}' ")


def test_a_fault_shows_no_trace_unless_asked(rasso: Rasso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rasso_graph.server.cli.printing.sdl", _fails)
    told = rasso("schema")
    assert told.code == 70
    assert told.err == "rasso: This is a fault of rasso: KeyError: 'x'. RASSO_LOG_LEVEL=debug shows where.\n"
    monkeypatch.setenv("RASSO_LOG_LEVEL", "debug")
    assert "Traceback" in rasso("schema").err


def _fails() -> None:
    raise KeyError("x")


def test_citing_without_the_texts_says_where_to_name_them(rasso: Rasso) -> None:
    told = rasso("seed", "cite", "rasso-2025", "early advice")
    assert (told.code, told.err) == (64, "rasso: Where are the texts? Give --corpus DIR or set RASSO_CORPUS.\n")


def test_query_answers_what_graphiql_opens_with(rasso: Rasso, seeded: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.graphql"
    file.write_text(default_query(), "utf-8")
    told = rasso("query", str(file), "--store", f"sqlite://{seeded}")
    steps = {step["node"]["id"]: step for step in json.loads(told.out)["data"]["lineage"]["steps"]}
    assert (told.code, told.err) == (0, "")
    action = steps["action/early-advice"]
    assert (action["node"]["joint"], action["node"]["hasDirectOwner"]) == (True, True)
    direct = [owner["holder"]["id"] for owner in action["owners"] if not owner["inherited"]]
    assert direct == ["body/cps"]
    reply = steps["response/cps-2016/1b"]
    assert reply["node"]["stanceAsWorded"].startswith("desirable")
    assert (reply["link"]["basis"], reply["link"]["asserter"]) == ("INFERRED", None)
