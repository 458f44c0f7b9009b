"""What a drawing of a lineage needs: a date for every step, and a line to every step."""

from __future__ import annotations

from tests.stores import Asked


def test_a_step_has_the_date_that_it_is_sorted_by_and_says_whose_it_is(ask: Asked) -> None:
    query = """{ lineage(of: "action/advice", direction: BOTH) {
      steps { node { id } date { edtf earliest latest } datedBy { id } } } }"""
    dates = {one["node"]["id"]: (one["date"], one["datedBy"]) for one in ask.data(query)["lineage"]["steps"]}
    plan = {"edtf": "2020-07-14", "earliest": "2020-07-14", "latest": "2020-07-14"}
    assert dates["recommendation/review/1"] == (
        {"edtf": "2016-02", "earliest": "2016-02-01", "latest": "2016-02-29"}, {"id": "document/review-2016"}
    )  # fmt: skip
    assert dates["action/advice"] == (plan, {"id": "document/plan-2020"})
    assert dates["wording/annex-2022/action/advice"][1] == {"id": "document/annex-2022"}
    assert dates["event/c"][1] == {"id": "event/c"}


def test_a_step_that_nothing_dates_has_no_date(ask: Asked) -> None:
    query = '{ lineage(of: "event/d") { steps { date { edtf } datedBy { id } } } }'
    assert ask.data(query)["lineage"]["steps"] == [{"date": None, "datedBy": None}]


def test_a_step_that_no_link_reached_says_beside_which_step_it_stands(ask: Asked) -> None:
    query = """{ lineage(of: "recommendation/review/1a", direction: DOWNSTREAM) {
      steps { node { id } reached beside { id title } } } }"""
    assert {one["node"]["id"]: one["beside"] for one in ask.data(query)["lineage"]["steps"]} == {
        "recommendation/review/1a": None,
        "recommendation/review/1": {"id": "recommendation/review/1a", "title": "Part"},
        "response/review/1a": None,
        "action/advice": None,
        "event/c": None,
        "wording/plan-2020/action/advice": {"id": "action/advice", "title": "Early advice"},
        "wording/annex-2022/action/advice": None,
    }


def test_two_wordings_of_one_commitment_stand_beside_each_other(ask: Asked) -> None:
    query = """{ lineage(of: "wording/plan-2020/action/advice", direction: UPSTREAM, types: [CONTINUES, REWORDS]) {
      steps { node { id } reached beside { id } } } }"""
    steps = {one["node"]["id"]: (one["reached"], one["beside"]) for one in ask.data(query)["lineage"]["steps"]}
    start = {"id": "wording/plan-2020/action/advice"}
    assert steps["action/advice"] == ("BESIDE", start)
    assert steps["wording/annex-2022/action/advice"] == ("BESIDE", start)
