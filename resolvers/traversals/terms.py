"""What a user's text asks for: words that all must be met, "words in a row", and beginnings of words with a *."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphql import FieldNode

from rasso_graph.loaders.matching import Term
from rasso_graph.model.analysis import Word, Words, words_of
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.limits import FIXED

_QUOTES = re.compile(r'["\u201c\u201d\u201f\uff02]')


@dataclass(frozen=True)
class Question:
    """What is asked for: all terms, and as which stems in a row the whole would be a name; none with a *."""

    text: str
    terms: tuple[Term, ...]
    called: tuple[str, ...]


def question(text: str, node: FieldNode) -> Question:
    """Reads a text. Refuses one with nothing to look for, one that is too long, one that would meet too much."""
    if len(text) > FIXED.text:
        told = f"A search text holds at most {FIXED.text:,} characters; this one holds {len(text):,}."
        raise refusal(Code.TEXT_TOO_LONG, told, node)
    terms = tuple(dict.fromkeys(_terms(text)))
    words = sum(len(term.stems) or 1 for term in terms)
    if words > FIXED.words:
        told = f"A search looks for at most {FIXED.words} words; this text holds {words}."
        raise refusal(Code.TEXT_TOO_LONG, told, node)
    short = next((term.start for term in terms if term.start is not None and len(term.start) < FIXED.start), None)
    if short is not None:
        raise refusal(Code.TOO_BROAD, f"'{short}*' would meet too much: put at least two letters before a *.", node)
    if not any(term.tells for term in terms):
        told = "The text holds nothing to look for: no letter or digit, or only words that are everywhere."
        raise refusal(Code.NO_WORDS, told, node)
    starts = any(term.start is not None for term in terms)
    return Question(text, terms, () if starts else tuple(word.stem for word in words_of(text).words))


def _terms(text: str) -> Iterator[Term]:
    """Between quotation marks, an odd piece is a phrase; a mark that is never closed quotes the rest."""
    for place, piece in enumerate(_QUOTES.split(text)):
        if place % 2:
            yield from _said(_phrase(words_of(piece)), piece)
        else:
            for chunk in piece.split():
                found = words_of(chunk)
                yield from _said(_start(found) if chunk.endswith("*") else _words(found), chunk)


def _said(terms: Iterator[Term], text: str) -> Iterator[Term]:
    return (replace(term, said=text.strip()) for term in terms)


def _words(found: Words) -> Iterator[Term]:
    """What stands without blanks stands so where it is met, or in one piece where hyphens join it."""
    if not all(word.common for word in found.words):
        yield from _phrase(found)


def _phrase(found: Words) -> Iterator[Term]:
    if found.words:
        whole = found.words[0] if len(found.words) == 1 else _whole(found)
        tells = not all(word.common for word in found.words)
        yield Term(tuple(word.stem for word in found.words), whole.stem if whole else None, tells=tells)


def _start(found: Words) -> Iterator[Term]:
    """The last word begins so; of words that hyphens join, the whole."""
    whole = _whole(found)
    if whole:
        yield Term(start=whole.form)
        return
    for word in found.words[:-1]:
        yield Term((word.stem,), word.stem, tells=not word.common)
    for word in found.words[-1:]:
        yield Term(start=word.form)


def _whole(found: Words) -> Word | None:
    """What the words are in one piece, if hyphens join all of them."""
    if len(found.joined) != 1:
        return None
    (joined,) = found.joined
    return joined if (joined.start, joined.end) == (found.words[0].start, found.words[-1].end) else None
