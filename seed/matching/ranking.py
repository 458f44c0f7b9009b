"""Which things of the graph a new one may be, the likeliest first, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rasso_graph.model.words import COMMITMENTS
from rasso_graph.seed.matching.fresh import Fresh
from rasso_graph.seed.matching.known import GROUPS, Known, Printed
from rasso_graph.seed.matching.likeness import Likeness, Weights

SURE, LIKELY, POSSIBLE = 0.85, 0.55, 0.3
"""The share of words, by weight, that both have at least; and the scores from which a candidate is told as such."""
AHEAD = 0.15
"""By how much a candidate's score is above the next one's where it is more than possible."""
OTHER_KIND = 0.9
"""What the score of another kind of commitment counts."""
CANDIDATES = 5
"""Candidates that are told of each thing."""


class Sureness(StrEnum):
    """How sure it is that a new thing is, or goes on from, the first candidate."""

    SURE = "SURE"
    LIKELY = "LIKELY"
    POSSIBLE = "POSSIBLE"
    NEW = "NEW"


@dataclass(frozen=True)
class Candidate:
    """A thing of the graph that a new one may be, or go on from."""

    known: Known
    relation: str
    """REPEATS or REWORDS the same commitment, CONTINUES or RESPONDS_TO another one; IS the same thing."""
    printed: Printed
    """The words of it that the new ones are most like."""
    likeness: Likeness
    score: float


@dataclass(frozen=True)
class Ranked:
    """A new thing with its candidates, the likeliest first, and why they are no surer."""

    fresh: Fresh
    level: Sureness
    candidates: tuple[Candidate, ...]
    doubts: tuple[str, ...] = ()


def rank(fresh: Sequence[Fresh], known: Iterable[Known], weights: Weights) -> list[Ranked]:
    """The candidates of each new thing. One thing of the graph is surely at most one new one."""
    things = list(known)
    matches = [_match(one, _candidates(one, things, weights)) for one in fresh]
    best: dict[str, Ranked] = {}
    for match in matches:
        for first in match.candidates[:1]:
            held = best.get(first.known.id)
            if held is None or held.candidates[0].score < first.score:
                best[first.known.id] = match
    return [_beside(match, best) for match in matches]


def _candidates(fresh: Fresh, things: list[Known], weights: Weights) -> list[Candidate]:
    group = next((one for one in GROUPS if fresh.label in one), ())
    near = [_near(fresh, one, weights) for one in things if one.node.label in group and one.id != fresh.id]
    kept = sorted((one for one in near if one[0] >= POSSIBLE), key=lambda one: (-one[0], one[1].id))[:CANDIDATES]
    return [_candidate(fresh, *one, weights) for one in kept]


def _near(fresh: Fresh, known: Known, weights: Weights) -> tuple[float, Known, str, Printed]:
    """How near a thing of the graph comes to a new one, and by which of their texts."""
    pairs = [(weights.score(text, printed.text), text, printed) for text in fresh.texts for printed in known.texts]
    score, text, printed = max(pairs, key=lambda one: one[0], default=(0.0, "", Printed("")))
    return score * (1 if fresh.label == known.node.label else OTHER_KIND), known, text, printed


def _candidate(fresh: Fresh, score: float, known: Known, text: str, printed: Printed, weights: Weights) -> Candidate:
    likeness = weights.compare(text, printed.text)
    return Candidate(known, _relation(fresh, known, printed, likeness), printed, likeness, score)


def _relation(fresh: Fresh, known: Known, printed: Printed, likeness: Likeness) -> str:
    if fresh.label not in COMMITMENTS:
        return "IS"
    if fresh.label == known.node.label:
        return "REPEATS" if likeness.same and printed.document else "REWORDS"
    return "RESPONDS_TO" if known.node.label == "Recommendation" else "CONTINUES"


def _match(fresh: Fresh, candidates: list[Candidate]) -> Ranked:
    if not candidates:
        return Ranked(fresh, Sureness.NEW, ())
    first, doubts = candidates[0], list(_doubts(fresh, candidates))
    level = Sureness.SURE if not doubts else Sureness.LIKELY if _likely(candidates) else Sureness.POSSIBLE
    return (
        Ranked(fresh, level, tuple(candidates), tuple(doubts))
        if first.score >= POSSIBLE
        else Ranked(fresh, Sureness.NEW, ())
    )


def _likely(candidates: list[Candidate]) -> bool:
    return candidates[0].score >= LIKELY and _ahead(candidates) >= AHEAD


def _ahead(candidates: Sequence[Candidate]) -> float:
    return candidates[0].score - (candidates[1].score if len(candidates) > 1 else 0)


def _doubts(fresh: Fresh, candidates: list[Candidate]) -> Iterable[str]:
    """What keeps the first candidate from being sure."""
    first = candidates[0]
    if first.likeness.shared < SURE:
        yield f"{first.likeness.shared:.0%} of the words are shared"
    if first.likeness.lost and first.likeness.gained:
        yield "words were exchanged"
    if first.likeness.turning:
        yield f"it turns on: {', '.join(first.likeness.turning)}"
    if _ahead(candidates) < AHEAD:
        yield f"{candidates[1].known.id} is nearly as alike"
    if fresh.label in COMMITMENTS and not first.printed.document:
        yield "it is known by our title, not by words as printed"
    if first.known.node.label != fresh.label:
        yield f"it is of another kind ({first.known.node.label})"


def _beside(match: Ranked, best: dict[str, Ranked]) -> Ranked:
    """The match, no longer sure where another new thing is as like to the same one."""
    if not match.candidates or (other := best[match.candidates[0].known.id]) is match:
        return match
    doubts = (*match.doubts, f"{other.fresh.id} is more alike to it")
    return replace(match, level=Sureness.POSSIBLE, doubts=doubts)
