"""Wordings: a commitment as one document prints it."""

from __future__ import annotations

from rasso_graph.loaders.plan import Via
from rasso_graph.resolvers.planning.declarations import BY_PASSAGE, Linked, PassageText
from rasso_graph.schema.facets import WORDED
from rasso_graph.schema.fields import BY_DATE, declared, linked, stored
from rasso_graph.schema.filters import WordingFilter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.node import Cited
from rasso_graph.schema.refs import CommitmentRef, DocumentRef, ThemeRef

_PASSAGES = Linked(Via(("CITES",), True, ("Citation",)), BY_PASSAGE)


@entity(
    "Wording",
    filter=WordingFilter,
    example="wording/rasso-2025/action/early-advice",
    order=BY_DATE,
    counted=WORDED,
    description="A commitment as one document prints it. The words themselves are its `text`.",
)
class Wording(Cited):
    text: str | None = declared(
        PassageText(_PASSAGES),
        "What is printed, in one line: its passages without the marks of lists, headings, links and footnotes, and "
        '"…" between those that do not follow on one another. The passages to the letter are the `quotation` of its '
        "citations. Null where the document's text is not held; `textReason` says so.",
    )
    text_reason: str | None = declared(
        PassageText(_PASSAGES, reason=True), "Why there is no `text`; null where there is."
    )
    number: str | None = stored("The number printed beside it, such as 18; null if there is none.")
    order: int | None = stored(
        "Its place in the document's list of commitments, from 1; null for running text or a report of work done."
    )
    joint: bool = stored("Whether the document marks it as joint between police and CPS.")
    new: bool = stored("Whether the document marks it as new.")
    primary: bool = stored("Whether it is the one that counts in its document: the only one, or that of the list.")
    section: str | None = stored(
        'The heading above it as printed, or "Running text: " and our words for where; null where neither is recorded.'
    )
    theme: ThemeRef | None = linked("The theme it stands under in that document; null if none.", "UNDER")
    document: DocumentRef = linked("Where it is printed.", "PRINTED_IN")
    commitment: CommitmentRef = linked("What it is a wording of.", "HAS_WORDING", out=False)
