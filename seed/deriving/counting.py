"""Which of several claims about one thing counts, and until when it does."""

from __future__ import annotations

from collections.abc import Iterable

from rasso_graph.model.enums import Fulfilment, Occurrence
from rasso_graph.model.graph import Node


def ranked(claims: Iterable[Node]) -> list[Node]:
    """Claims about one thing, the one that counts first: later in valid time, then in publication, stated before
    inferred, then the first id."""
    return sorted(sorted(claims, key=lambda claim: claim.id), key=_standing, reverse=True)


def _standing(claim: Node) -> tuple[str, str, bool]:
    held = claim.properties
    return str(held["holds_from"]), str(held["known_on"]), held.get("basis") == "STATED"


def settle(thing: Node, settlements: Iterable[Node]) -> None:
    """Gives a promise what became of it as last told, and each settlement the day from which another counts."""
    counting = ranked(settlements)
    for place, claim in enumerate(counting):
        if place:
            claim.properties["known_until"] = min(str(one.properties["known_on"]) for one in counting[:place])
    if thing.properties.get("occurrence") == Occurrence.PROMISED.value:
        untold = Fulfilment.NOT_TOLD.value
        thing.properties["fulfilment"] = counting[0].properties.get("fulfilment", untold) if counting else untold
