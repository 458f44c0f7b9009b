"""What somebody who knows the API asks in Cypher at first try, and the API's answer to the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, LiteralString

import pytest
from neo4j import Driver

from rasso_graph.loaders.address import parse
from rasso_graph.model.properties import DERIVED_NODE_PROPERTIES
from rasso_graph.schema import core_schema
from tests.stores import Asked, asking, fill, packaged

Run = Callable[[LiteralString], list[Any]]

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def run(neo4j_store_url: str, neo4j_driver: Driver) -> Run:
    """The first column of what a query answers about the packaged records."""
    fill(neo4j_driver, parse(neo4j_store_url), packaged().whole)
    neo4j_driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    return lambda query: [record[0] for record in neo4j_driver.execute_query(query).records]


@pytest.fixture(scope="module")
def ask(run: Run, neo4j_store_url: str) -> Iterator[Asked]:
    with asking(core_schema(), parse(neo4j_store_url)) as found:
        yield found


def every(ask: Asked, field: str, selection: str, where: str = "") -> list[dict[str, Any]]:
    """All items of a root connection, page by page."""
    found: list[dict[str, Any]] = []
    after = "null"
    while after:
        given = f"first: 100, after: {after}" + (f", where: {where}" if where else "")
        selected = f"nodes {{ {selection} }} pageInfo {{ hasNextPage endCursor }}"
        page = ask.data(f"{{ {field}({given}) {{ {selected} }} }}")[field]
        found += page["nodes"]
        after = f'"{page["pageInfo"]["endCursor"]}"' if page["pageInfo"]["hasNextPage"] else ""
    return found


def _at(one: dict[str, Any], field: str, inner: str) -> str | None:
    """A field of what may be null."""
    held: dict[str, Any] = one[field] or {}
    return held.get(inner)


def test_documents_that_are_only_named(run: Run, ask: Asked) -> None:
    assert run("MATCH (d:Document) WHERE d.held = false RETURN count(d)") == [88]
    assert len(every(ask, "documents", "id", "{held: false}")) == 88


def test_a_plain_word(run: Run) -> None:
    found = run("CALL db.index.fulltext.queryNodes('search', 'protocol') YIELD node RETURN node.id")
    assert {"action/joint-protocol", "document/rape-protocol-2015"} <= set(found)
    assert run("CALL db.index.fulltext.queryNodes('search', 'protocols') YIELD node RETURN node.id") == found


def test_what_a_document_lists(run: Run, ask: Asked) -> None:
    query: LiteralString = (
        "MATCH (a:Action)-[:HAS_WORDING]->(w:Wording {primary: true, listed: true})"
        "-[:PRINTED_IN]->(:Document {id: 'document/annex-a-2022'}) RETURN w.id ORDER BY w.id"
    )
    listed = '{document: "document/annex-a-2022", primary: true, listed: true}'
    told = [one["id"] for one in every(ask, "wordings", "id commitment { __typename }", listed) if _is_action(one)]
    assert len(told) == 38
    assert run(query) == sorted(told)


def _is_action(wording: dict[str, Any]) -> bool:
    return wording["commitment"]["__typename"] == "Action"


def test_kinds(run: Run, ask: Asked) -> None:
    told = {one["kind"]: one["count"] for one in ask.data("{ graph { counts { kind count } } }")["graph"]["counts"]}
    found = run("MATCH (n:Record) WITH n.kind AS kind, count(n) AS count RETURN [kind, count]")
    assert dict(found) == {kind: count for kind, count in told.items() if count}


def test_how_commitments_stand(run: Run, ask: Asked) -> None:
    told = every(ask, "commitments", "id joint new theme { id } status { status }")
    rows = [[one["id"], one["status"]["status"], _at(one, "theme", "id"), one["joint"], one["new"]] for one in told]
    query: LiteralString = "MATCH (c:Commitment) RETURN [c.id, c.status, c.theme, c.joint, c.new] AS row ORDER BY c.id"
    assert run(query) == sorted(rows)


def test_the_number_of_a_commitment_is_that_of_its_last_wording(run: Run) -> None:
    assert run("MATCH (a:Action {id: 'action/joint-protocol'}) RETURN a.number") == ["18"]
    assert run("MATCH (a:Action {number: '1'}) RETURN a.id") == ["action/advocacy-strategy"]


@pytest.mark.parametrize("label", ["Event", "Document"])
def test_bounds_of_dates(run: Run, ask: Asked, label: str) -> None:
    name = {"Event": "date", "Document": "published"}[label]
    told = every(ask, f"{label.lower()}s", f"id {name} {{ earliest latest }}")
    rows = [[one["id"], _at(one, name, "earliest"), _at(one, name, "latest")] for one in told]
    assert any(row[1] is None and row[2] is not None for row in rows)
    query = f"MATCH (n:{label}) RETURN [n.id, n.{name}_earliest, n.{name}_latest] AS row ORDER BY n.id"
    assert run(query) == sorted(rows)  # pyright: ignore[reportArgumentType]


def test_dates_compare_as_dates(run: Run, ask: Asked) -> None:
    told = [one for one in every(ask, "events", "id date { earliest }") if one["date"] and one["date"]["earliest"]]
    later = sorted(one["id"] for one in told if one["date"]["earliest"] >= "2021-07-01")
    assert len(later) == 39
    assert run("MATCH (e:Event) WHERE date(e.date_earliest) >= date('2021-07-01') RETURN e.id ORDER BY e.id") == later


def test_bounds_of_tenures(run: Run, ask: Asked) -> None:
    told = every(ask, "people", "id tenures { id start { earliest latest } end { earliest } }")
    tenures = [one for person in told for one in person["tenures"]]
    ends = (("start", "earliest"), ("start", "latest"), ("end", "earliest"))
    rows = [[one["id"], *(_at(one, *end) for end in ends)] for one in tenures]
    bounds: LiteralString = "h.start_earliest, h.start_latest, h.end_earliest"
    assert run(f"MATCH ()-[h:HOLDS]->() RETURN [h.id, {bounds}] AS row ORDER BY h.id") == sorted(rows)


# What is derived for the machine stands apart


def test_nothing_stands_between_two_records_but_what_documents_tell(run: Run) -> None:
    between = run("MATCH (a:Record)-[r]-(b:Record) RETURN DISTINCT type(r)")
    assert {"TRACES", "CHAINS", "HAPPENED"} & set(between) == set()
    assert run("MATCH (a:Record)-[r]->(a) RETURN type(r)") == []
    assert run("MATCH (w:Waypoint)--(r) WHERE NOT r:Waypoint RETURN count(*)") == [0]


def test_a_panel_that_sorts_properties_puts_the_title_above_what_machines_read(run: Run) -> None:
    keys = run("MATCH (n:Record) UNWIND keys(n) AS key RETURN DISTINCT key")
    derived = (key for key in DERIVED_NODE_PROPERTIES if key in keys and not key.endswith(("_earliest", "_latest")))
    assert sorted(key for key in derived if key < "title") == ["held", "kind", "listed"]
    assert {"title_sort", "tokens_title", "to_sort_place", "when_known", "when_finished", "when_dated"} <= set(keys)
