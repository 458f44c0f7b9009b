"""Values of arguments: what a day and a year may be, and errors in GraphQL's words, each at its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from graphql import GraphQLSchema, print_schema

from rasso_graph.model.analysis import words_of
from rasso_graph.model.folding import fold
from tests.stores import Asked

_WHERE = "query ($where: EventFilter) { events(where: $where) { totalCount } }"
_OTHER_DAYS: tuple[Any, ...] = (
    *("20200101", "2020-W53-4", "2020W534", "2020-W53", "2020-1-1", "2020-01", "2020", "2020-13-01", "2021-02-29"),
    *("2020-01-01T00:00:00Z", " 2020-01-01", "2020-01-01 ", "2020-01-01\n", "+2020-01-01", "0000-01-01"),
    "\uff12\uff10\uff12\uff10-01-01",
    *(20200101, 1.5, True, [], ["2020-01-01", "2020-01-02"], {"day": 1}),
)
_ADVICE = 'is no day. Write one as YYYY-MM-DD in quotes, such as "2021-01-31".'
_PYTHON = ("None", "True", "False", "isoformat", "datetime", "Traceback")


@pytest.mark.parametrize("day", _OTHER_DAYS)
def test_a_day_is_written_in_one_way_alone(ask: Asked, day: Any) -> None:
    answer = ask(_WHERE, {"where": {"date": {"from": day}}})
    assert (answer.executed, answer.errors[0]["extensions"]["code"]) == (False, "VARIABLES")
    assert answer.errors[0]["message"].endswith(_ADVICE)


def test_a_day_is_taken_as_it_is_meant(ask: Asked) -> None:
    found = ask.data('{ events(where: {date: {from: "2015-09-01", to: "2015-09-30"}}) { nodes { id } } }')
    assert {one["id"] for one in found["events"]["nodes"]} == {"event/a", "event/c", "event/f"}


@pytest.mark.parametrize(
    ("query", "column"),
    [
        ('{ events(where: {date: {from: "2020-13-01"}}) { totalCount } }', 31),
        ("{ events(where: {and: [{}, {date: {to: 2020}}]}) { totalCount } }", 40),
        ('{ timeline(from: "2020-1-1") { totalCount } }', 18),
        ("{ events(first: []) { totalCount } }", 17),
        ("{ events(first: {a: null}) { totalCount } }", 17),
        ("{ events(where: {hasGap: [true, 2]}) { totalCount } }", 26),
        ("{ events(where: {type: {a: 1}}) { totalCount } }", 24),
        ('{ event(id: ["x"]) { id } }', 13),
    ],
)
def test_a_wrong_literal_is_told_at_its_place(ask: Asked, query: str, column: int) -> None:
    answer = ask(query)
    assert [one["extensions"]["code"] for one in answer.errors] == ["INVALID"]
    assert answer.errors[0]["locations"] == [{"line": 1, "column": column}]


@pytest.mark.parametrize("type_", ["Int!", "Boolean!", "ID!", "String!", "Date!", "[EventType!]!", "EventFilter!"])
@pytest.mark.parametrize("value", [None, True, 1.5, [None], {"a": None}, {"a": [True, False]}, 2**40])
def test_no_message_speaks_python(ask: Asked, type_: str, value: Any) -> None:
    field = {
        "Int!": "events(first: $v)", "Boolean!": "events(where: {hasGap: $v})",
        "ID!": "commitments(where: {theme: $v})",
        "String!": "events(after: $v)", "Date!": "events(where: {knownBy: $v})",
        "[EventType!]!": "events(where: {type: $v})", "EventFilter!": "events(where: $v)",
    }[type_]  # fmt: skip
    answers = [ask(f"query ($v: {type_}) {{ {field} {{ totalCount }} }}", {"v": value})]
    if type_ != "EventFilter!" or not isinstance(value, dict):
        answers.append(ask(f"{{ {field.replace('$v', json.dumps(value).replace(chr(34), ''))} {{ totalCount }} }}"))
    told = [error["message"] for answer in answers for error in answer.errors]
    assert told or value is True
    assert not [one for one in told for word in _PYTHON if word in one]


def test_what_a_client_wrote_stays_as_it_wrote_it(ask: Asked) -> None:
    answer = ask("query ($v: Int) { events(first: $v) { totalCount } }", {"v": "None is True"})
    assert answer.errors[0]["message"].endswith("Int cannot represent non-integer value: 'None is True'")


def test_a_year_is_a_number(ask: Asked) -> None:
    found = ask.data("{ events(where: {year: 2015}) { nodes { id } } }")["events"]["nodes"]
    assert [one["id"] for one in found] == ["event/c", "event/a"]
    assert ask.code('{ events(where: {year: "2015"}) { totalCount } }') == "INVALID"
    for year in (0, 1, 9999, 10_000, -2015):
        assert ask.code(f"{{ events(where: {{year: {year}}}) {{ totalCount }} }}") == "ARGUMENT"


@pytest.mark.parametrize("sign", ["'", "\u2019", "\u2018", "\u02bc", "\uff07"])
def test_a_title_is_found_with_any_apostrophe(ask: Asked, sign: str) -> None:
    for test in ("contains", "startsWith"):
        where = {"title": {test: f"CHIEFS{sign} c"}}
        found = ask.data("query ($w: BodyFilter) { bodies(where: $w) { nodes { id } } }", {"w": where})
        assert found["bodies"]["nodes"] == [{"id": "body/npcc"}]


@pytest.mark.parametrize("sign", ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212", "\uff0d"])
def test_titles_fold_hyphens_as_searches_do(sign: str) -> None:
    assert fold(f"Pre{sign}trial") == "pre-trial"
    assert [word.form for word in words_of(f"Pre{sign}trial").joined] == ["pretrial"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            '{ commitments(where: {theme: "our-people"}) { totalCount } }',
            "'our-people' is not an id; where.theme takes one that begins theme/.",
        ),
        (
            '{ search(text: "twin", owner: "dpp") { totalCount } }',
            "'dpp' is not an id; 'search' takes one that begins body/ or person/ or post/.",
        ),
        (
            '{ theme(id: "body/cps") { id } }',
            "'body/cps' is the id of another kind, body; 'theme' takes one that begins theme/.",
        ),
        (
            "{ again: bodies { facets(by: STATUS) { by } } }",
            "What 'bodies' gives cannot be counted by STATUS; it can by",
        ),
    ],
)
def test_a_refusal_names_what_the_reader_wrote_and_what_fits(ask: Asked, query: str, message: str) -> None:
    answer = ask(query)
    assert not answer.executed
    assert answer.errors[0]["message"].startswith(message)


def test_the_schema_says_what_it_is_and_how_a_day_is_written(schema: GraphQLSchema, ask: Asked) -> None:
    told = ask.data('{ __schema { description } __type(name: "Date") { specifiedByURL description } }')
    assert told["__schema"]["description"].startswith("Commitments on rape and serious sexual offences")
    assert told["__type"] == {
        "specifiedByURL": "https://scalars.graphql.org/andimarek/local-date.html",
        "description": "A day as YYYY-MM-DD, such as 2021-01-31.",
    }
    assert print_schema(schema).startswith('"""\nCommitments on rape')
