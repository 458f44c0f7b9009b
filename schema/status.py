"""Claims of status."""

from __future__ import annotations

import strawberry

from rasso_graph.resolvers.planning.declarations import BY_PASSAGE, WalkPart
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.facets import BY_CLAIM
from rasso_graph.schema.fields import BY_DATE, dated, declared, doubted, linked, stored
from rasso_graph.schema.filters import StatusClaimFilter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CitationRef, CommitmentRef, DiscrepancyRef, DocumentRef
from rasso_graph.schema.words import Basis, Confidence, Status


@strawberry.type(
    description="How a commitment stands, by the claim that counts; there is one even where nothing is told."
)
class Standing:
    known: bool = declared(
        WalkPart(), "Whether the documents tell. If not, `status` is UNKNOWN, and `reason` says why."
    )
    status: Status = declared(
        WalkPart(), "The status, one for all wordings of it; UNKNOWN where the documents do not tell."
    )
    reason: str | None = declared(WalkPart(), "Why, for an inference; why it is not known, where it is not. Else null.")
    basis: Basis | None = stored("Whether a document says so or a reader concludes it; null without a claim.")
    confidence: Confidence | None = stored("How sure the reader is, for an inference; null for what is stated.")
    words: str | None = stored("The deciding words as printed, few; null where none decide.")
    date: EdtfDate | None = dated(
        "When it came to be so; null where that is not told, and then it counts from the document's publication."
    )
    document: DocumentRef | None = linked(
        "The document that makes the claim or lets one infer it; null without a claim.", "CLAIMED_IN"
    )
    citations: list[CitationRef] = linked("The passages that the claim rests on.", "CITES", order=BY_PASSAGE)
    last_attested: EdtfDate | None = declared(
        WalkPart(),
        "When its status was last told: the publication of the last document that makes a claim. An old day is a "
        "sign that nobody has told since. Null without a claim.",
    )
    last_attested_in: DocumentRef | None = declared(WalkPart(), "The document that told it last; null without a claim.")
    overdue: bool = declared(
        WalkPart(),
        "Whether its due day had passed without word that it was done or dropped: on the day `asOf`, else `knownBy`, "
        "else that of the last document read. False where no due day is told.",
    )
    discrepancies: list[DiscrepancyRef] = doubted(
        "Contradictions about the claim that counts, such as another of the same document, that no document resolves."
    )
    claim: StatusClaim | None = declared(
        WalkPart(), "The claim that counts, a node with an id; null where there is none."
    )


@entity(
    "StatusClaim",
    filter=StatusClaimFilter,
    example="claim/rasso-2025/action/early-advice",
    order=BY_DATE,
    counted=BY_CLAIM,
    called=("claim of status", "claims of status"),
)
class StatusClaim(Cited):
    status: Status = stored("The status, one for all wordings of it; `words` is what is printed.")
    words: str | None = stored("The deciding words as printed, few; null where none decide.")
    basis: Basis = stored("Whether the document says so or a reader concludes it.")
    confidence: Confidence | None = stored("How sure the reader is, for an inference; null for what is stated.")
    reason: str | None = stored("Why, for an inference; null for what is stated.")
    date: EdtfDate | None = dated(
        "When it came to be so; null where that is not told, and then it counts from the document's publication."
    )
    commitment: CommitmentRef = linked("What the claim is about.", "HAS_STATUS", out=False)
    document: DocumentRef = linked("The document that makes the claim or lets one infer it.", "CLAIMED_IN")
