"""Programmes and the themes they group their commitments under."""

from __future__ import annotations

import strawberry

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.resolvers.declarations import Linked
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import (
    BY_PLACE,
    BY_TITLE,
    After,
    Before,
    First,
    Last,
    answered,
    dated,
    linked,
    stored,
)
from rasso_graph.schema.lineage import OWNED, owned, traced
from rasso_graph.schema.node import Cited
from rasso_graph.schema.ownership import Owner
from rasso_graph.schema.pages import Connection
from rasso_graph.schema.refs import (
    CommitmentRef,
    DocumentRef,
    EventRef,
    LineageRef,
    NameRef,
    ParticipationRef,
    ProgrammeRef,
    SuccessMeasureRef,
    WordingRef,
)


@strawberry.type(description="A body of work that documents start, carry and report on, such as RASSO 2025.")
class Programme(Cited):
    start: EdtfDate | None = dated("When it began; null where that is not told.")
    names: list[NameRef] = linked("Other names it goes by.", "HAS_NAME")
    documents: list[DocumentRef] = linked(
        "The documents that set it out.", "ABOUT", order=(Key("when_earliest"), Key("id"))
    )
    themes: list[Theme] = linked("Its themes, in its own order.", "HAS_PART", order=BY_PLACE)
    success_measures: list[SuccessMeasureRef] = linked(
        "The measures by which it says it will be judged, in its own order.", "HAS_PART", order=BY_PLACE
    )
    programmes: list[ProgrammeRef] = linked("Programmes within it.", "HAS_PART")
    events: list[EventRef] = linked(
        "Events that concern it, by earliest day.", "ABOUT", out=False, order=(Key("when_earliest"), Key("id"))
    )
    participants: list[ParticipationRef] = linked(
        "Who takes part in it.",
        "PARTICIPATES",
        out=False,
        labels=OWNED,
        order=(Key("title_sort"), Key("id", at=At.EDGE)),
        cut=At.EDGE,
    )

    @answered(Linked(Via(("HAS_PART",), True, ()), BY_TITLE))
    def commitments(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[CommitmentRef]:
        """The commitments that directly belong to it, of every kind, by title."""
        raise NotImplementedError

    owners: list[Owner] = owned(
        "Who owns it, in any role: direct owners first, then those of what contains it. Empty: nobody is named."
    )

    lineage: LineageRef = traced()


@strawberry.type(description="A heading under which one programme groups its commitments.")
class Theme(Cited):
    name: str | None = stored("The heading as printed, such as Casework quality; `title` says of which programme.")
    order: int | None = stored("Its place among the themes of its programme, from 1.")
    names: list[NameRef] = linked("The heading as other documents print it.", "HAS_NAME")
    programmes: list[Programme] = linked("The programme that it belongs to.", "HAS_PART", out=False)

    @answered(Linked(Via(("UNDER",), False, ()), (Key("when_earliest"), Key("title_sort"), Key("id"))))
    def wordings(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[WordingRef]:
        """The wordings that stand under it, document by document."""
        raise NotImplementedError
