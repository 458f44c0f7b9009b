"""Timelines: what is dated about a thing, in the order of time."""

from __future__ import annotations

from enum import Enum

import strawberry

from rasso_graph.resolvers.planning.declarations import WalkPart
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import declared
from rasso_graph.schema.node import Cited
from rasso_graph.schema.ownership import Tenure


@strawberry.enum(description="What stands on a timeline.")
class TimelineKind(Enum):
    EVENT = strawberry.enum_value("EVENT", description="Something happened or was promised.")
    PUBLICATION = strawberry.enum_value("PUBLICATION", description="A document was published.")
    WORDING = strawberry.enum_value("WORDING", description="A commitment was printed.")
    CLAIM = strawberry.enum_value("CLAIM", description="A status was claimed; its date is that of the claim's event.")
    TENURE = strawberry.enum_value("TENURE", description="A person took a post, where the day is told.")


@strawberry.type(description="One thing on a timeline. An imprecise date stands at its earliest day.")
class TimelineEntry:
    kind: TimelineKind = declared(
        WalkPart(), "Why it stands here: a happening, a publication, a printing, a claim or a tenure."
    )
    date: EdtfDate | None = declared(WalkPart(), "Its date as told; its `earliest` may be null.")
    node: Cited | None = declared(WalkPart(), "The event, document, wording or claim of status; null for a tenure.")
    tenure: Tenure | None = declared(WalkPart(), "The tenure, which is a link and no node; null for anything else.")
