"""What a new document does not repeat of the list it goes on from: dropped, or only not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rasso_graph.seed.matching.known import Knowing, Known
from rasso_graph.seed.matching.likeness import Weights
from rasso_graph.seed.matching.ranking import LIKELY, Ranked
from rasso_graph.seed.matching.settling import Sentence


@dataclass(frozen=True)
class Unrepeated:
    """A commitment that stood in an earlier list and stands in none of the new document's."""

    known: Known
    document: str
    """The earlier document."""
    repeated: int
    listed: int
    """How many of those that stood under the same heading with it there are repeated, of how many."""
    told: Sentence | None
    """A sentence of the new text that may tell of it all the same."""
    perhaps: tuple[str, ...]
    """The new things that it is the first candidate for, without being likely."""

    @property
    def dropped(self) -> bool:
        """Whether it looks dropped: most of its list is repeated, and nothing else tells of it."""
        return self.told is None and not self.perhaps and 2 * self.repeated > self.listed - 1


def earlier(matched: Iterable[Known]) -> str:
    """The document whose list the new one goes on from: the last one of most of what is repeated; empty for none."""
    counted = Counter(one.last for one in matched if one.last)
    return min(counted, key=lambda one: (-counted[one], one), default="")


def unrepeated(
    knowing: Knowing, matched: Iterable[Known], matches: Sequence[Ranked], told: Sequence[Sentence], weights: Weights
) -> list[Unrepeated]:
    """What stood in the list of the earlier document and is neither matched nor added to, in the order of the list."""
    repeated, perhaps = list(matched), _perhaps(matches)
    document, ids = earlier(repeated), {one.id for one in repeated}
    lists: dict[tuple[str, str], list[tuple[int, Known]]] = {}
    for one in knowing.things():
        if (place := _place(knowing, one, document)) is not None:
            heading, order = place
            lists.setdefault((one.node.label, heading), []).append((order, one))
    found: list[Unrepeated] = []
    for listed in lists.values():
        kept = sum(one.id in ids for _, one in listed)
        for _, one in sorted(listed, key=lambda row: row[0]):
            if one.id not in ids:
                told_at = _elsewhere(one, told, weights)
                found.append(Unrepeated(one, document, kept, len(listed), told_at, tuple(perhaps.get(one.id, ()))))
    return found


def _perhaps(matches: Iterable[Ranked]) -> dict[str, list[str]]:
    """The new things for which a thing of the graph is the first candidate, by its id."""
    found: dict[str, list[str]] = {}
    for one in matches:
        if one.candidates:
            found.setdefault(one.candidates[0].known.id, []).append(one.fresh.id)
    return found


def _place(knowing: Knowing, known: Known, document: str) -> tuple[str, int] | None:
    """The heading and the place of a commitment in the list of a document; None where it stands in none."""
    for name in knowing.ties.targets("HAS_WORDING", known.id):
        wording = knowing.graph.nodes[name].properties
        if document in knowing.ties.targets("PRINTED_IN", name) and isinstance(wording.get("order"), int):
            return "".join(knowing.ties.targets("UNDER", name)), int(str(wording["order"]))
    return None


def _elsewhere(known: Known, told: Sequence[Sentence], weights: Weights) -> Sentence | None:
    pairs = [(weights.score(one.text, printed.text), one) for one in told for printed in known.texts]
    score, best = max(pairs, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= LIKELY else None
