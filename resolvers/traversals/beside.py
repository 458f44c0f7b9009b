"""Steps of a lineage that no link reached: beside which other step each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rasso_graph.loaders import plan as p
from rasso_graph.model.words import COMMITMENT, label_of
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.shaping import Row

_WHOLE = "Recommendation"
_BESIDE = "BESIDE"


class LineageStop(NamedTuple):
    """A thing that a lineage reaches, the link that led there first, and what it stands beside if none did."""

    node: Row
    link: Row | None
    depth: int
    reached: str
    beside: Row | None = None


@dataclass
class Neighbours:
    """Where the columns stand that tell what is near a step, once they are asked for."""

    worded: int | None = None
    around: tuple[int, ...] = ()

    def place(self, columns: Columns) -> None:
        """Asks for the ids of what is near: of a wording its commitment, of a recommendation its wholes and parts."""
        name = p.Property("id")
        around = tuple(p.Rows(p.Via(("HAS_PART",), out, (_WHOLE,)), (name,)) for out in (False, True))
        self.worded = columns.place(p.Rows(p.Via(("HAS_WORDING",), False, (COMMITMENT,)), (name, *around)))
        self.around = tuple(columns.place(rows) for rows in around)

    def joined(self, steps: list[LineageStop]) -> list[LineageStop]:
        """The steps, each that no link reached with what it stands beside; as they are where nobody asks."""
        if self.worded is None:
            return steps
        there: dict[str, list[LineageStop]] = {}
        for step in steps:
            for name in self._near(step.node):
                there.setdefault(name, []).append(step)
        return [step._replace(beside=self._beside(step, there)) for step in steps]

    def _beside(self, step: LineageStop, there: dict[str, list[LineageStop]]) -> Row | None:
        """The nearest of the steps from which the walk went on here: one reached by a link, or nearer the start."""
        if step.reached != _BESIDE:
            return None
        found = [one for name in self._near(step.node) for one in there[name]]
        before = [one for one in found if one.depth + (one.reached == _BESIDE) <= step.depth]
        return min(before, key=lambda one: (one.reached == _BESIDE, -one.depth, one.node[0])).node

    def _near(self, row: Row) -> Iterator[str]:
        """What traces of the thing join, as `seed/deriving/traces.py` lays them."""
        anchor, *around = next(iter(row[self.worded]), (row[0], *(row[place] for place in self.around)))
        yield anchor
        if label_of(anchor) == _WHOLE:
            yield from (one for rows in around for (one,) in rows)
