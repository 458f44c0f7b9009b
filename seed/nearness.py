"""The passage that comes nearest to words that are not in a text."""

import re
from collections import Counter

from rasso_graph.seed.passages import Passage


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
