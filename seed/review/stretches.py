"""Stretches of a text: which of them touch, and what they leave of a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rasso_graph.seed.citing import Unit

Stretch = tuple[int, int]
"""Start and end in code points, end exclusive."""
_WORDS = re.compile(r"\w[\w'\u2019-]*")
_TOLD = 3
"""Words that a stretch between citations needs to count as left out; fewer are numbers, marks and joints."""


def touches(text: str, span: Stretch, unit: Unit) -> bool:
    """Whether a citation takes in at least a letter or digit of a unit."""
    return any(character.isalnum() for character in text[max(span[0], unit.start) : min(span[1], unit.end)])


def united(spans: Sequence[Stretch]) -> list[Stretch]:
    """The spans as stretches that do not overlap, in order."""
    found: list[Stretch] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def within(spans: Sequence[Stretch], unit: Unit) -> Iterator[Stretch]:
    """What of the spans lies inside a unit."""
    for start, end in spans:
        if start < unit.end and end > unit.start:
            yield max(start, unit.start), min(end, unit.end)


def rests(text: str, cited: Sequence[Stretch], unit: Unit) -> Iterator[Stretch]:
    """The stretches of a unit that no citation takes in, without the space around them."""
    bounds = [unit.start, *(edge for span in within(united(cited), unit) for edge in span), unit.end]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        passage = text[start:end]
        if len(_WORDS.findall(passage)) >= _TOLD:
            yield start + len(passage) - len(passage.lstrip()), start + len(passage.rstrip())
