"""What every node of the graph has, and the passages they rest on."""

from __future__ import annotations

from typing import Annotated

import strawberry

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.model.words import RECORD, TRACES
from rasso_graph.resolvers.declarations import Linked, Test
from rasso_graph.resolvers.orders import BY_PASSAGE
from rasso_graph.schema.fields import BY_TITLE, KNOWN, KnownBy, answered, linked, present, stored
from rasso_graph.schema.refs import CitationRef, DependencyRef, DiscrepancyRef, DocumentRef, GapRef, LineageLinkRef
from rasso_graph.schema.words import LinkType

BY_STEP = (Key("when_earliest"), Key("id"), Key("id", at=At.EDGE))
_CUTS = {"types": (Test("type", "in", At.EDGE),), "knownBy": KNOWN}
_WAITS = ("DEPENDS_ON",)

Types = Annotated[
    list[LinkType] | None,
    strawberry.argument(description="Only links of these types, such as [MIRRORS]. Without it: all."),
]


@strawberry.interface(
    description="Anything that an id names: a thing, a wording, a claim, a passage. `NodeKind` lists the kinds."
)
class Node:
    id: strawberry.ID = stored(
        "A readable slug whose first segment names the kind, such as action/early-advice. It never changes."
    )


@strawberry.interface(description="Any node but a citation: what it is, and the passages that it rests on.")
class Cited(Node):
    title: str = stored("What it is, in the project's words.")
    summary: str | None = stored("A little more, in the project's words; null where the title says enough.")
    citations: list[CitationRef] = linked(
        "The passages that it rests on, in the order of document and place.", "CITES", order=BY_PASSAGE
    )
    gaps: list[GapRef] = linked(
        "What one would expect to be told about it and is not. Empty: no such gap is recorded.",
        "ABOUT",
        out=False,
        cut=At.NODE,
    )
    discrepancies: list[DiscrepancyRef] = linked(
        "Contradictions about it. Empty: none is recorded.", "ABOUT", out=False, order=BY_TITLE, cut=At.NODE
    )

    @answered(Linked(Via(TRACES, True, (RECORD,)), BY_STEP, _CUTS))
    def earlier(self, types: Types = None, known_by: KnownBy = None) -> list[LineageLinkRef]:
        """Its own lineage links to earlier things, one step: what it comes from, answers, rewords or drops.

        Further steps are in `lineage`."""
        raise NotImplementedError

    @answered(Linked(Via(TRACES, False, (RECORD,)), BY_STEP, _CUTS))
    def later(self, types: Types = None, known_by: KnownBy = None) -> list[LineageLinkRef]:
        """The lineage links of later things to it, one step: what came of it.

        Further steps are in `lineage`."""
        raise NotImplementedError

    @answered(Linked(Via(_WAITS, True, (RECORD,)), BY_STEP, {"knownBy": KNOWN}))
    def depends_on(self, known_by: KnownBy = None) -> list[DependencyRef]:
        """What it waits for. Empty: no wait is recorded."""
        raise NotImplementedError

    @answered(Linked(Via(_WAITS, False, (RECORD,)), BY_STEP, {"knownBy": KNOWN}))
    def awaited_by(self, known_by: KnownBy = None) -> list[DependencyRef]:
        """What waits for it. Empty: no wait is recorded."""
        raise NotImplementedError


@strawberry.type(description="A passage of a document, by place, span and fingerprint.")
class Citation(Node):
    title: str = stored("The document's title and the place in it.")
    locator: str = stored("Where a reader finds it, such as paragraph 19, sentence 1: paragraph, item, row or heading.")
    document: DocumentRef = linked("The document that holds it.", "PASSAGE_OF")
    start: int = stored(
        "Where the passage starts in the document's file read as UTF-8, in code points from 0. JavaScript counts "
        "otherwise: [...text].slice(start, end) is the passage."
    )
    end: int = stored("Where it ends: the code point after its last.")
    sha256: str = stored(
        "SHA-256 of the passage as UTF-8, 64 lower-case hex digits: tells whether a copy is the same text."
    )
    quotation: str | None = stored("The passage itself; null where quotationHeld is false.")
    quotation_held: bool = present("quotation", "Whether this graph was seeded with the text, so that it can quote it.")
