"""Figures in a text, with what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rasso_graph.model.analysis import COMMON
from rasso_graph.seed.drafting.dates import dates_told

_FIGURE = re.compile(
    r"(?<![\w.,/\u00a3-])(?P<pound>\u00a3)?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<unit>%|per\s?cent\b|million\b|billion\b|thousand\b))?(?:\s(?P<noun>[a-z][a-z-]+(?:\s[a-z][a-z-]+)?))?"
)
_SCALE = {"million": 1e6, "billion": 1e9, "thousand": 1e3}
_SMALLEST = 10
"""A bare number below is one of an item or a list more often than a count."""
_NOT_COUNTED = COMMON | {"which", "per"}
"""Words behind a number that do not say what it counts."""


@dataclass(frozen=True)
class Figure:
    """A figure where it is told: its value, and in what."""

    start: int
    end: int
    words: str
    value: float
    unit: str


def figures(text: str) -> list[Figure]:
    """The figures that a text tells, in order: shares, sums of money, counts; no dates and no numbers of items."""
    told = dates_told(text)
    found = [one for match in _FIGURE.finditer(text) if (one := _figure(match)) is not None]
    return [one for one in found if not any(d.start < one.end and one.start < d.end for d in told)]


def _figure(match: re.Match[str]) -> Figure | None:
    number, unit = match["number"].replace(",", ""), " ".join((match["unit"] or "").split()).lower()
    noun = " ".join(word for word in (match["noun"] or "").split() if word not in _NOT_COUNTED)
    value = float(number) * _SCALE.get(unit, 1)
    share = unit in ("%", "per cent", "percent")
    counted = bool(noun) and value >= _SMALLEST and not (number.isdecimal() and 1900 <= value <= 2100)
    if not (share or match["pound"] or unit in _SCALE or counted):
        return None
    told = "%" if share else "pounds" if match["pound"] else noun or "?"
    end = match.end("unit") if match["unit"] else match.end("number")
    end = match.end("noun") if noun and not share and not match["pound"] else end
    return Figure(match.start(), end, " ".join(match.string[match.start() : end].split()), value, told)
