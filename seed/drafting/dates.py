"""Dates in a text, in the words that tell them and as EDTF."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass

from rasso_graph.model.dates import span

_MONTHS = tuple(name.lower() for name in month_name[1:])
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_PARTS = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "later in": (9, 12),
    "end of": (9, 12),
    "the end of": (9, 12),
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WAYS = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}",
    rf"(?:(?:the )?end of\s+)?{_MONTH},?\s+{_YEAR}",
    rf"(?P<season>{'|'.join(_SEASONS)})\s+(?:of\s+)?{_YEAR}",
    rf"{_YEAR}\s?[/\u2013-]\s?(?P<next>\d\d)(?!\d)",
    rf"(?P<part>{'|'.join(_PARTS)})[\s-]+{_YEAR}",
    rf"(?:in|by|since|during|of|before|until|from)\s+{_YEAR}",
)
_DATE = [re.compile(rf"\b{way}\b", re.IGNORECASE) for way in _WAYS]
_BEFORE = re.compile(r"\b(?P<sign>by|before|until|no later than)\s+(?:the\s+)?$", re.IGNORECASE)
_SIGN = re.compile(r"^(?P<sign>in|by|since|during|of|before|until|from)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class DateTold:
    """A date where it is told: its first and last code point, and what it is as EDTF."""

    start: int
    end: int
    words: str
    edtf: str

    @property
    def latest(self) -> bool:
        """Whether it is told as the last day of something: by then."""
        return self.edtf.startswith("../")


def dates_told(text: str) -> list[DateTold]:
    """The dates that a text tells, in order."""
    found, taken = list[DateTold](), list[tuple[int, int]]()
    for way in _DATE:
        for match in way.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                found.extend(_dated(text, match))
    return sorted(found, key=lambda one: one.start)


def _dated(text: str, match: re.Match[str]) -> Iterator[DateTold]:
    before, sign = _BEFORE.search(text[: match.start()]), _SIGN.match(match.group())
    start = before.start() if before else match.start()
    by = before is not None or (sign is not None and sign["sign"].lower() in ("by", "before", "until"))
    start += len(sign.group()) if sign is not None and not by else 0
    edtf = _edtf({key: value for key, value in match.groupdict().items() if value})
    if not edtf:
        return
    edtf = f"../{edtf.partition('/')[2] or edtf}" if by else edtf
    try:
        span(edtf)
    except ValueError:
        return
    yield DateTold(start, match.end(), " ".join(text[start : match.end()].split()), edtf)


def _edtf(told: dict[str, str]) -> str:
    """What a date comes to; empty for two years that do not follow each other."""
    year = told["year"]
    if "month" in told:
        month = f"{year}-{_MONTHS.index(told['month'].lower()) + 1:02}"
        return f"{month}-{int(told['day']):02}" if "day" in told else month
    if "season" in told:
        return f"{year}-{_SEASONS[told['season'].lower()]}"
    if "next" in told:
        return f"{year}-04-01/{int(year) + 1}-03-31" if int(told["next"]) == (int(year) + 1) % 100 else ""
    if "part" in told:
        first, last = _PARTS[" ".join(told["part"].lower().split())]
        return f"{year}-{first:02}/{year}-{last:02}"
    return year
