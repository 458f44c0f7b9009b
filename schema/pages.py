"""Connections, as the Relay specification describes them."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Generic, TypeVar

import strawberry

from rasso_graph.loaders.plan import At, Grouping, Named, Via
from rasso_graph.model.words import COMMITMENT, COMMITMENTS, LABELS
from rasso_graph.resolvers.declarations import Faceted, Paged
from rasso_graph.schema.fields import answered, declared

T = TypeVar("T")


@strawberry.type(description="Where a page stands in the whole.")
class PageInfo:
    has_next_page: bool = strawberry.field(
        description="Whether items follow the page: ask for them with `first` and `after: endCursor`."
    )
    has_previous_page: bool = strawberry.field(
        description="Whether items precede the page: ask for them with `last` and `before: startCursor`."
    )
    start_cursor: str | None = strawberry.field(description="Cursor of the first item; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last item; null on an empty page.")


_PASSAGE_OF = Via(("PASSAGE_OF",), True, ("Document",))
_OWNS = Via(("OWNS",), False, ("Body", "Person", "Post"))
_EVERY = {
    "KIND": Grouping(value="label"),
    "DOCUMENT": Grouping((Via(("CITES",), True, ("Citation",)), _PASSAGE_OF), name="id"),
    "YEAR": Grouping(value="year"),
}
_OWNED = {**_EVERY, "OWNER": Grouping((_OWNS,), name="id"), "ROLE": Grouping((_OWNS,), name="role", at=At.EDGE)}
_STANDING = {"STATUS": Grouping(name="status"), "THEME": Grouping(name="theme")}
_TRACKED = {**_OWNED, **_STANDING}
_OWNERSHIP = {
    **_STANDING,
    "KIND": Grouping(value="label"),
    "ROLE": Grouping(name="role", at=At.EDGE),
    "DOCUMENT": Grouping((Named("citations", ("Citation",), At.EDGE, many=True), _PASSAGE_OF), name="id"),
    "YEAR": Grouping(value="year", at=At.EDGE),
}
GROUPINGS = {
    **dict.fromkeys((*LABELS, COMMITMENT), _EVERY),
    **dict.fromkeys(("Body", "Document", "Event", "Programme"), _OWNED),
    **dict.fromkeys((*COMMITMENTS, COMMITMENT), _TRACKED),
    "Wording": {**_EVERY, "THEME": Grouping((Via(("UNDER",), True, ("Theme",)),), name="id")},
    "StatusClaim": {**_EVERY, "STATUS": Grouping(name="status")},
    "Citation": {**_EVERY, "DOCUMENT": Grouping((_PASSAGE_OF,), name="id")},
    "Ownership": _OWNERSHIP,
}
"""By what items of each type are counted."""


@strawberry.enum(
    description="What items can be counted by: everything by KIND, DOCUMENT and YEAR, some things by more. A value is "
    "what the filter takes that is named with each. What cannot be counted so is refused with ARGUMENT."
)
class FacetKey(Enum):
    KIND = strawberry.enum_value(
        "KIND",
        description="Kind of node, as in `kind`; of ownerships, the kind of the thing owned; of a timeline, its kinds.",
    )
    STATUS = strawberry.enum_value(
        "STATUS",
        description="Last status, as in `status`. Of commitments, status claims, ownerships (of what is owned), in "
        "a search and on a timeline (of its claims).",
    )
    THEME = strawberry.enum_value(
        "THEME",
        description="Theme of the last wording, by its id, as in `theme`. Of commitments, wordings (of each), "
        "ownerships (of what is owned), in a search and on a timeline (of its wordings).",
    )
    OWNER = strawberry.enum_value(
        "OWNER",
        description="Body, person or post that directly owns it, by its id, as in `ownedBy: {id}`. Of commitments, "
        "bodies, documents, events, programmes, in a search and on a timeline.",
    )
    ROLE = strawberry.enum_value(
        "ROLE",
        description="Role in which somebody directly owns it, as in `ownedBy: {role}`. Of what has OWNER; and of "
        "ownerships, their own role.",
    )
    DOCUMENT = strawberry.enum_value(
        "DOCUMENT", description="Document that it is cited from, by its id, as in `citedIn: {document}`."
    )
    YEAR = strawberry.enum_value(
        "YEAR",
        description="Year of its earliest day, as in `year`; of an ownership, of its start. No date, not counted.",
    )


FacetKeys = Annotated[list[FacetKey], strawberry.argument(description="What to count by, each giving one facet.")]
MostCounts = Annotated[int, strawberry.argument(description="How many values of each, the most frequent, 1 to 100.")]


@strawberry.type(description="How many items have a value in common.")
class FacetCount:
    value: str = strawberry.field(
        description="The value, as a filter takes it: an id, a word of an enumeration such as ACTION, a year."
    )
    title: str | None = strawberry.field(description="Where the value is an id: the title of that node.")
    count: int = strawberry.field(description="How many distinct items have it.")


@strawberry.type(description="Items counted by one thing that they may have in common.")
class Facet:
    by: FacetKey = strawberry.field(description="What they are counted by.")
    counts: list[FacetCount] = strawberry.field(description="The most frequent values first, then by value.")


@strawberry.type(description="An item of a page with its cursor.")
class Edge(Generic[T]):
    cursor: str = declared(
        Paged("cursor"), "Where the item stands, opaque: pass it to `after` or `before` of the same question."
    )
    node: T = declared(Paged("node"), "The item.")


@strawberry.type(description="A page of items. Take `nodes`, or `edges` where each item's cursor is needed.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = declared(Paged("edges"), "The items with their cursors.")
    nodes: list[T] = declared(Paged("nodes"), "The items.")
    page_info: PageInfo = declared(
        Paged("page_info"), "Where the page stands in the whole, and the cursors to go on with."
    )
    total_count: int = declared(Paged("total_count"), "How many items there are in all, on this and other pages.")

    @answered(Faceted(GROUPINGS))
    def facets(self, by: FacetKeys, most: MostCounts = 20) -> list[Facet]:
        """Distinct items of the whole, not of the page, counted by what they have in common. Honours the filter."""
        raise NotImplementedError


@strawberry.enum(description="What a connection can be ordered by.")
class OrderBy(Enum):
    TITLE = strawberry.enum_value("title_sort", description="Title, upper and lower case alike.")
    NUMBER = strawberry.enum_value(
        "number_sort",
        description="Number as people count: 2 before 10, 1a after 1. Of a recommendation or wording its own, of any "
        "other commitment that of its last wording; what has none comes last.",
    )
    DATE = strawberry.enum_value("when_earliest", description="Earliest day; what has no date comes last.")


@strawberry.enum(description="Direction of an order.")
class Direction(Enum):
    ASC = strawberry.enum_value("ASC", description="From the first to the last.")
    DESC = strawberry.enum_value("DESC", description="From the last to the first.")


@strawberry.input(description="One key of an order. Ties are broken by id.")
class Order:
    by: OrderBy = strawberry.field(description="The key.")
    direction: Direction = strawberry.field(default=Direction.ASC, description="Its direction.")
