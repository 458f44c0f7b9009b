"""Settings from the environment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rasso_graph.server.cli.console import EXITS
from rasso_graph.server.refusals import CODES
from rasso_graph.server.settings import Settings, SettingsError, SettingShown, markdown, read_settings, rows


def test_without_an_environment_every_setting_has_its_default() -> None:
    assert read_settings({}) == Settings()


def test_a_variable_of_the_environment_changes_its_setting() -> None:
    said = {
        "RASSO_PORT": " 9000 ",
        "RASSO_CORS_ORIGINS": "https://a.example, https://b.example/",
        "RASSO_GRAPHIQL": "No",
        "RASSO_LOG_LEVEL": "Warning ",
    }
    settings = read_settings(said)
    assert (settings.port, settings.graphiql, settings.log_level) == (9000, False, "warning")
    assert settings.cors_origins == ("https://a.example", "https://b.example")


def test_every_wrong_setting_is_told_in_one_run() -> None:
    said = {"RASSO_PORT": "many", "RASSO_QUERY_TIMEOUT": "-1", "RASSO_LOG_LEVEL": "loud", "RASSO_GRAPHIQL": " perhaps"}
    with pytest.raises(SettingsError) as caught:
        read_settings(said)
    assert caught.value.problems == [
        "RASSO_PORT is 'many': give a whole number from 0 to 65535.",
        "RASSO_GRAPHIQL is ' perhaps': say true or false.",
        "RASSO_QUERY_TIMEOUT is '-1': give seconds, more than 0 and at most 3600.",
        "RASSO_LOG_LEVEL is 'loud': say one of debug, info, warning, error.",
    ]


@pytest.mark.parametrize("said", ["nan", "inf", "0", "", "ten"])
def test_a_time_must_be_a_real_number_of_seconds(said: str) -> None:
    with pytest.raises(SettingsError):
        read_settings({"RASSO_BODY_TIMEOUT": said})


@pytest.mark.parametrize(("variable", "said"), [("RASSO_PORT", "65536"), ("RASSO_AT_ONCE", "0"), ("RASSO_MAX_URL", "")])
def test_a_whole_number_stays_within_its_bounds(variable: str, said: str) -> None:
    with pytest.raises(SettingsError, match=f"{variable} is '{said}': give a whole number from"):
        read_settings({variable: said})


def test_what_the_command_line_changes_is_held_to_the_same_bounds() -> None:
    with pytest.raises(ValueError, match="less than or equal to 65535"):
        replace(Settings(), port=65536)


def test_a_password_is_never_shown() -> None:
    settings = read_settings({"RASSO_NEO4J_PASSWORD": "hunter2"})
    assert "hunter2" not in repr(settings)
    assert {row.variable: row.value for row in rows(settings)}["RASSO_NEO4J_PASSWORD"] == "(hidden)"


def test_the_table_tells_a_setting_as_the_environment_names_it() -> None:
    table = {row.variable: row for row in rows(read_settings({"RASSO_PORT": "80", "RASSO_GRAPHIQL": "no"}))}
    assert table["RASSO_PORT"] == SettingShown(
        "RASSO_PORT", "8000", "80", "Port to listen on. 0 takes a free one and prints it."
    )
    told = [(table[f"RASSO_{name}"].default, table[f"RASSO_{name}"].value) for name in ("GRAPHIQL", "CORS_ORIGINS")]
    assert told == [("true", "false"), ("*", "*")]
    assert (table["RASSO_QUERY_TIMEOUT"].default, table["RASSO_NEO4J_PASSWORD"].value) == ("10", "")


def test_the_table_has_a_row_for_every_setting() -> None:
    table = markdown()
    assert table.startswith("| variable | default | what it does |\n|---|---|---|\n")
    assert table.count("\n| `RASSO_") == len(list(rows(Settings())))


REFERENCE = Path(__file__).parents[2] / "docs" / "reference.md"


@pytest.mark.skipif(not REFERENCE.is_file(), reason="docs/reference.md is not written yet")
def test_the_reference_tells_every_setting_code_and_exit_code() -> None:
    text = REFERENCE.read_text("utf-8")
    told = [(row.variable, row.words) for row in rows(Settings())]
    told += [*CODES.items(), *((str(int(code)), words) for code, words in EXITS.items())]
    assert [name for name, words in told if f"`{name}`" not in text or words not in text] == []
