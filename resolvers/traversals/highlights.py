"""Where the terms of a search stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rasso_graph.loaders.matching import Term
from rasso_graph.model.analysis import Words, read

Span = tuple[int, int]
"""Start and end in code points, the end exclusive."""


def spans(text: str, terms: Iterable[Term]) -> list[Span]:
    """Where any of the terms is met, from the first on; what overlaps is one."""
    found = read(text)
    merged: list[Span] = []
    for start, end in sorted(span for term in terms for span in _met(found, term)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _met(found: Words, term: Term) -> Iterator[Span]:
    if term.start is not None:
        for word in (*found.words, *found.joined):
            if word.form.startswith(term.start) and not word.common:
                yield word.start, word.end
        return
    yield from _rows(found, term.stems)
    if term.joined is not None:
        alone = found.words if len(term.stems) > 1 else ()
        yield from ((word.start, word.end) for word in (*found.joined, *alone) if word.stem == term.joined)


def _rows(found: Words, stems: Sequence[str]) -> Iterator[Span]:
    words, length = found.words, len(stems)
    for at in range(len(words) - length + 1):
        if all(words[at + step].stem == stem for step, stem in enumerate(stems)):
            yield words[at].start, words[at + length - 1].end
