"""Full text: what holds some words, and where."""

from __future__ import annotations

from typing import Annotated

import strawberry

from rasso_graph.model.enums import SearchField
from rasso_graph.model.words import LABELS
from rasso_graph.resolvers.planning.declarations import Pages, WalkPart
from rasso_graph.schema.fields import declared
from rasso_graph.schema.kinds import declares
from rasso_graph.schema.pages import Connection
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

AndQuotations = Annotated[
    bool,
    strawberry.argument(
        description="Whether to look in passages too, where their texts are held; `field` is QUOTATION for what was "
        "found by them alone."
    ),
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
        "in the fields before; or one passage that holds them all.",
    )
    highlights: list[Highlight] = declared(
        WalkPart(), "The texts of these fields that hold any of the words, by field and then by text; at most ten."
    )
    by_meaning: list[str] = declared(
        WalkPart(),
        "The words of the search, as written, that none of the texts holds by which it was met: they hold what they "
        "stand for, or an abbreviation of it. Nothing is highlighted for these.",
    )


@strawberry.type(description="A word of a search that no text of the graph holds, in any form.")
class UnmetWord:
    word: str = strawberry.field(description="The word, in lower case and without accents.")
    nearest: list[str] = strawberry.field(description="Words of its texts that are most like it; at most three.")


@declares(Pages())
@strawberry.type(name="SearchHitConnection", description="A page of what a search found.")
class SearchHits(Connection[SearchHit]):
    unmet: list[UnmetWord] = declared(
        WalkPart(),
        "Where nothing holds all the words: those that no text holds, with words that are most like them, to ask "
        "whether those were meant; at most five. Empty where something was found, whatever other arguments left out of "
        "it, and where each word is held, but not all by one thing.",
    )
    unsearched: list[strawberry.ID] = declared(
        WalkPart(),
        "The ids of the held documents whose texts this graph was not seeded with: their passages are not searched. "
        "`rasso seed apply --corpus` adds them.",
    )
