"""Splitting texts into units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasso_graph.seed.citing import units


def split(text: str) -> list[tuple[str, str]]:
    """The kind and the passage of every unit."""
    return [(unit.kind.value, text[unit.start : unit.end]) for unit in units(text)]


def test_a_line_is_a_paragraph_and_a_short_one_without_a_stop_a_heading() -> None:
    assert split("The yard\n\nHens live here.\n") == [("HEADING", "The yard"), ("PARAGRAPH", "Hens live here.")]


def test_a_label_with_a_colon_is_a_heading_and_what_leads_into_a_list_is_not() -> None:
    assert split("Eggs:\n\nThese are the hens that lay on Sundays:\n") == [
        ("HEADING", "Eggs:"),
        ("PARAGRAPH", "These are the hens that lay on Sundays:"),
    ]


@pytest.mark.parametrize("mark", ["- ", " - ", "\u2022 ", "* ", "\u2013 ", "- - "])
def test_a_bullet_is_a_unit_without_its_mark(mark: str) -> None:
    assert split(f"{mark}one hen\n{mark}two hens\n") == [("BULLET", "one hen"), ("BULLET", "two hens")]


@pytest.mark.parametrize("mark", ["", "- "])
def test_a_numbered_paragraph_keeps_its_number(mark: str) -> None:
    assert split(f"{mark}12. Hens live here.") == [("ITEM", "12. Hens live here.")]


def test_a_year_or_a_decimal_at_the_start_is_no_item_number() -> None:
    assert split("2020 was dry.\n\n3.5 hens were counted.") == [
        ("PARAGRAPH", "2020 was dry."),
        ("PARAGRAPH", "3.5 hens were counted."),
    ]


def test_cells_of_a_row_are_units_and_empty_ones_are_not() -> None:
    assert split("\tOne hen\t\tTwo hens\n---\t---\n") == [("CELL", "One hen"), ("CELL", "Two hens")]


def test_the_number_of_a_row_stays_with_its_first_cell() -> None:
    assert split("7.\tFeed the hens\tFed") == [("CELL", "7.\tFeed the hens"), ("CELL", "Fed")]


def test_the_page_number_of_a_line_of_contents_stays_with_it() -> None:
    assert split("Hens\t4\nGeese\t12") == [("CELL", "Hens\t4"), ("CELL", "Geese\t12")]


def test_a_list_of_html_inside_a_cell_is_split_at_its_bullets() -> None:
    first = '<h2>Hens</h2>\t<ul style="x"> \u2022 Feed them. \u2022 Call <u>them</u>. '
    assert split(first + "<p>Also:</p> <ul> \u2022 Geese \t<b>End</b>") == [
        ("HEADING", "Hens"),
        ("BULLET", "Feed them."),
        ("BULLET", "Call <u>them</u>."),
        ("PARAGRAPH", "Also:"),
        ("BULLET", "Geese"),
        ("CELL", "<b>End</b>"),
    ]


def test_a_footnote_begins_with_a_raised_number() -> None:
    assert split("\u00b2 Hens are birds.") == [("FOOTNOTE", "\u00b2 Hens are birds.")]


def test_the_rest_of_a_sentence_behind_a_page_break_is_a_unit_of_its_own() -> None:
    assert split("Hens live\n\nin the yard.") == [("HEADING", "Hens live"), ("CONTINUATION", "in the yard.")]


def test_a_broken_line_is_one_unit_until_its_sentence_ends() -> None:
    assert split("The hens, which live in\nYorkshire, lay\nmany eggs.\nGeese do not.") == [
        ("PARAGRAPH", "The hens, which live in\nYorkshire, lay\nmany eggs."),
        ("PARAGRAPH", "Geese do not."),
    ]


def test_lines_of_a_list_of_headings_are_not_joined() -> None:
    assert [passage for _, passage in split("Hens\nGeese\nThe yard of the farm")] == [
        "Hens",
        "Geese",
        "The yard of the farm",
    ]


def test_lines_without_letters_or_digits_are_no_units() -> None:
    assert split("\n---\n \u2022 \n<ul></ul>\n") == []


def test_spans_count_code_points() -> None:
    found = units("\U0001f414 Hens\n\n\u00e9t\u00e9.")
    assert [(unit.start, unit.end) for unit in found] == [(0, 6), (8, 12)]


@given(st.text("ab1.,:\n\t -\u2022\u00b9<p>/h2u", max_size=60))
def test_units_are_in_order_apart_and_trimmed(text: str) -> None:
    found = units(text)
    edges = [edge for unit in found for edge in (unit.start, unit.end)]
    assert edges == sorted(edges)
    assert all(text[unit.start : unit.end].strip() == text[unit.start : unit.end] != "" for unit in found)


@given(st.text("ab1.,:\n\t -\u2022\u00b9", max_size=60))
def test_every_letter_and_digit_is_in_a_unit(text: str) -> None:
    inside = {place for unit in units(text) for place in range(unit.start, unit.end)}
    assert [place for place, sign in enumerate(text) if sign.isalnum() and place not in inside] == []
