"""When something is overdue: all days told for it have passed, and nothing tells that it was done."""

from __future__ import annotations

from datetime import date

from rasso_graph.loaders.plan import At, Compare, Every, Not, Param, Predicate, Related, Some, Via
from rasso_graph.model.enums import Fulfilment, Occurrence, Status
from rasso_graph.model.words import RECORD
from rasso_graph.resolvers.planning.settling import SETTLEMENTS

_DUE = Via(("HAS_DUE",), True, ("Due",))
_STATUS = Via(("HAS_STATUS",), True, ("StatusClaim",))
_FULFILLED = Via(("FULFILS",), False, (RECORD,))
_HAPPENED = Compare("occurrence", "=", Param(Occurrence.HAPPENED.value))
_BY_DEED = Related(Via(("SETTLED_BY",), True, ("Event",)), _HAPPENED)
_CLOSED = Some((Compare("fulfilment", "in", Param((Fulfilment.MET.value, Fulfilment.DROPPED.value))), _BY_DEED))
"""A promise kept, given up, or missed and kept after its day, which is by a deed. One not kept stays overdue."""
_DATED = Compare("date", "known", Param(True))
_PROMISED = Compare("occurrence", "=", Param(Occurrence.PROMISED.value))
_DONE = Compare("status", "in", Param((Status.DELIVERED.value, Status.DROPPED.value)))


def overdue(on: date, known_by: date) -> Predicate:
    """That a commitment, or a promised event, was overdue on a day by what had been published by another."""
    passed, coming = (Compare("when_latest", how, Param(on.isoformat())) for how in ("<", ">="))
    known = Compare("when_known", "<=", Param(known_by.isoformat()))
    promise = Every((_PROMISED, passed, known, Not(Related(_DUE, Every((_DATED, known))))))
    fulfilled = Related(_FULFILLED, Compare("when_known", "<=", Param(known_by.isoformat()), At.EDGE))
    return Every(
        (
            Some((Related(_DUE, Every((_DATED, passed, known))), promise)),
            Not(Related(_DUE, Every((_DATED, coming, known)))),
            Not(Related(_STATUS, Every((_DONE, known)))),
            Not(Every((_PROMISED, fulfilled))),
            Not(Related(SETTLEMENTS, Every((_CLOSED, known)))),
        )
    )
