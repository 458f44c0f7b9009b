"""What the documents contradict, and what they do not tell."""

from __future__ import annotations

from rasso_graph.loaders.plan import At, Key
from rasso_graph.resolvers.planning.declarations import Distance, Inherited, Same, Scoped
from rasso_graph.schema.fields import declared, linked, stored
from rasso_graph.schema.filters import DoubtFilter, GapFilter
from rasso_graph.schema.kinds import entity, link
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CitedRef, SettlementRef, SideRef
from rasso_graph.schema.settlement import settlement, settlements
from rasso_graph.schema.words import GapType


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


@entity("Gap", filter=GapFilter, example="gap/soteria-lead", description="Something the documents do not tell.")
class Gap(Cited):
    type: GapType | None = stored(
        "What it leaves open: where a thing came from, what became of it, or by when it is due. Null for any other gap."
    )
    reason: str = stored("Why one would expect to be told.")
    about: list[CitedRef] = linked("What it is about.", "ABOUT")
    settlement: SettlementRef | None = settlement(
        "The claim that counts of those that it is closed, and by what. Null: it is open."
    )
    settlements: list[SettlementRef] = settlements()


@link(description="Something not told about a thing, as seen from that thing. It has no id: the gap has.")
class Untold:
    title: str = stored("What is not told, as in `gap`.")
    reason: str = stored("Why one would expect to be told, as in `gap`.")
    inherited: bool = declared(Inherited(), "Whether it is about what contains the thing, and not the thing itself.")
    distance: int = declared(
        Distance(), "How many steps up what it is about lies: 0 is the thing itself, 1 what directly contains it."
    )
    through: CitedRef = declared(Scoped(At.TARGET), "What the gap is about: the thing, or what contains it.")
    gap: Gap = declared(Same(), "The gap, with its passages.")
