"""What things were called, one title after the other."""

from __future__ import annotations

from typing import Any

from rasso_graph.resolvers.planning.declarations import FIRST_TOLD, Linked
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import CLAIMED, TIMES, TITLES, dated, declared, linked, stored
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CitedRef, DocumentRef
from rasso_graph.schema.words import Basis, Confidence


def titles() -> Any:
    """All that it was called."""
    told = "Every title told for it, the one that counts last. Empty: it never had another than `title`."
    return declared(Linked(TITLES, FIRST_TOLD, CLAIMED), told, **TIMES)


@entity("Title")
class Title(Cited):
    text: str = stored("What the thing is called from then on, in the project's words where no title is printed.")
    basis: Basis = stored("Whether the document says so or a reader concludes it.")
    confidence: Confidence | None = stored("How sure the reader is, for an inference; null for what is stated.")
    reason: str | None = stored("Why, for an inference; null for what is stated.")
    date: EdtfDate | None = dated(
        "Since when; null where that is not told, and then it counts from the document's publication."
    )
    of: CitedRef = linked("What is called so.", "HAS_TITLE", out=False)
    document: DocumentRef = linked("The document that tells it or lets one infer it.", "CLAIMED_IN")
