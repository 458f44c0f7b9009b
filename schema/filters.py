"""Filters: what `where` may ask of each kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import strawberry

from rasso_graph.loaders.plan import At, Via
from rasso_graph.resolvers.declarations import METADATA, Combined, Declaration, Inside, Matches, Test, Through
from rasso_graph.schema.lineage import OWNED
from rasso_graph.schema.words import (
    Basis,
    BodyType,
    DocumentType,
    EventKind,
    Fulfilment,
    Occurrence,
    Role,
    Stance,
    Status,
)

_ABOUT = Via(("ABOUT",), False, ("Gap",))
_DISPUTED = Via(("ABOUT",), False, ("Discrepancy",))


def _asks(declaration: Declaration, description: str) -> Any:
    return strawberry.field(default=None, description=description, metadata={METADATA: declaration})


def _is(name: str, description: str, at: At = At.NODE) -> Any:
    return _asks(Matches(Test(name, "=", at)), description)


def _among(name: str, description: str) -> Any:
    return _asks(Matches(Test(name, "in")), description)


@strawberry.input(description="A test of text. Case does not matter.")
class TextMatch:
    contains: str | None = _asks(
        Matches(Test("title_sort", "contains"), folded=True), "The title contains this."
    )
    starts_with: str | None = _asks(
        Matches(Test("title_sort", "starts"), folded=True), "The title starts with this."
    )


@strawberry.input(
    description="Days between which something may lie. An imprecise date lies there if any of its days does."
)
class DateRange:
    from_: date | None = strawberry.field(
        name="from",
        default=None,
        description="Not wholly before this day.",
        metadata={METADATA: Matches(Test("when_latest", ">="))},
    )
    to: date | None = _asks(Matches(Test("when_earliest", "<=")), "Not wholly after this day.")


@strawberry.input(description="Who owns it, by direct statement.")
class OwnedBy:
    id: strawberry.ID | None = _is("id", "This body, person or post.")
    role: Role | None = _is("role", "In this role.", At.EDGE)


@strawberry.input(description="Which passages it rests on.")
class CitedIn:
    document: strawberry.ID | None = _asks(
        Through(Via(("PASSAGE_OF",), True, ("Document",))), "Passages of this document."
    )


@strawberry.input(description="What any node can be filtered by.")
class Filter:
    ids: list[strawberry.ID] | None = _among("id", "One of these.")
    title: TextMatch | None = _asks(Inside(), "By its title.")
    date: DateRange | None = _asks(Inside(), "By its date.")
    cited_in: CitedIn | None = _asks(
        Through(Via(("CITES",), True, ("Citation",))), "By the passages it rests on."
    )
    about: strawberry.ID | None = _asks(Through(Via(("ABOUT",), True, ("Record",))), "By what it is about.")
    has_gap: bool | None = _asks(Through(_ABOUT), "Whether a gap about it is recorded.")
    has_discrepancy: bool | None = _asks(Through(_DISPUTED), "Whether a contradiction about it is recorded.")
    and_: list[Filter] | None = strawberry.field(
        name="and", default=None, description="All of these.", metadata={METADATA: Combined("and")}
    )
    or_: list[Filter] | None = strawberry.field(
        name="or", default=None, description="At least one of these.", metadata={METADATA: Combined("or")}
    )
    not_: Filter | None = strawberry.field(
        name="not", default=None, description="Not this.", metadata={METADATA: Combined("not")}
    )


@strawberry.input(description="What commitments can be filtered by.")
class CommitmentFilter(Filter):
    status: list[Status] | None = _among("status", "By the last claim: one of these.")
    joint: bool | None = _is("joint", "Whether the last wording is marked as joint.")
    new: bool | None = _is("new", "Whether the last wording is marked as new.")
    theme: strawberry.ID | None = _is("theme", "Under this theme in its last wording.")
    stance: list[Stance] | None = _among("stance", "For responses: one of these stances.")
    owned_by: OwnedBy | None = _asks(Through(Via(("OWNS",), False, OWNED)), "By its direct owners.")
    printed_in: WordingIn | None = _asks(
        Through(Via(("HAS_WORDING",), True, ("Wording",))), "By its wordings."
    )
    part_of: strawberry.ID | None = _asks(
        Through(Via(("HAS_PART",), False, ("Record",))), "By what directly contains it."
    )
    and_: list[CommitmentFilter] | None = strawberry.field(
        name="and", default=None, description="All of these.", metadata={METADATA: Combined("and")}
    )
    or_: list[CommitmentFilter] | None = strawberry.field(
        name="or", default=None, description="At least one of these.", metadata={METADATA: Combined("or")}
    )
    not_: CommitmentFilter | None = strawberry.field(
        name="not", default=None, description="Not this.", metadata={METADATA: Combined("not")}
    )


@strawberry.input(description="A wording that there must be.")
class WordingIn:
    document: strawberry.ID | None = _asks(
        Through(Via(("PRINTED_IN",), True, ("Document",))), "Printed in this document."
    )
    theme: strawberry.ID | None = _asks(Through(Via(("UNDER",), True, ("Theme",))), "Under this theme there.")
    number: str | None = _is("number", "With this printed number.")
    section: str | None = _is("section", "In this section.")
    joint: bool | None = _is("joint", "Marked as joint, or not.")
    new: bool | None = _is("new", "Marked as new, or not.")
    primary: bool | None = _is("primary", "In the document's list, or only repeated.")


@strawberry.input(description="What documents can be filtered by.")
class DocumentFilter(Filter):
    type: list[DocumentType] | None = _among("type", "One of these sorts.")
    held: bool | None = strawberry.field(
        default=None, description="Whether it was read.", metadata={METADATA: Matches(Test("file", "known"))}
    )
    publisher: strawberry.ID | None = _asks(
        Through(Via(("PUBLISHED",), False, ("Body",))), "Published by this body."
    )


@strawberry.input(description="What bodies can be filtered by.")
class BodyFilter(Filter):
    type: list[BodyType] | None = _among("type", "One of these sorts.")
    part_of: strawberry.ID | None = _asks(Through(Via(("HAS_PART",), False, ("Body",))), "Part of this body.")
    named: NameIs | None = _asks(Through(Via(("HAS_NAME",), True, ("Name",))), "By another name it goes by.")


@strawberry.input(description="Another name.")
class NameIs:
    text: str | None = _is("text", "Exactly as printed.")


@strawberry.input(description="What events can be filtered by.")
class EventFilter(Filter):
    type: list[EventKind] | None = _among("type", "One of these sorts.")
    occurrence: list[Occurrence] | None = _among("occurrence", "Told as past, going on, or promised.")
    fulfilment: list[Fulfilment] | None = _among("fulfilment", "What became of a promised one.")
    participant: strawberry.ID | None = _asks(
        Through(Via(("PARTICIPATES",), False, OWNED)), "With this party."
    )
    fulfils: strawberry.ID | None = _asks(Through(Via(("FULFILS",), True, ("Record",))), "Fulfilling this.")


@strawberry.input(description="What wordings can be filtered by.")
class WordingFilter(Filter):
    printed: WordingIn | None = _asks(Inside(), "By what is printed.")


@strawberry.input(description="What claims of status can be filtered by.")
class ClaimFilter(Filter):
    status: list[Status] | None = _among("status", "One of these.")
    basis: Basis | None = _is("basis", "Stated or inferred.")
