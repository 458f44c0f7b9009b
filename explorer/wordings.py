"""Wordings side by side, with the words that changed."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

_MARKS = ".,;:()\"'\u201c\u201d\u2018\u2019"


@dataclass(frozen=True)
class Run:
    """Some words in a row. `lost` are not in the wording after, `gained` were not in the one before."""

    text: str
    lost: bool = False
    gained: bool = False


def marked(wordings: list[dict[str, Any]]) -> dict[str, list[Run]]:
    """The runs of each wording whose text is held, by its id. Each is compared with those held beside it."""
    held = [(one["id"], one["text"].split()) for one in wordings if one["text"]]
    changed: list[tuple[set[int], set[int]]] = [(set(), set()) for _ in held]
    for at in range(len(held) - 1):
        lost, gained = _changed(held[at][1], held[at + 1][1])
        changed[at][0].update(lost)
        changed[at + 1][1].update(gained)
    return {id: _runs(words, *changes) for (id, words), changes in zip(held, changed, strict=True)}


def _changed(before: list[str], after: list[str]) -> tuple[set[int], set[int]]:
    """The places of words that were lost, and of those that were gained. Case and marks at the ends do not count."""
    lost, gained = set[int](), set[int]()
    matcher = SequenceMatcher(None, list(map(_bare, before)), list(map(_bare, after)), autojunk=False)
    for tag, start, end, other, until in matcher.get_opcodes():
        if tag != "equal":
            lost.update(range(start, end))
            gained.update(range(other, until))
    return lost, gained


def _bare(word: str) -> str:
    return word.strip(_MARKS).casefold()


def _runs(words: list[str], lost: set[int], gained: set[int]) -> list[Run]:
    told = [(word, at in lost, at in gained) for at, word in enumerate(words)]
    return [Run(" ".join(word for word, _, _ in run), *how) for how, run in groupby(told, key=lambda one: one[1:])]
