"""Changes: two documents compared by the commitments that they list."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import strawberry

from rasso_graph.resolvers.planning.declarations import WalkPart
from rasso_graph.schema.commitment import Commitment
from rasso_graph.schema.document import Document
from rasso_graph.schema.fields import declared
from rasso_graph.schema.lineage import LineageLink
from rasso_graph.schema.programme import Theme
from rasso_graph.schema.status import StatusClaim
from rasso_graph.schema.wording import Wording


@strawberry.enum(
    description="What became of a commitment between two documents, by the recorded links of its wordings."
)
class ChangeKind(Enum):
    UNCHANGED = strawberry.enum_value("UNCHANGED", description="The later wording repeats the earlier.")
    REWORDED = strawberry.enum_value("REWORDED", description="The later wording changes the words of the earlier.")
    ADDED = strawberry.enum_value("ADDED", description="Only the later document lists it.")
    DROPPED = strawberry.enum_value("DROPPED", description="Only the earlier lists it, and it is recorded as dropped.")
    NOT_REPEATED = strawberry.enum_value(
        "NOT_REPEATED",
        description="Only the earlier lists it; nothing says that it was dropped. "
        "Other commitments may carry it on: see `later` and `lineage` of the commitment.",
    )
    NOT_COMPARED = strawberry.enum_value("NOT_COMPARED", description="Both list it; no link compares the wordings.")


@strawberry.enum(description="What became of a mark between two wordings.")
class MarkChange(Enum):
    GAINED = strawberry.enum_value("GAINED", description="Only the later wording has the mark.")
    LOST = strawberry.enum_value("LOST", description="Only the earlier wording has the mark.")


@strawberry.type(description="How many commitments a comparison holds, by what became of them.")
class ChangeCounts:
    before: int = declared(WalkPart(), "Listed by the earlier document; of a theme: under it there.")
    after: int = declared(WalkPart(), "Listed by the later document; of a theme: under it there.")
    unchanged: int = declared(WalkPart(), "Listed by both in the same words.")
    reworded: int = declared(WalkPart(), "Listed by both in other words.")
    added: int = declared(WalkPart(), "Listed by the later document only.")
    dropped: int = declared(WalkPart(), "Listed by the earlier document only, and recorded as dropped.")
    not_repeated: int = declared(WalkPart(), "Listed by the earlier document only, with nothing said of it.")
    moved: int = declared(WalkPart(), "Standing under another theme.")
    joint_gained: int = declared(WalkPart(), "Marked as joint only by the later document.")
    joint_lost: int = declared(WalkPart(), "Marked as joint only by the earlier document.")
    new_gained: int = declared(WalkPart(), "Marked as new only by the later document.")
    new_lost: int = declared(WalkPart(), "Marked as new only by the earlier document.")
    status_moved: int = declared(WalkPart(), "Claimed to stand otherwise by the later document.")


@strawberry.type(description="How many commitments under one theme, by what became of them.")
class ThemeChanges:
    theme: Theme = declared(WalkPart(), "The theme.")
    counts: ChangeCounts = declared(
        WalkPart(), "How many; what became of them counts under the later document's theme, or else the earlier's."
    )


@strawberry.type(description="What became of one commitment between two documents.")
class Change:
    commitment: Commitment = declared(WalkPart(), "The commitment.")
    kind: ChangeKind = declared(WalkPart(), "What became of it.")
    moved: bool = declared(WalkPart(), "Whether it stands under another theme.")
    joint_mark: MarkChange | None = declared(
        WalkPart(), "What became of its mark as joint; null if nothing, or if only one document lists it."
    )
    new_mark: MarkChange | None = declared(
        WalkPart(), "What became of its mark as new; null if nothing, or if only one document lists it."
    )
    before: Wording | None = declared(
        WalkPart(), "Its wording in the earlier document's list; null if that does not list it."
    )
    after: Wording | None = declared(
        WalkPart(), "Its wording in the later document's list; null if that does not list it."
    )
    lost: list[str] | None = declared(
        WalkPart(),
        "Words of the documents that the later wording leaves out. Null where a text is not held or only one lists it.",
    )
    gained: list[str] | None = declared(
        WalkPart(),
        "Words of the documents that the later wording adds. Null where a text is not held or only one lists it.",
    )
    status_before: StatusClaim | None = declared(
        WalkPart(), "The claim of its status in the earlier document; null if there is none."
    )
    status_after: StatusClaim | None = declared(
        WalkPart(), "The claim of its status in the later document; null if there is none."
    )
    status_moved: bool = declared(WalkPart(), "Whether both documents claim a status and the two differ.")
    links: list[LineageLink] = declared(WalkPart(), "The links between the wordings, or the one that drops it.")


ChangeKinds = Annotated[
    list[ChangeKind] | None, strawberry.argument(description="Only these, such as [ADDED, DROPPED]. Without it: all.")
]
Moved = Annotated[
    bool | None, strawberry.argument(description="Only what stands under another theme, or what does not.")
]
JointMark = Annotated[
    list[MarkChange] | None,
    strawberry.argument(description="Only with one of these for the joint mark, such as [LOST]."),
]
NewMark = Annotated[
    list[MarkChange] | None, strawberry.argument(description="Only with one of these for the mark as new.")
]
StatusMoved = Annotated[
    bool | None, strawberry.argument(description="Only where both claim a status and the two differ, or where not.")
]
UnderTheme = Annotated[
    strawberry.ID | None, strawberry.argument(description="Only what stands under this theme in either document.")
]


@strawberry.type(description="Two documents compared by the commitments in their lists; running text is left out.")
class Changes:
    from_: Document = declared(WalkPart(), "The earlier document.", "from")
    to: Document = declared(WalkPart(), "The later document.")
    totals: ChangeCounts = declared(WalkPart(), "How many of each sort in all.")
    themes: list[ThemeChanges] = declared(WalkPart(), "How many of each sort under each theme, by the theme's id.")
    truncated: bool = declared(WalkPart(), "Whether the documents list more than the 1,000 that are compared.")

    items: list[Change] = declared(
        WalkPart(),
        "Each commitment that passes, at most 1,000, in the order of the later list, then of the earlier.\n\n"
        "Totals and themes count all, whatever is asked for here.",
        kinds=ChangeKinds,
        moved=Moved,
        joint_mark=JointMark,
        new_mark=NewMark,
        status_moved=StatusMoved,
        theme=UnderTheme,
    )
