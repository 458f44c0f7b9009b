"""Searches of the packaged records, on both stores."""

from __future__ import annotations

from typing import Any

import pytest

from tests.search.conftest import Searched

HITS = """
query ($text: String!, $kinds: [NodeKind!], $theme: ID, $document: ID, $owner: ID) {
  search(text: $text, kinds: $kinds, theme: $theme, document: $document, owner: $owner) {
    totalCount
    nodes { field node { __typename id } highlights { field text ranges { start end } } }
  }
}
"""

MANY = "query ($text: String!) { search(text: $text, first: 100) { nodes { field node { id } } } }"


def found(searched: Searched, text: str, **filters: Any) -> list[str]:
    told = searched.ask.data(HITS, {"text": text, **filters})["search"]
    return [hit["node"]["id"] for hit in told["nodes"]]


def first(searched: Searched, text: str) -> dict[str, Any]:
    return searched.ask.data(HITS, {"text": text})["search"]["nodes"][0]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("NPCC", "body/npcc"),
        ("npcc", "body/npcc"),
        ("ISVAs", "body/isvas"),
        ("isva", "body/isvas"),
        ("independent sexual violence adviser", "body/isvas"),
        ("CPS", "body/cps"),
        ("crown prosecution service", "body/cps"),
        ("DPP", "post/dpp"),
        ("the national steering group", "body/national-rape-steering-group"),
        ("the CPS", "body/cps"),
        ("police", "body/police"),
        ("The the police", "body/police"),
        ("Information Commissioner and the Commissioner's Office", "body/information-commissioner"),
    ],
)
def test_what_is_called_so_comes_first(packaged: Searched, text: str, thing: str) -> None:
    hit = first(packaged, text)
    assert (hit["node"]["id"], hit["field"]) == (thing, "CALLED")


def test_a_misprint_is_met_after_every_title(packaged: Searched) -> None:
    hit = first(packaged, "hmcpsp")
    assert (hit["node"]["id"], hit["field"]) == ("body/hmcpsi", "MISPRINT")
    hits = packaged.ask.data(MANY, {"text": "policy"})["search"]["nodes"]
    met = [hit["field"] for hit in hits if hit["node"]["id"] == "body/police"]
    assert (hits[0]["node"]["id"], hits[0]["field"]) == ("duty/managers-assess-casework-quality", "TITLE")
    assert met == ["MISPRINT"]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("ISVA", {"action/isva-liaison", "action/isva-meetings", "document/national-isva-framework"}),
        ("independent sexual violence advisors", {"action/isva-liaison", "document/national-isva-framework"}),
        ("EIA", {"action/early-advice", "recommendation/hmcpsi-2016/1a"}),
        ("MoU", {"document/early-advice-mou-2021", "document/rasso-memoranda-of-understanding"}),
        ("memorandum of understanding", {"action/rasso-memoranda-of-understanding"}),
        ("JOIB", {"body/joib", "discrepancy/joib-remit"}),
        ("ICO", {"body/information-commissioner", "action/ico-report-response"}),
        ("Covid", {"gap/pandemic-adapted-actions"}),
        ("s.28", {"event/section-28-trial", "statistic/section-28-age"}),
        ("s28", {"event/section-28-trial", "statistic/section-28-age"}),
        ("section 28", {"event/section-28-trial", "event/section-28-sarc-pilot"}),
        ("6th", {"document/directors-guidance-6", "action/directors-guidance-sixth-edition"}),
        ("sixth", {"document/directors-guidance-6"}),
        ("people", {"action/experienced-staff-in-units"}),
        ("1(a)", {"recommendation/hmcpsi-2016/1a"}),
    ],
)
def test_what_people_type_finds_what_is_meant(packaged: Searched, text: str, things: set[str]) -> None:
    told = packaged.ask.data(MANY, {"text": text})["search"]["nodes"]
    assert things <= {hit["node"]["id"] for hit in told}


def test_officers_are_no_office(packaged: Searched) -> None:
    told = packaged.ask.data(MANY, {"text": "officers"})["search"]["nodes"]
    ids = {hit["node"]["id"] for hit in told}
    assert "body/jnap-senior-responsible-officers" in ids
    assert not ids & {"body/attorney-generals-office", "body/home-office"}


def test_the_joint_plan_is_found_by_our_abbreviation(packaged: Searched) -> None:
    assert {"programme/jnap", "document/jnap-2021"} <= set(found(packaged, "JNAP"))


def test_a_highlight_is_plain_text_with_its_places(packaged: Searched) -> None:
    hit = first(packaged, "isva")
    assert hit["highlights"] == [
        {"field": "NAME", "text": "ISVA", "ranges": [{"start": 0, "end": 4}]},
        {"field": "NAME", "text": "ISVAs", "ranges": [{"start": 0, "end": 5}]},
    ]


def test_words_may_be_met_in_several_fields(packaged: Searched) -> None:
    hit = first(packaged, "police/CPS rape protocol")
    assert (hit["node"]["id"], hit["field"]) == ("document/rape-protocol-2015", "NAME")
    assert {one["field"] for one in hit["highlights"]} == {"TITLE", "NAME"}


def test_what_hyphens_join_is_met_in_one_piece_and_in_two(packaged: Searched) -> None:
    for text in ("digital walk-through", "digital walkthrough", "digital walk through"):
        assert found(packaged, text)[0] == "document/guide-for-victims"


def test_a_phrase_stands_in_its_order(packaged: Searched) -> None:
    assert "document/early-advice-mou-2021" in found(packaged, '"early advice memorandum"')
    assert found(packaged, '"memorandum early advice"') == []
    assert "document/early-advice-mou-2021" in found(packaged, "memorandum early advice")


def test_common_words_count_within_a_phrase(packaged: Searched) -> None:
    assert "gap/other-area-initiatives" not in found(packaged, '"in force"')
    assert "action/instruct-panel-advocates-only" in found(packaged, '"in force"')


def test_a_star_stands_for_any_end(packaged: Searched) -> None:
    assert found(packaged, "memorandu") == []
    assert "document/early-advice-mou-2021" in found(packaged, "memorandu*")


def test_a_side_finds_its_discrepancy(packaged: Searched) -> None:
    hit = first(packaged, '"a sixth in November"')
    assert (hit["node"]["id"], hit["field"]) == ("discrepancy/soteria-areas", "SIDE")


def test_parts_find_their_things_and_are_not_found(packaged: Searched) -> None:
    nodes = packaged.ask.data(HITS, {"text": "refreshed list"})["search"]["nodes"]
    assert nodes
    assert not {hit["node"]["__typename"] for hit in nodes} & {"Side", "StatusClaim", "Wording", "Name", "Citation"}


def test_filters_agree_with_facets(packaged: Searched) -> None:
    query = """query ($text: String!) { search(text: $text, first: 0) {
      totalCount facets(by: [KIND, THEME, DOCUMENT, OWNER], most: 100) { by counts { value title count } } } }"""
    told = packaged.ask.data(query, {"text": "rape"})["search"]
    assert told["totalCount"] > 20
    for facet in told["facets"]:
        for one in facet["counts"][:3]:
            given = [one["value"]] if facet["by"] == "KIND" else one["value"]
            filters = {"kinds" if facet["by"] == "KIND" else facet["by"].lower(): given}
            assert packaged.ask.data(HITS, {"text": "rape", **filters})["search"]["totalCount"] == one["count"]
    shown = {one["value"]: one["title"] for facet in told["facets"] for one in facet["counts"]}
    kinds = {"EVENT": "Event", "RECOMMENDATION": "Recommendation"}
    assert {value: shown.pop(value) for value in kinds if value in shown} == kinds
    asked = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Cited { id title } } }"
    things = packaged.ask.data(asked, {"ids": [one for one in shown if "/" in one]})["nodes"]
    assert len(things) > 20
    assert {one["id"]: one["title"] for one in things}.items() <= shown.items()


def test_a_passage_is_never_found_itself(packaged: Searched) -> None:
    assert all(not hit.startswith("citation/") for hit in found(packaged, "passage"))


def test_two_statements_answer_a_page_with_all_that_is_asked_of_it(packaged: Searched) -> None:
    packaged.ask.data(
        """{ search(text: "rape", first: 100) { totalCount facets(by: [KIND]) { counts { count } } nodes {
          highlights { text } node { id citations { document { title } } ... on Action { owners { role } } } } } }"""
    )
    assert len(packaged.ask.store.statements) == 2


def test_counting_alone_takes_one_statement(packaged: Searched) -> None:
    packaged.ask.data('{ search(text: "rape") { totalCount pageInfo { endCursor } } }')
    assert len(packaged.ask.store.statements) == 1


def test_several_searches_stand_side_by_side(packaged: Searched) -> None:
    told = packaged.ask.data(
        """{ one: search(text: "npcc", first: 1) { nodes { node { id } } }
             other: search(text: "isvas", first: 1) { nodes { node { id } } again: nodes { field } } }"""
    )
    assert told["one"]["nodes"] == [{"node": {"id": "body/npcc"}}]
    assert told["other"] == {"nodes": [{"node": {"id": "body/isvas"}}], "again": [{"field": "CALLED"}]}
