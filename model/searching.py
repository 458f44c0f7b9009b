"""What full text is searched in: which texts find which nodes, and the tokens that stores hold of them.

What tells a part of a thing finds the thing: a name finds what bears it, a side its discrepancy, a wording or a claim
its commitment, the words of a role what it is a role in. Quotations are not searched: only stores that were seeded with
the documents' texts hold them, and a search answers the same on all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rasso_graph.model.analysis import words_of
from rasso_graph.model.enums import SearchField
from rasso_graph.model.words import TRACES


@dataclass(frozen=True)
class Follow:
    """Edges of these types, followed out of the node or into it."""

    types: tuple[str, ...]
    out: bool = True


@dataclass(frozen=True)
class Searched:
    """A property of the node itself, of what some steps lead to, or of the last step's edge."""

    name: str
    steps: tuple[Follow, ...] = ()
    on_edge: bool = False


_WORDING = Follow(("HAS_WORDING",))
_CLAIM = Follow(("HAS_STATUS",))
_HOLDERS = ("OWNS", "INVOLVED_IN", "MEMBER_OF", "PARTICIPATES")

TEXTS: Mapping[SearchField, tuple[Searched, ...]] = {
    SearchField.TITLE: (Searched("title"),),
    SearchField.NAME: (Searched("name"), Searched("text", (Follow(("HAS_NAME",)),))),
    SearchField.SUMMARY: (Searched("summary"),),
    SearchField.SIDE: (Searched("value", (Follow(("HAS_SIDE",)),)),),
    SearchField.WORDS: (
        *(Searched(name) for name in ("number", "edition", "stance_as_worded", "unit", "population", "source")),
        *(Searched(f"{name}_said") for name in ("published", "start", "date", "period")),
        *(Searched(name, (_WORDING,)) for name in ("number", "section")),
        Searched("words", (_CLAIM,)),
    ),
    SearchField.ROLE: (Searched("as_worded", (Follow(_HOLDERS, out=False),), on_edge=True),),
    SearchField.REASON: (
        *(Searched(name) for name in ("reason", "fulfilment_reason", "weighing")),
        Searched("reason", (_CLAIM,)),
        Searched("reason", (Follow((*_HOLDERS, "HOLDS", "PUBLISHED"), out=False),), on_edge=True),
        Searched("reason", (Follow(TRACES),), on_edge=True),
        Searched("reason", (_WORDING, Follow(TRACES)), on_edge=True),
    ),
}
"""The texts of each field, in the order in which matches rank. A fact is found at what it is stated of."""

BOUND, STEM, FORM, JOINED = "x", "s", "w", "y"
"""How tokens tell what they are. BOUND stands alone, before and after every text, so that no phrase runs over it."""


def stored_as(field: SearchField) -> str:
    """The property that holds the tokens of a field."""
    return f"search_{field.value.lower()}"


SEARCH_PROPERTIES = tuple(stored_as(field) for field in TEXTS)


def tokens(texts: Iterable[str]) -> str:
    """The tokens of the texts of one field, each of letters and digits only, between blanks; empty without any word.

    First the stems of every text in order; then, once each, the stems of what hyphens join, and the forms.
    """
    stems, extra = list[str](), set[str]()
    for found in map(words_of, texts):
        if not found.words:
            continue
        stems += [BOUND, *(f"{STEM}{word.stem}" for word in found.words)]
        extra.update(f"{JOINED}{word.stem}" for word in found.joined)
        extra.update(f"{FORM}{word.form}" for word in (*found.words, *found.joined) if not word.common)
    return " ".join([*stems, BOUND, *sorted(extra)]) if stems else ""
