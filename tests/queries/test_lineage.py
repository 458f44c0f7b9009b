"""Where things come from and what became of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stores import Asked

LINEAGE = """
query Lineage($of: ID!, $direction: LineageDirection! = UPSTREAM, $depth: Int! = 6, $types: [LinkType!], $asOf: Date,
              $knownBy: Date) {
  lineage(of: $of, direction: $direction, maxDepth: $depth, types: $types, asOf: $asOf, knownBy: $knownBy) {
    steps { node { id } depth link { id } }
    links { id type later { id } earlier { id } }
    truncated
  }
}
"""


def _told(ask: Asked, of: str, **given: Any) -> dict[str, Any]:
    return ask.data(LINEAGE, {"of": of, "types": None, **given})["lineage"]


def _steps(ask: Asked, of: str, **given: Any) -> list[tuple[str, int]]:
    return [(step["node"]["id"], step["depth"]) for step in _told(ask, of, **given)["steps"]]


def test_steps_come_in_time_and_a_diamond_is_told_once(ask: Asked) -> None:
    assert _steps(ask, "outcome/top") == [
        ("document/review-2016", 3),
        ("outcome/bottom", 2),
        ("outcome/left", 1),
        ("outcome/right", 1),
        ("outcome/top", 0),
    ]


def test_every_link_of_a_diamond_is_told_once(ask: Asked) -> None:
    links = [(one["type"], one["later"]["id"], one["earlier"]["id"]) for one in _told(ask, "outcome/top")["links"]]
    assert links == [
        ("CONTINUES", "outcome/left", "outcome/bottom"),
        ("CONTINUES", "outcome/right", "outcome/bottom"),
        ("CONTINUES", "outcome/top", "outcome/left"),
        ("CONTINUES", "outcome/top", "outcome/right"),
        ("DERIVES_FROM", "outcome/bottom", "document/review-2016"),
    ]


def test_a_step_is_reached_by_the_first_of_its_links(ask: Asked) -> None:
    reached = {step["node"]["id"]: step["link"] for step in _told(ask, "outcome/top")["steps"]}
    assert reached["outcome/top"] is None
    assert reached["outcome/bottom"] == {"id": "link/continues/outcome/left/outcome/bottom"}


def test_a_step_without_a_link_is_the_start_or_stands_beside_a_step(ask: Asked) -> None:
    query = """{ lineage(of: "recommendation/review/1", direction: DOWNSTREAM, maxDepth: 1) {
      steps { node { id } reached link { type } } } }"""
    assert {one["node"]["id"]: (one["reached"], one["link"]) for one in ask.data(query)["lineage"]["steps"]} == {
        "recommendation/review/1": ("START", None),
        "recommendation/review/1a": ("BESIDE", None),
        "response/review/1a": ("LINK", {"type": "RESPONDS_TO"}),
        "action/advice": ("LINK", {"type": "CONTINUES"}),
    }


def test_downstream_goes_from_the_earlier_to_the_later(ask: Asked) -> None:
    assert _steps(ask, "outcome/left", direction="DOWNSTREAM") == [("outcome/left", 0), ("outcome/top", 1)]
    assert _steps(ask, "outcome/top", direction="DOWNSTREAM") == [("outcome/top", 0)]


def test_both_ways_join_what_is_upstream_and_what_is_downstream(ask: Asked) -> None:
    found = dict(_steps(ask, "outcome/left", direction="BOTH"))
    assert found == {"document/review-2016": 2, "outcome/bottom": 1, "outcome/left": 0, "outcome/top": 1}


def test_a_ring_is_walked_once_round(ask: Asked) -> None:
    told = _told(ask, "outcome/ring-1")
    assert [(s["node"]["id"], s["depth"]) for s in told["steps"]] == [
        ("outcome/ring-1", 0),
        ("outcome/ring-2", 1),
        ("outcome/ring-3", 2),
    ]
    assert (len(told["links"]), told["truncated"]) == (3, False)


def test_a_ring_told_from_both_sides_is_whole_though_each_side_is_cut(ask: Asked) -> None:
    told = _told(ask, "outcome/ring-1", direction="BOTH", depth=2)
    assert (len(told["links"]), told["truncated"]) == (3, False)


@pytest.mark.parametrize(("depth", "last", "truncated"), [(1, 1, True), (15, 15, True), (16, 16, True)])
def test_a_long_chain_is_cut_at_the_depth_and_says_so(ask: Asked, depth: int, last: int, truncated: bool) -> None:
    told = _told(ask, "aim/chain-00", depth=depth)
    assert max(step["depth"] for step in told["steps"]) == last
    assert (len(told["links"]), told["truncated"]) == (last, truncated)


def test_a_chain_that_ends_at_the_depth_is_not_cut(ask: Asked) -> None:
    told = _told(ask, "aim/chain-01", depth=16)
    assert (len(told["steps"]), told["truncated"]) == (17, False)


@pytest.mark.parametrize("depth", [0, -1, 17, 10_000])
def test_a_depth_out_of_bounds_is_refused(ask: Asked, depth: int) -> None:
    assert ask.code(LINEAGE, {"of": "outcome/top", "depth": depth}) == "ARGUMENT"


def test_only_links_of_the_types_are_followed(ask: Asked) -> None:
    assert _steps(ask, "outcome/bottom", types=["CONTINUES"]) == [("outcome/bottom", 0)]
    assert len(_steps(ask, "outcome/top", types=["CONTINUES"])) == 4
    assert len(_steps(ask, "outcome/top", types=["CONTINUES", "DERIVES_FROM"])) == 5


def test_by_default_a_lineage_is_the_line_in_which_the_matter_goes_on(ask: Asked) -> None:
    steps = '{ lineage(of: "outcome/bottom"%s) { steps { node { id } } } }'
    assert ask.data(steps % "")["lineage"]["steps"] == [{"node": {"id": "outcome/bottom"}}]
    assert ask.data(steps % ", types: null")["lineage"]["steps"] == [
        {"node": {"id": "document/review-2016"}},
        {"node": {"id": "outcome/bottom"}},
    ]


def test_no_types_are_no_links(ask: Asked) -> None:
    assert _steps(ask, "outcome/top", types=[]) == [("outcome/top", 0)]


def test_links_to_wordings_belong_to_their_commitment(ask: Asked) -> None:
    told = _told(ask, "action/advice")
    assert {step["node"]["id"]: step["depth"] for step in told["steps"]} == {
        "action/advice": 0,
        "recommendation/review/1": 1,
        "wording/plan-2020/action/advice": 1,
        "wording/annex-2022/action/advice": 0,
    }


def test_a_whole_is_reached_through_its_part_and_a_part_through_its_whole(ask: Asked) -> None:
    down = _steps(ask, "recommendation/review/1", direction="DOWNSTREAM")
    assert ("response/review/1a", 1) in down
    assert ("action/advice", 1) in _steps(ask, "recommendation/review/1a", direction="DOWNSTREAM")


def test_a_lineage_of_a_wording_is_that_of_its_commitment(ask: Asked) -> None:
    found = {node for node, _ in _steps(ask, "wording/plan-2020/action/advice", direction="BOTH")}
    assert "recommendation/review/1" in found


def test_links_not_yet_published_are_left_out(ask: Asked) -> None:
    assert len(_steps(ask, "action/advice", knownBy="2022-02-27")) == 2
    assert len(_steps(ask, "action/advice", knownBy="2022-02-28")) == 4


def test_later_steps_are_left_out(ask: Asked) -> None:
    assert ("wording/annex-2022/action/advice", 0) not in _steps(ask, "action/advice", asOf="2022-02-27")
    assert ("wording/annex-2022/action/advice", 0) in _steps(ask, "action/advice", asOf="2022-02-28")


def test_a_link_says_who_asserts_it(ask: Asked) -> None:
    query = """{ lineage(of: "outcome/bottom", types: [DERIVES_FROM]) {
      links { basis asserter { id } citations { document { id } } } } }"""
    assert ask.data(query)["lineage"]["links"] == [
        {"basis": "STATED", "asserter": {"id": "body/cps"}, "citations": [{"document": {"id": "document/plan-2020"}}]}
    ]


def test_lineages_of_a_whole_page_cost_two_statements(ask: Asked) -> None:
    ask.data("{ outcomes { nodes { lineage(direction: BOTH) { steps { node { id } } links { id } } } } }")
    assert [name for name, _ in ask.store.statements] == ["outcomes", "lineage", "lineage"]


def test_a_lineage_within_a_lineage_costs_two_more_unless_both_read_the_same(ask: Asked) -> None:
    ask.data('{ lineage(of: "outcome/top") { steps { node { ... on Outcome { lineage { truncated } } } } } }')
    assert [name for name, _ in ask.store.statements] == ["lineage"] * 3
    ask.data(
        '{ lineage(of: "outcome/top") { steps { node { ... on Outcome { lineage { steps { node { title } } } } } } } }'
    )
    assert [name for name, _ in ask.store.statements] == ["lineage"] * 4


def test_one_kind_asked_for_more_does_not_cost_its_lineage_twice(ask: Asked) -> None:
    query = "{ commitments { nodes { lineage { truncated } ... on Action { summary } ... on Aim { partOf { id } } } } }"
    ask.data(query)
    assert [name for name, _ in ask.store.statements] == ["commitments", "lineage", "lineage"]
