"""How pages say what the API tells: values of enumerations, dates, and what kind of thing an id names."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

COMMITMENT_IDS = ("action", "outcome", "recommendation", "response", "aim")
"""First segments of the ids of commitments."""
PARTY_IDS = ("body", "post", "person")
LINK_WORDS = {
    "REPEATS": "repeats",
    "REWORDS": "rewords",
    "MOVES": "moves to another theme",
    "DROPS": "drops",
    "MIRRORS": "mirrors",
    "RESPONDS_TO": "responds to",
    "FULFILS": "fulfils",
    "CONTINUES": "continues",
    "SUPERSEDES": "replaces",
    "DERIVES_FROM": "springs from",
    "SPLITS": "is split off from",
    "MERGES": "merges",
    "REPORTS_ON": "reports on",
    "STEP_OF": "is a step of",
    "INFORMS": "was informed by",
    "ABOUT": "is about it",
}
"""A link of lineage as it reads from the later thing to the earlier one."""
STATUSES = {
    "DELIVERED": "Delivered",
    "IN_PROGRESS": "In progress",
    "PLANNED": "Planned",
    "NOT_STARTED": "Not started",
    "DROPPED": "Dropped",
    "UNKNOWN": "Not known",
}
SHORT_FORMS = {
    "RASSO": "rape and serious sexual offences",
    "JNAP": "Joint National Action Plan of the police and the CPS",
    "VAWG": "violence against women and girls",
    "DPP": "Director of Public Prosecutions",
    "ABE": "Achieving Best Evidence, the guidance on interviews",
}
"""Short forms that titles use, and that the graph has no name for."""
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def spoken(value: str) -> str:
    """A value of an enumeration as people write it: IN_PROGRESS is in progress."""
    return value.replace("_", " ").lower()


def kind_words(id: str) -> str:
    """What sort of thing an id names, as people say it: event/x is an event."""
    return id.partition("/")[0].replace("-", " ")


def spoken_date(told: dict[str, Any] | None) -> str:
    """A date for people; an empty text where none is told."""
    return _told(told["edtf"], told) if told else ""


def day(text: str) -> str:
    """A date of the calendar for people: 2021-03-01 is 1 March 2021."""
    return _point(text)


def _told(edtf: str, told: dict[str, Any]) -> str:
    if edtf.startswith("["):
        return " or ".join(map(_point, edtf.strip("[]").split(",")))
    begins, between, ends = edtf.partition("/")
    if not between:
        return _point(edtf)
    if begins in ("", ".."):
        return f"by {_point(ends)}"
    if ends in ("", ".."):
        return f"from {_point(begins)}"
    return f"{_point(begins)} to {_point(ends)}"


def _point(edtf: str) -> str:
    about = "about " if edtf.endswith(("~", "%")) else "perhaps " if edtf.endswith("?") else ""
    bare = edtf.strip().rstrip("~?%")
    if (season := bare.rpartition("-")[2]) in _SEASONS and len(bare) == 7:
        return f"{about}{_SEASONS[season]} {bare[:4]}"
    if not (found := _DAY.fullmatch(bare)):
        return edtf
    parts = [
        found["day"] and str(int(found["day"])),
        found["month"] and calendar.month_name[int(found["month"])],
        found["year"],
    ]
    return about + " ".join(part for part in parts if part)


def age(told: dict[str, Any] | None, today: date) -> str:
    """How long ago the last day of a date was, in whole months or years; an empty text where that is not told."""
    if not told or not told["latest"]:
        return ""
    then = date.fromisoformat(told["latest"])
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    many, unit = (months // 12, "year") if months >= 12 else (max(months, 0), "month")
    return f"{many} {unit}{'' if many == 1 else 's'} ago"
