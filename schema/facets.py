"""Facets: by what the items of a connection can be counted."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Annotated

import strawberry

from rasso_graph.loaders.plan import At, Grouping, NamedNodes, Via
from rasso_graph.model.words import PARTIES

_PASSAGE_OF = Via(("PASSAGE_OF",), True, ("Document",))
_OWNS = Via(("OWNS",), False, PARTIES)
_UNDER = Via(("UNDER",), True, ("Theme",))
_STATUS = {"STATUS": Grouping(name="status")}
_STANDING = {**_STATUS, "THEME": Grouping(name="theme")}

Groupings = Mapping[str, Grouping]
"""By what items of a type are counted, by the word that asks for it."""
ANY: Groupings = {
    "KIND": Grouping(value="label"),
    "DOCUMENT": Grouping((Via(("CITES",), True, ("Citation",)), _PASSAGE_OF), name="id"),
    "YEAR": Grouping(value="year"),
}
OWNED: Groupings = {**ANY, "OWNER": Grouping((_OWNS,), name="id"), "ROLE": Grouping((_OWNS,), name="role", at=At.EDGE)}
_JOINT = {"JOINT": Grouping(name="joint")}
COMMITTED: Groupings = {**OWNED, **_STANDING, **_JOINT, "STANCE": Grouping(name="stance")}
HAPPENINGS: Groupings = {
    **OWNED,
    "OCCURRENCE": Grouping(name="occurrence"),
    "FULFILMENT": Grouping(name="fulfilment"),
}
WORDED: Groupings = {**ANY, **_JOINT, "THEME": Grouping((_UNDER,), name="id")}
BY_CLAIM: Groupings = {
    **ANY,
    **_STATUS,
    "BASIS": Grouping(name="basis"),
    "CONFIDENCE": Grouping(name="confidence"),
}
_NAMED_IN = Via(("NAMED_IN",), True, ("Document",))
_MENTIONED = {"NAMED_IN": Grouping((Via(("HAS_MENTION",), True, ("Mention",)), _NAMED_IN), name="id")}
NAMED_ALONE: Groupings = {**ANY, **_MENTIONED}
NAMED_AND_OWNED: Groupings = {**OWNED, **_MENTIONED}
MENTIONS: Groupings = {**ANY, "DOCUMENT": Grouping((_NAMED_IN,), name="id")}
PASSAGES: Groupings = {**ANY, "DOCUMENT": Grouping((_PASSAGE_OF,), name="id")}
HOLDINGS: Groupings = {
    **_STANDING,
    "KIND": Grouping(value="label"),
    "ROLE": Grouping(name="role", at=At.EDGE),
    "DOCUMENT": Grouping((NamedNodes("citations", ("Citation",), At.EDGE, many=True), _PASSAGE_OF), name="id"),
    "YEAR": Grouping(value="year", at=At.EDGE),
    "BASIS": Grouping(name="basis", at=At.EDGE),
    "CONFIDENCE": Grouping(name="confidence", at=At.EDGE),
}

OWN_FILTERS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "KIND": (("where", "kind"),),
    "STATUS": (("where", "status"),),
    "THEME": (("where", "theme"), ("where", "hasTheme")),
    "OWNER": (("where", "answerable", "id"), ("where", "hasDirectOwner")),
    "ROLE": (("where", "answerable", "role"), ("role",)),
    "DOCUMENT": (("where", "citedIn", "document"),),
    "NAMED_IN": (("where", "namedIn", "document"),),
    "YEAR": (("where", "year"),),
    "STANCE": (("where", "stance"),),
    "JOINT": (("where", "joint"),),
    "OCCURRENCE": (("where", "occurrence"),),
    "FULFILMENT": (("where", "fulfilment"),),
    "BASIS": (("where", "basis"),),
}
"""Where among the arguments of a list one filters by what a word counts by."""


@strawberry.enum(
    description="What items can be counted by: everything by KIND and DOCUMENT, what may have a date by YEAR, "
    "some things by more. A value is "
    "what the filter takes that is named with each. What cannot be counted so is refused with ARGUMENT."
)
class FacetKey(Enum):
    KIND = strawberry.enum_value(
        "KIND",
        description="Kind of node, as in `kind`; of ownerships and involvements, the kind of the thing; of a "
        "timeline, its kinds.",
    )
    STATUS = strawberry.enum_value(
        "STATUS",
        description="Last status, as in `status`. Of commitments, status claims, ownerships and involvements (of the "
        "thing), in a search and on a timeline (of its claims).",
    )
    THEME = strawberry.enum_value(
        "THEME",
        description="Theme of the last wording, by its id, as in `theme`. Of commitments, wordings (of each), "
        "ownerships and involvements (of the thing), in a search and on a timeline (of its wordings).",
    )
    OWNER = strawberry.enum_value(
        "OWNER",
        description="Body, person or post that directly answers for it, by its id, as in `answerable: {id}`. Of "
        "commitments, bodies, documents, events, programmes, in a search and on a timeline.",
    )
    ROLE = strawberry.enum_value(
        "ROLE",
        description="Role in which somebody directly answers for it, as in `answerable: {role}`. Of what has OWNER; "
        "and of ownerships and involvements, their own role.",
    )
    DOCUMENT = strawberry.enum_value(
        "DOCUMENT", description="Document that it is cited from, by its id, as in `citedIn: {document}`."
    )
    NAMED_IN = strawberry.enum_value(
        "NAMED_IN",
        description="Document that names it, by its id, as in `namedIn: {document}`. Of bodies, people, posts, "
        "documents and programmes.",
    )
    YEAR = strawberry.enum_value(
        "YEAR",
        description="Year of its earliest day, as in `year`; of an ownership or involvement, of its start. No date, "
        "not counted.",
    )
    STANCE = strawberry.enum_value(
        "STANCE", description="Stance of a response, as in `stance`. Of commitments; others are not counted."
    )
    JOINT = strawberry.enum_value(
        "JOINT",
        description='Marked as joint or not, as in `joint`: "true" or "false". Of commitments (in the last wording) '
        "and wordings.",
    )
    OCCURRENCE = strawberry.enum_value(
        "OCCURRENCE", description="Told as past, going on or promised, as in `occurrence`. Of events."
    )
    FULFILMENT = strawberry.enum_value(
        "FULFILMENT",
        description="What became of a promised one, as in `fulfilment`. Of events; others do not count.",
    )
    BASIS = strawberry.enum_value(
        "BASIS", description="Stated or inferred, as in `basis`. Of status claims, ownerships and involvements."
    )
    CONFIDENCE = strawberry.enum_value(
        "CONFIDENCE",
        description="How sure an inference is. Of what has BASIS; what is stated is not counted.",
    )


FacetKeys = Annotated[list[FacetKey], strawberry.argument(description="What to count by, each giving one facet.")]
ExcludingOwn = Annotated[
    bool,
    strawberry.argument(
        description="Whether each facet leaves out what the list is filtered by for it, so that beside the values "
        "chosen the others are counted too: STATUS leaves out `status`. What stands in an `or` or a `not` stays. Not "
        "for a search or a timeline."
    ),
]
CellKey = Annotated[
    FacetKey,
    strawberry.argument(
        description="What to count by, of which a thing has one value at the most. Anything else is refused with "
        "ARGUMENT, which says what can be asked for."
    ),
]
MostCells = Annotated[int, strawberry.argument(description="How many cells, the fullest, 1 to 1,000.")]
MostCounts = Annotated[int, strawberry.argument(description="How many values of each, the most frequent, 1 to 100.")]


@strawberry.type(description="How many items have a value in common.")
class FacetCount:
    value: str = strawberry.field(
        description="The value, as a filter takes it: an id, a word of an enumeration such as ACTION, a year."
    )
    title: str = strawberry.field(
        description='What to show for it: of an id the title of that node, else plain words such as "In progress".'
    )
    count: int = strawberry.field(description="How many distinct items have it.")


@strawberry.type(description="Items counted by one thing that they may have in common.")
class Facet:
    by: FacetKey = strawberry.field(description="What they are counted by.")
    counts: list[FacetCount] = strawberry.field(description="The most frequent values first, then by value.")
    without: int | None = strawberry.field(
        description="How many items have no value, such as no theme; null in a search and on a timeline, where that is "
        "not counted."
    )


@strawberry.type(description="How many items have two values in common. Each item stands in one cell.")
class FacetCell:
    row: str | None = strawberry.field(description="The one value, as a filter takes it; null: they have none.")
    row_title: str = strawberry.field(description='What to show for it; "None" where they have none.')
    column: str | None = strawberry.field(description="The other value, as a filter takes it; null: they have none.")
    column_title: str = strawberry.field(description='What to show for it; "None" where they have none.')
    count: int = strawberry.field(description="How many items have both.")
