"""`rasso query --table` and `--csv`: the one list of an answer, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from rasso_graph.loaders.address import parse
from rasso_graph.server.cli.tabling import csv_of, listed_rows
from tests.queries.graph import small_graph
from tests.stores import load

Rasso = Callable[..., Any]
QUERY = """{ actions(where: {title: {startsWith: "Status by"}}, orderBy: [{by: STATUS}, {by: TITLE}]) {
  totalCount nodes { id number status { status date { edtf } } partOf { id } } } }"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite://{tmp_path_factory.mktemp('tabled')}/rasso.db"
    load(parse(url), small_graph())
    return url


def test_csv_has_a_row_for_each_node_and_a_column_for_each_leaf(rasso: Rasso, store: str) -> None:
    told = rasso("query", "-", "--csv", "--store", store, stdin=QUERY)
    assert (told.code, told.err) == (0, "")
    rows = list(csv.reader(io.StringIO(told.out, newline="")))
    assert rows[0] == ["id", "number", "status.status", "partOf", "status.date.edtf"]
    assert {row[0]: row[1:] for row in rows[1:]} == {
        "action/by-date": ["", "DELIVERED", "[]", "2019-05"],
        "action/by-publication": ["", "DELIVERED", "[]", "2014-10"],
        "action/by-basis": ["", "DELIVERED", "[]", ""],
        "action/by-id": ["", "DELIVERED", "[]", ""],
    }


def test_a_table_has_the_same_columns(rasso: Rasso, store: str) -> None:
    out = rasso("query", "-", "--table", "--store", store, stdin=QUERY).out
    assert out.splitlines()[0].split() == ["id", "number", "status.status", "partOf", "status.date.edtf"]
    assert len(out.splitlines()) == 5


def test_what_csv_must_quote_is_quoted() -> None:
    columns, rows = listed_rows({"them": [{"a": 'said "no", twice', "b": True}, {"a": "two\nlines", "c": 1.5}]})
    assert csv_of(columns, rows) == 'a,b,c\r\n"said ""no"", twice",true,\r\n"two\nlines",,1.5\r\n'


def test_edges_and_plain_lists_are_lists_too() -> None:
    assert listed_rows({"all": {"edges": [{"cursor": "x", "node": {"id": "a/b"}}]}})[0] == ["cursor", "node.id"]
    assert listed_rows({"names": ["a", None]}) == (["value"], [{"value": "a"}, {"value": ""}])


@pytest.mark.parametrize(
    "query", ["{ graph { revision } }", "{ a: actions { totalCount } }", "{ a: __typename b: __typename }"]
)
def test_what_is_not_one_list_exits_64_and_says_what_to_ask(rasso: Rasso, store: str, query: str) -> None:
    told = rasso("query", "-", "--csv", "--store", store, stdin=query)
    assert (told.code, told.out) == (64, "")
    assert "such as { actions { nodes { id title } } }." in told.err


def test_errors_stay_out_of_the_rows(rasso: Rasso, store: str) -> None:
    told = rasso("query", "-", "--csv", "--store", store, stdin="{ graph { revisio } }")
    assert (told.code, told.out) == (1, "")
    assert told.err == "rasso: Cannot query field 'revisio' on type 'Graph'. Did you mean 'revision'?\n"
