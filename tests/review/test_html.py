"""HTML that anybody can read: by itself, on any screen, with any reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise

import pytest

from tests.review.pages import Read, read_html

STYLE = (files("rasso_graph.seed.review") / "style.css").read_text("utf-8")
VOID = {"meta", "br", "hr"}


@pytest.fixture(params=["index", "document-garden-2020", "records"])
def page(request: pytest.FixtureRequest, written: dict[str, str]) -> Read:
    return read_html(written[f"{request.param}.html"])


def held(page: Read, tag: str) -> list[dict[str, str | None]]:
    """The attributes of every tag of a name."""
    return [attributes for name, attributes in page.tags if name == tag]


def test_a_page_loads_nothing(page: Read) -> None:
    names = {name for name, _ in page.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base"})
    assert not [held for _, held in page.tags if "src" in held or "style" in held]
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_links_stay_in_the_review(page: Read) -> None:
    assert [link for link in page.links if ":" in link or link.startswith("/")] == []


def test_a_page_says_its_language_and_fits_a_phone(page: Read) -> None:
    assert held(page, "html") == [{"lang": "en-GB"}]
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in held(page, "meta")


def test_a_page_has_one_main_and_a_way_to_it(page: Read) -> None:
    assert (len(held(page, "main")), len(held(page, "nav")), len(held(page, "header"))) == (1, 1, 1)
    assert page.links[0] == "#main"


def test_the_page_one_is_on_is_marked_among_the_others(page: Read) -> None:
    assert len([one for one in held(page, "a") if one.get("aria-current") == "page"]) == 1


def test_headings_skip_no_level(page: Read) -> None:
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
    assert levels.count(1) == 1
    assert [step for step in pairwise(levels) if step[1] > step[0] + 1] == []


def test_every_table_has_a_caption_and_headed_rows_and_columns(page: Read) -> None:
    tables = len(held(page, "table"))
    assert len(held(page, "caption")) == tables
    assert {one.get("scope") for one in held(page, "th")} <= {"row", "col"}
    regions = [one for one in held(page, "div") if one.get("role") == "region"]
    assert len(regions) == tables
    assert all(one["tabindex"] == "0" and one["aria-label"] for one in regions)


def test_tags_are_closed_in_order(written: dict[str, str]) -> None:
    for text in written.values():
        if text.startswith("<!DOCTYPE html>"):
            assert list(_unclosed(text)) == []


def _unclosed(text: str) -> Iterator[str]:
    open_: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z][a-z0-9]*)", text):
        if not closing and name not in VOID:
            open_.append(name)
        elif closing and (not open_ or open_.pop() != name):
            yield name
    yield from open_


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block))


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash", "passage"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "link", "rest", "alarm"])
def test_text_stands_out_from_its_ground(scheme: int, ground: str, ink: str) -> None:
    colours = _colours(STYLE.split(":root {")[1 + scheme].split("}")[0])
    lights = sorted((_light(colours[ground]), _light(colours[ink])))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5


def _light(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
