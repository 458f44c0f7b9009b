"""The SQLite file, opened by another program: its views answer natural questions as the API does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rasso_graph import seed
from rasso_graph.loaders.address import SqliteAddress
from rasso_graph.schema import core_schema
from rasso_graph.seed.storing.ddl import SQLITE_VIEWS
from tests.questions.test_natural_cypher import every
from tests.stores import Asked, asking, load, packaged

Row = tuple[Any, ...]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that holds the packaged records."""
    path = tmp_path_factory.mktemp("views") / "graph.db"
    load(SqliteAddress(path), packaged().whole)
    return path


@pytest.fixture(scope="module")
def rows(path: Path) -> Iterator[Any]:
    """What a query answers, asked with nothing but SQLite."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:

        def answered(query: str) -> list[Row]:
            return connection.execute(query).fetchall()

        yield answered
    connection.close()


@pytest.fixture(scope="module")
def ask(path: Path) -> Iterator[Asked]:
    with asking(core_schema(), SqliteAddress(path)) as found:
        yield found


def test_how_commitments_stand(rows: Any, ask: Asked) -> None:
    told = every(ask, "commitments", "id title number joint theme { title } status { status }")
    assert len(told) == 289
    assert sorted(rows("SELECT id, title, number, joint, theme, status FROM commitments")) == sorted(
        (
            *(one["id"], one["title"], one["number"], one["joint"]),
            *(one["theme"] and one["theme"]["title"], one["status"]["status"]),
        )
        for one in told
    )  # fmt: skip


def test_the_nine_joint_marks_of_2020_of_which_seven_are_left(rows: Any) -> None:
    marked = "SELECT count(*) FROM wordings WHERE document = 'document/{}' AND joint AND listed AND \"primary\""
    assert rows(marked.format("rasso-2025")) == [(9,)]
    assert rows(marked.format("annex-a-2022")) == [(7,)]


def test_who_answers_by_itself_or_by_what_holds_it(rows: Any, ask: Asked) -> None:
    owners = "owners { role distance statedOf { id } holder { ... on Cited { id } } ownership { id } }"
    told = every(ask, "commitments", f"id {owners}")
    wanted = sorted(
        (one["id"], entry["holder"]["id"], entry["role"], entry["statedOf"]["id"], entry["distance"])
        for one in told
        for entry in one["owners"]
    )
    assert ("action/joint-protocol", "post/dpp", "ACCOUNTABLE", "programme/jnap", 1) in wanted
    found = rows(
        "SELECT DISTINCT o.thing, o.holder, o.role, o.stated_of, o.distance "
        "FROM owners o JOIN commitments c ON c.id = o.thing"
    )
    assert sorted(found) == wanted


def test_claims_of_standing_in_the_order_in_which_they_count(rows: Any, ask: Asked) -> None:
    told = every(ask, "actions", "id status { status known }")
    last: dict[str, str] = {}
    for commitment, status in rows(
        "SELECT commitment, status FROM statuses ORDER BY holds_from DESC, known DESC, basis DESC, id"
    ):
        last.setdefault(commitment, status)
    known = {one["id"]: one["status"]["status"] for one in told if one["status"]["known"]}
    assert len(known) > 20
    assert {name: last[name] for name in known} == known


def test_lineage_from_the_later_to_the_earlier(rows: Any, ask: Asked) -> None:
    (told,) = [one for one in every(ask, "actions", "id earlier { id type }") if one["id"] == "action/early-advice"]
    found = rows("SELECT fact, type FROM lineage WHERE later = 'action/early-advice'")
    assert found
    assert sorted(found) == sorted((one["id"], one["type"]) for one in told["earlier"])


def test_both_sides_of_a_contradiction(rows: Any) -> None:
    sides = rows("SELECT side FROM contradictions WHERE id = 'discrepancy/soteria-areas' ORDER BY side")
    assert sides == [("side/soteria-areas/1",), ("side/soteria-areas/2",)]


def test_passages_of_a_fact_and_of_a_thing(rows: Any, ask: Asked) -> None:
    fact = "owner/accountable/post/dpp/programme/jnap"
    query = '{{ node(id: "{}") {{ ... on {} {{ citations {{ id locator document {{ id }} }} }} }} }}'
    for name, kind in ((fact, "Ownership"), ("action/joint-protocol", "Action")):
        told = ask.data(query.format(name, kind))["node"]["citations"]
        found = rows(f"SELECT citation, locator, document FROM passages WHERE thing = '{name}'")
        assert sorted(found) == sorted((one["id"], one["locator"], one["document"]["id"]) for one in told) != []


def test_documents_that_are_only_named_and_gaps_that_are_open(rows: Any, ask: Asked) -> None:
    assert rows("SELECT count(*) FROM documents WHERE NOT held") == [(88,)]
    open_ = {one["id"] for one in every(ask, "gaps", "id settlement { id }") if one["settlement"] is None}
    assert {name for (name,) in rows("SELECT DISTINCT id FROM gaps WHERE settled IS NULL")} == open_


def test_every_view_answers_and_says_what_it_holds(rows: Any) -> None:
    assert [name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")] == sorted(
        SQLITE_VIEWS
    )
    for name, (words, _) in SQLITE_VIEWS.items():
        assert words.endswith(".")
        assert rows(f"SELECT count(*) FROM {name}")[0][0] > 0


def test_a_store_with_views_is_exported_and_planned_as_before(path: Path) -> None:
    assert not seed.plan(f"sqlite:///{path}").difference
