"""Documents, held or only named."""

from __future__ import annotations

import strawberry

from rasso_graph.loaders.plan import Key, Via
from rasso_graph.resolvers.declarations import Linked
from rasso_graph.resolvers.orders import BY_PASSAGE
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import (
    BY_DATE,
    After,
    Before,
    First,
    Last,
    answered,
    dated,
    linked,
    present,
    stored,
)
from rasso_graph.schema.lineage import owned, traced
from rasso_graph.schema.node import Cited
from rasso_graph.schema.ownership import Owner
from rasso_graph.schema.pages import Connection
from rasso_graph.schema.refs import (
    BodyRef,
    CitationRef,
    CommitmentRef,
    LineageRef,
    NameRef,
    ProgrammeRef,
    WordingRef,
)
from rasso_graph.schema.words import DocumentType


@strawberry.type(
    description="A document: one of those that were read for this graph (held), or one that they only name."
)
class Document(Cited):
    type: DocumentType | None = stored("What sort of document it is.")
    held: bool = present(
        "file", "Whether it was read for this graph. If not, all that is known of it is what others say."
    )
    file: str | None = stored("Name of the file with its text; null if it is not held.")
    published: EdtfDate | None = dated("When it was published; null where that is not told.")
    edition: str | None = stored("Which edition or version, such as 6th; null where none is told.")
    publishers: list[BodyRef] = linked("Who published or issued it.", "PUBLISHED", out=False)
    names: list[NameRef] = linked("Other names it goes by.", "HAS_NAME")
    programmes: list[ProgrammeRef] = linked("Programmes that it sets out.", "ABOUT", out=False)
    parts: list[CommitmentRef] = linked(
        "Recommendations, replies and other commitments that it contains. What it prints is in `wordings`.",
        "HAS_PART",
        order=(Key("id"),),
    )

    @answered(Linked(Via(("PRINTED_IN",), False, ()), BY_DATE))
    def wordings(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[WordingRef]:
        """The wordings of commitments that it prints, in lists, headings and running text."""
        raise NotImplementedError

    @answered(Linked(Via(("PASSAGE_OF",), False, ()), BY_PASSAGE))
    def passages(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[CitationRef]:
        """The passages of it that the graph cites, in reading order."""
        raise NotImplementedError

    owners: list[Owner] = owned(
        "Who owns it, in any role: direct owners first, then those of what contains it. Empty: nobody is named."
    )

    lineage: LineageRef = traced()
