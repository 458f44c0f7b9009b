"""Documents, held or only named."""

from __future__ import annotations

from typing import Annotated

import strawberry

from rasso_graph.loaders.plan import Key, Via
from rasso_graph.resolvers.planning.declarations import BY_PASSAGE, FIRST_TOLD, KNOWN, LAST_TOLD, Linked, Present, Test
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.facets import NAMED_AND_OWNED
from rasso_graph.schema.fields import (
    BY_DATE,
    BY_FACT,
    CLAIMED,
    PAGE,
    TIMES,
    KnownBy,
    dated,
    declared,
    linked,
    paged,
    stored,
)
from rasso_graph.schema.filters import DocumentFilter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.lineage import traced
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
    BodyRef,
    CitationRef,
    CommitmentRef,
    DocumentRef,
    DocumentStateRef,
    LineageRef,
    MentionRef,
    NameRef,
    ProgrammeRef,
    PublicationRef,
    TitleRef,
    WordingRef,
)
from rasso_graph.schema.title import titles
from rasso_graph.schema.words import Basis, Confidence, DocumentType, State

_AT = {"place": (Test("locator", "contains"),)}
AtPlace = Annotated[
    str | None,
    strawberry.argument(
        description='Only those whose `locator` holds this, case included, such as "Item 22". Without it: all.'
    ),
]
_STATES = Via(("HAS_STATE",), True, ("DocumentState",))


@entity("DocumentState", description="What is told, or may be concluded, of the state of a document on a day.")
class DocumentState(Cited):
    state: State = stored("The state, one for all wordings of it; `words` is what is printed.")
    words: str | None = stored("The deciding words as printed, few; null where none decide.")
    basis: Basis = stored("Whether the document says so or a reader concludes it.")
    confidence: Confidence | None = stored("How sure the reader is, for an inference; null for what is stated.")
    reason: str | None = stored("Why, for an inference; null for what is stated.")
    date: EdtfDate | None = dated(
        "When it was so; null where that is not told, and then it counts from the document's publication."
    )
    of: DocumentRef = linked("Whose state it is.", "HAS_STATE", out=False)
    document: DocumentRef = linked("The document that tells it or lets one infer it.", "CLAIMED_IN")


@entity(
    "Document",
    filter=DocumentFilter,
    example="document/annex-a-2022",
    order=BY_DATE,
    counted=NAMED_AND_OWNED,
    description="A document: one of those that were read for this graph (held), or one that they only name.",
)
class Document(Cited):
    type: DocumentType | None = stored("What sort of document it is.")
    held: bool = declared(
        Present("file", {"asOf": Test("when_latest", "<="), "knownBy": Test("when_latest", "<=")}),
        "Whether it was read for this graph, and had surely been published by the day that is asked for. If not, all "
        "that is known of it is what others say.",
        **TIMES,
    )
    file: str | None = stored("Name of the file with its text; null if it is not held.")
    url: str | None = stored(
        "Its public address, where its publisher gives it out or a document prints it; never that of a copy. "
        "Null: none is recorded."
    )
    published: EdtfDate | None = dated("When it was published; null where that is not told.")
    state: DocumentStateRef | None = declared(
        Linked(_STATES, LAST_TOLD, CLAIMED),
        "In what state it is, by the claim that counts: the latest in time, then in publication, stated before "
        "inferred. Null: no document held tells.",
        **TIMES,
    )
    states: list[DocumentStateRef] = declared(
        Linked(_STATES, FIRST_TOLD, CLAIMED), "Every claim about its state, the one that counts last.", **TIMES
    )
    edition: str | None = stored("Which edition or version, such as 6th; null where none is told.")
    publishers: list[BodyRef] = linked("Who published or issued it.", "PUBLISHED", out=False)
    published_by: list[PublicationRef] = declared(
        Linked(Via(("PUBLISHED",), False, ("Body",)), BY_FACT, {"knownBy": KNOWN}),
        "Who published or issued it, each with the passages for it and whether that is stated.",
        known_by=KnownBy,
    )
    titles: list[TitleRef] = titles()
    names: list[NameRef] = linked("Other names it goes by.", "HAS_NAME")
    mentions: Connection[MentionRef] = mentions()
    programmes: list[ProgrammeRef] = linked("Programmes that it sets out.", "ABOUT", out=False)
    parts: list[CommitmentRef] = linked(
        "Recommendations, replies and other commitments that it contains. What it prints is in `wordings`.",
        "HAS_PART",
        order=(Key("id"),),
    )

    owners: list[Owner] = owned()
    involved: list[Involved] = involved()
    owners_by_holder: list[OwnersByHolder] = owned_by_holder()
    involved_by_holder: list[InvolvedByHolder] = involved_by_holder()

    lineage: LineageRef = traced()

    wordings: Connection[WordingRef] = paged(
        "The wordings of commitments that it prints, in lists, headings and running text.",
        "PRINTED_IN",
        out=False,
        order=BY_DATE,
    )
    passages: Connection[CitationRef] = declared(
        Linked(Via(("PASSAGE_OF",), False, ("Citation",)), BY_PASSAGE, _AT),
        "The passages of it that the graph cites, in reading order.",
        place=AtPlace,
        **PAGE,
    )
