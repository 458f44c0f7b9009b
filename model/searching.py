"""What full text is searched in: which texts find which nodes, and the tokens that stores hold of them.

What tells a part of a thing finds the thing: a name finds what bears it, a side its discrepancy, a wording or a claim
its commitment, the words of a role what it is a role in. A passage finds what it is cited for, where its text is held:
its tokens stand with the quotation, follow from that alone, and are no more content than it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rasso_graph.model.analysis import Words, words_of
from rasso_graph.model.enums import NameType, SearchField
from rasso_graph.model.meanings import Meanings
from rasso_graph.model.words import HANGING, TRACES


@dataclass(frozen=True)
class Follow:
    """Edges of these types, followed out of the node or into it."""

    types: tuple[str, ...]
    out: bool = True


@dataclass(frozen=True)
class Searched:
    """A property of the node itself, of what some steps lead to, or of the last step's edge.

    With `types` only of what is of one of these types.
    """

    name: str
    steps: tuple[Follow, ...] = ()
    on_edge: bool = False
    types: tuple[str, ...] = ()


_WORDING = Follow(("HAS_WORDING",))
_CLAIM = Follow(("HAS_STATUS",))
_SETTLEMENT = Follow(("HAS_SETTLEMENT",))
_TITLE = Follow(("HAS_TITLE",))
_NAME = Follow(("HAS_NAME",))
_MISPRINT = (NameType.MISPRINT.value,)
_NAMES = tuple(one.value for one in NameType if one.value not in _MISPRINT)
_HOLDERS = ("OWNS", "INVOLVED_IN", "MEMBER_OF", "PARTICIPATES")

TEXTS: Mapping[SearchField, tuple[Searched, ...]] = {
    SearchField.TITLE: (Searched("title"),),
    SearchField.NAME: (Searched("name"), Searched("text", (_NAME,), types=_NAMES), Searched("text", (_TITLE,))),
    SearchField.MISPRINT: (Searched("text", (_NAME,), types=_MISPRINT),),
    SearchField.SUMMARY: (Searched("summary"),),
    SearchField.SIDE: (Searched("value", (Follow(("HAS_SIDE",)),)),),
    SearchField.WORDS: (
        *(Searched(name) for name in ("number", "edition", "stance_as_worded", "unit", "population", "source")),
        *(Searched(f"{name}_said") for name in ("published", "start", "date", "period")),
        *(Searched(name, (_WORDING,)) for name in ("number", "section")),
        *(Searched("words", (claim,)) for claim in (_CLAIM, _SETTLEMENT)),
    ),
    SearchField.ROLE: (Searched("as_worded", (Follow(_HOLDERS, out=False),), on_edge=True),),
    SearchField.REASON: (
        *(Searched(name) for name in ("reason", "weighing")),
        *(Searched("reason", (claim,)) for claim in (_CLAIM, _SETTLEMENT)),
        Searched("reason", (Follow((*_HOLDERS, "HOLDS", "PUBLISHED"), out=False),), on_edge=True),
        Searched("reason", (Follow(TRACES),), on_edge=True),
        Searched("reason", (_WORDING, Follow(TRACES)), on_edge=True),
    ),
}
"""The texts of each field, in the order in which matches rank. A fact is found at what it is stated of."""

BOUND, MEANT, STEM, FORM, JOINED = "x", "z", "s", "w", "y"
"""How tokens tell what they are. BOUND stands alone, before and after every text, so that no phrase runs over it; so
does MEANT, before and after what an abbreviation in a text stands for, or the abbreviation of what stands there."""


def stored_as(field: SearchField) -> str:
    """The property that holds the tokens of a field."""
    return f"tokens_{field.value.lower()}"


READ_PROPERTIES = ("title", "name", "text", "summary", "value", "words", "as_worded", "reason", "quotation")
"""What people look into by Neo4j's own analysis, which the API does not ask."""
SEARCH_PROPERTIES = tuple(stored_as(field) for field in TEXTS)
QUOTED = stored_as(SearchField.QUOTATION)
"""The property of a citation that holds the tokens of its quotation."""
INDEXED = (*SEARCH_PROPERTIES, QUOTED)
"""What the full-text index holds, a field each."""
_PASSAGE = Follow(("CITES",))
OF_PASSAGES = (
    Searched("quotation", (_PASSAGE,)),
    Searched("quotation", (Follow(HANGING), _PASSAGE)),
)
"""The passages of a thing: its own and those of its parts."""


def tokens(texts: Iterable[str], meanings: Meanings | None = None) -> str:
    """The tokens of the texts of one field, each of letters and digits only, between blanks; empty without any word.

    First the stems of every text in order, and of what its words mean; then, once each, the stems of what hyphens join,
    and the forms.
    """
    found = [one for one in map(words_of, texts) if one.words]
    meant = list(dict.fromkeys(other for one in found for other in (meanings.of(one) if meanings else ())))
    rows = [token for one in found for token in (BOUND, *_stems(one))]
    others = [token for one in meant for token in (MEANT, *_stems(one))]
    extra = {token for one in (*found, *meant) for token in _extra(one)}
    return " ".join([*rows, BOUND, *others, *([MEANT] if others else []), *sorted(extra)]) if rows else ""


def _stems(text: Words) -> list[str]:
    return [f"{STEM}{word.stem}" for word in text.words]


def _extra(text: Words) -> Iterator[str]:
    yield from (f"{JOINED}{word.stem}" for word in text.joined)
    yield from (f"{FORM}{word.form}" for word in (*text.words, *text.joined) if not word.common)
