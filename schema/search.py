"""Full text: what holds some words, and where."""

from __future__ import annotations

from typing import Annotated

import strawberry

from rasso_graph.model.enums import SearchField
from rasso_graph.model.words import LABELS
from rasso_graph.resolvers.planning.declarations import WalkPart
from rasso_graph.schema.fields import declared
from rasso_graph.schema.refs import CitedRef
from rasso_graph.schema.words import NodeKind, listed

SearchText = Annotated[
    str,
    strawberry.argument(
        description="Words that must all be met, in any form: case, accents and endings do not matter. "
        'Words in "quotation marks" must stand in that order; a * stands for any end of a word (advi*). '
        "At most 1,000 characters and 30 words."
    ),
]
_PARTS = listed([kind.several for kind in LABELS.values() if kind.hangs], "and").capitalize()
NodeKinds = Annotated[
    list[NodeKind] | None,
    strawberry.argument(
        description=f"Only these kinds, such as [BODY, POST]. Without it: all. {_PARTS} are not found themselves, but "
        "the things that they belong to."
    ),
]
UnderTheme = Annotated[
    strawberry.ID | None,
    strawberry.argument(
        description="Only commitments under this theme in their last wording, such as theme/jnap/training."
    ),
]
CitedFrom = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="Only what is cited from this document, such as document/rasso-2025."),
]
OwnerIs = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="Only what this body, person or post directly owns, such as post/dpp."),
]


@strawberry.type(description="A part of a text, in code points: in JavaScript [...text].slice(start, end).")
class TextRange:
    start: int = strawberry.field(description="Its first code point, from 0.")
    end: int = strawberry.field(description="The code point after its last.")


@strawberry.type(description="A text that holds what was looked for, whole and plain.")
class Highlight:
    field: SearchField = strawberry.field(description="What the text is of the thing found.")
    text: str = strawberry.field(description="The text.")
    ranges: list[TextRange] = strawberry.field(description="Where it holds a word or phrase, without overlap.")


@strawberry.type(description="Something that a search found.")
class SearchHit:
    node: CitedRef = declared(WalkPart(), "What was found.")
    field: SearchField = declared(
        WalkPart(),
        "How it was met: the first field, in the order of this enumeration, at which all words had been met in it or "
        "in the fields before.",
    )
    highlights: list[Highlight] = declared(
        WalkPart(), "The texts of these fields that hold any of the words, by field and then by text; at most ten."
    )
