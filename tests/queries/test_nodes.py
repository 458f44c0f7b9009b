"""Things by their ids."""

from __future__ import annotations

import pytest

from tests.stores import Asked

NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"


def test_nodes_come_in_the_order_of_the_ids_with_null_for_what_is_not_there(ask: Asked) -> None:
    ids = ["body/unit", "action/none", "action/advice", "body/unit"]
    assert ask.data(NODES, {"ids": ids}) == {
        "nodes": [
            {"__typename": "Body", "id": "body/unit"},
            None,
            {"__typename": "Action", "id": "action/advice"},
            {"__typename": "Body", "id": "body/unit"},
        ]
    }


def test_no_ids_are_no_nodes(ask: Asked) -> None:
    assert ask.data(NODES, {"ids": []}) == {"nodes": []}


def test_a_hundred_ids_are_the_most(ask: Asked) -> None:
    ids = [f"action/n{number}" for number in range(101)]
    assert ask.data(NODES, {"ids": ids[:100]}) == {"nodes": [None] * 100}
    assert ask.code(NODES, {"ids": ids}) == "TOO_MUCH"


def test_what_is_not_there_is_null_and_no_error(ask: Asked) -> None:
    query = '{ node(id: "body/none") { id } action(id: "action/none") { id } lineage(of: "action/none") { truncated } }'
    assert ask.data(query) == {"node": None, "action": None, "lineage": None}


@pytest.mark.parametrize(
    "bad",
    ["", "advice", "action", "action/", "/action", "Action/advice", "action/Advice", "action/ad vice", "nothing/x",
     "action/advice/", "action//advice", "action/-x", "action/advice\n", "action/" + "x" * 400, "{}", "\u0661/x"],
)  # fmt: skip
def test_what_is_no_id_is_refused(ask: Asked, bad: str) -> None:
    for query in (
        "query ($id: ID!) { node(id: $id) { id } }",
        "query ($id: ID!) { action(id: $id) { id } }",
        "query ($id: ID!) { lineage(of: $id) { truncated } }",
        "query ($id: ID!) { nodes(ids: [$id]) { id } }",
    ):
        assert ask.code(query, {"id": bad}) == "BAD_ID"


def test_an_id_of_another_kind_is_refused(ask: Asked) -> None:
    assert ask.code('{ action(id: "body/cps") { id } }') == "BAD_ID"
    assert ask.code('{ commitment(id: "body/cps") { id } }') == "BAD_ID"


@pytest.mark.parametrize(
    ("query", "takes"),
    [
        ('{ action(id: "owner/lead/body/cps/action/advice") { id } }', "'action' takes one that begins action/."),
        ('{ lineage(of: "link/continues/action/a/action/b") { truncated } }', "'lineage' takes one like"),
        ('{ path(from: "involved/author/body/a/event/b", to: "body/b") { reason } }', "'path' takes one like"),
    ],
)
def test_a_link_is_no_thing(ask: Asked, query: str, takes: str) -> None:
    error = ask(query).errors[0]
    assert error["extensions"]["code"] == "BAD_ID"
    assert f"is the id of a link; {takes}" in error["message"]


LINK = "link/holds/person/jo/post/director"
LINKS = """query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id
  ... on Link { basis }
  ... on Tenure { person { id } post { id } } ... on Cited { title } ... on Node { again: id } } }"""


def test_a_link_is_had_by_its_id_among_things(ask: Asked) -> None:
    ids = [LINK, "body/unit", "link/holds/person/none/post/director", "link/holds", LINK]
    held = {
        **{"__typename": "Tenure", "id": LINK, "basis": "STATED"},
        **{"person": {"id": "person/jo"}, "post": {"id": "post/director"}, "again": LINK},
    }
    unit = {"__typename": "Body", "id": "body/unit", "title": "A unit", "again": "body/unit"}
    assert ask.data(LINKS, {"ids": ids}) == {"nodes": [held, unit, None, None, held]}
    one = ask.data("query ($id: ID!) { node(id: $id) { __typename id ... on Tenure { post { id } } } }", {"id": LINK})
    assert one == {"node": {"__typename": "Tenure", "id": LINK, "post": {"id": "post/director"}}}


def test_things_and_links_of_all_types_are_had_by_one_statement(ask: Asked) -> None:
    ids = [LINK, "body/unit", "owner/accountable/post/director/programme/plan", "document/plan-2020"]
    told = ask.data(LINKS, {"ids": ids})["nodes"]
    assert [one["__typename"] for one in told] == ["Tenure", "Body", "Ownership", "Document"]
    assert len(ask.store.statements) == 1


def test_a_passage_has_no_lineage(ask: Asked) -> None:
    assert ask.code('{ lineage(of: "citation/plan-2020/1-9") { truncated } }') == "BAD_ID"


def test_a_field_of_the_interface_takes_any_of_its_kinds(ask: Asked) -> None:
    query = '{ a: commitment(id: "outcome/top") { __typename } b: node(id: "outcome/top") { __typename } }'
    assert ask.data(query) == {"a": {"__typename": "Outcome"}, "b": {"__typename": "Outcome"}}


def test_themes_without_a_place_come_after_those_with_one(ask: Asked) -> None:
    themes = ask.data('{ programme(id: "programme/plan") { themes { order } } }')["programme"]["themes"]
    assert [theme["order"] for theme in themes] == [1, 2, None]


def test_a_programme_tells_its_measures_in_its_own_order(ask: Asked) -> None:
    programme = ask.data('{ programme(id: "programme/plan") { successMeasures { id } } }')["programme"]
    assert programme == {"successMeasures": [{"id": "measure/plan/early"}, {"id": "measure/plan/late"}]}


def test_an_event_that_concerns_and_fulfils_a_thing_is_told_once(ask: Asked) -> None:
    found = ask.data('{ action(id: "action/advice") { events { id } } }')
    assert found == {"action": {"events": [{"id": "event/c"}]}}
