"""The checks of the documentation find what is wrong: each example here is wrong in one way."""

from __future__ import annotations

import sqlite3
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from rasso_graph.resolvers.service import Answer
from tests.docs.markdown import sections
from tests.docs.matching import same_json, same_rows, same_text
from tests.docs.playing import World, Wrong, environment, play

ANSWER = Answer({"graph": {"revision": 7, "digest": "abc"}})


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world without a store, where every operation has the same answer."""
    return World(tmp_path, environment(tmp_path), lambda query: ANSWER, lambda: "http://127.0.0.1:1")


def page(*blocks: tuple[str, str]) -> str:
    """A page of one section."""
    return "# A page\n\n" + "\n\n".join(f"```{kind}\n{text}\n```" for kind, text in blocks)


def played(text: str, world: World) -> None:
    for section in sections(text, "page.md"):
        if section.blocks:
            play(section, world)


RIGHT: list[list[tuple[str, str]]] = [
    [("graphql", "{ graph { revision digest } }")],
    [("graphql", "{ graph }"), ("json", '{"data": {"graph": {"revision": 7, "digest": "a…"}}}')],
    [("console", "$ echo one\none\n$ false  # exits 1\n$ printf 'a\\nb\\nc\\n'\na\n…\nc")],
    [("console", "$ cat > new.txt <<'END'\n$ no command\nEND"), ("console", "$ ls\ndocs\nloaders\nnew.txt\nseed")],
    [
        ("yaml", "# new/record.yaml\ndocument: x"),
        ("python", "print(open('new/record.yaml').read())"),
        ("text", "# new/record.yaml\ndocument: x"),
    ],
    [("sh", "make run\nmake test ARGS='-k words'")],
]
WRONG: list[list[tuple[str, str]]] = [
    [("graphql", "{ graph }"), ("json", '{"data": {"graph": {"revision": 8, "digest": "abc"}}}')],
    [("graphql", "{ graph }"), ("json", '{"data": {"graph": {"revision": 7}}}')],
    [("graphql", "{ graph }"), ("json", '{"data": {"graph": {"digest": "abc", "revision": 7}}}')],
    [("console", "$ echo one\ntwo")],
    [("console", "$ echo one")],
    [("console", "echo one\none")],
    [("console", "$ false")],
    [("console", "$ true  # exits 2")],
    [("python", "print('one')"), ("text", "two")],
    [("python", "print('one')")],
    [("python", "raise SystemExit(1)")],
    [("yaml", "document: without-a-file")],
    [("sh", "make coffee")],
    [("sh", "rm -rf build")],
    [("json", "{}")],
    [("text", "printed by nobody")],
    [("javascript", "fetch('/graphql')")],
    [("", "what language is this")],
]


@pytest.mark.parametrize("blocks", RIGHT)
def test_a_right_page_passes(blocks: list[tuple[str, str]], world: World) -> None:
    played(page(*blocks), world)


@pytest.mark.parametrize("blocks", WRONG)
def test_a_wrong_page_fails(blocks: list[tuple[str, str]], world: World) -> None:
    with pytest.raises(Wrong, match=r"^page\.md:\d+: "):
        played(page(*blocks), world)


QUERIES = {
    "RETURN 1 AS one": "| one |\n|---|\n| 2 |",
    "RETURN 'a' AS one, 2 AS two": "| two | one |\n|---|---|\n| 2 | a |",
    "MATCH (n:NoSuchLabel) RETURN n.id AS id": "| id |\n|---|\n| … |",
    "CREATE (n:Record {id: 'x'}) RETURN n.id AS id": "| id |\n|---|\n| x |",
    "RETURN of": "| of |\n|---|\n| … |",
}


@pytest.mark.parametrize("query", QUERIES)
def test_a_wrong_query_fails(query: str, world: World, neo4j_driver: Driver) -> None:
    world.driver = neo4j_driver
    with pytest.raises(Wrong):
        played(f"{page(('cypher', query))}\n\n{QUERIES[query]}\n", world)


def test_a_right_query_passes(world: World, neo4j_driver: Driver) -> None:
    world.driver = neo4j_driver
    query = 'RETURN "abc" AS one, null AS two'
    table = "| one | two |\n|---|---|\n| a… | null |"
    played(f"{page(('cypher', query))}\n\n{table}\n", world)


@pytest.mark.parametrize(
    ("query", "table", "fits"),
    [
        ("SELECT 1 AS one, 'a' AS two", "| one | two |\n|---|---|\n| 1 | a |", True),
        ("SELECT 1 AS one", "| one |\n|---|\n| 2 |", False),
        ("SELECT id FROM node", "| id |\n|---|\n| … |", False),
        ("SELECT of", "| of |\n|---|\n| … |", False),
        ("INSERT INTO node VALUES ('x') RETURNING id", "| id |\n|---|\n| x |", False),
    ],
)
def test_a_query_in_sql_is_right_or_fails(query: str, table: str, fits: bool, world: World) -> None:
    path = world.folder / "graph.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE node (id)")
    world.environment["RASSO_STORE"] = f"sqlite://{path}"
    with nullcontext() if fits else pytest.raises(Wrong):
        played(f"{page(('sql', query))}\n\n{table}\n", world)


@pytest.mark.parametrize(
    ("shown", "found", "fits"),
    [
        ("a\n…\nd", "a\nb\nc\nd\n", True),
        ("a\n…\nd", "a\nd", True),
        ("a\n…", "b\nc", False),
        ("a … c", "a b c", True),
        ("a.c", "abc", False),
        ("", "", True),
        ("", "a", False),
    ],
)
def test_the_mark_stands_for_text_left_out(shown: str, found: str, fits: bool) -> None:
    assert same_text(shown, found) is fits


@pytest.mark.parametrize(
    ("shown", "found", "fits"),
    [
        ({"a": "…"}, {"a": None}, True),
        ({"a": "…"}, {}, False),
        ([1, "…"], [1, 2, 3], True),
        ([1, "…", 3], [1, 3], True),
        ([2, "…"], [1, 2], False),
        (True, 1, False),
        ("a…", "abc", True),
        ("abc", "abcd", False),
    ],
)
def test_the_mark_stands_for_json_left_out(shown: Any, found: Any, fits: bool) -> None:
    assert same_json(shown, found) is fits


def test_the_mark_stands_for_rows_left_out() -> None:
    assert same_rows([["a", "b"], ["…", "…"], ["3", "…"]], [["a", "b"], ["1", "x"], ["2", "y"], ["3", "z"]])
    assert not same_rows([["a", "b"], ["3", "y"]], [["a", "b"], ["3", "z"]])
