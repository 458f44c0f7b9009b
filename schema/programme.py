"""Programmes and the themes they group their commitments under."""

from __future__ import annotations

import strawberry

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.resolvers.declarations import Linked, Walk
from rasso_graph.schema.commitment import MaxDepth, RoleIs, Way
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import (
    BY_PLACE,
    BY_TITLE,
    After,
    AsOf,
    Before,
    First,
    KnownBy,
    Last,
    answered,
    dated,
    linked,
    stored,
)
from rasso_graph.schema.lineage import OWNED, OWNERS, LineageDirection
from rasso_graph.schema.node import Cited, Types
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
    WordingRef,
)


@strawberry.type(description="A body of work that documents start, carry and report on.")
class Programme(Cited):
    start: EdtfDate | None = dated("When it began, as far as told.")
    names: list[NameRef] = linked("Other names it goes by.", "HAS_NAME")
    documents: list[DocumentRef] = linked(
        "The documents that set it out.", "ABOUT", order=(Key("when_earliest"), Key("id"))
    )
    themes: list[Theme] = linked("Its themes, in its own order.", "HAS_PART", order=BY_PLACE)
    programmes: list[ProgrammeRef] = linked("Programmes within it.", "HAS_PART")
    events: list[EventRef] = linked(
        "Events that concern it.", "ABOUT", out=False, order=(Key("when_earliest"), Key("id"))
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
        """The commitments that belong to it."""
        raise NotImplementedError

    @answered(OWNERS)
    def owners(self, as_of: AsOf = None, known_by: KnownBy = None, role: RoleIs = None) -> list[Owner]:
        """Who owns it, direct owners first."""
        raise NotImplementedError

    @answered(Walk("lineage"))
    def lineage(
        self,
        direction: Way = LineageDirection.UPSTREAM,
        max_depth: MaxDepth = 6,
        types: Types = None,
        as_of: AsOf = None,
        known_by: KnownBy = None,
    ) -> LineageRef:
        """Where it comes from and what became of it."""
        raise NotImplementedError


@strawberry.type(description="A heading under which one framework groups its commitments.")
class Theme(Cited):
    name: str | None = stored("The heading as printed.")
    order: int | None = stored("Its place in its framework, from 1.")
    names: list[NameRef] = linked("The heading as other documents print it.", "HAS_NAME")
    programmes: list[Programme] = linked("The framework that it belongs to.", "HAS_PART", out=False)

    @answered(Linked(Via(("UNDER",), False, ()), (Key("when_earliest"), Key("title_sort"), Key("id"))))
    def wordings(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[WordingRef]:
        """What stands under it, document by document."""
        raise NotImplementedError
