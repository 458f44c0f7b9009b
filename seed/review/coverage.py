"""Which units of a document are cited by a record, which have a reason not to be, and which have neither."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rasso_graph.seed.citing import Unit, UnitKind, units
from rasso_graph.seed.reading import Problem
from rasso_graph.seed.review.stretches import Stretch, rests, touches, united, within
from rasso_graph.seed.review.unrecorded import Excused


@dataclass(frozen=True)
class Covered:
    """A unit with the citations that touch it, the stretches of it that none touches, and its reason if any."""

    unit: Unit
    cited: tuple[Stretch, ...] = ()
    rests: tuple[Stretch, ...] = ()
    excused: Excused | None = None

    @property
    def neither(self) -> bool:
        return not self.cited and self.excused is None


@dataclass
class Coverage:
    """A document's units in reading order; `known` says whether its text was there to be split."""

    units: list[Covered] = field(default_factory=list[Covered])
    known: bool = True
    problems: list[Problem] = field(default_factory=list[Problem])
    """Reasons that fit no units."""
    unneeded: list[Excused] = field(default_factory=list[Excused])
    """Reasons for what is cited."""

    @property
    def cited(self) -> list[Covered]:
        return [one for one in self.units if one.cited]

    @property
    def partly(self) -> list[Covered]:
        """Cited units of which a stretch of three words or more is not."""
        return [one for one in self.cited if one.rests]

    @property
    def excused(self) -> list[Covered]:
        return [one for one in self.units if one.excused]

    @property
    def neither(self) -> list[Covered]:
        return [one for one in self.units if one.neither]

    @property
    def characters(self) -> int:
        """Code points of all units."""
        return sum(one.unit.end - one.unit.start for one in self.units)

    @property
    def characters_cited(self) -> int:
        """Code points of units that some citation takes in."""
        return sum(b - a for one in self.cited for a, b in within(united(one.cited), one.unit))


def cover(text: str, citations: Sequence[Stretch], reasons: Sequence[Excused]) -> Coverage:
    """Coverage of a text by citations and reasons; both need no order."""
    found, spread, there = Coverage(), sorted(citations), units(text)
    fitting = list(_fitting(there, reasons, found))
    for unit in there:
        touching = tuple(span for span in spread if touches(text, span, unit))
        if touching:
            found.units.append(Covered(unit, touching, tuple(rests(text, touching, unit))))
        else:
            found.units.append(Covered(unit, excused=next((one for one in fitting if _holds(one, unit)), None)))
    used = {one.excused for one in found.units}
    found.unneeded = [one for one in fitting if one not in used]
    return found


def estimate(citations: Sequence[Stretch], reasons: Sequence[Excused]) -> Coverage:
    """What can be told without the text: the stretches that are cited, and those with a reason."""
    found = Coverage(known=False)
    for start, end in united(citations):
        cited = tuple(span for span in sorted(citations) if start <= span[0] < end)
        found.units.append(Covered(Unit(UnitKind.STRETCH, start, end), cited))
    for one in reasons:
        found.units.append(Covered(Unit(UnitKind.STRETCH, one.start, one.end), excused=one))
    found.units.sort(key=lambda one: (one.unit.start, one.unit.end))
    return found


def _fitting(found: list[Unit], reasons: Sequence[Excused], coverage: Coverage) -> Iterator[Excused]:
    """The reasons that begin and end with units and do not overlap; the others are problems."""
    starts, ends = [unit.start for unit in found], [unit.end for unit in found]
    before: Excused | None = None
    for one in sorted(reasons, key=lambda one: (one.start, one.end)):
        if before is not None and one.start < before.end:
            _blame(coverage, one, f"The span overlaps that of {before.where}", "Keep one of the two reasons")
        elif one.start in starts and one.end in ends and one.start < one.end:
            yield one
            before = one
        else:
            near = found[max(0, bisect_right(starts, one.start) - 1)].start if found else 0
            last = found[min(len(found) - 1, bisect_left(ends, one.end))].end if found else 0
            advice = f"The units around it are [{near}, {last}]"
            _blame(coverage, one, f"No units begin at {one.start} and end at {one.end}", advice)


def _blame(coverage: Coverage, one: Excused, message: str, advice: str) -> None:
    coverage.problems.append(Problem(one.where.file, one.where.line, message, advice))


def _holds(one: Excused, unit: Unit) -> bool:
    return one.start <= unit.start and unit.end <= one.end
