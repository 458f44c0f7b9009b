"""How alike two texts are: which words they share, by how much a word tells, and which were lost and gained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from rapidfuzz.fuzz import token_sort_ratio

from rasso_graph.model.analysis import words_of

_SHARED, _WITHIN, _ALIKE = 0.6, 0.25, 0.15
"""What counts in a score: the words shared of both texts, of the shorter one, and how alike their letters are."""
_FAINT = 0.2
"""The share of the shorter text below which texts are not compared any further."""
_NUMBER = re.compile(r"\s*(?:[-\u2013*\u2022]\s*)?(?:\(?\d{1,3}[.)]\s)?\s*")
_MARK = re.compile(r"\((?:new|joint)\b[^()]*\)", re.IGNORECASE)
"""Marks in brackets that say something of a commitment and are no words of it."""
_TURNING = frozenset(
    {"not", "no", "never", "without", "unless", "except", "stop", "ceas", "drop", "withdraw", "withdrawn"}
)
"""Stems by which a sentence that is otherwise the same says something else."""


@dataclass(frozen=True)
class Worded:
    """A text as it is compared: its stems without the commonest, those that a turn of sense or a name hangs on."""

    stems: tuple[str, ...]
    counted: Counter[str]
    telling: frozenset[str]
    said: dict[str, str]
    """A stem as the text has it."""
    forms: tuple[str, ...]
    """All its words in order, folded."""


@lru_cache(maxsize=16_384)
def worded(text: str) -> Worded:
    """A text ready to be compared: the number before it and the marks behind it are set aside."""
    bare = _MARK.sub(" ", text[match.end() if (match := _NUMBER.match(text)) else 0 :])
    words = words_of(bare).words
    kept = [word for word in words if not word.common]
    named = {one.stem for one in kept if bare[one.start].isupper() and one is not words[0]}
    telling = named | {one.stem for one in kept if one.stem in _TURNING or any(map(str.isdigit, one.stem))}
    stems, forms = tuple(one.stem for one in kept), tuple(one.form for one in words)
    return Worded(stems, Counter(stems), frozenset(telling), {one.stem: one.form for one in reversed(kept)}, forms)


@dataclass(frozen=True)
class Likeness:
    """How alike a new text is to an earlier one, from 0 to 1, and what makes the difference."""

    score: float
    shared: float
    """The share of their words, by weight, that both have."""
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    turning: tuple[str, ...]
    """Those of them that may change what is meant: names, numbers, negations."""
    same: bool = False
    """Whether it is the same sequence of words, but for case, punctuation, hyphens and marks in brackets."""


class Weights:
    """How much words tell among some texts: what few of them have tells more."""

    def __init__(self, texts: Iterable[str]) -> None:
        held = [frozenset(worded(text).stems) for text in texts]
        count = Counter(stem for stems in held for stem in stems)
        self._usual = log(1 + 2 * len(held))
        self._of = {stem: log(1 + len(held) / (times + 0.5)) for stem, times in count.items()}
        self._total = cache(self._weight)

    def _weight(self, text: str) -> float:
        """The weight of all words of a text."""
        return self._weigh(worded(text).counted)

    def _weigh(self, stems: Mapping[str, int]) -> float:
        return sum(self._of.get(stem, self._usual) * times for stem, times in stems.items())

    def score(self, new: str, earlier: str) -> float:
        """How alike a new text is to an earlier one, from 0 to 1."""
        both, mine, other = self._shares(new, earlier)
        if not both or both < _FAINT * min(mine, other):
            return 0
        letters = token_sort_ratio(" ".join(worded(new).stems), " ".join(worded(earlier).stems)) / 100
        return _SHARED * 2 * both / (mine + other) + _WITHIN * both / min(mine, other) + _ALIKE * letters

    def _shares(self, new: str, earlier: str) -> tuple[float, float, float]:
        """The weight of what both have, of all of the new, of all of the earlier."""
        ours, theirs = worded(new).counted, worded(earlier).counted
        both = {stem: min(times, theirs[stem]) for stem, times in ours.items() if stem in theirs}
        return (self._weigh(both), self._total(new), self._total(earlier)) if both else (0, 0, 0)

    def compare(self, new: str, earlier: str) -> Likeness:
        """How alike a new text is to an earlier one, and what makes the difference."""
        ours, theirs = worded(new), worded(earlier)
        both, mine, other = self._shares(new, earlier)
        shared = 2 * both / (mine + other) if both else 0
        lost, gained = theirs.counted - ours.counted, ours.counted - theirs.counted
        turning = [one for one in (lost | gained) if one in ours.telling | theirs.telling]
        said = {**ours.said, **theirs.said}
        words = (tuple(said[one] for one in stems) for stems in (lost, gained, turning))
        return Likeness(self.score(new, earlier), shared, *words, same=ours.forms == theirs.forms)

    def covered(self, asked: str, text: str) -> float:
        """The share of what is asked, by weight, that a text has words of."""
        both, wanted, _ = self._shares(asked, text)
        return both / wanted if both else 0
