"""Dates as the documents tell them."""

from __future__ import annotations

from datetime import date

import strawberry


@strawberry.type(
    description="A date as told, perhaps imprecise or open. To sort or draw it take `earliest` and `latest`."
)
class EdtfDate:
    edtf: str = strawberry.field(
        description="In the Extended Date/Time Format: 2016-02-02 a day, 2014-10 a month, 2021-22 summer 2021 (21 "
        "spring, 22 summer, 23 autumn, 24 winter), 2014-04/2014-09 from one to the other, ../2016-06-30 by that day, "
        "2021-09/.. since that month, 2021-01~ about then, [2020-10,2020-12] one of these."
    )
    said: str | None = strawberry.field(
        description="The date in a few words as told, or how it was worked out; null where nothing is added."
    )
    earliest: date | None = strawberry.field(
        description="The first day that it may mean: 2014-10-01 for 2014-10. Null if its start is open."
    )
    latest: date | None = strawberry.field(
        description="The last day that it may mean: 2014-10-31 for 2014-10. Null if its end is open."
    )
