"""Finding words in a text although extraction changed their spacing, hyphens and quotation marks."""

import re
import unicodedata
from collections import Counter
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
class Passage:
    """A part of a text: code points from `start` to before `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True)
class Folded:
    """The characters that count, and where each stands in the text."""

    text: str
    at: tuple[int, ...]


def fingerprint(passage: str) -> str:
    """SHA-256 of the UTF-8 passage, 64 lower-case hex digits."""
    return sha256(passage.encode()).hexdigest()


def line_of(text: str, offset: int) -> int:
    """The line, from 1, on which an offset stands."""
    return text.count("\n", 0, offset) + 1


@lru_cache(maxsize=16)
def fold(text: str) -> Folded:
    """The text without spacing, hyphens, bullets and superscripts, quotation marks and case made alike."""
    kept: list[str] = []
    at: list[int] = []
    bare = _MARKUP.sub(lambda match: " " * len(match.group()), text)
    for offset, character in enumerate(bare):
        for piece in _folded(character):
            kept.append(piece)
            at.append(offset)
    return Folded("".join(kept), tuple(at))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character in _BULLETS or unicodedata.decomposition(character).startswith("<super>"):
        return ""
    plain = unicodedata.normalize("NFKD", character.translate(_QUOTES)).casefold()
    return "".join(c for c in plain if unicodedata.category(c) not in _DROPPED)


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


def nearest(text: str, words: str) -> Passage | None:
    """The passage that shares most words with those that were not found; None if it shares hardly any."""
    wanted = _words(words)
    there = list(re.finditer(r"\w+", text))
    size = min(len(wanted), len(there))
    if not size:
        return None
    goal = Counter(wanted)
    best, best_start = 0, 0
    window: Counter[str] = Counter()
    shared = 0
    for index, match in enumerate(there):
        shared += _enter(window, goal, match.group().casefold())
        if index >= size:
            shared -= _leave(window, goal, there[index - size].group().casefold())
        if shared > best:
            best, best_start = shared, max(0, index - size + 1)
    if best * 2 < len(wanted):
        return None
    last = there[min(best_start + size, len(there)) - 1]
    return Passage(there[best_start].start(), last.end())


def _words(words: str) -> list[str]:
    return [match.casefold() for match in re.findall(r"\w+", words)]


def _enter(window: Counter[str], goal: Counter[str], word: str) -> int:
    window[word] += 1
    return int(window[word] <= goal[word])


def _leave(window: Counter[str], goal: Counter[str], word: str) -> int:
    window[word] -= 1
    return int(window[word] < goal[word])
