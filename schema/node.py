"""What every node of the graph has, and the passages they rest on."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.model.words import RECORD, TRACES, WAITS
from rasso_graph.resolvers.planning.declarations import BY_PASSAGE, KNOWN, Linked, Nodes, Test
from rasso_graph.schema.facets import ANY, PASSAGES
from rasso_graph.schema.fields import (
    NODE_KNOWN,
    TIMES,
    KnownBy,
    Settled,
    declared,
    doubted,
    linked,
    present,
    stored,
    title_on,
)
from rasso_graph.schema.kinds import declares, entity
from rasso_graph.schema.refs import (
    CitationRef,
    DependencyRef,
    DiscrepancyRef,
    DocumentRef,
    DutyRef,
    FindingRef,
    LineageLinkRef,
    UntoldRef,
)
from rasso_graph.schema.words import LinkType

BY_STEP = (Key("when_earliest"), Key("id"), Key("id", at=At.EDGE))
_GAPS = Via(("ABOUT",), False, ("Gap",), within=True)
_CUTS = {"types": (Test("type", "in", At.EDGE),), "knownBy": KNOWN}


Types = Annotated[
    list[LinkType] | None,
    strawberry.argument(description="Only links of these types, such as [MIRRORS]. Without it: all."),
]


AndAbove = Annotated[
    bool,
    strawberry.argument(
        description="Whether gaps about what contains the thing are given too, such as about its plan or report."
    ),
]


def _step(description: str, out: bool) -> Any:
    """The lineage links of a thing, one step."""
    steps = Linked(Via(TRACES, out, (RECORD,)), BY_STEP, _CUTS)
    told = f"{description}\n\nFurther steps are in `lineage`."
    return declared(steps, told, types=Types, known_by=KnownBy)


def _wait(description: str, out: bool) -> Any:
    """The waits of a thing, or those for it."""
    return declared(Linked(Via(WAITS, out, (RECORD,)), BY_STEP, {"knownBy": KNOWN}), description, known_by=KnownBy)


@declares(Nodes((RECORD,)))
@strawberry.interface(
    description="Anything that an id names: a thing, a wording, a claim, a passage, a name, of the kinds that "
    "`NodeKind` lists; or a link between two of them."
)
class Node:
    id: strawberry.ID = stored(
        "A readable slug whose first segment names the kind, such as action/early-advice. It never changes."
    )
    added_in: int = stored("The number of the revision of this store that added it: `revision(number)` tells of it.")


@declares(Nodes((RECORD,), ANY))
@strawberry.interface(description="Any node but a place in a document: what it is, and the passages that it rests on.")
class Cited(Node):
    title: str = title_on(
        "What it is, in the project's words. With a day: what it was called then; before any title was told, its first."
    )
    summary: str | None = stored("A little more, in the project's words; null where the title says enough.")
    citations: list[CitationRef] = linked(
        "The passages that it rests on, in the order of document and place.", "CITES", order=BY_PASSAGE
    )
    gaps: list[UntoldRef] = declared(
        Linked(_GAPS, (Key("depth"), Key("title_sort"), Key("id")), NODE_KNOWN, settling=True),
        "What one would expect to be told about it, or about what contains it, and is not: first what is about the "
        "thing itself. Empty: no such gap is recorded, or all are closed.",
        **TIMES,
        inherited=(AndAbove, True),
        settled=(Settled, False),
    )
    discrepancies: list[DiscrepancyRef] = doubted(
        "Contradictions about it that no document resolves. Empty: none is recorded, or all are resolved."
    )

    findings: list[FindingRef] = linked(
        "What was found about it without a figure. Empty: no such finding is recorded.", "ABOUT", out=False, known=True
    )
    duties: list[DutyRef] = linked(
        "Duties told beside it or about it. Empty: none is recorded.", "ABOUT", out=False, known=True
    )

    earlier: list[LineageLinkRef] = _step(
        "Its own lineage links to earlier things, one step: what it comes from, answers, rewords or drops.", out=True
    )
    later: list[LineageLinkRef] = _step(
        "The lineage links of later things to it, one step: what came of it.", out=False
    )

    depends_on: list[DependencyRef] = _wait("What it waits for. Empty: no wait is recorded.", out=True)
    awaited_by: list[DependencyRef] = _wait("What waits for it. Empty: no wait is recorded.", out=False)


@entity("Citation", counted=PASSAGES, description="A passage of a document, by place, span and fingerprint.")
class Citation(Node):
    title: str = stored("The document's title and the place in it.")
    locator: str = stored("Where a reader finds it, such as paragraph 19, sentence 1: paragraph, item, row or heading.")
    document: DocumentRef = linked("The document that holds it.", "PASSAGE_OF")
    page: int | None = stored(
        "The page of the published document that it stands on, from 1; null where none is recorded."
    )
    url: str | None = stored(
        "Where a browser opens it: the document's address with the page. Null: one of the two is not recorded; where "
        "only the page is not, `document { url }` is the whole.",
        "place_url",
    )
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
