"""Dates as the documents tell them."""

from __future__ import annotations

from datetime import date

import strawberry


@strawberry.type(description="A date as told, perhaps imprecise or open, in the Extended Date/Time Format (EDTF).")
class EdtfDate:
    edtf: str = strawberry.field(description="EDTF, such as 2014-10, 2021-22 (summer 2021) or ../2016-06-30.")
    said: str | None = strawberry.field(description="A few words as told, or how the date was worked out.")
    earliest: date | None = strawberry.field(description="The first day that it may mean; null if open.")
    latest: date | None = strawberry.field(description="The last day that it may mean; null if open.")
