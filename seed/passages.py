"""Finding words in a text although extraction changed their spacing, hyphens and quotation marks."""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from rasso_graph.seed.folding import Folded, fold

_GAP = re.compile(r"\s*(?:\.{3,}|…)\s*")


@dataclass(frozen=True)
class Passage:
    """A part of a text: code points from `start` to before `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def fingerprint(passage: str) -> str:
    """SHA-256 of the UTF-8 passage, 64 lower-case hex digits."""
    return sha256(passage.encode()).hexdigest()


def line_of(text: str, offset: int) -> int:
    """The line, from 1, on which an offset stands."""
    return text.count("\n", 0, offset) + 1


def parts_of(words: str) -> list[str]:
    """What stands between the ellipses."""
    return [part for part in _GAP.split(words) if fold(part).text]


def find(text: str, words: str) -> list[Passage]:
    """Where the words stand in the text, in order; several where they are ambiguous.

    `"first words ... last words"` finds a long passage by its beginning and the nearest end after it. Matches
    of whole words are preferred to others.
    """
    parts = [fold(part).text for part in parts_of(words)]
    return _find(text, parts, whole=True) or _find(text, parts, whole=False)


def _find(text: str, parts: list[str], whole: bool) -> list[Passage]:
    if not parts:
        return []
    places = [_occurrences(text, part, whole) for part in parts]
    found: list[Passage] = []
    for first in places[0]:
        last: Passage | None = first
        for following in places[1:]:
            last = next((p for p in following if last and p.start >= last.end), None)
        if last:
            found.append(Passage(first.start, last.end))
    return found


def _occurrences(text: str, part: str, whole: bool) -> list[Passage]:
    folded = fold(text)
    found: list[Passage] = []
    start = folded.text.find(part)
    while start >= 0:
        passage = _unfold(text, folded, start, start + len(part))
        if not whole or _whole(text, passage):
            found.append(passage)
        start = folded.text.find(part, start + 1)
    return found


def _unfold(text: str, folded: Folded, start: int, end: int) -> Passage:
    last = folded.at[end - 1] + 1
    while last < len(text) and unicodedata.combining(text[last]):
        last += 1
    return Passage(folded.at[start], last)


def _whole(text: str, passage: Passage) -> bool:
    return _between_words(text, passage.start) and _between_words(text, passage.end)


def _between_words(text: str, offset: int) -> bool:
    """Whether a word may begin or end here; run-together cells show as a change of digit, letter or case."""
    if offset == 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if before.isalpha() and after.isalpha():
        return before.islower() and after.isupper()
    return not (before.isdecimal() and after.isdecimal())
