"""Figures, and the measures by which a programme says it will be judged."""

from __future__ import annotations

from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import dated, linked, stored
from rasso_graph.schema.filters import DatedFilter, Filter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CitedRef, ProgrammeRef
from rasso_graph.schema.words import Bound


@entity(
    "Statistic",
    filter=DatedFilter,
    example="statistic/section-28-courts",
    description="A figure that a document states, with what it counts.",
)
class Statistic(Cited):
    value: float | None = stored("The figure, in the `unit`: 62.4 for 62.4 per cent.")
    bound: Bound | None = stored("What the figure is, where it is not exact, such as MORE_THAN; null where it is.")
    unit: str | None = stored("What it is counted in, such as cases or per cent.")
    numerator: float | None = stored("For a share, the part: 53 if 53 of 85 are told. Null where there is none.")
    denominator: float | None = stored(
        "For a share, the whole: 85 if 53 of 85 are told. Not from the document itself where `baseStated` is false."
    )
    base_stated: bool | None = stored(
        "Whether the document states what the figure is a share or part of; null where there is nothing to state."
    )
    period: EdtfDate | None = dated("The time it covers; null where that is not told.")
    population: str | None = stored(
        "What it was counted among, such as cases reviewed by HMCPSI; null where that is not told."
    )
    source: str | None = stored("Where the document says it comes from; null where it does not.")
    about: list[CitedRef] = linked("What it concerns.", "ABOUT")


@entity("SuccessMeasure", filter=Filter, example="measure/rasso-2025/late-drops")
class SuccessMeasure(Cited):
    order: int | None = stored("Its place in the list, from 1.")
    programmes: list[ProgrammeRef] = linked("The programme that it judges.", "HAS_PART", out=False)
    about: list[CitedRef] = linked("What it concerns.", "ABOUT")
