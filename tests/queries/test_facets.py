"""What connections are counted by."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLSchema

from rasso_graph.model.graph import Graph
from rasso_graph.model.words import KINDS, LABELS
from rasso_graph.schema.words import NodeKind
from tests.queries.making import Making
from tests.stores import Asked


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A body with two roles in one action and one in a plan; another body that owns both."""
    m = Making()
    for slug, published in (("plan", "2020-07"), ("annex", "2022-02")):
        m.document(slug, published)
    for slug in ("cps", "board"):
        m.node(f"body/{slug}", slug)
    m.edge("PUBLISHED", "body/cps", "document/plan")
    m.node("programme/plan", "The plan")
    for slug, status in (("one", "DELIVERED"), ("two", "PLANNED"), ("three", "PLANNED")):
        m.told_by("plan")
        m.cite(m.node(f"action/{slug}", slug))
        m.edge("HAS_PART", "programme/plan", f"action/{slug}")
        m.claim(f"action/{slug}", "document/annex", status)
    m.node("outcome/four", "four")
    m.edge("HAS_PART", "programme/plan", "outcome/four")
    m.edge(
        "UNDER", m.wording("action/one", "document/plan", number="1", joint=True), m.node("theme/plan/people", "People")
    )
    m.told_by("plan")
    m.owner("body/cps", "action/one", "LEAD", start="2020-07")
    m.owner("body/cps", "programme/plan", "LEAD", start="2019")
    m.told_by("annex")
    m.owner("body/cps", "action/one", "OWNER")
    m.owner("body/board", "action/one", "OWNER")
    m.owner("body/board", "programme/plan", "CHAIR")
    for slug, date in (("a", "2020-10"), ("b", "2020-10-31/2021-02"), ("c", None), ("d", "../2020")):
        told = {"occurrence": "ONGOING" if slug == "a" else "PAST"}
        m.node(f"event/{slug}", slug, **told, **({"date": date} if date else {}))
    return m.graph()


def _counted(page: dict[str, Any]) -> dict[str, list[tuple[str, int]]]:
    return {facet["by"]: [(one["value"], one["count"]) for one in facet["counts"]] for facet in page["facets"]}


def test_what_a_body_owns_is_counted_by_its_own_roles_passages_and_starts(ask: Asked) -> None:
    page = ask.data("""{ body(id: "body/cps") { owns {
      totalCount facets(by: [ROLE, KIND, STATUS, THEME, DOCUMENT, YEAR]) { by counts { value count } } } } }""")
    owns = page["body"]["owns"]
    assert owns["totalCount"] == 3
    assert _counted(owns) == {
        "ROLE": [("LEAD", 2), ("OWNER", 1)],
        "KIND": [("ACTION", 2), ("PROGRAMME", 1)],
        "STATUS": [("DELIVERED", 2)],
        "THEME": [("theme/plan/people", 2)],
        "DOCUMENT": [("document/plan", 2), ("document/annex", 1)],
        "YEAR": [("2019", 1), ("2020", 1)],
    }


def test_the_arguments_of_a_connection_hold_for_its_facets_too(ask: Asked) -> None:
    page = ask.data("""{ body(id: "body/cps") { owns(role: LEAD) {
      totalCount facets(by: [ROLE, KIND]) { by counts { value count } } } } }""")
    assert page["body"]["owns"]["totalCount"] == 2
    assert _counted(page["body"]["owns"]) == {"ROLE": [("LEAD", 2)], "KIND": [("ACTION", 1), ("PROGRAMME", 1)]}


def test_a_thing_that_has_a_value_twice_is_counted_once(ask: Asked) -> None:
    page = ask.data("{ actions { totalCount facets(by: [OWNER, ROLE]) { by counts { value title count } } } }")[
        "actions"
    ]
    assert page["totalCount"] == 3
    assert _counted(page) == {
        "OWNER": [("body/board", 1), ("body/cps", 1)],
        "ROLE": [("LEAD", 1), ("OWNER", 1)],
    }
    assert [one["title"] for one in page["facets"][0]["counts"]] == ["board", "cps"]


def test_every_value_has_a_title_words_and_years_too(ask: Asked) -> None:
    told = ask.data("""{
      events { facets(by: [OCCURRENCE, FULFILMENT, YEAR, KIND]) { counts { value title count } } }
      claims: statusClaims { facets(by: [KIND, BASIS, CONFIDENCE, STATUS]) { counts { value title count } } }
      body(id: "body/cps") { owns { facets(by: [BASIS, CONFIDENCE]) { counts { value title } } } } }""")
    shown = {
        name: [[tuple(one.values()) for one in facet["counts"]] for facet in page["facets"]]
        for name, page in {**told, "body": told["body"]["owns"]}.items()
    }
    assert shown == {
        "events": [
            [("PAST", "Past", 3), ("ONGOING", "Ongoing", 1)],
            [],
            [("2020", "2020", 2)],
            [("EVENT", "Event", 4)],
        ],
        "claims": [
            [("STATUS_CLAIM", "Status claim", 3)],
            [("STATED", "Stated", 3)],
            [],
            [("PLANNED", "Planned", 2), ("DELIVERED", "Delivered", 1)],
        ],
        "body": [[("STATED", "Stated")], []],
    }


def test_nested_connections_have_facets(ask: Asked) -> None:
    told = ask.data("""{
      programme(id: "programme/plan") { commitments {
        totalCount facets(by: [KIND, STATUS]) { by counts { value count } } } }
      document(id: "document/annex") { wordings { facets(by: [THEME, YEAR]) { by counts { value count } } }
        passages { totalCount facets(by: [DOCUMENT]) { by counts { value count } } } }
      body(id: "body/cps") { publications { facets(by: [YEAR]) { by counts { value count } } } }
      theme(id: "theme/plan/people") { wordings { facets(by: [THEME]) { by counts { value count } } } }
    }""")
    assert told["programme"]["commitments"]["totalCount"] == 4
    assert _counted(told["programme"]["commitments"]) == {
        "KIND": [("ACTION", 3), ("OUTCOME", 1)],
        "STATUS": [("PLANNED", 2), ("DELIVERED", 1), ("UNKNOWN", 1)],
    }
    assert _counted(told["document"]["wordings"]) == {"THEME": [], "YEAR": []}
    assert _counted(told["document"]["passages"]) == {"DOCUMENT": [("document/annex", 1)]}
    assert _counted(told["body"]["publications"]) == {"YEAR": [("2020", 1)]}
    assert _counted(told["theme"]["wordings"]) == {"THEME": [("theme/plan/people", 1)]}


FOUND = {
    "KIND": "kind: [{}]", "STATUS": "status: [{}]", "ROLE": "answerable: {{role: {}}}", "YEAR": "year: {}",
    "THEME": 'theme: "{}"', "OWNER": 'answerable: {{id: "{}"}}', "DOCUMENT": 'citedIn: {{document: "{}"}}',
}  # fmt: skip


def test_each_value_is_what_the_filter_takes_and_finds_as_many(ask: Asked) -> None:
    facets = f"facets(by: [{', '.join(FOUND)}]) {{ by counts {{ value count }} }}"
    counted = _counted(ask.data(f"{{ commitments {{ {facets} }} }}")["commitments"])
    assert {by: len(values) for by, values in counted.items()} == {
        "KIND": 2, "STATUS": 3, "ROLE": 2, "YEAR": 1, "THEME": 1, "OWNER": 2, "DOCUMENT": 1,
    }  # fmt: skip
    for by, values in counted.items():
        for value, count in values:
            where = FOUND[by].format(value)
            assert (
                ask.data(f"{{ commitments(where: {{{where}}}) {{ totalCount }} }}")["commitments"]["totalCount"]
                == count
            )


def test_years_are_those_of_the_earliest_day_where_one_is_told(ask: Asked) -> None:
    assert _counted(ask.data("{ events { facets(by: [YEAR]) { by counts { value count } } } }")["events"]) == {
        "YEAR": [("2020", 2)]
    }
    query = "query ($y: Int) { events(where: {year: $y}) { nodes { id } } }"
    assert [one["id"] for one in ask.data(query, {"y": 2020})["events"]["nodes"]] == ["event/a", "event/b"]
    assert ask.data(query, {"y": 2021})["events"]["nodes"] == []


def test_several_kinds_are_any_of_them_and_no_kind_is_none(ask: Asked) -> None:
    query = "query ($k: [CommitmentKind!]) { commitments(where: {kind: $k}) { nodes { id } } }"
    both = ask.data(query, {"k": ["OUTCOME", "AIM", "OUTCOME"]})["commitments"]["nodes"]
    assert [one["id"] for one in both] == ["outcome/four"]
    assert ask.data(query, {"k": []})["commitments"]["nodes"] == []
    assert ask.data("{ commitments(where: {not: {kind: [ACTION]}}) { totalCount } }")["commitments"]["totalCount"] == 1


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("{ people { facets(by: [KIND, STATUS]) { by } } }", "What 'people' gives cannot be counted by STATUS; it can "
         "by DOCUMENT, KIND, NAMED_IN."),
        ("{ wordings { facets(by: [OWNER]) { by } } }", "What 'wordings' gives cannot be counted by OWNER; it can by "
         "DOCUMENT, JOINT, KIND, THEME, YEAR."),
        ('{ body(id: "body/cps") { owns { facets(by: [OWNER]) { by } } } }', "What 'owns' gives cannot be counted by "
         "OWNER; it can by BASIS, CONFIDENCE, DOCUMENT, KIND, ROLE, STATUS, THEME, YEAR."),
    ],
)  # fmt: skip
def test_what_items_cannot_be_counted_by_is_refused_with_what_they_can(ask: Asked, query: str, told: str) -> None:
    answer = ask(query)
    assert (answer.executed, [one["message"] for one in answer.errors]) == (False, [told])
    assert answer.errors[0]["extensions"]["code"] == "ARGUMENT"


@pytest.mark.parametrize("year", [-2016, 0, 1, 9999, 20160])
def test_what_is_no_year_is_refused(ask: Asked, year: int) -> None:
    assert ask.code("query ($y: Int) { events(where: {year: $y}) { totalCount } }", {"y": year}) == "ARGUMENT"


def test_every_kind_of_node_has_a_word(ask: Asked, schema: GraphQLSchema) -> None:
    told = ask.data("{ graph { counts { kind count } } }")["graph"]["counts"]
    assert {one["kind"]: one["count"] for one in told if one["count"]} == {
        "DOCUMENT": 2, "PROGRAMME": 1, "THEME": 1, "OUTCOME": 1, "ACTION": 3, "WORDING": 1, "BODY": 2, "EVENT": 4,
        "STATUS_CLAIM": 3, "CITATION": 2,
    }  # fmt: skip
    assert {kind.name: kind.value for kind in NodeKind} == KINDS
    assert sorted(KINDS.values()) == sorted(LABELS)


def test_a_facet_may_leave_its_own_filter_out_so_that_its_neighbours_show(ask: Asked) -> None:
    query = """query ($own: Boolean!) { commitments(where: {status: [DELIVERED], and: [{kind: [ACTION]}]}) {
      totalCount facets(by: [STATUS, KIND, THEME], excludingOwn: $own) { by counts { value count } } } }"""
    chosen, beside = (ask.data(query, {"own": own})["commitments"] for own in (False, True))
    assert (chosen["totalCount"], beside["totalCount"]) == (1, 1)
    assert _counted(chosen) == {
        "STATUS": [("DELIVERED", 1)],
        "KIND": [("ACTION", 1)],
        "THEME": [("theme/plan/people", 1)],
    }
    assert _counted(beside) == {
        "STATUS": [("PLANNED", 2), ("DELIVERED", 1)],
        "KIND": [("ACTION", 1)],
        "THEME": [("theme/plan/people", 1)],
    }


def test_what_stands_in_an_or_is_no_facets_own(ask: Asked) -> None:
    page = ask.data("""{ commitments(where: {or: [{status: [DELIVERED]}], not: {status: [PLANNED]}}) {
      facets(by: [STATUS], excludingOwn: true) { by counts { value count } } } }""")["commitments"]
    assert _counted(page) == {"STATUS": [("DELIVERED", 1)]}


def test_owners_and_roles_leave_out_each_its_own_part_of_the_filter(ask: Asked) -> None:
    page = ask.data("""{ commitments(where: {answerable: {id: ["body/board"], role: [OWNER], inherited: false}}) {
      facets(by: [OWNER, ROLE, KIND], excludingOwn: true) { by without counts { value count } } } }""")["commitments"]
    assert _counted(page) == {
        "OWNER": [("body/board", 1), ("body/cps", 1)],
        "ROLE": [("LEAD", 1), ("OWNER", 1)],
        "KIND": [("ACTION", 1)],
    }
    alone = ask.data("""{ commitments(where: {answerable: {id: ["body/board"]}}) {
      facets(by: [OWNER], excludingOwn: true) { without } } }""")["commitments"]
    assert alone["facets"] == [{"without": 3}]


def test_the_argument_role_is_the_own_filter_of_roles(ask: Asked) -> None:
    page = ask.data("""{ body(id: "body/cps") { owns(role: [LEAD]) {
      facets(by: [ROLE, KIND], excludingOwn: true) { by counts { value count } } } } }""")["body"]["owns"]
    assert _counted(page) == {"ROLE": [("LEAD", 2), ("OWNER", 1)], "KIND": [("ACTION", 1), ("PROGRAMME", 1)]}


def test_what_has_no_value_is_counted_beside_the_values(ask: Asked) -> None:
    told = ask.data("""{
      commitments { facets(by: [THEME, STATUS, OWNER, DOCUMENT, KIND, YEAR, STANCE]) { by without } }
      events { facets(by: [YEAR]) { without } }
      body(id: "body/cps") { owns { facets(by: [ROLE, STATUS, THEME, DOCUMENT, YEAR]) { by without } } } }""")
    without = {one["by"]: one["without"] for one in told["commitments"]["facets"]}
    assert without == {"THEME": 3, "STATUS": 0, "OWNER": 3, "DOCUMENT": 1, "KIND": 0, "YEAR": 1, "STANCE": 4}
    assert told["events"]["facets"] == [{"without": 2}]
    held = {one["by"]: one["without"] for one in told["body"]["owns"]["facets"]}
    assert held == {"ROLE": 0, "STATUS": 1, "THEME": 1, "DOCUMENT": 0, "YEAR": 1}


def test_a_search_and_a_timeline_do_not_count_what_has_no_value(ask: Asked) -> None:
    told = ask.data("""{ search(text: "one") { facets(by: [THEME]) { without } }
      timeline { facets(by: [THEME]) { without } } }""")
    assert told["search"]["facets"] == told["timeline"]["facets"] == [{"without": None}]


def test_commitments_and_wordings_are_counted_by_the_mark_as_joint(ask: Asked) -> None:
    told = ask.data("""{ commitments { facets(by: [JOINT]) { counts { value title count } } }
      wordings { facets(by: [JOINT]) { counts { value title count } } }
      marked: commitments(where: {joint: true}) {
        facets(by: [JOINT], excludingOwn: true) { counts { value count } } } }""")
    assert told["commitments"]["facets"][0]["counts"] == [
        {"value": "false", "title": "Not joint", "count": 3},
        {"value": "true", "title": "Joint", "count": 1},
    ]
    assert told["wordings"]["facets"][0]["counts"] == [{"value": "true", "title": "Joint", "count": 1}]
    assert told["marked"]["facets"][0]["counts"] == [{"value": "false", "count": 3}, {"value": "true", "count": 1}]


def test_themes_are_counted_by_status_in_one_question(ask: Asked) -> None:
    page = ask.data("""{ commitments { totalCount cells(rows: THEME, columns: STATUS) {
      row rowTitle column columnTitle count } } }""")["commitments"]
    assert [tuple(one.values()) for one in page["cells"]] == [
        (None, "None", "PLANNED", "Planned", 2),
        ("theme/plan/people", "People", "DELIVERED", "Delivered", 1),
        (None, "None", "UNKNOWN", "Unknown", 1),
    ]
    assert sum(one["count"] for one in page["cells"]) == page["totalCount"] == 4


def test_cells_honour_the_filter_and_give_the_fullest_first(ask: Asked) -> None:
    query = """{ commitments(where: {kind: [ACTION]}) { cells(rows: JOINT, columns: KIND, most: 1) {
      row column count } }
      body(id: "body/cps") { owns { cells(rows: ROLE, columns: KIND) { row column count } } } }"""
    told = ask.data(query)
    assert told["commitments"]["cells"] == [{"row": "false", "column": "ACTION", "count": 2}]
    assert [tuple(one.values()) for one in told["body"]["owns"]["cells"]] == [
        ("LEAD", "ACTION", 1),
        ("LEAD", "PROGRAMME", 1),
        ("OWNER", "ACTION", 1),
    ]


@pytest.mark.parametrize(
    ("query", "code", "told"),
    [
        (
            "{ commitments { cells(rows: STATUS, columns: OWNER) { count } } }",
            "ARGUMENT",
            "What 'commitments' gives cannot be counted two ways by OWNER; it can by JOINT, KIND, STANCE, STATUS, "
            "THEME, YEAR.",
        ),
        (
            "{ actions { cells(rows: STATUS, columns: KIND, most: 1001) { count } } }",
            "PAGE_SIZE",
            "'most' asks for 1,001 cells; 1 to 1,000 are allowed.",
        ),
        (
            '{ search(text: "one") { cells(rows: STATUS, columns: KIND) { count } } }',
            "ARGUMENT",
            "A search and a timeline are not counted two ways. Ask for `facets`, or for `cells` of a list.",
        ),
        (
            "{ timeline { facets(by: [KIND], excludingOwn: true) { by } } }",
            "ARGUMENT",
            "'excludingOwn' is for lists with a filter. Ask for the search or timeline again, without the argument in "
            "question.",
        ),
    ],
)
def test_what_cannot_be_counted_so_is_refused(ask: Asked, query: str, code: str, told: str) -> None:
    answer = ask(query)
    assert (answer.executed, [one["message"] for one in answer.errors]) == (False, [told])
    assert answer.errors[0]["extensions"]["code"] == code


def test_a_theme_gives_the_commitments_whose_last_wording_stands_under_it(ask: Asked) -> None:
    told = ask.data("""{ theme(id: "theme/plan/people") {
      commitments { totalCount nodes { id } facets(by: [STATUS]) { counts { value count } }
        cells(rows: KIND, columns: JOINT) { row column count } }
      planned: commitments(where: {status: [PLANNED]}) { totalCount nodes { id } } } }""")["theme"]
    assert told == {
        "commitments": {
            "totalCount": 1,
            "nodes": [{"id": "action/one"}],
            "facets": [{"counts": [{"value": "DELIVERED", "count": 1}]}],
            "cells": [{"row": "ACTION", "column": "true", "count": 1}],
        },
        "planned": {"totalCount": 0, "nodes": []},
    }


def test_the_commitments_of_a_programme_are_filtered_ordered_and_paged(ask: Asked) -> None:
    query = """query ($after: String) { programme(id: "programme/plan") {
      commitments(where: {status: [PLANNED]}, orderBy: [{by: TITLE, direction: DESC}], first: 1, after: $after) {
        totalCount nodes { id } pageInfo { endCursor hasNextPage } } } }"""
    first = ask.data(query)["programme"]["commitments"]
    assert (first["totalCount"], first["nodes"]) == (2, [{"id": "action/two"}])
    second = ask.data(query, {"after": first["pageInfo"]["endCursor"]})["programme"]["commitments"]
    assert (second["nodes"], second["pageInfo"]["hasNextPage"]) == ([{"id": "action/three"}], False)
