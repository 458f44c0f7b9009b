"""Whether a promise, gap or contradiction is settled on a day, by what had been published by another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasso_graph.loaders.plan import Compare, Every, Not, Param, Predicate, Related, Some, Via, every

SETTLEMENTS = Via(("HAS_SETTLEMENT",), True, ("Settlement",))
_CUTS = {"asOf": "when_holds_from", "knownBy": "when_known"}


def settled_by(days: Mapping[str, Any]) -> Predicate:
    """That something settled it: on the day `asOf`, by what was known on the day `knownBy`, where these are given."""
    if not days.get("asOf"):
        return _known(days.get("knownBy"))
    cuts = (Compare(name, "<=", Param(str(days[day]))) for day, name in _CUTS.items() if days.get(day))
    return Related(SETTLEMENTS, every(*cuts))


def _known(by: Any) -> Predicate:
    """That a settlement was known by a day, or is known at all."""
    return Compare("when_settled", "<=", Param(str(by))) if by else Compare("when_settled", "known", Param(True))


def counted(name: str, told: tuple[str, ...], unsaid: str, known_by: Any) -> Predicate:
    """That the settlement which counted on a day told one of these; what none had settled by then is `unsaid`."""
    known, over = (Compare(name, "<=", Param(str(known_by))) for name in ("when_known", "when_known_until"))
    said = Related(SETTLEMENTS, Every((Compare(name, "in", Param(told)), known, Not(over))))
    if unsaid not in told:
        return said
    return Some((said, Every((Compare(name, "known", Param(True)), Not(Related(SETTLEMENTS, known))))))
