"""What a new document may settle: open promises and gaps of the graph beside the sentences that may tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rasso_graph.model.graph import Graph, Node
from rasso_graph.seed.citing import line_of, units
from rasso_graph.seed.matching.likeness import Weights, worded

TOLD = 0.5
"""The share of what is asked, by weight, that a sentence has words of at least."""
FEWEST = 3
"""Words that they share at least."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z\u201c\"(])")
_ASKING = re.compile(r"^(?:whether|when|who|which|what|where|how|why)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the new text, with its first code point and its line."""

    text: str
    start: int
    line: int


@dataclass(frozen=True)
class Settling:
    """An open promise or gap, and the sentence that may settle it."""

    open: Node
    sentence: Sentence
    score: float


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, within the units that a reader takes one by one."""
    found: list[Sentence] = []
    for unit in units(text):
        start = unit.start
        for part in _SENTENCE.split(text[unit.start : unit.end]):
            start = text.index(part, start)
            found.append(Sentence(part, start, line_of(text, start)))
            start += len(part)
    return found


def still_open(graph: Graph) -> Iterator[Node]:
    """The promises and the gaps that nothing settles."""
    for node in graph.nodes.values():
        promised = node.label == "Event" and node.properties.get("occurrence") == "PROMISED"
        if (promised or node.label == "Gap") and "when_settled" not in node.properties:
            yield node


def settling(graph: Graph, told: Iterable[Sentence], weights: Weights) -> list[Settling]:
    """For each open promise and gap the sentence that tells most of its words, the likeliest first."""
    read = list(told)
    found = [one for node in still_open(graph) if (one := _told(node, read, weights)) is not None]
    return sorted(found, key=lambda one: (-one.score, one.open.id))


def _told(node: Node, told: list[Sentence], weights: Weights) -> Settling | None:
    asked = _ASKING.sub("", str(node.properties.get("title", "")))
    wanted = set(worded(asked).stems)
    near = [one for one in told if len(wanted & set(worded(one.text).stems)) >= min(FEWEST, len(wanted))]
    best = max(near, key=lambda one: weights.covered(asked, one.text), default=None)
    if best is None or (score := weights.covered(asked, best.text)) < TOLD:
        return None
    return Settling(node, best, score)
