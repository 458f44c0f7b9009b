"""Finding words in a text although extraction changed their spacing, hyphens and quotation marks."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

_QUOTES = dict.fromkeys(
    map(ord, '\u2018\u2019\u201a\u201b\u2032\u00b4\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb`"'), "'"
)
_DROPPED = {"Pd", "Cf", "Cc", "Zs", "Zl", "Zp", "Mn"}
"""Categories that do not count: dashes, soft hyphens and other invisible marks, spaces, accents."""
_BULLETS = frozenset("*\u2022\u00b7\u25aa\u25e6\u2023\u25a0\u25a1\u25cf\u25cb\u2212")
_MARKUP = re.compile(r"</?[a-z]+[1-6]?(?:\s[^<>]*)?>", re.IGNORECASE)
"""What extraction left of formatting, such as an underlining."""
_GAP = re.compile(r"\s*(?:\.{3,}|…)\s*")


@dataclass(frozen=True)
class Squeezed:
    """The characters that count, and where each stands in the text."""

    text: str
    at: tuple[int, ...]


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
    return [part for part in _GAP.split(words) if squeeze(part).text]


def find(text: str, words: str) -> list[Passage]:
    """Where the words stand in the text, in order; several where they are ambiguous.

    `"first words ... last words"` finds a long passage by its beginning and the nearest end after it. Matches
    of whole words are preferred to others.
    """
    parts = [squeeze(part).text for part in parts_of(words)]
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
    squeezed = squeeze(text)
    found: list[Passage] = []
    start = squeezed.text.find(part)
    while start >= 0:
        passage = _unfold(text, squeezed, start, start + len(part))
        if not whole or _whole(text, passage):
            found.append(passage)
        start = squeezed.text.find(part, start + 1)
    return found


def _unfold(text: str, squeezed: Squeezed, start: int, end: int) -> Passage:
    last = squeezed.at[end - 1] + 1
    while last < len(text) and unicodedata.combining(text[last]):
        last += 1
    return Passage(squeezed.at[start], last)


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


@lru_cache(maxsize=16)
def squeeze(text: str) -> Squeezed:
    """The text without spacing, hyphens, bullets and superscripts, quotation marks and case made alike."""
    kept: list[str] = []
    at: list[int] = []
    bare = _MARKUP.sub(lambda match: " " * len(match.group()), text)
    for offset, character in enumerate(bare):
        for piece in _squeezed(character):
            kept.append(piece)
            at.append(offset)
    return Squeezed("".join(kept), tuple(at))


@lru_cache(maxsize=4096)
def _squeezed(character: str) -> str:
    if character in _BULLETS or unicodedata.decomposition(character).startswith("<super>"):
        return ""
    plain = unicodedata.normalize("NFKD", character.translate(_QUOTES)).casefold()
    return "".join(c for c in plain if unicodedata.category(c) not in _DROPPED)
