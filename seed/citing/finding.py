"""Citing a document: from a few words to the ready citation, and from a citation to its passage."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rasso_graph.seed.citing.passages import Passage, find, fingerprint, line_of, parts_of

CONTEXT = 160
"""Characters shown before and after a passage."""


@dataclass(frozen=True)
class Excerpt:
    """A passage that may be cited: its place, its fingerprint, what stands around it."""

    start: int
    end: int
    line: int
    sha256: str
    passage: str
    before: str
    after: str

    @property
    def json(self) -> dict[str, str | int]:
        return asdict(self)


@dataclass(frozen=True)
class Lookup:
    """What words were found in a text. `miss` is what comes nearest when nothing was."""

    words: str
    found: tuple[Excerpt, ...]
    miss: Excerpt | None = None
    said: str = ""

    @property
    def exit_code(self) -> int:
        """0 for one passage, 1 for none, 2 for several."""
        return {0: 1, 1: 0}.get(len(self.found), 2)


def excerpt(text: str, passage: Passage) -> Excerpt:
    """A passage with its fingerprint and context."""
    quoted = passage.of(text)
    before = text[max(0, passage.start - CONTEXT) : passage.start]
    after = text[passage.end : passage.end + CONTEXT]
    line = line_of(text, passage.start)
    return Excerpt(passage.start, passage.end, line, fingerprint(quoted), quoted, before, after)


def look_up(text: str, words: str) -> Lookup:
    """Finds words in a text; when they are not there, what comes nearest."""
    found = find(text, words)
    if found:
        return Lookup(words, tuple(excerpt(text, passage) for passage in found))
    said, part = _what_fails(text, words)
    miss = nearest(text, part)
    return Lookup(words, (), excerpt(text, miss) if miss else None, said)


def _what_fails(text: str, words: str) -> tuple[str, str]:
    parts = parts_of(words)
    for part in parts:
        if not find(text, part):
            return f"'{part}' is not in the text", part
    if len(parts) < 2:
        return "There is no word to look for", words
    return f"'{parts[-1]}' does not come after '{parts[0]}'", parts[-1]


def flow(found: Excerpt, at: str = "...") -> str:
    """The citation as a record writes it."""
    return f"cite: {{at: {_quoted(at)}, span: [{found.start}, {found.end}], sha256: {found.sha256}}}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def choose(text: str, words: str, near: int | None = None, after: str | None = None, nth: int | None = None) -> Lookup:
    """Finds words and narrows several passages to one.

    `near` takes the one that starts closest to an offset, `after` the first that follows other words, `nth`
    the first, second, ... (counted from 1; with `after`, among those that follow).
    """
    looked = look_up(text, words)
    kept: Sequence[Excerpt] = looked.found
    if after is not None:
        kept = _following(text, kept, after, nth)
    elif nth is not None:
        kept = kept[nth - 1 : nth] if nth > 0 else []
    if near is not None and kept:
        kept = [min(kept, key=lambda found: abs(found.start - near))]
    if kept or not looked.found:
        return Lookup(words, tuple(kept), looked.miss, looked.said)
    if after is not None and not find(text, after):
        return Lookup(words, (), looked.found[0], f"'{after}' is not in the text, so nothing comes after it")
    return Lookup(words, (), looked.found[0], f"It is there {len(looked.found)} times, but not where you say")


def _following(text: str, found: Sequence[Excerpt], after: str, nth: int | None) -> list[Excerpt]:
    """For each place of the words `after`: the first (or nth) passage that begins behind it."""
    kept: dict[int, Excerpt] = {}
    for place in find(text, after):
        behind = [one for one in found if one.start >= place.end]
        for one in behind[(nth or 1) - 1 : nth or 1]:
            kept[one.start] = one
    return list(kept.values())


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
