"""Words that no text of the graph holds, and the words of its index that are most like them."""

from __future__ import annotations

from difflib import get_close_matches

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.store import OneState
from rasso_graph.model.analysis import Word, words_of
from rasso_graph.model.searching import FORM, JOINED, QUOTED, STEM
from rasso_graph.model.words import RECORD
from rasso_graph.resolvers.planning.shaping import Record
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.traversals.terms import Question

_ALIKE = 0.7
"""How like a word must be, from 0 to 1: twice the letters that stand in the same order by all letters of both."""


async def unmet(store: OneState, asks: Question, indexed: tuple[str, ...]) -> list[Record]:
    """Each word of the text that no text of these properties holds, with those most like it."""
    tokens = await held_tokens(store, indexed)
    starts = {term.start for term in asks.terms if term.start is not None}
    lacking = (word for word in _asked(asks.text) if not _is_held(word, starts, tokens))
    return [
        {"word": word.form, "nearest": _nearest(word.form, tokens)}
        for word, _ in zip(lacking, range(FIXED.unmet_words), strict=False)
    ]


async def held_tokens(store: OneState, indexed: tuple[str, ...]) -> frozenset[str]:
    """The tokens of all texts, read some things at a time."""
    held, last, rows = set[str](), "", [()] * FIXED.read_for_words
    while len(rows) == FIXED.read_for_words:
        [rows] = await store.read("search", (_read(last, indexed),))
        held.update(token for _, *texts in rows for text in texts if text for token in text.split())
        last = rows[-1][0] if rows else last
    return frozenset(held)


def _read(last: str, indexed: tuple[str, ...]) -> p.Rows:
    """The tokens of the things and passages after one, by id."""
    has_any = p.Some(
        tuple(p.Compare(name, "known", p.Param(True)) for name in ("tokens_title", QUOTED) if name in indexed)
    )
    return p.Rows(
        p.Labelled((RECORD,)),
        tuple(map(p.Property, ("id", *indexed))),
        p.Every((p.Compare("id", ">", p.Param(last)), has_any)),
        (p.Key("id"),),
        p.Param(FIXED.read_for_words),
    )


def _asked(text: str) -> list[Word]:
    """The words of a text, each form once, but for those that are too common to look for."""
    return list({word.form: word for word in words_of(text).words if not word.common}.values())


def _is_held(word: Word, starts: set[str], tokens: frozenset[str]) -> bool:
    if word.form in starts:
        return any(token.startswith(f"{FORM}{word.form}") for token in tokens)
    return not tokens.isdisjoint((f"{STEM}{word.stem}", f"{JOINED}{word.stem}"))


def _nearest(form: str, tokens: frozenset[str]) -> list[str]:
    """Words about as long, the most alike first and then from the end of the alphabet, as `difflib` has them."""
    longer = range(len(form) - 2, len(form) + 3)
    words = sorted(token[1:] for token in tokens if token[0] == FORM and len(token) - 1 in longer)
    return get_close_matches(form, words, FIXED.nearest_words, _ALIKE)
