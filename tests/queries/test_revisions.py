"""The log of a store as clients ask for it, on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from graphql import GraphQLSchema

from rasso_graph.model.revisions import SourceFile
from rasso_graph.seed.storing import Occasion, apply_graph
from tests.queries.making import Making
from tests.stores import Asked, asking, clear, neo4j_at, plans_kept, sqlite_at

OCCASION = Occasion("Ann Grey", (SourceFile("updates/lamps.yaml", "0" * 64),))


def _making() -> Making:
    m = Making()
    m.document("plan", "2020-03")
    m.node("action/lamp", "Put up a lamp")
    m.node("statistic/lamps", "Lamps", value=6.0)
    m.cite("action/lamp")
    return m


@pytest.fixture(scope="module", params=["sqlite", "neo4j"])
def ask(request: pytest.FixtureRequest, tmp_path_factory: Any, schema: GraphQLSchema) -> Iterator[Asked]:
    """A store after three updates: one that began it, one that adds and corrects, one that takes away."""
    if request.param == "neo4j":
        clear(request.getfixturevalue("neo4j_driver"))
        address = neo4j_at(request.getfixturevalue("neo4j_server"))
    else:
        address = sqlite_at(tmp_path_factory.mktemp("log"))
    m = _making()
    graphs = [deepcopy(m.graph())]
    m.node("statistic/lamps", "Lamps", value=7.0)
    m.node("action/horn", "Buy a horn")
    m.node("body/office", "Office")
    owns = {"role": "LEAD", "as_worded": "led by", "basis": "STATED", "citations": ["citation/plan/1-9"]}
    m.edge("OWNS", "body/office", "action/lamp", id="owner/lead/body/office/action/lamp", **owns)
    graphs.append(deepcopy(m.graph()))
    graphs.append(deepcopy(graphs[0]))
    with plans_kept():
        for graph in graphs:
            apply_graph(address, graph, correct=None, occasion=OCCASION)
    with asking(schema, address) as asked:
        yield asked


def test_every_update_is_listed_in_order_with_who_and_from_what(ask: Asked) -> None:
    told = ask.data(
        "{ graph { revision } "
        "revisions { totalCount nodes { number act curator version reverts files { name sha256 } } } }"
    )
    files = [{"name": "updates/lamps.yaml", "sha256": "0" * 64}]
    same = {"act": "APPLY", "curator": "Ann Grey", "version": "0.1.0", "reverts": None, "files": files}
    assert told["revisions"] == {"totalCount": 3, "nodes": [{"number": number, **same} for number in (1, 2, 3)]}
    assert told["graph"] == {"revision": 3}


def test_the_newest_come_by_last_and_pages_go_on(ask: Asked) -> None:
    page = ask.data("{ revisions(last: 1) { nodes { number } pageInfo { hasPreviousPage startCursor } } }")["revisions"]
    assert (page["nodes"], page["pageInfo"]["hasPreviousPage"]) == ([{"number": 3}], True)
    query = "query ($c: String) { revisions(last: 1, before: $c) { nodes { number } } }"
    assert ask.data(query, {"c": page["pageInfo"]["startCursor"]})["revisions"]["nodes"] == [{"number": 2}]


def test_the_first_and_the_third_have_the_same_content(ask: Asked) -> None:
    one, two, three = (one["digest"] for one in ask.data("{ revisions { nodes { digest } } }")["revisions"]["nodes"])
    assert one == three != two


def test_a_revision_tells_old_values_and_what_came(ask: Asked) -> None:
    told = ask.data(
        """{ revision(number: 2) {
          counts { effect kind count }
          changes { totalCount nodes { effect kind ids source target values { name before after } reason } }
        } }"""
    )["revision"]
    assert {"effect": "ADDED", "kind": "OWNS", "count": 1} in told["counts"]
    corrected, *added = told["changes"]["nodes"]
    assert corrected == {
        **{"effect": "CORRECTED", "kind": "Statistic", "ids": ["statistic/lamps"], "source": None, "target": None},
        **{"values": [{"name": "value", "before": "6.0", "after": "7.0"}], "reason": None},
    }
    assert [(one["kind"], one["ids"]) for one in added] == [
        ("Action", ["action/horn"]),
        ("Body", ["body/office"]),
        ("OWNS", ["owner/lead/body/office/action/lamp"]),
    ]


def test_changes_are_filtered_by_what_was_done(ask: Asked) -> None:
    query = (
        "query ($e: [Effect!]) { revision(number: 3) { changes(effects: $e, first: 2) { totalCount nodes { ids } } } }"
    )
    removed = ask.data(query, {"e": ["REMOVED"]})["revision"]["changes"]
    assert removed == {"totalCount": 3, "nodes": [{"ids": ["action/horn"]}, {"ids": ["body/office"]}]}
    assert ask.data(query, {"e": []})["revision"]["changes"]["totalCount"] == 0
    assert ask.data(query, {"e": None})["revision"]["changes"]["totalCount"] == 4


def test_what_was_removed_is_told_whole(ask: Asked) -> None:
    told = ask.data(
        "{ revision(number: 3) { "
        "changes(effects: [REMOVED]) { nodes { kind source target values { name before } } } } }"
    )
    owns = told["revision"]["changes"]["nodes"][2]
    assert (owns["kind"], owns["source"], owns["target"]) == ("OWNS", "body/office", "action/lamp")
    assert {"name": "citations", "before": '["citation/plan/1-9"]'} in owns["values"]


def test_a_number_that_is_none_gives_null_and_one_that_cannot_be_is_refused(ask: Asked) -> None:
    assert ask.data("{ revision(number: 4) { number } }") == {"revision": None}
    assert ask.code("{ revision(number: 0) { number } }") == "ARGUMENT"


def test_things_and_links_tell_which_revision_added_them(ask: Asked) -> None:
    assert ask.data('{ node(id: "action/lamp") { id addedIn } }') == {"node": {"id": "action/lamp", "addedIn": 1}}
