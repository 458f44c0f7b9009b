"""The days that dates of the graph span, with the constants that stand for open and unknown bounds."""

from rasso_graph.model.dates import FIRST_DAY, LAST_DAY, span

UNKNOWN = (LAST_DAY, LAST_DAY)
"""The bounds of a date that nobody tells: after every other."""


def bounds(edtf: object) -> tuple[str, str]:
    """First and last day as sort keys: an open start is FIRST_DAY, an open end and the unknown LAST_DAY."""
    if not isinstance(edtf, str):
        return UNKNOWN
    found = span(edtf)
    return found.earliest or FIRST_DAY, found.latest or LAST_DAY


def disordered(start: str | None, end: str | None) -> bool:
    """Whether something would end before it can have started."""
    return start is not None and end is not None and bounds(end)[1] < bounds(start)[0]
