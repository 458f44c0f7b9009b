"""How dates, changed words, short forms and references are written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rasso_graph.explorer.referring import references
from rasso_graph.explorer.short_forms import ShortForms
from rasso_graph.explorer.wordings import Run, marked
from rasso_graph.explorer.words import age, spoken_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-03-01", "1 March 2021"),
        ("2020-07", "July 2020"),
        ("2014", "2014"),
        ("2021-01~", "about January 2021"),
        ("2021-22", "summer 2021"),
        ("../2021-03-31", "by 31 March 2021"),
        ("2022-02/..", "from February 2022"),
        ("2014-04-01/2015-03-31", "1 April 2014 to 31 March 2015"),
        ("[2013,2014]", "2013 or 2014"),
    ],
)
def test_a_date_is_written_as_people_say_it(edtf: str, words: str) -> None:
    assert spoken_date({"edtf": edtf}) == words


def test_an_age_is_in_whole_months_or_years() -> None:
    told = [age({"latest": "2020-02-15"}, today) for today in (date(2020, 3, 14), date(2020, 3, 15), date(2022, 2, 14))]
    assert told == ["0 months ago", "1 month ago", "1 year ago"]
    assert age(None, date(2020, 1, 1)) == ""


def test_words_that_changed_are_marked_and_marks_at_their_ends_are_not() -> None:
    runs = marked([{"id": "a", "text": "Give early, kind advice."}, {"id": "b", "text": "give early written advice"}])
    assert runs["a"] == [Run("Give early,"), Run("kind", lost=True), Run("advice.")]
    assert runs["b"] == [Run("give early"), Run("written", gained=True), Run("advice")]


def test_a_wording_without_a_text_is_left_out() -> None:
    assert marked([{"id": "a", "text": None}]) == {}


def test_a_short_form_is_explained_once_and_what_stands_around_it_is_text() -> None:
    short = ShortForms({"CPS": "Crown <Prosecution> Service"})
    marked_up = short.mark("<b>CPS</b> and CPS, not CPSX")
    explained = '<abbr title="Crown &lt;Prosecution&gt; Service">CPS</abbr>'
    assert marked_up == f"&lt;b&gt;{explained}&lt;/b&gt; and CPS, not CPSX"
    assert short.used == {"CPS": "Crown <Prosecution> Service"}


def test_a_reference_cannot_leave_its_field() -> None:
    document: dict[str, Any] = {
        "id": "document/x",
        "title": "A} & {B\\\n#1",
        "published": None,
        "url": None,
        "publishers": [],
    }
    told = references(document, "Item 1\nER  - ", "https://example.org/x")
    assert "  title = {A\\} \\& \\{B\\textbackslash{}\n\\#1}," in told["BibTeX"]
    assert told["RIS"].splitlines() == [
        "TY  - RPRT",
        "TI  - A} & {B\\ #1",
        "UR  - https://example.org/x",
        "N1  - Item 1 ER -",
        "ER  - ",
    ]
