"""The days that dates of the graph span, with the constants that stand for open and unknown bounds."""

from functools import lru_cache

from rasso_graph.model.dates import FIRST_DAY, LAST_DAY, Span, span

days = lru_cache(maxsize=8192)(span)
"""The earliest and latest day of an EDTF text; parsing one is slow, and few differ."""

UNKNOWN = (LAST_DAY, LAST_DAY)
"""The bounds of a date that nobody tells: after every other."""


def bounds(edtf: object) -> tuple[str, str]:
    """First and last day as sort keys: an open start is FIRST_DAY, an open end and the unknown LAST_DAY."""
    if not isinstance(edtf, str):
        return UNKNOWN
    found: Span = days(edtf)
    return found.earliest or FIRST_DAY, found.latest or LAST_DAY


def disordered(start: str | None, end: str | None) -> bool:
    """Whether something would end before it can have started."""
    return start is not None and end is not None and bounds(end)[1] < bounds(start)[0]
