"""What `where` keeps."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stores import Asked


def _found(ask: Asked, field: str, type_: str, where: dict[str, Any]) -> list[str]:
    query = f"query ($w: {type_}) {{ {field}(where: $w, first: 100) {{ totalCount nodes {{ id }} }} }}"
    page = ask.data(query, {"w": where})[field]
    assert page["totalCount"] == len(page["nodes"])
    return sorted(node["id"].rpartition("/")[2] for node in page["nodes"])


def _titled(ask: Asked, **match: str) -> list[str]:
    query = "query ($w: DatedFilter) { statistics(where: $w) { nodes { title } } }"
    return [node["title"] for node in ask.data(query, {"w": {"title": match}})["statistics"]["nodes"]]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("100%", ["100% sure"]),
        ("a_b", ["a_b"]),
        ("STRASS", ["Stra\u00dfe", "STRASSE"]),
        ("\ufb01NE", ["\ufb01ne \u2460"]),
        ("e \u2460", ["\ufb01ne \u2460"]),
        ("fine 1", ["\ufb01ne \u2460"]),
        ("\u00c9CLAIR", ["e\u0301clair", "\u00e9clair"]),
        ("E\u0301CLAIR", ["e\u0301clair", "\u00e9clair"]),
        ("eclair", ["e\u0301clair", "\u00e9clair"]),
        ("f\u00eene", ["\ufb01ne \u2460"]),
        ("stra\u00dfe", ["Stra\u00dfe", "STRASSE"]),
        ("it\u2019s", ["it's"]),
        ("\U0001f600", ["\U0001f600"]),
        ('"no', ['say "no"']),
        ("k\\s", ["back\\slash"]),
        ("t's", ["it's"]),
        ("", ["100% sure", "100x sure", "a_b", "axb", "back\\slash", "e\u0301clair", "\u00e9clair", "\ufb01ne \u2460",
              "it's", 'say "no"', "Stra\u00dfe", "STRASSE", "\ufffd", "\U0001f600"]),
        ("%", ["100% sure"]),
        ("*", []),
    ],
)  # fmt: skip
def test_titles_contain_text_to_the_letter_but_for_what_search_sets_aside(
    ask: Asked, text: str, titles: list[str]
) -> None:
    assert _titled(ask, contains=text) == titles


def test_a_title_starts_with_text_and_no_other_does(ask: Asked) -> None:
    assert _titled(ask, startsWith="100") == ["100% sure", "100x sure"]
    assert _titled(ask, startsWith="sure") == []
    assert _titled(ask, startsWith="\U0001f600") == ["\U0001f600"]
    assert _titled(ask, startsWith="100", contains="%") == ["100% sure"]


EVENTS = ["a", "b", "c", "d", "e", "f", "g"]


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ({}, EVENTS),
        ({"ids": ["event/a", "event/none"]}, ["a"]),
        ({"ids": []}, []),
        ({"hasGap": True}, ["a"]),
        ({"hasGap": False}, ["b", "c", "d", "e", "f", "g"]),
        ({"fulfils": "action/advice"}, ["c"]),
        ({"about": "action/advice"}, ["c"]),
        ({"about": "action/none"}, []),
        ({"about": ["action/none", "action/advice"]}, ["c"]),
        ({"citedIn": {"document": ["document/annex-2022", "document/plan-2020"]}}, EVENTS),
        ({"date": {"from": "2015-09-30"}}, ["a", "c", "f"]),
        ({"date": {"from": "2015-10-01"}}, ["f"]),
        ({"date": {"to": "2014-10-01"}}, ["b", "e", "f"]),
        ({"date": {"to": "2014-09-30"}}, ["f"]),
        ({"date": {"from": "2014-10-31", "to": "2015-09-01"}}, ["a", "b", "c", "e", "f"]),
        ({"date": {"from": "2015-09-30", "to": "2015-09-30"}}, ["a", "c", "f"]),
        ({"date": {"surelyFrom": "2014-10-02"}}, ["a", "c"]),
        ({"date": {"surelyFrom": "0001-01-01"}}, ["a", "b", "c", "e", "f"]),
        ({"date": {"surelyTo": "2015-09-29"}}, ["b", "e"]),
        ({"date": {"surelyTo": "2016-06-30"}}, ["a", "b", "c", "e", "f"]),
        ({"date": {"from": "2014-10-31", "surelyFrom": "2014-10-01", "surelyTo": "2015-09-30"}}, ["a", "b", "c", "e"]),
        ({"date": {}}, EVENTS),
        ({"not": {"date": {"surelyFrom": "0001-01-01"}}}, ["d", "g"]),
        ({"knownBy": "2020-07-13"}, []),
        ({"knownBy": "2020-07-14"}, EVENTS),
        ({"citedIn": {"document": "document/plan-2020"}}, EVENTS),
        ({"citedIn": {"document": "document/annex-2022"}}, []),
        ({"or": [{"ids": ["event/a"]}, {"hasGap": True}, {"ids": ["event/g"]}]}, ["a", "g"]),
        ({"or": []}, []),
        ({"and": []}, EVENTS),
        ({"and": [{"ids": ["event/a", "event/b"]}, {"hasGap": False}]}, ["b"]),
        ({"not": {"ids": ["event/a"]}}, ["b", "c", "d", "e", "f", "g"]),
        ({"not": {}}, []),
        ({"not": {"occurrence": ["HAPPENED"]}}, EVENTS),
        ({"occurrence": ["HAPPENED"]}, []),
        ({"not": {"not": {"hasGap": True}}}, ["a"]),
        ({"hasGap": True, "not": {"ids": ["event/a"]}}, []),
        ({"title": {"contains": "tied"}, "not": {"hasGap": True}}, ["e"]),
        ({"title": None, "hasGap": None}, EVENTS),
    ],
)
def test_events_are_kept_by_what_the_filter_says(ask: Asked, where: dict[str, Any], left: list[str]) -> None:
    assert _found(ask, "events", "EventFilter", where) == left


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ({"joint": True}, []),
        ({"new": True}, ["advice"]),
        ({"theme": "theme/plan/digital"}, ["advice"]),
        ({"theme": "theme/plan/quality"}, []),
        ({"theme": ["theme/plan/quality", "theme/plan/digital"]}, ["advice"]),
        ({"theme": []}, []),
        ({"hasTheme": True}, ["advice"]),
        ({"ids": ["action/advice"], "hasTheme": False}, []),
        ({"answerable": {"id": ["body/npcc", "body/cps"]}}, ["advice"]),
        ({"answerable": {"id": []}}, []),
        ({"printedIn": {"document": ["document/review-2016", "document/plan-2020"], "joint": True}}, ["advice"]),
        ({"printedIn": {"document": ["document/review-2016", "document/annex-2022"], "joint": True}}, []),
        ({"printedIn": {"document": []}}, []),
        ({"ids": ["action/advice"], "printedIn": {"hasTheme": False}}, []),
        ({"partOf": ["programme/larger", "programme/plan"]}, ["advice"]),
        ({"answerable": {"id": "body/cps"}}, ["advice"]),
        ({"answerable": {"id": "body/cps", "role": "OWNER"}}, []),
        ({"answerable": {"id": "body/cps", "role": ["OWNER", "LEAD"]}}, ["advice"]),
        ({"answerable": {"role": []}}, []),
        ({"answerable": {}}, ["advice"]),
        ({"knownBy": "2022-02-27", "printedIn": {"new": True}}, []),
        ({"knownBy": "2022-02-28", "printedIn": {"new": True}}, ["advice"]),
        ({"knownBy": "2022-02-27", "ids": ["action/advice"], "not": {"printedIn": {"new": True}}}, ["advice"]),
        ({"knownBy": "2022-02-27", "and": [{"citedIn": {"document": "document/annex-2022"}}]}, []),
        ({"knownBy": "2020-07-14", "answerable": {"id": "body/cps"}}, ["advice"]),
        ({"partOf": "programme/plan"}, ["advice"]),
        ({"partOf": "programme/larger"}, []),
        ({"printedIn": {"document": "document/plan-2020", "joint": True}}, ["advice"]),
        ({"printedIn": {"document": "document/annex-2022", "joint": True}}, []),
        ({"printedIn": {"theme": "theme/plan/quality", "number": "1"}}, ["advice"]),
        ({"printedIn": {"theme": "theme/plan/quality", "number": "22"}}, []),
    ],
)
def test_a_test_of_something_linked_holds_for_one_and_the_same_link(
    ask: Asked, where: dict[str, Any], left: list[str]
) -> None:
    assert _found(ask, "actions", "CommitmentFilter", where) == left


@pytest.mark.parametrize(
    ("where", "number"),
    [
        ({"document": "document/plan-2020", "joint": True}, ["1"]),
        ({"document": "document/annex-2022", "joint": True}, []),
        ({"theme": "theme/plan/digital", "not": {"number": "1"}}, ["22"]),
    ],
)
def test_wordings_are_kept_by_what_is_printed(ask: Asked, where: dict[str, Any], number: list[str]) -> None:
    query = "query ($where: WordingFilter) { wordings(where: $where) { nodes { number } } }"
    assert [one["number"] for one in ask.data(query, {"where": where})["wordings"]["nodes"]] == number


LINKED = ["bottom", "left", "right", "ring-1", "ring-2", "ring-3", "top"]


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ({"earlier": {}}, LINKED),
        ({"later": {}}, ["bottom", "left", "right", "ring-1", "ring-2", "ring-3"]),
        ({"not": {"later": {}}}, ["top"]),
        ({"earlier": {"types": ["CONTINUES"]}}, ["left", "right", "ring-1", "ring-2", "ring-3", "top"]),
        ({"not": {"earlier": {"types": ["CONTINUES", "SPLITS"]}}}, ["bottom"]),
        ({"earlier": {"types": []}}, []),
        ({"earlier": {"id": "document/review-2016"}}, ["bottom"]),
        ({"earlier": {"id": "document/review-2016", "types": ["CONTINUES"]}}, []),
        ({"later": {"id": "outcome/top"}}, ["left", "right"]),
        ({"later": {"id": "outcome/top"}, "not": {"later": {"id": "outcome/left"}}}, ["left", "right"]),
        ({"earlier": {"id": "outcome/bottom"}, "later": {"id": "outcome/top"}}, ["left", "right"]),
        ({"earlier": {"id": ["outcome/left", "document/review-2016"]}}, ["bottom", "top"]),
        ({"later": {"basis": "INFERRED"}}, []),
        ({"later": {"basis": "STATED"}}, ["bottom", "left", "right", "ring-1", "ring-2", "ring-3"]),
    ],
)
def test_links_are_asked_for_or_ruled_out_one_step_away(ask: Asked, where: dict[str, Any], left: list[str]) -> None:
    assert _found(ask, "outcomes", "CommitmentFilter", where) == left


def test_a_link_counts_for_the_part_that_has_it_and_not_for_its_whole(ask: Asked) -> None:
    answered: dict[str, Any] = {"later": {"types": ["RESPONDS_TO"]}}
    assert _found(ask, "recommendations", "CommitmentFilter", answered) == ["1a"]
    assert _found(ask, "recommendations", "CommitmentFilter", {"not": answered}) == ["1"]


@pytest.mark.parametrize(("known_by", "left"), [("2022-02-27", []), ("2022-02-28", ["advice"])])
def test_a_link_counts_once_it_was_published(ask: Asked, known_by: str, left: list[str]) -> None:
    """The link rests on the annex of February 2022, the wording that it leads to on the plan of 2020."""
    where = {"knownBy": known_by, "later": {"types": ["REWORDS"]}}
    assert _found(ask, "wordings", "WordingFilter", where) == left


@pytest.mark.parametrize(
    ("field", "type_", "where", "at"),
    [
        ("actions", "CommitmentFilter", {"status": ["PLANNED"]}, "where.status"),
        ("commitments", "CommitmentFilter", {"not": {"joint": True}}, "where.not.joint"),
        ("actions", "CommitmentFilter", {"or": [{"new": True}]}, "where.or.new"),
        ("actions", "CommitmentFilter", {"theme": "theme/plan/quality"}, "where.theme"),
        ("actions", "CommitmentFilter", {"hasTheme": False}, "where.hasTheme"),
    ],
)
def test_what_was_told_last_cannot_be_asked_of_what_was_known(
    ask: Asked, field: str, type_: str, where: dict[str, Any], at: str
) -> None:
    query = f"query ($w: {type_}) {{ {field}(where: $w) {{ totalCount }} }}"
    (error,) = ask(query, {"w": {"knownBy": "2021-01-01", **where}}).errors
    assert error["extensions"]["code"] == "ARGUMENT"
    assert error["message"].startswith(f"{at} tests what was told last")


def test_what_stands_under_no_theme_is_asked_for(ask: Asked) -> None:
    outcomes = {"ids": ["outcome/top", "outcome/left"]}
    assert _found(ask, "outcomes", "CommitmentFilter", {**outcomes, "hasTheme": False}) == ["left", "top"]
    assert _found(ask, "outcomes", "CommitmentFilter", {**outcomes, "hasTheme": True}) == []


def test_an_enumeration_is_one_of_those_given(ask: Asked) -> None:
    assert _found(ask, "bodies", "BodyFilter", {"type": ["OTHER"]}) == ["cps", "npcc", "unit"]
    assert len(_found(ask, "bodies", "BodyFilter", {"type": ["OTHER", "BOARD"]})) == 10


def test_documents_are_told_by_whether_they_are_held(ask: Asked) -> None:
    assert _found(ask, "documents", "DocumentFilter", {"held": False}) == []
    assert len(_found(ask, "documents", "DocumentFilter", {"held": True})) == 4


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ({"surelyFrom": "2016-01-02", "surelyTo": "2016-01-01"}, "ARGUMENT"),
        ({"from": "2016-01-02", "surelyTo": "2016-01-01"}, "ARGUMENT"),
        ({"surelyFrom": "2016-01-02", "to": "2016-01-01"}, "ARGUMENT"),
    ],
)
def test_days_that_end_before_they_start_are_refused(ask: Asked, date: dict[str, str], code: str) -> None:
    query = "query ($w: EventFilter) { events(where: $w) { totalCount } }"
    assert ask.code(query, {"w": {"date": date}}) == code
    assert ask.data(query, {"w": {"date": {"surelyFrom": "2016-01-01", "surelyTo": "2016-01-01"}}})["events"]


@pytest.mark.parametrize(
    ("field", "type_", "where", "found"),
    [
        ("commitments", "CommitmentFilter", {"later": {"kind": ["EVENT"]}}, ["advice"]),
        ("commitments", "CommitmentFilter", {"later": {"kind": ["EVENT"], "types": ["MIRRORS"]}}, []),
        ("commitments", "CommitmentFilter", {"later": {"date": {"to": "2016-12-31"}}}, ["advice"]),
        ("commitments", "CommitmentFilter", {"later": {"date": {"surelyFrom": "2021-01-01"}}}, []),
        ("wordings", "WordingFilter", {"later": {"date": {"surelyFrom": "2021-01-01"}}}, ["advice"]),
        (
            "commitments",
            "CommitmentFilter",
            {"earlier": {"kind": ["RECOMMENDATION"], "citedIn": {"document": ["document/plan-2020"]}}},
            ["1a", "advice"],
        ),
        (
            "commitments",
            "CommitmentFilter",
            {"earlier": {"citedIn": {"document": ["document/review-2016"]}}},
            ["bottom"],
        ),
    ],
)
def test_links_are_asked_for_by_the_kind_date_and_document_of_their_other_end(
    ask: Asked, field: str, type_: str, where: dict[str, Any], found: list[str]
) -> None:
    assert _found(ask, field, type_, where) == found


def test_days_of_another_end_that_end_before_they_start_are_refused_with_their_place(ask: Asked) -> None:
    answer = ask('{ commitments(where: {later: {date: {from: "2020-02-01", to: "2020-01-01"}}}) { totalCount } }')
    assert answer.errors[0]["message"] == "where.later.date ends (2020-01-01) before it starts (2020-02-01)."
