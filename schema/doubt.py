"""What the documents contradict, and what they do not tell."""

from __future__ import annotations

from rasso_graph.loaders.plan import Key
from rasso_graph.schema.fields import linked, stored
from rasso_graph.schema.filters import DoubtFilter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CitedRef, SettlementRef, SideRef
from rasso_graph.schema.settlement import settlement, settlements


@entity("Side")
class Side(Cited):
    value: str = stored("What this side says, such as six Areas, in the project's words.")


@entity(
    "Discrepancy",
    filter=DoubtFilter,
    example="discrepancy/joib-remit",
    description="A contradiction within or between documents. All sides are kept; none is picked.",
)
class Discrepancy(Cited):
    weighing: str | None = stored("What speaks for which side; null where nothing does.")
    sides: list[SideRef] = linked("What is said, two or more.", "HAS_SIDE", order=(Key("id"),), known=True)
    about: list[CitedRef] = linked("What it is about.", "ABOUT")
    settlement: SettlementRef | None = settlement(
        "The claim that counts of those that it is resolved, and for which side. Null: it is open."
    )
    settlements: list[SettlementRef] = settlements()


@entity("Gap", filter=DoubtFilter, example="gap/soteria-lead", description="Something the documents do not tell.")
class Gap(Cited):
    reason: str = stored("Why one would expect to be told.")
    about: list[CitedRef] = linked("What it is about.", "ABOUT")
    settlement: SettlementRef | None = settlement(
        "The claim that counts of those that it is closed, and by what. Null: it is open."
    )
    settlements: list[SettlementRef] = settlements()
