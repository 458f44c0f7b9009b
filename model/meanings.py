"""Abbreviations and what they stand for: each, where it stands in a text, brings the other into the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rasso_graph.model.analysis import PHRASES, Words, words_of

Stems = tuple[str, ...]


class Meanings:
    """Groups of names for the same, by the stems of each: those of the vocabulary and, for a graph, its own."""

    def __init__(self, groups: Iterable[Iterable[str]] = ()) -> None:
        read_groups = [{_stems(one): one for one in map(words_of, group) if one.words} for group in (*PHRASES, *groups)]
        self._others: dict[Stems, list[Words]] = {}
        for group in read_groups:
            for stems in group:
                others = [words for other, words in group.items() if other != stems]
                held = self._others.setdefault(stems, [])
                held += [one for one in others if _stems(one) not in map(_stems, held)]
        self._longest = max(map(len, self._others), default=0)

    def of(self, text: Words) -> Iterator[Words]:
        """Other names for what the text names, the longest name at each place counting."""
        stems, at = _stems(text), 0
        while at < len(stems):
            length = self._length(stems, at)
            yield from self._others.get(stems[at : at + length], ())
            at += max(length, 1)

    def _length(self, stems: Stems, at: int) -> int:
        """How many words from here on are a name; 0 if none."""
        lengths = range(min(self._longest, len(stems) - at), 0, -1)
        return next((length for length in lengths if stems[at : at + length] in self._others), 0)


def _stems(text: Words) -> Stems:
    return tuple(word.stem for word in text.words)
