"""Events: what happened or was promised."""

from __future__ import annotations

from rasso_graph.resolvers.planning.declarations import LAST_TOLD, Linked, OfClaim
from rasso_graph.resolvers.planning.settling import SETTLEMENTS
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.due import due, overdue_on
from rasso_graph.schema.facets import HAPPENINGS
from rasso_graph.schema.fields import BY_DATE, CLAIMED, TIMES, dated, declared, linked, stored, timed
from rasso_graph.schema.filters import UNSAID, EventFilter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.lineage import traced
from rasso_graph.schema.node import Cited
from rasso_graph.schema.ownership import (
    Involved,
    InvolvedByHolder,
    Owner,
    OwnersByHolder,
    involved,
    involved_by_holder,
    owned,
    owned_by_holder,
)
from rasso_graph.schema.refs import CitedRef, DueRef, LineageRef, ParticipationRef, SettlementRef
from rasso_graph.schema.settlement import settlement, settlements
from rasso_graph.schema.words import EventType, Fulfilment, Occurrence

_SETTLED = Linked(SETTLEMENTS, LAST_TOLD, CLAIMED)


@entity(
    "Event",
    filter=EventFilter,
    example="event/jnap-launched",
    order=BY_DATE,
    counted=HAPPENINGS,
    description="Something dated or datable that happened or was promised: one happening, however often told.",
)
class Event(Cited):
    type: EventType | None = stored("What sort of happening it is.")
    occurrence: Occurrence | None = stored("Whether it is told as past, as going on, or as promised.")
    date: EdtfDate | None = dated(
        "When it happened or was to happen; null where that is not told. A "
        "promise is due then, unless `due` tells otherwise."
    )
    last_attested: EdtfDate | None = dated("For one that goes on: when a document last shows it to.")
    due: DueRef | None = due()
    overdue: bool = overdue_on()
    fulfilment: Fulfilment | None = declared(
        OfClaim(_SETTLED, "fulfilment", UNSAID),
        "For a promised one: what had become of it, by the claim that counts. Null for any other.",
        **TIMES,
    )
    fulfilment_reason: str | None = declared(
        OfClaim(_SETTLED, "reason"), "Why it is held to be so; null where nothing is told, or needs no reason.", **TIMES
    )
    settlement: SettlementRef | None = settlement(
        "For a promised one: the claim of what became of it that counts. Null: no document held tells."
    )
    settlements: list[SettlementRef] = settlements()
    about: list[CitedRef] = linked("What it concerns.", "ABOUT")
    fulfils: list[CitedRef] = linked(
        "What it carries out: commitments, or whatever else was undertaken or asked.", "FULFILS"
    )
    participants: list[ParticipationRef] = timed("Who takes or took part, as far as told.", "PARTICIPATES", out=False)

    owners: list[Owner] = owned()
    involved: list[Involved] = involved()
    owners_by_holder: list[OwnersByHolder] = owned_by_holder()
    involved_by_holder: list[InvolvedByHolder] = involved_by_holder()

    lineage: LineageRef = traced()
