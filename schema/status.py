"""Claims of status."""

from __future__ import annotations

import strawberry

from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import dated, linked, stored
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CommitmentRef, DocumentRef
from rasso_graph.schema.words import Basis, Confidence, Status


@strawberry.type(description="What somebody says, or a reader infers, had become of a commitment.")
class StatusClaim(Cited):
    status: Status = stored("The status, normalised.")
    words: str | None = stored("The deciding words as printed, few.")
    basis: Basis = stored("Whether the document says so or a reader concludes it.")
    confidence: Confidence | None = stored("How sure, for an inference.")
    reason: str | None = stored("Why, for an inference.")
    date: EdtfDate | None = dated("When it came to be so, if told; otherwise the publication counts.")
    commitment: CommitmentRef = linked("What the claim is about.", "HAS_STATUS", out=False)
    document: DocumentRef = linked("The document that makes the claim or lets one infer it.", "CLAIMED_IN")
