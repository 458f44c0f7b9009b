"""Commitments: outcomes, actions, recommendations, responses and aims."""

from __future__ import annotations

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.model.words import COMMITMENT, PARTIES
from rasso_graph.resolvers.planning.declarations import FIRST_TOLD, KNOWN, LAST_TOLD, Exists, Latest, Linked, Scoped
from rasso_graph.schema.due import due, dues, overdue_on
from rasso_graph.schema.facets import COMMITTED
from rasso_graph.schema.fields import BY_DAY, CLAIMED, TIMES, KnownBy, by_ids, declared, linked, stored
from rasso_graph.schema.filters import CommitmentFilter
from rasso_graph.schema.kinds import entity, family, link
from rasso_graph.schema.lineage import traced
from rasso_graph.schema.node import BY_STEP, Cited
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
from rasso_graph.schema.refs import (
    CitedRef,
    DueRef,
    EventRef,
    LineageRef,
    RecommendationRef,
    ResponseRef,
    StandingRef,
    StatusClaimRef,
    ThemeRef,
    WordingRef,
)
from rasso_graph.schema.words import Happened, Stance

_STATUS = Via(("HAS_STATUS",), True, ("StatusClaim",))


@link(
    description="An event or document under a commitment, and how it is joined to it. It has no id: what happened has."
)
class Happening:
    what: CitedRef = declared(Scoped(At.SOURCE), "The event or document.")
    how: Happened = stored(
        "How it is joined to the commitment. By a lineage link the later of the two carries on, answers or reports on "
        "the earlier; `earlier` and `later` of the commitment tell which is which.",
        "type_of_link",
        at=At.EDGE,
    )


@family(
    COMMITMENT,
    filter=CommitmentFilter,
    example="response/cps-2016/1b",
    counted=COMMITTED,
    description="Something that is tracked: an outcome, action, recommendation, response or aim. "
    "Being one does not mean that somebody promised it.",
)
class Commitment(Cited):
    number: str | None = stored(
        "Its number as last printed, such as 22; of a recommendation that in its report. Null: none is printed. For "
        "each document's number take `wordings`."
    )
    joint: bool = stored(
        "Whether its last wording is marked as joint between police and CPS. For each document's mark take `wordings`."
    )
    new: bool = stored("Whether its last wording is marked as new. For each document's mark take `wordings`.")
    theme: ThemeRef | None = by_ids("theme", "The theme of its last wording; null if that stands under none.")
    part_of: list[CitedRef] = linked(
        "What directly contains it: a programme, a document, a whole recommendation.", "HAS_PART", out=False
    )
    wordings: list[WordingRef] = linked(
        "How it was worded, in the order of publication. Empty: known by its number alone.",
        "HAS_WORDING",
        order=(Key("when_earliest"), Key("primary", True), Key("id")),
        known=True,
    )
    events: list[EventRef] = linked(
        "Every event that is about it or joined to it by lineage, by earliest day. `happened` says how each is.",
        "HAPPENED",
        out=False,
        order=BY_DAY,
        known=True,
    )

    happened: list[Happening] = declared(
        Linked(Via(("HAPPENED",), False, ("Event", "Document")), BY_STEP, {"knownBy": KNOWN}),
        "All that happened under it, in the order of time: every event and document that is about it or joined to "
        "it by lineage, once for each way in which it is.",
        known_by=KnownBy,
    )

    has_direct_owner: bool = declared(
        Exists(Via(("OWNS",), False, PARTIES)),
        "Whether a document names somebody who answers for the thing itself. Where false that is not told, even if it "
        "is of what contains it.",
    )

    owners: list[Owner] = owned()
    involved: list[Involved] = involved()
    owners_by_holder: list[OwnersByHolder] = owned_by_holder()
    involved_by_holder: list[InvolvedByHolder] = involved_by_holder()

    lineage: LineageRef = traced()

    due: DueRef | None = due()
    dues: list[DueRef] = dues()
    overdue: bool = overdue_on()

    status: StandingRef = declared(
        Latest(Linked(_STATUS, LAST_TOLD, CLAIMED)),
        "How it stands, by the claim that counts: the latest in valid time, then in publication, stated before "
        "inferred. Where no document tells, `known` is false and `status` is UNKNOWN.",
        **TIMES,
    )
    status_history: list[StatusClaimRef] = declared(
        Linked(_STATUS, FIRST_TOLD, CLAIMED),
        "Every claim about its status, the one that counts last. Empty: none is recorded.",
        **TIMES,
    )


@entity("Outcome", filter=CommitmentFilter, example="outcome/specialist-advocates", counted=COMMITTED)
class Outcome(Commitment):
    pass


@entity("Action", filter=CommitmentFilter, example="action/early-advice", counted=COMMITTED)
class Action(Commitment):
    pass


@entity("Aim", filter=CommitmentFilter, example="aim/rasso-2025", counted=COMMITTED)
class Aim(Commitment):
    pass


@entity("Recommendation", filter=CommitmentFilter, example="recommendation/hmcpsi-2016/1a", counted=COMMITTED)
class Recommendation(Commitment):
    number: str | None = stored(
        "Its number in its report, such as 1; a part has a letter that the project gave it, such as 1a."
    )
    parts: list[RecommendationRef] = linked(
        "Its parts, in the order of the report. Empty: it is one itself, or has none.", "HAS_PART", order=(Key("id"),)
    )
    responses: list[ResponseRef] = linked(
        "The replies to it; those to its parts stand with the parts.", "RESPONDS_TO", out=False
    )


@entity("Response", filter=CommitmentFilter, example="response/cps-2016/1b", counted=COMMITTED)
class Response(Commitment):
    stance: Stance | None = stored("What the reply does with it, normalised.")
    stance_as_worded: str | None = stored(
        "The stance in a few words of the reply; `stance` is what they are taken to mean."
    )
    responds_to: list[RecommendationRef] = linked(
        "The recommendations, or parts of them, that it answers.", "RESPONDS_TO"
    )
