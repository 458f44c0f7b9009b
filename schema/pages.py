"""Connections, as the Relay specification describes them."""

from __future__ import annotations

from enum import Enum
from typing import Generic, TypeVar

import strawberry

from rasso_graph.resolvers.planning.declarations import Crossed, Faceted, Paged, Pages
from rasso_graph.schema.facets import (
    OWN_FILTERS,
    CellKey,
    ExcludingOwn,
    Facet,
    FacetCell,
    FacetKeys,
    MostCells,
    MostCounts,
)
from rasso_graph.schema.fields import declared
from rasso_graph.schema.kinds import declares

T = TypeVar("T")


@strawberry.type(description="Where a page stands in the whole.")
class PageInfo:
    has_next_page: bool = strawberry.field(
        description="Whether items follow the page: ask for them with `first` and `after: endCursor`. Beside `first`, "
        "of those before `before`; else those from `before` on."
    )
    has_previous_page: bool = strawberry.field(
        description="Whether items precede the page: ask for them with `last` and `before: startCursor`. Beside "
        "`last`, of those after `after`; else those up to `after`."
    )
    start_cursor: str | None = strawberry.field(description="Cursor of the first item; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last item; null on an empty page.")


@strawberry.type(description="An item of a page with its cursor.")
class Edge(Generic[T]):
    cursor: str = declared(
        Paged("cursor"), "Where the item stands, opaque: pass it to `after` or `before` of the same question."
    )
    node: T = declared(Paged("node"), "The item.")


@declares(Pages())
@strawberry.type(description="A page of items. Take `nodes`, or `edges` where each item's cursor is needed.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = declared(Paged("edges"), "The items with their cursors.")
    nodes: list[T] = declared(Paged("nodes"), "The items.")
    page_info: PageInfo = declared(
        Paged("page_info"), "Where the page stands in the whole, and the cursors to go on with."
    )
    total_count: int = declared(Paged("total_count"), "How many items there are in all, on this and other pages.")

    facets: list[Facet] = declared(
        Faceted(OWN_FILTERS),
        "Distinct items of the whole, not of the page, counted by what they have in common. Honours the filter.",
        by=FacetKeys,
        most=(MostCounts, 20),
        excluding_own=(ExcludingOwn, False),
    )
    cells: list[FacetCell] = declared(
        Crossed(),
        "The whole, counted by two things at once, such as theme by status: a cell for each two values that items "
        "have, the fullest first, then by row and column, none last. Honours the filter. Not for a search or a "
        "timeline.",
        rows=CellKey,
        columns=CellKey,
        most=(MostCells, 200),
    )


@strawberry.enum(
    description="What a connection can be ordered by. What its things do not have is refused with ARGUMENT."
)
class OrderBy(Enum):
    TITLE = strawberry.enum_value("title_sort", description="Title, upper and lower case alike.")
    NUMBER = strawberry.enum_value(
        "to_sort_number",
        description="Number as people count: 2 before 10, 1a after 1. Of a recommendation or wording its own, of any "
        "other commitment that of its last wording; what has none comes last. Of commitments and wordings.",
    )
    STATUS = strawberry.enum_value(
        "to_sort_status",
        description="Last status, as `Status` lists them: what is delivered first, last what nothing is told of. Of "
        "commitments and status claims.",
    )
    THEME = strawberry.enum_value(
        "to_sort_theme",
        description="Theme, of a commitment that of its last wording: programme by programme, in the order that it "
        "gives its themes; what stands under none comes last. Of commitments and wordings.",
    )
    DUE = strawberry.enum_value(
        "to_sort_due",
        description="Last day on which it was to be done, by the time told last: the day, else the period; what has "
        "neither comes last, but a promise is due on its own day. Of commitments and events.",
    )
    PLACE = strawberry.enum_value(
        "to_sort_place",
        description="Where it is printed, of a commitment its last wording: document by document, the earliest first, "
        "in reading order. What has no wording stands where it is told. Of commitments and wordings.",
    )
    DATE = strawberry.enum_value(
        "when_earliest",
        description="Earliest day; what has no date comes last. A list of a kind that has none, such as bodies, "
        "refuses it.",
    )


@strawberry.enum(description="Direction of an order.")
class Direction(Enum):
    ASC = strawberry.enum_value("ASC", description="From the first to the last.")
    DESC = strawberry.enum_value(
        "DESC",
        description="From the last to the first: the other turned round, so that what has no value, and comes last "
        "there, comes first here. A filter leaves it out, such as `due: {}` or `hasTheme: true`.",
    )


@strawberry.input(description="One key of an order. Ties are broken by id, in the direction of the last key.")
class Order:
    by: OrderBy = strawberry.field(description="The key.")
    direction: Direction = strawberry.field(default=Direction.ASC, description="Its direction.")
