"""`rasso show`: a thing as a person reads it, on both stores and in any width, and as JSON."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse
from rich.console import Console

from rasso_graph.loaders.address import parse as address_of
from rasso_graph.model.words import AROUND, LABEL_OF_PREFIX, LINE
from rasso_graph.server.cli.descent import JOINED
from rasso_graph.server.cli.portrait import print_thing
from rasso_graph.server.cli.showing import OPERATION, thing
from rasso_graph.server.settings import Settings
from tests.stores import load, packaged

Rasso = Callable[..., Any]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite store that holds the packaged records, without the texts."""
    url = f"sqlite://{tmp_path_factory.mktemp('packaged')}/rasso.db"
    load(address_of(url), packaged().whole)
    return url


def _drawn(store: str, id: str, width: int) -> str:
    """What a terminal of this width without colours shows on a day of 2024."""
    console = Console(file=io.StringIO(), width=width, markup=False, highlight=False)
    print_thing(asyncio.run(thing(replace(Settings(), store=store), id, OPERATION)), console, date(2024, 3, 1))
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())  # pyright: ignore


def test_an_action_is_told_with_its_roles_wordings_and_lineage(rasso: Rasso, store: str) -> None:
    told = rasso("show", "action/advice", "--store", store)
    assert (told.code, told.err) == (0, "")
    for part in (
        "Early advice\naction/advice, Digital\n",
        "  accountable  Director (stated), through programme/plan\n",
        "  lead         A unit (inferred)\n",
        "  2020-07-14  document/plan-2020  no. 1, joint\n",
        "  2022-02  document/annex-2022  no. 22, new\n",
        "Due\n  No document that was read tells a day.\n",
        "fulfilled by 2015-09  Event c  event/c\n",
    ):
        assert part in told.out


def test_what_is_printed_for_a_file_has_no_colours_and_no_blanks_at_the_ends(rasso: Rasso, store: str) -> None:
    out = rasso("show", "action/advice", "--store", store).out
    assert "\x1b" not in out
    assert out.splitlines() == [line.rstrip() for line in out.splitlines()]


def test_scripts_get_the_answer_as_it_is(rasso: Rasso, store: str) -> None:
    told = json.loads(rasso("show", "action/advice", "--store", store, "--json").out)
    assert told["node"]["wordings"][0]["document"]["id"] == "document/plan-2020"
    assert told["lineage"]["truncated"] is False


@pytest.mark.parametrize(
    ("id", "nearest"),
    [
        ("action/advise", "action/advice"),
        ("advice", "action/advice"),
        ("commitment/advice", "action/advice"),
        ("body/twin7", "body/twin-7, body/twin-1, body/twin-2, body/twin-3, body/twin-4"),
    ],
)
def test_an_id_of_nothing_is_told_with_the_nearest(rasso: Rasso, store: str, id: str, nearest: str) -> None:
    told = rasso("show", id, "--store", store)
    assert (told.code, told.out) == (1, "")
    assert told.err == f"rasso: The graph holds nothing to show with the id '{id}'. Nearest: {nearest}.\n"


def test_an_id_like_none_is_told_with_where_to_look(rasso: Rasso, store: str) -> None:
    told = rasso("show", "zzz", "--store", store, "--json")
    assert told.code == 1
    assert json.loads(told.out)["errors"][0]["message"].endswith("a search by GraphQL finds ids by words.")


def test_where_there_is_no_store_show_says_how_to_make_one(rasso: Rasso) -> None:
    told = rasso("show", "action/advice")
    assert told.code == 3
    assert "holds no graph. Run: rasso seed apply" in told.err


def test_a_real_action_tells_its_standing_its_age_and_its_gap(real: str) -> None:
    told = _drawn(real, "action/early-advice", 200)
    assert "  delivered since 2021-07 (inferred, high confidence)\n" in told
    assert "  Last told 2022-02 by document/annex-a-2022, 2 years ago\n" in told
    assert "  by 2021-03-31: Actions for 2020/21 (stated), by document/rasso-2025\n" in told
    assert "  responsible               Crown Prosecution Service (inferred, high confidence)\n" in told
    assert "    Item 22 (its text is not held)\n" in told
    assert "  How the ten success measures developed (about programme/rasso-2025)\n" in told
    assert "  document/annex-a-2022, Item 22, report\n" in told


def test_a_lineage_hangs_together_as_its_links_do(real: str) -> None:
    lines = _drawn(real, "action/early-advice", 300).splitlines()
    at = next(n for n, line in enumerate(lines) if "continues (inferred) 2016-02-02  Agree memoranda" in line)
    assert lines[at].startswith("  ├── ")
    assert lines[at + 1].startswith("  │   └── continues (inferred) 2015-01  Revised CPS and police")
    assert sum("── " in line for line in lines) == 28


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_no_id_is_cut(real: str, width: int) -> None:
    told = _drawn(real, "action/early-advice", width)
    assert max(map(len, told.splitlines())) <= width
    assert "…" not in told
    assert told.replace("\n", "").count("programme/jnap") > 0


def test_every_kind_of_thing_that_the_records_have_is_shown(real: str) -> None:
    ids = {node.id.partition("/")[0]: node.id for node in packaged().whole.nodes.values()}
    shown = {prefix for prefix, id in ids.items() if prefix not in ("citation", "mention") and _drawn(real, id, 80)}
    assert shown == set(LABEL_OF_PREFIX) - {"citation", "mention", "title"}


def test_every_type_of_link_has_words_for_both_ends() -> None:
    assert set(JOINED) == {*LINE, *AROUND}


def test_what_is_shown_is_asked_by_one_operation() -> None:
    parts = parse(OPERATION).definitions
    assert len([part for part in parts if isinstance(part, OperationDefinitionNode)]) == 1
