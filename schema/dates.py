"""Dates as the documents tell them."""

from __future__ import annotations

import json
import re
from datetime import date

import strawberry
from graphql import GraphQLError

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(given: object) -> date:
    """The day that is written so and in no other way. Raises GraphQLError."""
    try:
        if isinstance(given, str) and _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    shown = json.dumps(given, ensure_ascii=False, default=str)[:60]
    raise GraphQLError(f'{shown} is no day. Write one as YYYY-MM-DD in quotes, such as "2021-01-31".')


DAY = strawberry.scalar(
    name="Date",
    description="A day as YYYY-MM-DD, such as 2021-01-31.",
    specified_by_url="https://scalars.graphql.org/andimarek/local-date.html",
    serialize=date.isoformat,
    parse_value=_day,
)
"""How clients write a day, the shortest of the forms that ISO 8601 has for it."""


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
