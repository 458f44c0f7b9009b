"""The days that extended dates mean: by the simple grammars first, and never otherwise than by the whole one."""

from __future__ import annotations

from typing import Any, cast

import pytest
from edtf import parse_edtf

from rasso_graph.model.dates import BadDate, Span, bounds, disordered, span

MEANT = {
    "2014": ("2014-01-01", "2014-12-31"),
    "2014-02": ("2014-02-01", "2014-02-28"),
    "2020-02-29": ("2020-02-29", "2020-02-29"),
    "2014-04/2014-09": ("2014-04-01", "2014-09-30"),
    "2016-02-02/2016-03": ("2016-02-02", "2016-03-31"),
    " 2014-10 ": ("2014-10-01", "2014-10-31"),
    "2021-22": ("2021-06-01", "2021-08-31"),
    "../2015": (None, "2015-12-31"),
    "2014-06/..": ("2014-06-01", None),
    "2014-10~": ("2014-10-01", "2014-10-31"),
    "2014?/2015": ("2014-01-01", "2015-12-31"),
    "201X": ("2010-01-01", "2019-12-31"),
    "[2014-03,2015]": ("2014-03-01", "2015-12-31"),
    "[2020-01..2020-07]": ("2020-01-01", "2020-07-31"),
}


AS_STANDARD = {
    "2021-24": ("2021-12-01", "2022-02-28"),
    "2019-24": ("2019-12-01", "2020-02-29"),
    "2021-28": ("2021-12-01", "2022-02-28"),
    "2020-21/2020-24": ("2020-03-01", "2021-02-28"),
    "2020-24/2021-21": ("2020-12-01", "2021-05-31"),
    "2020/": ("2020-01-01", None),
    "/2020": (None, "2020-12-31"),
}
"""Winter is from December to February, and an end that is left out is unknown: the library guesses otherwise."""


@pytest.mark.parametrize("text", AS_STANDARD)
def test_a_winter_goes_on_to_february_and_an_unknown_end_stays_unknown(text: str) -> None:
    assert span(text) == Span(*AS_STANDARD[text])


@pytest.mark.parametrize("text", MEANT)
def test_a_date_means_its_days(text: str) -> None:
    assert span(text) == Span(*MEANT[text])


@pytest.mark.parametrize("text", MEANT)
def test_a_simple_grammar_reads_what_the_whole_one_reads(text: str) -> None:
    whole = cast(Any, parse_edtf(text))
    told = [day if isinstance(day, float) else tuple(day)[:3] for day in (whole.lower_strict(), whole.upper_strict())]
    days = (span(text).earliest, span(text).latest)
    ends = (float("-inf"), float("inf"))
    assert [tuple(map(int, day.split("-"))) if day else end for day, end in zip(days, ends, strict=True)] == told


@pytest.mark.parametrize(
    "text",
    ["", " ", "soon", "2014-13", "2015-02-29", "2015/2014", "2014-10 to 2014-11", "2014-1", "2014-10-03T25:00:00"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        span(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2014-02", ("2014-02-01", "2014-02-28")),
        ("../2015", ("0001-01-01", "2015-12-31")),
        ("2014-06/..", ("2014-06-01", "9999-12-31")),
        (None, ("9999-12-31", "9999-12-31")),
    ],
)
def test_an_open_end_orders_before_or_after_every_day_and_what_nobody_tells_after(
    text: str | None, days: tuple[str, str]
) -> None:
    assert bounds(text) == days


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2015", "2014", True),
        ("2014-02-02", "2014-02-01", True),
        ("2014-03", "2014-02", True),
        ("2014-02-02", "2014-02-02", False),
        ("2014-02-02", "2014", False),
        ("2014", "2014-02-02", False),
        ("2014", "2015", False),
        ("2014-02", "../2014-01", True),
        ("2014", "2013/..", False),
        (None, "2014", False),
        ("2014", None, False),
        (None, None, False),
    ],
)
def test_an_end_is_out_of_order_only_where_all_of_it_comes_before_the_start(
    start: str | None, end: str | None, wrong: bool
) -> None:
    assert disordered(start, end) is wrong
