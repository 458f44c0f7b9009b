"""What somebody has to do already, and what was found without a figure."""

from __future__ import annotations

from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import BY_DATE, dated, linked, stored
from rasso_graph.schema.filters import DutyFilter, FindingFilter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CitedRef, Holder
from rasso_graph.schema.words import Basis, Confidence


@entity(
    "Duty",
    filter=DutyFilter,
    example="duty/courts-list-cases",
    description="What somebody has to do already, whatever is promised: a standing task or a rule. It makes nobody an "
    "owner of what is promised beside it.",
)
class Duty(Cited):
    bearers: list[Holder] = linked("Whose duty it is.", "BORNE_BY")
    standing: bool | None = stored("Whether it holds on; false for one that held once, or for the present only.")
    basis: Basis = stored("Whether a document says so or a reader concludes it.")
    confidence: Confidence | None = stored("How sure the reader is, for an inference; null for what is stated.")
    reason: str | None = stored("Why, for an inference; for what is stated, how it was read, if that needs saying.")
    about: list[CitedRef] = linked("What it is told beside, or concerns.", "ABOUT")


@entity(
    "Finding",
    filter=FindingFilter,
    example="finding/hmcpsi-2016-units-under-resourced",
    order=BY_DATE,
    description="What an inspection, a review or a party itself found, without a figure. For figures take statistics.",
)
class Finding(Cited):
    by: list[Holder] = linked("Who found it; empty where that is not told.", "FOUND_BY")
    date: EdtfDate | None = dated("When it was found or reported; null where that is not told.")
    basis: Basis = stored("Whether a document says so or a reader concludes it.")
    confidence: Confidence | None = stored("How sure the reader is, for an inference; null for what is stated.")
    reason: str | None = stored("Why, for an inference; for what is stated, how it was read, if that needs saying.")
    about: list[CitedRef] = linked("What it concerns.", "ABOUT")
