"""A lineage as SVG: a column for each year, a lane for each document, a box for each step, a line for each link."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as Xml

from rasso_graph.explorer.lanes import Layout, Line, StepBox, layout_of
from rasso_graph.explorer.words import LINK_WORDS, spoken, spoken_date

_COLUMN, _WIDTH, _HEIGHT, _ROW, _LEFT, _TOP = 262, 196, 64, 78, 24, 44
STYLE = """text { font: 12px sans-serif; fill: #1d2329 }
.year, .lane { font-weight: bold }
.lane, .date { fill: #4d565f }
.date { font-size: 11px }
.ground, .box { fill: #fff }
.box { stroke: #59636e }
.start .box { fill: #fff3c4; stroke: #7a5b00; stroke-width: 2 }
.band { fill: #f1f4f7 }
.link, .beside { fill: none; stroke: #1f5c8b; stroke-width: 1.5 }
.beside { stroke: #75808b; stroke-dasharray: 2 3 }
.inferred { stroke-dasharray: 6 4 }
.twice { fill: #a3210f; font-weight: bold }
.open { fill: none; stroke: #a3210f; stroke-width: 1.5 }
.more { font-style: italic }"""
"""The style of a picture that is a file by itself."""
_LETTER = 7
"""Pixels that a letter of a lane's name takes."""
_AGAIN = 4
"""Columns without a box after which a lane is named again."""
Leading = Callable[[str], str]


@dataclass(frozen=True)
class Leads:
    """Where the parts of a picture lead; where that is None, they lead nowhere."""

    step: Leading | None = None
    """By the id of a thing; `more/...` is a folded box."""
    link: Leading | None = None
    """By the id of a link."""


@dataclass
class _Drawing:
    svg: Xml.Element
    layout: Layout
    linking: Leads
    tops: list[int] = field(default_factory=list[int])

    def corner(self, box: StepBox) -> tuple[int, int]:
        """The left upper corner of a box, in pixels."""
        return _LEFT + box.column * _COLUMN, self.tops[box.lane] + 26 + box.row * _ROW


def picture_of(lineage: dict[str, Any], *, whole: bool = False, linking: Leads | None = None) -> str:
    """The picture as the text of an SVG file. The same lineage gives the same text.

    With `linking` it is for a page, whose style it takes; else it is a file by itself. With `whole` nothing is folded.
    """
    layout = layout_of(lineage, whole=whole)
    tops, bottom = _tops(layout)
    width, height = _LEFT + len(layout.years) * _COLUMN, bottom + 36
    start = next(step for step in lineage["steps"] if step["reached"] == "START")
    svg = Xml.Element("svg", _head(width, height, in_page=linking is not None))
    _add(svg, "title", f"Lineage of {start['node']['id']}")
    if linking is None:
        _add(svg, "style", STYLE)
    _add(svg, "rect", width=width, height=height, **{"class": "ground"})
    drawing = _Drawing(svg, layout, linking or Leads(), tops)
    _frame(drawing, width)
    for line in layout.lines:
        _line(drawing, line)
    for box in layout.boxes.values():
        _box(drawing, box)
    _legend(svg, bottom + 18)
    Xml.indent(svg)
    return Xml.tostring(svg, encoding="unicode") + "\n"


def _head(width: int, height: int, *, in_page: bool) -> dict[str, str]:
    size = {"width": str(width), "height": str(height), "class": "lineage"} if in_page else {}
    role = "group" if in_page else "img"
    return {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width} {height}", "role": role, **size}


def _tops(layout: Layout) -> tuple[list[int], int]:
    """Where each lane begins, and where the last one ends."""
    tops, top = list[int](), _TOP
    for rows in layout.rows:
        tops.append(top)
        top += 40 + rows * _ROW
    return tops, top


def _frame(drawing: _Drawing, width: int) -> None:
    for at, year in enumerate(drawing.layout.years):
        _add(drawing.svg, "text", year, x=_LEFT + at * _COLUMN, y=28, **{"class": "year"})
    for lane, (name, top) in enumerate(zip(drawing.layout.lanes, drawing.tops, strict=True)):
        height = 30 + drawing.layout.rows[lane] * _ROW
        _add(drawing.svg, "rect", x=0, y=top, width=width, height=height, **{"class": "band"})
        for column in _named(drawing.layout, lane):
            x = _LEFT + column * _COLUMN
            fitting = textwrap.shorten(name, (width - x) // _LETTER, placeholder=" …")
            _add(drawing.svg, "text", fitting, x=x, y=top + 17, **{"class": "lane"})


def _named(layout: Layout, lane: int) -> list[int]:
    """The columns above which a lane is named: where it begins, and again after a stretch without a box."""
    columns = sorted({box.column for box in layout.boxes.values() if box.lane == lane})
    return [
        column for column in columns if column == columns[0] or column - _AGAIN >= max(c for c in columns if c < column)
    ]


def _line(drawing: _Drawing, line: Line) -> None:
    """A curve from the right of one box to the left of another, or beside both where they stand in one column."""
    start, end = drawing.corner(drawing.layout.boxes[line.earlier]), drawing.corner(drawing.layout.boxes[line.later])
    x, y, to_y = start[0] + _WIDTH, start[1] + _HEIGHT // 2, end[1] + _HEIGHT // 2
    to_x, bend = (end[0], (end[0] + x) // 2) if end[0] > start[0] else (end[0] + _WIDTH, max(x, end[0] + _WIDTH) + 36)
    path = f"M{x} {y} C{bend} {y} {bend} {to_y} {to_x} {to_y}"
    if line.link is None:
        _add(drawing.svg, "path", d=path, **{"class": "beside"})
        return
    lead = drawing.linking.link
    parent = _anchor(drawing.svg, lead(line.link["id"]) if lead else None, "way", ends=f"{line.earlier} {line.later}")
    _add(parent, "title", _told(line.link))
    _add(parent, "path", d=path, **{"class": f"link {line.link['basis'].lower()}"})


def _told(link: dict[str, Any]) -> str:
    """A link in a line of words."""
    later, earlier = (link[end].get("title") or link[end]["id"] for end in ("later", "earlier"))
    return f"{later} {LINK_WORDS.get(link['type'], spoken(link['type']))} {earlier}, {link['basis'].lower()}"


def _box(drawing: _Drawing, box: StepBox) -> None:
    node, lead = box.step["node"], drawing.linking.step
    kind = "step start" if box.step["reached"] == "START" else "step more" if box.folded else "step"
    parent = _anchor(drawing.svg, lead(box.id) if lead else None, kind, id=box.id)
    x, y = drawing.corner(box)
    _add(parent, "title", node["title"] if box.folded else f"{node['title']} ({node['id']})")
    _add(parent, "rect", x=x, y=y, width=_WIDTH, height=_HEIGHT, rx=4, **{"class": "box"})
    date = "" if box.folded else spoken_date(box.step["date"]) or "no date told"
    _add(parent, "text", date, x=x + 8, y=y + 15, **{"class": "date"})
    for at, words in enumerate(textwrap.wrap(node["title"], 29, max_lines=3, placeholder=" …")):
        _add(parent, "text", words, x=x + 8, y=y + 30 + at * 14)
    _doubts(parent, node, x, y)


def _doubts(parent: Xml.Element, node: dict[str, Any], x: int, y: int) -> None:
    """A mark where it is told in two ways, and an open end on the side where something is not told."""
    if node.get("discrepancies"):
        mark = _add(parent, "text", "≠", x=x + _WIDTH - 16, y=y + 16, **{"class": "twice"})
        _add(mark, "title", "Told in two ways: " + "; ".join(one["title"] for one in node["discrepancies"]))
    for type, side, out in (("ORIGIN", x, -1), ("FATE", x + _WIDTH, 1)):
        if missing := [gap["title"] for gap in node.get("gaps", ()) if gap["gap"]["type"] == type]:
            end = _add(parent, "g", **{"class": "open"})
            _add(end, "title", "Not told: " + "; ".join(missing))
            _add(end, "path", d=f"M{side} {y + 52} H{side + 8 * out}")
            _add(end, "circle", cx=side + 12 * out, cy=y + 52, r=4)


def _anchor(parent: Xml.Element, address: str | None, kind: str, **named: str) -> Xml.Element:
    """A group, and where it leads if it is for a page; what scripts know it by stands there too."""
    if not address:
        return _add(parent, "g", **{"class": kind})
    return _add(parent, "a", href=address, **{"class": kind, **{f"data-{name}": text for name, text in named.items()}})


def _legend(svg: Xml.Element, y: int) -> None:
    lines = (("link stated", "stated"), ("link inferred", "inferred"), ("beside", "one matter, no link"))
    for at, (kind, words) in enumerate(lines):
        x = _LEFT + at * 130
        _add(svg, "path", d=f"M{x} {y} H{x + 36}", **{"class": kind})
        _add(svg, "text", words, x=x + 42, y=y + 4)
    x = _LEFT + 430
    _add(svg, "text", "≠", x=x, y=y + 4, **{"class": "twice"})
    _add(svg, "text", "told in two ways", x=x + 14, y=y + 4)
    _add(svg, "circle", cx=x + 130, cy=y, r=4, **{"class": "open"})
    _add(svg, "text", "something is not told", x=x + 140, y=y + 4)


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str | int) -> Xml.Element:
    child = Xml.SubElement(parent, name, {key: str(value) for key, value in attributes.items()})
    child.text = text
    return child
