"""Where the steps of a lineage stand: a column for each year, a lane for each document, crowds folded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

_Step = dict[str, Any]
_ELSEWHERE = "Other documents, and what happened"
_UNDATED = "no date"
_CROWD = 4
"""Steps of one lane and year that are drawn; of more, the last box stands for the rest."""


@dataclass(frozen=True)
class StepBox:
    """A step as it is drawn, or several that are folded into one box; `row` counts from the top of its lane."""

    id: str
    step: _Step
    column: int
    lane: int
    row: int
    folded: int = 0
    """How many steps it stands for, where these are several."""


@dataclass(frozen=True)
class Line:
    """A line from an earlier box to a later one; `link` is None where two only stand beside each other."""

    earlier: str
    later: str
    link: _Step | None = None


@dataclass
class Layout:
    """A lineage, layout_of. `rows` are those of each lane."""

    years: list[str]
    lanes: list[str]
    rows: list[int]
    boxes: dict[str, StepBox] = field(default_factory=dict[str, StepBox])
    lines: list[Line] = field(default_factory=list[Line])

    @property
    def folded(self) -> int:
        """How many steps have no box of their own."""
        return sum(box.folded for box in self.boxes.values())


def layout_of(lineage: dict[str, Any], *, whole: bool = False) -> Layout:
    """The layout of a lineage; with `whole`, each step has a box of its own. The same lineage gives the same layout."""
    cells, years, lanes = _cells(lineage["steps"])
    near = _neighbours(lineage)
    drawn, stands = dict[tuple[int, int], list[tuple[_Step, int]]](), dict[str, str]()
    for place, steps in cells.items():
        drawn[place] = list(_folded(steps, near, place, 10**9 if whole else _CROWD, stands))
    rows = [max((len(drawn[place]) for place in drawn if place[0] == lane), default=0) for lane in range(len(lanes))]
    layout = Layout(years, lanes, rows)
    _stack(layout, drawn, near)
    layout.lines = list(_lines(lineage, stands))
    return layout


def _cells(steps: list[_Step]) -> tuple[dict[tuple[int, int], list[_Step]], list[str], list[str]]:
    """The steps by lane and column; the years; and the lanes by name, as they come in time, what dates itself last."""
    years = list(dict.fromkeys(map(_year, steps)))
    named = [(_lane(step), step) for step in steps]
    lanes = sorted(dict.fromkeys(name for name, _ in named), key=lambda name: name == _ELSEWHERE)
    cells: dict[tuple[int, int], list[_Step]] = defaultdict(list)
    for name, step in named:
        cells[lanes.index(name), years.index(_year(step))].append(step)
    return dict(cells), years, lanes


def _year(step: _Step) -> str:
    date: dict[str, str | None] = step["date"] or {}
    day = date.get("earliest") or date.get("latest")
    return day.partition("-")[0] if day else _UNDATED


def _lane(step: _Step) -> str:
    """The document that dates a step."""
    dated = step["datedBy"]
    printed = dated and dated["kind"] == "Document" and dated["id"] != step["node"]["id"]
    return dated["title"] if dated and printed else _ELSEWHERE


def _neighbours(lineage: dict[str, Any]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for link in lineage["links"]:
        near[link["later"]["id"]].append(link["earlier"]["id"])
        near[link["earlier"]["id"]].append(link["later"]["id"])
    return near


def _folded(
    steps: list[_Step], near: dict[str, list[str]], place: tuple[int, int], most: int, stands: dict[str, str]
) -> list[tuple[_Step, int]]:
    """The steps of a cell that are drawn, each with how many it stands for: those with the most links stay."""
    ranked = sorted(steps, key=lambda one: (one["reached"] != "START", -len(near[one["node"]["id"]])))
    kept = steps if len(steps) <= most else [step for step in steps if step in ranked[: most - 1]]
    rest = [step for step in steps if step not in kept]
    stands.update({step["node"]["id"]: step["node"]["id"] for step in kept})
    if not rest:
        return [(step, 0) for step in kept]
    name = f"more/{place[0]}/{place[1]}"
    stands.update({step["node"]["id"]: name for step in rest})
    near[name] = [other for step in rest for other in near[step["node"]["id"]]]
    crowd = {**rest[0], "node": {"id": name, "title": f"and {len(rest)} more"}, "reached": "LINK"}
    return [*((step, 0) for step in kept), (crowd, len(rest))]


def _stack(layout: Layout, drawn: dict[tuple[int, int], list[tuple[_Step, int]]], near: dict[str, list[str]]) -> None:
    """Column by column, each box near the height of what it is linked to on its left, which spares crossings."""
    heights = dict[str, float]()
    for lane, column in sorted(drawn, key=lambda place: (place[1], place[0])):
        top = sum(layout.rows[:lane])

        def height(told: tuple[_Step, int]) -> float:
            known = [heights[other] for other in near[told[0]["node"]["id"]] if other in heights]
            return fmean(known) if known and not told[1] else float(10**6)

        for row, (step, folded) in enumerate(sorted(drawn[lane, column], key=height)):
            id = step["node"]["id"]
            heights[id] = top + row
            layout.boxes[id] = StepBox(id, step, column, lane, row, folded)


def _lines(lineage: dict[str, Any], stands: dict[str, str]) -> list[Line]:
    """One line for each link between two boxes; of those that a folded box has to another, one of each basis."""
    lines = dict[tuple[str, ...], Line]()
    for step in lineage["steps"]:
        if step["beside"]:
            ends = stands[step["beside"]["id"]], stands[step["node"]["id"]]
            lines.setdefault((*ends, "beside"), Line(*ends))
    for link in lineage["links"]:
        ends = stands[link["earlier"]["id"]], stands[link["later"]["id"]]
        crowded = any(end.startswith("more/") for end in ends)
        lines.setdefault((*ends, link["basis"] if crowded else link["id"]), Line(*ends, link))
    return [line for line in lines.values() if line.earlier != line.later]
