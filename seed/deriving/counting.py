"""Which of several claims about one thing counts, and until when it does."""

from __future__ import annotations

from collections.abc import Iterable

from rasso_graph.model.enums import Basis, Fulfilment, Occurrence
from rasso_graph.model.graph import Adjacency, Graph, Node, Value
from rasso_graph.seed.deriving.times import Times


def ranked(claims: Iterable[Node]) -> list[Node]:
    """Claims about one thing, the one that counts first: later in valid time, then in publication, stated before
    inferred, then the first id."""
    return sorted(sorted(claims, key=lambda claim: claim.id), key=_standing, reverse=True)


def _standing(claim: Node) -> tuple[str, str, bool]:
    held = claim.properties
    return str(held["when_holds_from"]), str(held["when_known"]), held.get("basis") == "STATED"


def last_told(content: Graph, claims: Iterable[Node]) -> Node:
    """The claim that counts, of claims of a graph without what is derived."""
    times = Times(content, Adjacency(content, ("CITES", "PASSAGE_OF", "CLAIMED_IN")))
    dated = [Node(one.id, one.label, {**one.properties, **_days(one, times)}) for one in claims]
    return content.nodes[ranked(dated)[0].id]


def _days(claim: Node, times: Times) -> dict[str, Value]:
    known = times.known(times.documents(claim), claim.properties.get("basis") == Basis.INFERRED.value)
    return {"when_holds_from": times.when(claim)[1], "when_known": known}


def settle(thing: Node, settlements: Iterable[Node]) -> None:
    """Gives a thing since when it is settled, a settlement until when it counts, and a promise what came of it."""
    counting = ranked(settlements)
    if counting:
        thing.properties["when_settled"] = min(str(one.properties["when_known"]) for one in counting)
    for place, claim in enumerate(counting):
        if place:
            claim.properties["when_known_until"] = min(str(one.properties["when_known"]) for one in counting[:place])
    if thing.properties.get("occurrence") == Occurrence.PROMISED.value:
        untold = Fulfilment.NOT_TOLD.value
        thing.properties["fulfilment"] = counting[0].properties.get("fulfilment", untold) if counting else untold
