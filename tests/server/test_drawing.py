"""`rasso draw`: the picture of a lineage holds each step and link of it, in the order of time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from rasso_graph.explorer import picture_of
from rasso_graph.loaders.address import parse
from tests.checkout import ROOT
from tests.stores import load, packaged

Rasso = Callable[..., Any]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite://{tmp_path_factory.mktemp('drawn')}/rasso.db"
    load(parse(url), packaged().whole)
    return url


def _step(id: str, date: str | None, reached: str = "LINK", by: str | None = None) -> dict[str, Any]:
    dated = {"kind": "Document", "id": by, "title": by} if by else None
    told = {"edtf": date, "earliest": date, "latest": date} if date else None
    node = {"id": id, "title": f"<{id}> & more"}
    return {"node": node, "reached": reached, "beside": None, "date": told, "datedBy": dated}


def _classes(text: str, name: str) -> list[str]:
    return [one.get("class", "") for one in ElementTree.fromstring(text).iter(f"{SVG}{name}")]


def _boxes(picture: ElementTree.Element) -> list[ElementTree.Element]:
    return [one for one in picture.iter(f"{SVG}g") if one.get("class", "").startswith("step")]


def test_the_picture_of_the_readme_is_what_the_command_draws(rasso: Rasso, store: str, tmp_path: Path) -> None:
    drawn = tmp_path / "lineage.svg"
    told = rasso("draw", "action/early-advice", "--depth", "1", "--out", str(drawn), "--store", store)
    assert (told.code, told.out) == (0, f"Wrote 20 steps and 18 links to {drawn}.\n")
    assert drawn.read_text("utf-8") == (ROOT / "docs" / "lineage.svg").read_text("utf-8")


def test_stated_links_are_solid_and_inferred_ones_dashed() -> None:
    text = (ROOT / "docs" / "lineage.svg").read_text("utf-8")
    drawn = [one for one in _classes(text, "path")[:-3] if one]
    assert (drawn.count("link stated"), drawn.count("link inferred"), drawn.count("beside")) == (4, 14, 2)
    assert ".inferred { stroke-dasharray: 6 4 }" in text


def test_time_goes_from_left_to_right_and_each_document_has_a_lane() -> None:
    steps = [
        _step("document/old", "2013-01-01"),
        _step("action/a", "2016-02-02", "START", "document/reply"),
        _step("event/e", None),
    ]
    link = {
        "id": "link/1",
        "type": "CONTINUES",
        "basis": "STATED",
        "later": {"id": "action/a"},
        "earlier": {"id": "document/old"},
    }
    picture = ElementTree.fromstring(picture_of({"steps": steps, "links": [link]}))
    boxes = {box[0].text: box[1] for box in _boxes(picture)}
    assert [int(box.get("x", "")) for box in boxes.values()] == [24, 286, 548]
    words = [one.text for one in picture.iter(f"{SVG}text") if one.get("class") in ("year", "lane")]
    assert words == ["2013", "2016", "no date", "document/reply", "Other documents, and what happened"]
    assert "<action/a> & more (action/a)" in boxes


def test_boxes_do_not_lie_on_each_other() -> None:
    picture = ElementTree.fromstring((ROOT / "docs" / "lineage.svg").read_text("utf-8"))
    boxes = [(int(g[1].get("x", "")), int(g[1].get("y", ""))) for g in _boxes(picture)]
    assert len(boxes) == 20
    apart = [abs(x - u) >= 196 or abs(y - v) >= 64 for n, (x, y) in enumerate(boxes) for u, v in boxes[:n]]
    assert all(apart)


def test_what_is_not_there_is_not_drawn(rasso: Rasso, store: str, tmp_path: Path) -> None:
    told = rasso("draw", "action/early-advise", "--out", str(tmp_path / "x.svg"), "--store", store)
    assert (told.code, (tmp_path / "x.svg").exists()) == (1, False)
    assert "Nearest: action/early-advice, " in told.err
