"""Whether something is settled, and what had become of a promise, decided one thing at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.graph import Node
from tests.reference.memory import Memory
from tests.reference.values import stored_value


def claims(memory: Memory, thing: Node, args: Mapping[str, Any]) -> list[Node]:
    """The settlements of a thing that hold on the day `asOf`, of those published by the day `knownBy`."""
    found = [memory.nodes[edge.target] for edge in memory.edges(thing.id, ("HAS_SETTLEMENT",), out=True)]
    for name, held in (("asOf", "when_holds_from"), ("knownBy", "when_known")):
        day = stored_value(args.get(name))
        found = [one for one in found if not day or str(one.properties[held]) <= day]
    return found


def became(memory: Memory, thing: Node, known_by: str) -> Any:
    """What had become of a promise, by the claim that counted; None of what is none."""
    if thing.properties.get("fulfilment") is None or known_by == LAST_DAY:
        return thing.properties.get("fulfilment")
    told = claims(memory, thing, {"knownBy": known_by})
    for one in told:
        if all(one is other or _outranks(one, other) for other in told):
            return one.properties.get("fulfilment")
    return "NOT_TOLD"


def _outranks(one: Node, other: Node) -> bool:
    for name in ("when_holds_from", "when_known", "basis"):
        mine, theirs = str(one.properties[name]), str(other.properties[name])
        if mine != theirs:
            return mine > theirs
    return one.id < other.id
