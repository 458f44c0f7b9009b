"""How text becomes what is searched for: read once, here, so that both stores hold and are asked for the same.

A word has a form (case and accents folded, letters and digits only) and a stem (Snowball's English). Hyphens join
words: each part is a word, and the whole in one piece is kept beside them, so that "co-ordinate" and "coordinate" find
each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from unicodedata import category

from snowballstemmer.english_stemmer import EnglishStemmer  # pyright: ignore[reportMissingTypeStubs]

from rasso_graph.model.folding import folded_character

LONGEST_WORD = 60
"""Code points of a form or stem that count."""

_COMMON = (
    "a an and are as at be been but by for from had has have he her his if in into is it its of on or our she so such "
    "than that the their them then there these they this those to was we were which will with you your"
)
COMMON = frozenset(_COMMON.split())
"""Words too common to look for alone; within a phrase they count."""

_LINES = tuple(
    tuple(part.strip() for part in re.split("[=,]", line))
    for line in Path(__file__).with_name("vocabulary.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)
_ALIKE = {form: alike[0] for alike in _LINES if " " not in "".join(alike) for form in alike}
"""What counts for the stem of a form, where the stemmer would part or join the wrong words."""
PHRASES = tuple(line for line in _LINES if " " in "".join(line))
"""Abbreviations, each before what it stands for."""
_PLURAL_OF_ABBREVIATION = re.compile(r"[^aeiouy\d]{3,}s")
_WORD = re.compile(
    r"(?<![^\W_])(?:\d{1,3}(?:,\d{3})+(?![^\W_])|[^\W\d_](?:\.[^\W\d_])+(?![^\W_])|\d+\([a-z]\)|s(?=\d{1,3}(?![^\W_])))"
    r"|[^\W_]+(?:'[^\W_]+)*"
)
"""A number with commas, an abbreviation with points, a number with a letter in brackets, the s of a section's number,
or letters and digits with apostrophes between them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and where it stands there: code points, the end exclusive."""

    start: int
    end: int
    form: str
    stem: str

    @property
    def common(self) -> bool:
        """Whether it is too common to look for alone."""
        return self.form in COMMON


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, and what hyphens join, in one piece."""

    words: tuple[Word, ...]
    joined: tuple[Word, ...]


def words_of(text: str) -> Words:
    """The words of a text."""
    folded, places = _folded(text)
    spans = [found.span() for found in _WORD.finditer(folded)]
    words = tuple(Word(places[a], _end(text, places[b - 1]), *_word(folded[a:b])) for a, b in spans)
    return Words(words, tuple(_joined(words, _runs(folded, spans))))


def _end(text: str, last: int) -> int:
    """The place after a character and the marks on it."""
    end = last + 1
    while end < len(text) and category(text[end]).startswith("M"):
        end += 1
    return end


def _runs(folded: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """First and last of the words that single hyphens join."""
    first = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and folded[words[at - 1][1] : words[at][0]] == "-":
            continue
        if at - first > 1:
            yield first, at - 1
        first = at


def _joined(words: tuple[Word, ...], runs: Iterator[tuple[int, int]]) -> Iterator[Word]:
    for first, last in runs:
        whole = "".join(word.form for word in words[first : last + 1])
        yield Word(words[first].start, words[last].end, *_word(whole))


@lru_cache(maxsize=65_536)
def _word(folded: str) -> tuple[str, str]:
    """Form and stem of a folded word."""
    form = re.sub(r"[',.()]", "", folded)[:LONGEST_WORD]
    return form, _stem(re.sub(r"[',.()]", "", folded.removesuffix("'s"))[:LONGEST_WORD])


def _stem(form: str) -> str:
    if form in _ALIKE:
        return _ALIKE[form]
    if _PLURAL_OF_ABBREVIATION.fullmatch(form):
        return form[:-1]
    stem = cast(str, cast(Any, EnglishStemmer)().stemWord(form))
    return f"{stem[:-1]}s" if stem.endswith("iz") and len(stem) > 4 else stem


def _folded(text: str) -> tuple[str, list[int] | range]:
    """The text with case and accents folded, and the place in the text that each of its characters comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    pieces = [folded_character(one) for one in text]
    return "".join(pieces), [at for at, piece in enumerate(pieces) for _ in piece]
