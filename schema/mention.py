"""Mentions: the places where documents name a body, a person, a post, a document or a programme."""

from __future__ import annotations

from typing import Any

from rasso_graph.resolvers.planning.declarations import BY_PASSAGE
from rasso_graph.schema.facets import MENTIONS
from rasso_graph.schema.fields import linked, paged, present, stored
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.node import Node
from rasso_graph.schema.refs import CitedRef, DocumentRef


@entity("Mention", counted=MENTIONS)
class Mention(Node):
    title: str = stored("What is named, the document's title and the place in it.")
    of: CitedRef = linked("What is named.", "HAS_MENTION", out=False)
    document: DocumentRef = linked("The document that names it.", "NAMED_IN")
    locator: str = stored("Where a reader finds it, such as paragraph 19, sentence 1; or the line of the file.")
    start: int = stored(
        "Where the name starts in the document's file read as UTF-8, in code points from 0. JavaScript counts "
        "otherwise: [...text].slice(start, end) is the name."
    )
    end: int = stored("Where the name ends: the code point after its last.")
    quotation: str | None = stored("The line of the text that the name stands in; null where quotationHeld is false.")
    quotation_held: bool = present("quotation", "Whether this graph was seeded with the text, so that it can quote it.")


def mentions() -> Any:
    """Where a thing is named."""
    return paged(
        "Every place in the documents that names it, by the names that are recorded, in the order of publication and "
        "place. `citations` are only those that its record rests on.",
        "HAS_MENTION",
        order=BY_PASSAGE,
    )
