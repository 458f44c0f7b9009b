"""What became of promises, gaps and contradictions."""

from __future__ import annotations

from typing import Any

from rasso_graph.resolvers.planning.declarations import FIRST_TOLD, LAST_TOLD, Linked
from rasso_graph.resolvers.planning.settling import SETTLEMENTS
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import BY_DATE, CLAIMED, TIMES, dated, declared, linked, stored
from rasso_graph.schema.filters import SettlementFilter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CitedRef, DocumentRef, SideRef
from rasso_graph.schema.words import Basis, Confidence, Fulfilment


def settlement(description: str) -> Any:
    """The one that counts."""
    return declared(Linked(SETTLEMENTS, LAST_TOLD, CLAIMED), description, **TIMES)


def settlements() -> Any:
    """All of them."""
    told = "Every claim that it is settled, the one that counts last. Empty: no document held tells."
    return declared(Linked(SETTLEMENTS, FIRST_TOLD, CLAIMED), told, **TIMES)


@entity(
    "Settlement",
    filter=SettlementFilter,
    example="settlement/annex-a-2022/event/jnap-publication-promised",
    order=BY_DATE,
    description="What a document tells, or lets one infer, had become of a promise, a gap or a contradiction.",
)
class Settlement(Cited):
    fulfilment: Fulfilment | None = stored("What became of the promise; null of a gap or contradiction.")
    side: SideRef | None = linked("The side for which a contradiction is resolved; null of anything else.", "UPHOLDS")
    by: list[CitedRef] = linked(
        "What settles it: what was done or published, or who is named. Empty: nothing in this graph.", "SETTLED_BY"
    )
    words: str | None = stored("The deciding words as printed, few; null where none decide.")
    basis: Basis = stored("Whether the document says so or a reader concludes it.")
    confidence: Confidence | None = stored("How sure the reader is, for an inference; null for what is stated.")
    reason: str | None = stored("Why, for an inference; for what is stated, how it was read, if that needs saying.")
    date: EdtfDate | None = dated(
        "When it came to be so; null where that is not told, and then it counts from the document's publication."
    )
    of: CitedRef = linked("The promise, gap or contradiction.", "HAS_SETTLEMENT", out=False)
    document: DocumentRef = linked("The document that tells it or lets one infer it.", "CLAIMED_IN")
