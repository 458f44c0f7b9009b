"""How the stores go about their statements: by indexes, without writing, and without anything to warn of."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any, LiteralString, cast

import orjson
import pytest
from graphql import GraphQLSchema
from neo4j import Driver, NotificationMinimumSeverity, ResultSummary

from rasso_graph.loaders.address import Neo4jAddress, SqliteAddress
from rasso_graph.loaders.text import GIVEN, Statement
from rasso_graph.loaders.walks import walk_text
from rasso_graph.model.graph import Graph
from rasso_graph.model.properties import EDGE_PROPERTIES, NODE_PROPERTIES
from rasso_graph.model.words import LABELS, RELATIONS
from tests.differential.graphs import random_graph
from tests.queries.test_wide import wide_graph
from tests.stores import Asked, asking, load, sqlite_at

WALKS: dict[str, dict[str, Any]] = {
    "lineage": {
        **{"starts": ["action/x-0"], "types": ["CONTINUES"], "up": True, "down": True, "depth": 6, "limit": 1001},
        **{"known_by": "9999-12-31", "as_of": "9999-12-31"},
    },
    "changes": {"from": "document/x-0", "to": "document/y-1", "kinds": ["Action", "Outcome"], "limit": 1001},
    "timeline": {
        **{"about": "body/x-0", "kinds": ["EVENT", "CLAIM", "TENURE"], "from": "0001-01-01", "to": "9999-12-30"},
        **{
            "known_by": "9999-12-31",
            "day": "",
            "id": "",
            "until_day": "9999-12-31",
            "until_id": "",
            "limit": 21,
            "backward": False,
            "first": 0,
            "all": 9,
        },
        **{"by": ["KIND", "DOCUMENT"], "counts": 20},
    },
    "path": {
        **{"from": "body/x-0", "to": "action/x-0", "types": ["OWNS", "CONTINUES"], "length": 8, "limit": 11},
        **{"known_by": "9999-12-31", "as_of": "2020-01-01", "frontier": ["body/x-0"]},
    },
}
ASKED = (
    '{ action(id: "action/x-0") { title owners { role holder { ... on Body { names { text } } } } status { known } } }',
    "{ commitments(first: 5, orderBy: [{by: DATE, direction: DESC}]) { totalCount nodes { id citations { id } } } }",
    '{ actions(where: {status: [DELIVERED], not: {answerable: {id: "body/x-0"}}}) { nodes { id theme { title } } } }',
    '{ events(where: {date: {from: "2015-01-01"}, citedIn: {document: "document/x-0"}}) { totalCount } }',
    "{ documents { nodes { wordings(first: 2) { nodes { commitment { id } } } } facets(by: [KIND, OWNER]) { by } } }",
    '{ nodes(ids: ["action/x-0", "body/x-0"]) { ... on Cited { gaps { title } earlier { type later { id } } } } }',
    '{ lineage(of: "action/x-0", direction: BOTH) { steps { node { id } owners { role } } links { id } } }',
    '{ path(from: "body/x-0", to: "action/x-0") { length } graph { counts { kind count } } }',
    '{ path(from: "body/x-0", to: "action/x-0", asOf: "2020-01-01") { length } }',
    '{ timeline { nodes { kind } } about: timeline(about: "body/x-0") { nodes { kind } } }',
    "{ timeline(last: 5) { totalCount nodes { kind } facets(by: [YEAR, STATUS, ROLE]) { by } } }",
    '{ changes(from: "document/x-0", to: "document/y-1") { items { kind moved statusBefore { status } } } }',
)
LONG = "x" * 120
MANY = ["action/x-0", *(f"action/x-{number}" for number in range(1, 30))]
VARIED = [
    ("query ($id: ID!) { action(id: $id) { title gaps { title } } }", [{"id": "action/x-0"}, {"id": f"action/{LONG}"}]),
    (
        "query ($ids: [ID!], $words: String, $first: Int) {"
        " actions(where: {ids: $ids, title: {contains: $words}}, first: $first) { totalCount nodes { id } } }",
        [
            {"ids": MANY[:2], "words": "a", "first": 1},
            {"ids": MANY, "words": "a", "first": 100},
            {"ids": MANY, "words": LONG, "first": 20},
        ],
    ),
    (
        "query ($text: String!, $theme: ID, $kinds: [NodeKind!]) {"
        " search(text: $text, theme: $theme, kinds: $kinds, first: 3) { totalCount nodes { node { id } } } }",
        [
            {"text": "training"},
            {"text": "training of police and prosecutors in courts", "theme": "theme/x-0"},
            {"text": "training", "kinds": ["ACTION"]},
            {"text": "training", "kinds": ["ACTION", "OUTCOME", "BODY"], "theme": f"theme/{LONG}"},
        ],
    ),
    (
        "query ($from: Date, $to: Date, $about: ID) { timeline(from: $from, to: $to, about: $about) { totalCount } }",
        [
            {"about": "body/x-0"},
            {"about": f"body/{LONG}", "from": "2015-01-01"},
            {"about": "body/x-0", "to": "2020-01-01"},
        ],
    ),
]
_WRITING = ("Create", "Delete", "Set", "Remove", "Merge", "Foreach", "LoadCSV")


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A graph with every label, relation and property."""
    return random_graph(1)


def _texts(ask: Asked) -> list[Statement]:
    """Every statement that the operations come to."""
    found: dict[str, Statement] = {}
    for query in ASKED:
        ask.data(query)
        found.update((one.text, one) for one in ask.store.asked)
    return list(found.values())


# Neo4j


@pytest.fixture(scope="module")
def neo4j_address(neo4j_address: Neo4jAddress, neo4j_driver: Driver) -> Neo4jAddress:
    """The server, which plans for this graph and not for one that it held before."""
    neo4j_driver.execute_query("CALL db.prepareForReplanning(300)")
    return neo4j_address


@pytest.mark.parametrize("name", WALKS)
def test_neo4j_walks_without_writing_scanning_or_multiplying(
    neo4j_driver: Driver, neo4j_address: Neo4jAddress, name: str
) -> None:
    summary = _explained(neo4j_driver, walk_text(name, "cypher"), {GIVEN: WALKS[name]})
    assert summary.query_type == "r"
    steps = list(_steps(_plan(summary)))
    assert steps
    assert not [step for step in steps if "AllNodesScan" in step or "Cartesian" in step or step.startswith(_WRITING)]


def test_neo4j_has_nothing_to_warn_of(schema: GraphQLSchema, neo4j_driver: Driver, neo4j_address: Neo4jAddress) -> None:
    with asking(schema, neo4j_address) as ask:
        for one in _texts(ask):
            summary = _explained(neo4j_driver, one.text, one.params)
            assert summary.query_type == "r"
            assert "AllNodesScan" not in _steps(_plan(summary)), one.text
            assert [told for told in _notifications(summary) if not _of_declared_words(told)] == [], one.text


@pytest.mark.parametrize(("question", "values"), VARIED)
def test_neo4j_plans_a_question_once_whatever_the_values(
    schema: GraphQLSchema,
    neo4j_driver: Driver,
    neo4j_address: Neo4jAddress,
    question: str,
    values: list[dict[str, Any]],
) -> None:
    """Nulls, longer texts, longer lists. To plan anew takes a hundred times as long as to answer."""
    with asking(schema, neo4j_address) as ask:
        ask.data(question, values[0])
        planned = list[int]()
        for variables in (values[:1], values):
            _forgotten(neo4j_driver)
            for given in variables:
                ask.data(question, given)
            planned.append(_forgotten(neo4j_driver))
    assert planned[0] > 0
    assert planned[1] == planned[0]


def _forgotten(driver: Driver) -> int:
    """How many plans the server kept, and keeps no longer."""
    told = driver.execute_query("CALL db.clearQueryCaches()").records[0]["value"]
    found = re.search(r"cleared of (\d+) quer", told)
    return int(found[1]) if found else 0


def test_a_warning_of_a_word_that_is_none_is_noticed(neo4j_driver: Driver, neo4j_address: Neo4jAddress) -> None:
    mistaken = "CYPHER 5\nMATCH (n:Action) RETURN n.titel, n.title"
    assert [_of_declared_words(told) for told in _notifications(_explained(neo4j_driver, mistaken, {}))] == [False]


def _explained(driver: Driver, text: str, params: dict[str, Any]) -> ResultSummary:
    explained = cast(LiteralString, text.replace("CYPHER 5", "CYPHER 5 EXPLAIN", 1))
    assert explained != text
    told: dict[str, Any] = {"notifications_min_severity": NotificationMinimumSeverity.INFORMATION}
    with cast(Any, driver).session(**told) as session:
        return session.run(explained, params).consume()


def _plan(summary: ResultSummary) -> dict[str, Any]:
    return cast(Any, summary).plan


def _notifications(summary: ResultSummary) -> list[str]:
    return [one.status_description for one in summary.gql_status_objects if one.is_notification]


def _of_declared_words(told: str) -> bool:
    """Whether it only says that this graph makes no use of a word that we know."""
    found = re.search(r"The (?:label|relationship type|property) `([^`]+)` does not exist", told)
    known = {*LABELS, *RELATIONS, *NODE_PROPERTIES, *EDGE_PROPERTIES}
    return found is not None and found[1] in known


def _steps(plan: Any) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", []):
        yield from _steps(child)


# SQLite


@pytest.fixture(scope="module", params=["as seeded", "analysed"])
def files(
    request: pytest.FixtureRequest, graph: Graph, tmp_path_factory: pytest.TempPathFactory
) -> list[SqliteAddress]:
    """Stores of two shapes, with and without statistics: SQLite plans by what it counts."""
    found = [sqlite_at(tmp_path_factory.mktemp("plans")) for _ in range(2)]
    for address, held in zip(found, (graph, wide_graph()), strict=True):
        load(address, held)
        if request.param == "analysed":
            _run(address, "ANALYZE", {})
    return found


@pytest.mark.parametrize("name", WALKS)
def test_sqlite_walks_by_its_indexes(files: list[SqliteAddress], name: str) -> None:
    for file in files:
        _by_indexes(file, Statement(name, walk_text(name, "sql"), WALKS[name]))


def test_sqlite_answers_by_its_indexes(schema: GraphQLSchema, files: list[SqliteAddress]) -> None:
    for file in files:
        with asking(schema, file) as ask:
            for one in _texts(ask):
                _by_indexes(file, one)


def _by_indexes(file: SqliteAddress, one: Statement) -> None:
    params = {**WALKS.get(one.name, {}), **one.params}
    plan = [row[3] for row in _run(file, f"EXPLAIN QUERY PLAN {one.text}", params)]
    tables = {"node", "edge", *re.findall(r"(?:FROM|JOIN|,) (?:node|edge) (?:AS )?(\w+)", one.text)}
    assert not [step for step in plan if "AUTOMATIC" in step or "BLOOM" in step], one.text
    assert not [step for step in plan if step.startswith("SCAN ") and step.split()[1] in tables], one.text


def _run(file: SqliteAddress, text: str, params: dict[str, Any]) -> list[Any]:
    bound = {k: orjson.dumps(v).decode() if isinstance(v, list | tuple) else v for k, v in params.items()}
    with closing(sqlite3.connect(file.path, isolation_level=None)) as connection:
        return connection.execute(text, bound).fetchall()


def test_a_scan_would_be_noticed(files: list[SqliteAddress]) -> None:
    with pytest.raises(AssertionError):
        _by_indexes(files[0], Statement("scan", "SELECT n.title FROM node n", {}))
