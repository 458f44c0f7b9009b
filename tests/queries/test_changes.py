"""What a comparison of two documents tells, and which of its items can be asked for."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked

ITEMS = '{{ changes(from: "document/old", to: "document/new") {{ items({}) {{ commitment {{ id }} }} }} }}'


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Four actions of an old list, one of them moved and one given up, and a new one beside a report of work done."""
    m = Making()
    m.document("old", "2020", file="old.txt")
    m.document("new", "2022", file="new.txt")
    for theme in ("theme/x/red", "theme/x/blue"):
        m.node(theme, theme)
    for slug in ("kept", "moved", "unmarked", "gone", "came", "reported"):
        m.cite(m.node(f"action/{slug}", slug))
    for order, slug in enumerate(("kept", "moved", "unmarked", "gone"), 1):
        m.edge("UNDER", m.wording(f"action/{slug}", "document/old", order=order, joint=True), "theme/x/red")
    for order, slug in enumerate(("kept", "moved", "unmarked", "came"), 1):
        now = m.wording(
            f"action/{slug}", "document/new", order=order, joint=slug != "unmarked", new=slug in {"moved", "came"}
        )
        m.edge("UNDER", now, "theme/x/blue" if slug in {"moved", "came"} else "theme/x/red")
        if slug != "came":
            m.edge("REWORDS" if slug == "unmarked" else "REPEATS", now, f"wording/old/action/{slug}")
    m.edge("MOVES", "wording/new/action/moved", "wording/old/action/moved")
    m.edge("UNDER", m.wording("action/reported", "document/old", section="Done"), "theme/x/red")
    m.claim("action/kept", "document/old", "PLANNED")
    m.claim("action/kept", "document/new", "DELIVERED")
    return m.graph()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("theme: null", ["kept", "moved", "unmarked", "came", "gone"]),
        ("kinds: [ADDED, NOT_REPEATED]", ["came", "gone"]),
        ("kinds: []", []),
        ("moved: true", ["moved"]),
        ("moved: false", ["kept", "unmarked", "came", "gone"]),
        ("jointMark: [LOST]", ["unmarked"]),
        ("jointMark: [GAINED]", []),
        ("newMark: [GAINED]", ["moved"]),
        ("statusMoved: true", ["kept"]),
        ('theme: "theme/x/blue"', ["moved", "came"]),
        ('theme: "theme/x/red"', ["kept", "moved", "unmarked", "gone"]),
        ('theme: "theme/x/red", kinds: [UNCHANGED]', ["kept", "moved"]),
    ],
)
def test_items_are_those_that_pass_all_that_is_asked(ask: Asked, asked: str, told: list[str]) -> None:
    items = ask.data(ITEMS.format(asked))["changes"]["items"]
    assert [one["commitment"]["id"].removeprefix("action/") for one in items] == told


def test_items_are_asked_for_by_the_id_of_a_theme_only(ask: Asked) -> None:
    assert ask.code(ITEMS.format('theme: "action/kept"')) == "BAD_ID"


def test_totals_count_all_whatever_items_are_asked_for(ask: Asked) -> None:
    told = ask.data(
        '{ changes(from: "document/old", to: "document/new") { totals { before after } '
        "lost: items(jointMark: [LOST]) { jointMark newMark } new: items(newMark: [GAINED]) { jointMark newMark } } }"
    )
    assert told["changes"] == {
        "totals": {"before": 4, "after": 4},
        "lost": [{"jointMark": "LOST", "newMark": None}],
        "new": [{"jointMark": None, "newMark": "GAINED"}],
    }


def test_a_theme_counts_what_stood_under_it_before_and_what_stands_there_after(ask: Asked) -> None:
    counts = "counts { before after moved added notRepeated }"
    query = f'{{ changes(from: "document/old", to: "document/new") {{ themes {{ theme {{ id }} {counts} }} }} }}'
    assert ask.data(query)["changes"]["themes"] == [
        {
            "theme": {"id": "theme/x/blue"},
            "counts": {"before": 0, "after": 2, "moved": 1, "added": 1, "notRepeated": 0},
        },
        {"theme": {"id": "theme/x/red"}, "counts": {"before": 4, "after": 2, "moved": 0, "added": 0, "notRepeated": 1}},
    ]


def test_themes_are_told_apart_whatever_is_asked_of_them_first(ask: Asked) -> None:
    query = '{ changes(from: "document/old", to: "document/new") { themes { theme { order id } counts { before } } } }'
    assert ask.data(query)["changes"]["themes"] == [
        {"theme": {"order": None, "id": "theme/x/blue"}, "counts": {"before": 0}},
        {"theme": {"order": None, "id": "theme/x/red"}, "counts": {"before": 4}},
    ]
