"""Figures, and the measures by which a programme says it will be judged."""

from __future__ import annotations

import strawberry

from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import dated, linked, stored
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CitedRef, ProgrammeRef


@strawberry.type(description="A figure with what it counts.")
class Statistic(Cited):
    value: float | None = stored("The figure.")
    unit: str | None = stored("What it is counted in, such as cases or percent.")
    numerator: float | None = stored("For a share: of how many, the part.")
    denominator: float | None = stored("For a share: of how many, the whole.")
    base_stated: bool | None = stored("Whether the document states what the figure is a share of.")
    period: EdtfDate | None = dated("The time it covers.")
    population: str | None = stored("What it was counted among.")
    source: str | None = stored("Where the document says it comes from.")
    about: list[CitedRef] = linked("What it concerns.", "ABOUT")


@strawberry.type(description="A measure by which a programme says it will be judged.")
class SuccessMeasure(Cited):
    order: int | None = stored("Its place in the list, from 1.")
    programmes: list[ProgrammeRef] = linked("The programme that it judges.", "HAS_PART", out=False)
    about: list[CitedRef] = linked("What it concerns.", "ABOUT")
