"""Values between the graph and GraphQL."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from rasso_graph.model.dates import span
from tests.shapes import is_list


def stored_value(value: Any) -> Any:
    """A value of an argument as the graph holds it."""
    if is_list(value):
        return [stored_value(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def told_date(edtf: str | None, said: str | None) -> dict[str, Any] | None:
    """An EdtfDate, by field name."""
    if edtf is None:
        return None
    days = span(edtf)
    return {"edtf": edtf, "said": said, "earliest": _day(days.earliest), "latest": _day(days.latest)}


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
