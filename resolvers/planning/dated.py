"""Dates as told, ready for the response."""

from __future__ import annotations

from rasso_graph.model.dates import span


def told(edtf: str | None, said: str | None) -> dict[str, str | None] | None:
    """An EdtfDate by the names of its fields; None for no date."""
    if edtf is None:
        return None
    days = span(edtf)
    return {"edtf": edtf, "said": said, "earliest": days.earliest, "latest": days.latest}
