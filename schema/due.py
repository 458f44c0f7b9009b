"""When commitments and promises were to be done."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import strawberry

from rasso_graph.loaders.plan import Key
from rasso_graph.resolvers.planning.declarations import Overdue
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import BY_DATE, dated, declared, linked, stored
from rasso_graph.schema.filters import DueFilter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CitedRef, DocumentRef
from rasso_graph.schema.words import Basis, Confidence

_LAST_TOLD = (Key("when_known", True), Key("when_latest", True), Key("id"))
_FIRST_TOLD = (Key("when_known"), Key("when_latest"), Key("id"))

On = Annotated[date, strawberry.argument(description='The day that is asked about, such as "2022-02-28".')]


def due() -> Any:
    """The time told last."""
    return linked(
        "When it was to be done, as last told: by a day, over a period. Null: no document held tells; words such as "
        "shortly are a gap.",
        "HAS_DUE",
        order=_LAST_TOLD,
        known=True,
    )


def dues() -> Any:
    """All times told."""
    return linked("Every time told for it, the one told last at the end.", "HAS_DUE", order=_FIRST_TOLD, known=True)


def overdue_on() -> Any:
    """Whether it was overdue on a day."""
    return declared(
        Overdue(),
        "Whether it was overdue on a day: the last day that each time told for it may mean had passed, and nothing "
        "published by then tells that it was done or dropped. False where no day is told.",
        on=On,
    )


@entity(
    "Due",
    filter=DueFilter,
    example="due/rasso-2025/action/joint-protocol",
    order=BY_DATE,
    called=("due day", "due days"),
    description="When a commitment or promise was to be done, as a document tells or lets one infer.",
)
class Due(Cited):
    date: EdtfDate | None = dated("By when; null where a period alone is told.")
    period: EdtfDate | None = dated("Over which time; null where a day alone is told.")
    words: str = stored("The words that tell it, few.")
    basis: Basis = stored("Whether the document says so or a reader concludes it.")
    confidence: Confidence | None = stored("How sure the reader is, for an inference; null for what is stated.")
    reason: str | None = stored("Why, for an inference; for what is stated, how it was read, if that needs saying.")
    of: CitedRef = linked("What was to be done: a commitment or a promised event.", "HAS_DUE", out=False)
    document: DocumentRef = linked("The document that tells it.", "CLAIMED_IN")
