"""What was planned once is not planned again: other values cost no planning and no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from rasso_graph.loaders import cypher, sql
from rasso_graph.resolvers.planning.planner import Planner
from tests.stores import Asked

ONE = "query ($id: ID!) { action(id: $id) { id title } }"
MANY = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
PAGE = """query ($after: String, $where: CommitmentFilter) {
  actions(first: 2, after: $after, where: $where, orderBy: {by: TITLE}) { nodes { id } pageInfo { hasNextPage } } }"""
WITHIN = "query ($status: [Status!]) { actions(where: {status: $status}) { totalCount } }"
STATUS = 'query ($day: Date) { action(id: "action/by-date") { status(knownBy: $day) { status } } }'
LINEAGE = "query ($of: ID!, $day: Date) { lineage(of: $of, asOf: $day) { steps { node { id } } } }"
OTHERS = [
    (ONE, {"id": "action/advice"}, {"id": "action/nothing"}, {"action": None}),
    (
        *(MANY, {"ids": ["action/advice", "body/cps"]}, {"ids": ["body/npcc", "action/nothing"]}),
        {"nodes": [{"id": "body/npcc"}, None]},
    ),
    (WITHIN, {"status": ["DELIVERED"]}, {"status": ["PLANNED"]}, {"actions": {"totalCount": 0}}),
    (
        *(PAGE, {"where": {"title": {"startsWith": "Early"}}}, {"where": {"title": {"startsWith": "Status by-p"}}}),
        {"actions": {"nodes": [{"id": "action/by-publication"}], "pageInfo": {"hasNextPage": False}}},
    ),
    (STATUS, {"day": "2022-12-31"}, {"day": "2010-01-01"}, {"action": {"status": {"status": "UNKNOWN"}}}),
    (
        *(LINEAGE, {"of": "action/advice", "day": "2022-12-31"}, {"of": "body/unit", "day": "2010-01-01"}),
        {"lineage": {"steps": [{"node": {"id": "body/unit"}}]}},
    ),
]
CURSOR = """query ($after: String) { actions(first: 1, after: $after, orderBy: {by: TITLE}) {
  nodes { id } pageInfo { endCursor } } }"""
SKIPPING = "query ($id: ID!, $no: Boolean!) { action(id: $id) { id title @skip(if: $no) } }"


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a root field was planned, and a text written."""
    counted: Counter[str] = Counter()

    def counting(owner: Any, name: str, what: str) -> None:
        does: Callable[..., Any] = getattr(owner, name)

        def does_and_counts(*given: Any, **named: Any) -> Any:
            counted[what] += 1
            return does(*given, **named)

        monkeypatch.setattr(owner, name, does_and_counts)

    counting(Planner, "root", "plans")
    counting(Planner, "_reader", "fields")
    for dialect in (sql, cypher):
        counting(dialect, "_list", "texts")
    return counted


@pytest.mark.parametrize(("text", "first", "second", "told"), OTHERS)
def test_other_values_cost_no_planning_and_no_text(
    ask: Asked, work: Counter[str], text: str, first: dict[str, Any], second: dict[str, Any], told: Any
) -> None:
    before = ask.data(text, first)
    assert work["plans"] == 1
    assert before != told
    work.clear()
    assert ask.data(text, second) == told
    assert work == {}


def test_a_next_page_costs_no_planning_and_no_text_after_the_second(ask: Asked, work: Counter[str]) -> None:
    found, after = list[str](), None
    for _ in range(4):
        page = ask.data(CURSOR, {"after": after} if after else {})["actions"]
        found, after = [*found, page["nodes"][0]["id"]], page["pageInfo"]["endCursor"]
    assert found == ["action/advice", "action/by-basis", "action/by-date", "action/by-id"]
    assert work["plans"] == 2


def test_a_field_that_is_skipped_is_another_plan(ask: Asked, work: Counter[str]) -> None:
    both = [ask.data(SKIPPING, {"id": "action/advice", "no": no})["action"] for no in (True, False, True, False)]
    assert both == [{"id": "action/advice"}, {"id": "action/advice", "title": "Early advice"}] * 2
    assert work["plans"] == 2


def test_a_kept_plan_refuses_what_planning_would(ask: Asked, work: Counter[str]) -> None:
    ask.data(ONE, {"id": "action/advice"})
    assert ask.code(ONE, {"id": "Nothing of ours"}) == "BAD_ID"
    assert ask.code(PAGE, {"after": "nonsense"}) == "BAD_CURSOR"


def test_more_plans_than_are_kept_of_one_operation_answer_too(ask: Asked) -> None:
    text = "query ($first: Int!) { actions(first: $first) { nodes { id } } }"
    for many in (*range(1, 7), *range(6, 0, -1)):
        assert len(ask.data(text, {"first": many})["actions"]["nodes"]) == many
