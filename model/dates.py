"""Extended dates (EDTF) and the days they span."""

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from time import struct_time
from typing import Any, cast

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf.parser.grammar import level0Expression, level1Expression
from pyparsing import ParseException

FIRST_DAY = "0001-01-01"
LAST_DAY = "9999-12-31"
"""Stand in for an open or unknown bound in a sort key: they order before and after every real day."""
UNKNOWN = (LAST_DAY, LAST_DAY)
"""The bounds of a date that nobody tells: after every other."""
_WINTER = re.compile(r"(?:.*/)?(\d{4})-2[48]")
_SIMPLE = cast(tuple[Any, ...], (level0Expression, level1Expression))
"""Grammars that `parse_edtf` tries first, besides a third that takes five times as long as both."""


class BadDate(ValueError):
    """The text is no EDTF date, or names a day that does not exist."""


@dataclass(frozen=True)
class Span:
    """The earliest and latest day of a date, as ISO text; None where that end is open."""

    earliest: str | None
    latest: str | None


@lru_cache(maxsize=4096)
def span(edtf: str) -> Span:
    """Days that an EDTF text may mean. Raises BadDate."""
    try:
        parsed = _parsed(edtf)
        found = _as_standard(edtf.strip(), Span(_day(parsed.lower_strict()), _day(parsed.upper_strict())))
    except (EDTFParseException, ValueError, OverflowError, AttributeError, TypeError) as error:
        raise BadDate(f"'{edtf}' is not an EDTF date") from error
    if found.earliest and found.latest and found.earliest > found.latest:
        raise BadDate(f"'{edtf}' ends before it starts")
    return found


def _as_standard(edtf: str, found: Span) -> Span:
    """What the library guesses otherwise: an end that is left out is unknown, and a winter goes on to February."""
    winter = _WINTER.fullmatch(edtf)
    latest = f"{int(winter[1]) + 1:04}-03-01" if winter else found.latest
    if winter:
        latest = (date.fromisoformat(str(latest)) - timedelta(1)).isoformat()
    return Span(None if edtf.startswith("/") else found.earliest, None if edtf.endswith("/") else latest)


def _parsed(edtf: str) -> Any:
    """What a simple grammar reads whole, `parse_edtf` reads alike: of readings equally long it takes the first."""
    for grammar in _SIMPLE:
        try:
            return grammar.parse_string(edtf, parse_all=True)[0]
        except ParseException:
            continue
    return cast(Any, parse_edtf)(edtf)


def bounds(edtf: object) -> tuple[str, str]:
    """First and last day as sort keys: an open start is FIRST_DAY, an open end and the unknown LAST_DAY."""
    if not isinstance(edtf, str):
        return UNKNOWN
    found = span(edtf)
    return found.earliest or FIRST_DAY, found.latest or LAST_DAY


def disordered(start: object, end: object) -> bool:
    """Whether something would end before it can have started. Raises BadDate."""
    return start is not None and end is not None and bounds(end)[1] < bounds(start)[0]


def _day(bound: struct_time | float) -> str | None:
    if isinstance(bound, int | float):
        if math.isinf(bound):
            return None
        raise ValueError(bound)
    return date(bound.tm_year, bound.tm_mon, bound.tm_mday).isoformat()
