"""Documents, held or only named."""

from __future__ import annotations

from rasso_graph.loaders.plan import Key
from rasso_graph.resolvers.planning.declarations import BY_PASSAGE
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.facets import OWNED
from rasso_graph.schema.fields import BY_DATE, dated, linked, paged, present, stored
from rasso_graph.schema.filters import DocumentFilter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.lineage import traced
from rasso_graph.schema.node import Cited
from rasso_graph.schema.ownership import Owner, owned
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


@entity(
    "Document",
    filter=DocumentFilter,
    example="document/annex-a-2022",
    order=BY_DATE,
    counted=OWNED,
    description="A document: one of those that were read for this graph (held), or one that they only name.",
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

    owners: list[Owner] = owned(
        "Who owns it, in any role: direct owners first, then those of what contains it. Empty: nobody is named."
    )

    lineage: LineageRef = traced()

    wordings: Connection[WordingRef] = paged(
        "The wordings of commitments that it prints, in lists, headings and running text.",
        "PRINTED_IN",
        out=False,
        order=BY_DATE,
    )
    passages: Connection[CitationRef] = paged(
        "The passages of it that the graph cites, in reading order.", "PASSAGE_OF", out=False, order=BY_PASSAGE
    )
