"""Programmes and the themes they group their commitments under."""

from __future__ import annotations

from rasso_graph.loaders.plan import Via
from rasso_graph.model.words import COMMITMENT
from rasso_graph.resolvers.planning.declarations import Keeping, Linked
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.facets import NAMED_AND_OWNED
from rasso_graph.schema.fields import (
    BY_DATE,
    BY_DAY,
    BY_PLACE,
    BY_TITLE,
    PAGE,
    dated,
    declared,
    linked,
    paged,
    stored,
    timed,
)
from rasso_graph.schema.filters import DatedFilter, Filter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.lineage import traced
from rasso_graph.schema.listing import CommitmentOrder, PassingCommitments
from rasso_graph.schema.mention import mentions
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
from rasso_graph.schema.pages import Connection
from rasso_graph.schema.refs import (
    CommitmentRef,
    DocumentRef,
    EventRef,
    LineageRef,
    MentionRef,
    NameRef,
    ParticipationRef,
    ProgrammeRef,
    StatisticRef,
    SuccessMeasureRef,
    TitleRef,
    WordingRef,
)
from rasso_graph.schema.title import titles


@entity(
    "Programme",
    filter=DatedFilter,
    example="programme/jnap",
    counted=NAMED_AND_OWNED,
    description="A body of work that documents start, carry and report on, such as RASSO 2025.",
)
class Programme(Cited):
    start: EdtfDate | None = dated("When it began; null where that is not told.")
    end: EdtfDate | None = dated("When it is to end, or ended; null where that is not told.", "ends")
    last_attested: EdtfDate | None = dated("When a document last shows it going on; null where none does.")
    titles: list[TitleRef] = titles()
    names: list[NameRef] = linked("Other names it goes by.", "HAS_NAME")
    mentions: Connection[MentionRef] = mentions()
    documents: list[DocumentRef] = linked("The documents that set it out.", "ABOUT", order=BY_DAY)
    themes: list[Theme] = linked("Its themes, in its own order.", "HAS_PART", order=BY_PLACE)
    success_measures: list[SuccessMeasureRef] = linked(
        "The measures by which it says it will be judged, in its own order.", "HAS_PART", order=BY_PLACE
    )
    programmes: list[ProgrammeRef] = linked("Programmes within it.", "HAS_PART")
    events: list[EventRef] = linked("Events that concern it, by earliest day.", "ABOUT", out=False, order=BY_DAY)
    participants: list[ParticipationRef] = timed("Who takes part in it.", "PARTICIPATES", out=False)

    owners: list[Owner] = owned()
    involved: list[Involved] = involved()
    owners_by_holder: list[OwnersByHolder] = owned_by_holder()
    involved_by_holder: list[InvolvedByHolder] = involved_by_holder()

    lineage: LineageRef = traced()

    commitments: Connection[CommitmentRef] = declared(
        Linked(Via(("HAS_PART",), True, ()), BY_TITLE),
        "The commitments that directly belong to it, of every kind.",
        where=PassingCommitments,
        order_by=CommitmentOrder,
        **PAGE,
    )
    statistics: list[StatisticRef] = linked("Figures that concern it. Empty: none is recorded.", "ABOUT", out=False)


@entity("Theme", filter=Filter, example="theme/rasso-2025/casework-quality")
class Theme(Cited):
    name: str | None = stored("The heading as printed, such as Casework quality; `title` says of which programme.")
    order: int | None = stored("Its place among the themes of its programme, from 1.")
    names: list[NameRef] = linked("The heading as other documents print it.", "HAS_NAME")
    programmes: list[Programme] = linked("The programme that it belongs to.", "HAS_PART", out=False)

    commitments: Connection[CommitmentRef] = declared(
        Keeping("theme", (COMMITMENT,), BY_TITLE),
        "The commitments whose last wording stands under it; for every wording that did take `wordings`.",
        where=PassingCommitments,
        order_by=CommitmentOrder,
        **PAGE,
    )
    wordings: Connection[WordingRef] = paged(
        "The wordings that stand under it, document by document.", "UNDER", out=False, order=BY_DATE
    )
