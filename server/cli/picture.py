"""A lineage as SVG: a column for each year, a lane for each document, a box for each step, a line for each link."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as Xml

_Step = dict[str, Any]

_COLUMN, _WIDTH, _HEIGHT, _ROW, _LEFT, _TOP = 300, 230, 58, 70, 20, 60
_ELSEWHERE = "Other documents, and what happened"
_UNDATED = "no date"
_STYLE = """text { font: 12px sans-serif; fill: #222 } .year, .lane { font-weight: bold } .lane { fill: #555 }
.box { fill: #fff; stroke: #666 } .start { fill: #fff3c4; stroke: #a67c00; stroke-width: 2 } .band { fill: #f4f6f8 }
.date { fill: #666; font-size: 11px } .link { fill: none; stroke: #2f6690; stroke-width: 1.5 }
.inferred { stroke-dasharray: 6 4 } .beside { fill: none; stroke: #888; stroke-dasharray: 2 3 }"""


@dataclass(frozen=True)
class Corner:
    """Where a box stands: its left upper corner, in pixels."""

    x: int
    y: int


def picture_of(lineage: dict[str, Any]) -> str:
    """The picture as the text of an SVG file. The same lineage gives the same text."""
    steps = lineage["steps"]
    years = list(dict.fromkeys(map(_year, steps)))
    lanes = _lanes(steps)
    places, bands, bottom = _placed(lanes, years)
    width, height = _LEFT + len(years) * _COLUMN, bottom + 40
    svg = Xml.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}", role="img")
    start = next(step for step in steps if step["reached"] == "START")
    _add(svg, "title", f"Lineage of {start['node']['id']}")
    _add(svg, "style", _STYLE)
    _add(svg, "rect", width=width, height=height, fill="#fff")
    _frame(svg, years, bands, width)
    _lines(svg, lineage, places)
    for step in steps:
        _box(svg, step, places[step["node"]["id"]])
    _legend(svg, bottom + 20)
    Xml.indent(svg)
    return Xml.tostring(svg, encoding="unicode") + "\n"


def _year(step: _Step) -> str:
    date: dict[str, str | None] = step["date"] or {}
    day = date.get("earliest") or date.get("latest")
    return day.partition("-")[0] if day else _UNDATED


def _lanes(steps: list[_Step]) -> dict[str, list[_Step]]:
    """The steps by the document that dates them, as it comes in time; those that date themselves last."""
    lanes: dict[str, list[_Step]] = defaultdict(list)
    for step in steps:
        dated = step["datedBy"]
        printed = dated and dated["kind"] == "Document" and dated["id"] != step["node"]["id"]
        lanes[dated["title"] if dated and printed else _ELSEWHERE].append(step)
    return dict(sorted(lanes.items(), key=lambda lane: lane[0] == _ELSEWHERE))


def _placed(
    lanes: dict[str, list[_Step]], years: list[str]
) -> tuple[dict[str, Corner], list[tuple[str, int, int]], int]:
    """The place of each step by id; name, top and height of each lane; and where the last lane ends."""
    places, bands, top = dict[str, Corner](), list[tuple[str, int, int]](), _TOP
    for name, steps in lanes.items():
        rows: dict[str, int] = defaultdict(int)
        for step in steps:
            year = _year(step)
            places[step["node"]["id"]] = Corner(_LEFT + years.index(year) * _COLUMN, top + 26 + rows[year] * _ROW)
            rows[year] += 1
        height = 30 + max(rows.values()) * _ROW
        bands.append((name, top, height))
        top += height + 10
    return places, bands, top


def _frame(svg: Xml.Element, years: list[str], bands: list[tuple[str, int, int]], width: int) -> None:
    for at, year in enumerate(years):
        _add(svg, "text", year, x=_LEFT + at * _COLUMN, y=30, **{"class": "year"})
    for name, top, height in bands:
        _add(svg, "rect", x=0, y=top, width=width, height=height, **{"class": "band"})
        _add(svg, "text", name, x=_LEFT, y=top + 17, **{"class": "lane"})


def _lines(svg: Xml.Element, lineage: dict[str, Any], places: dict[str, Corner]) -> None:
    for step in lineage["steps"]:
        if step["beside"]:
            _line(svg, places[step["beside"]["id"]], places[step["node"]["id"]], "beside", "beside")
    for link in lineage["links"]:
        kind = f"link {link['basis'].lower()}"
        told = f"{link['later']['id']} {link['type']} {link['earlier']['id']}, {link['basis'].lower()}"
        _line(svg, places[link["earlier"]["id"]], places[link["later"]["id"]], kind, told)


def _line(svg: Xml.Element, start: Corner, end: Corner, kind: str, told: str) -> None:
    """A curve from the right of one box to the left of another, or beside both where they stand in one column."""
    x, y, to_y = start.x + _WIDTH, start.y + _HEIGHT // 2, end.y + _HEIGHT // 2
    to_x, bend = (end.x, (end.x + x) // 2) if end.x > start.x else (end.x + _WIDTH, max(x, end.x + _WIDTH) + 40)
    path = _add(svg, "path", d=f"M{x} {y} C{bend} {y} {bend} {to_y} {to_x} {to_y}", **{"class": kind})
    _add(path, "title", told)


def _box(svg: Xml.Element, step: _Step, place: Corner) -> None:
    start = " start" if step["reached"] == "START" else ""
    box = _add(svg, "g")
    _add(box, "title", f"{step['node']['title']} ({step['node']['id']})")
    _add(box, "rect", x=place.x, y=place.y, width=_WIDTH, height=_HEIGHT, rx=4, **{"class": f"box{start}"})
    dated = step["date"]["edtf"] if step["date"] else _UNDATED
    _add(box, "text", dated, x=place.x + 8, y=place.y + 15, **{"class": "date"})
    lines = textwrap.wrap(step["node"]["title"], 34, max_lines=2, placeholder=" …")
    for at, line in enumerate(lines):
        _add(box, "text", line, x=place.x + 8, y=place.y + 32 + at * 15)


def _legend(svg: Xml.Element, y: int) -> None:
    told = (("link stated", "stated"), ("link inferred", "inferred"), ("beside", "the same matter, no link"))
    for at, (kind, words) in enumerate(told):
        x = _LEFT + at * 130
        _add(svg, "path", d=f"M{x} {y} H{x + 40}", **{"class": kind})
        _add(svg, "text", words, x=x + 48, y=y + 4)


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str | int) -> Xml.Element:
    child = Xml.SubElement(parent, name, {key: str(value) for key, value in attributes.items()})
    child.text = text
    return child
