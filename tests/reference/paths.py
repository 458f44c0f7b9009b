"""The shortest chains between two things, found by trying every way of each length in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.graph import Edge
from rasso_graph.model.words import TRACES
from tests.reference.lineage import anchor
from tests.reference.memory import Memory, Row
from tests.reference.values import stored_value

_FOLLOWED = ("TRACES", "OWNS", "INVOLVED_IN", "MEMBER_OF", "HOLDS", "PARTICIPATES")
_MOST = 10


def paths(memory: Memory, args: Mapping[str, Any]) -> dict[str, Any]:
    """All the shortest chains by the names of `WalkPart`, or why there is none."""
    start, end, longest = args["from"], args["to"], args["maxLength"]
    reason = _reason(memory, start, end)
    chains = [] if reason else sorted(_shortest(memory, anchor(memory, start), anchor(memory, end), args), key=_order)
    if not chains:
        reason = reason or f"No chain of at most {longest} links."
        return {"length": None, "chains": None, "reason": reason, "truncated": False}
    told = [_told(memory, chain) for chain in chains[:_MOST]]
    return {"length": told[0]["length"], "chains": told, "reason": None, "truncated": len(chains) > _MOST}


def _reason(memory: Memory, start: str, end: str) -> str | None:
    for one in (start, end):
        if one not in memory.nodes:
            return f"There is no {one}."
    if start == end:
        return "Both ends are the same."
    if anchor(memory, start) == anchor(memory, end):
        return "Both ends are the same commitment, which stands for its wordings."
    return None


Chain = list[tuple[str, Edge | None]]
"""The nodes of a chain, each with the edge that led to it."""


def _shortest(memory: Memory, start: str, end: str, args: Mapping[str, Any]) -> list[Chain]:
    """Every chain of the least length, growing all chains by one link at a time and never back to what was met."""
    growing: list[Chain] = [[(start, None)]]
    met = {start}
    for _ in range(args["maxLength"]):
        growing = [
            [*chain, step] for chain in growing for step in _steps(memory, chain[-1][0], args) if step[0] not in met
        ]
        found = [chain for chain in growing if chain[-1][0] == end]
        if found or not growing:
            return found
        met |= {chain[-1][0] for chain in growing}
    return []


def _steps(memory: Memory, node: str, args: Mapping[str, Any]) -> Iterator[tuple[str, Edge]]:
    types = (*TRACES, *_FOLLOWED[1:]) if args.get("types") is None else stored_value(args["types"])
    known_by, as_of = stored_value(args.get("knownBy")) or LAST_DAY, stored_value(args.get("asOf"))
    for out in (True, False):
        for edge in memory.edges(node, _FOLLOWED, out):
            held: dict[str, Any] = edge.properties
            told = held.get("type_of_link", edge.type) in types and held["when_known"] <= known_by
            if told and (as_of is None or _held(held, as_of)):
                yield (edge.target if out else edge.source), edge


def _held(held: Mapping[str, Any], day: str) -> bool:
    """A lineage link has come once it has begun; what has a holder may end."""
    return held["when_holds_from"] <= day and ("when_holds_until" not in held or day < held["when_holds_until"])


def _order(chain: Chain) -> tuple[Any, ...]:
    return [_link(edge) for _, edge in chain if edge], [node for node, _ in chain]


def _link(edge: Edge) -> str:
    """The link that an edge stands for."""
    return str(edge.properties.get("link", edge.id))


def _told(memory: Memory, chain: Chain) -> dict[str, Any]:
    links = [memory.links[_link(edge)] for _, edge in chain if edge]
    return {
        "length": len(links),
        "nodes": [Row(memory.nodes[node]) for node, _ in chain],
        "links": [Row(memory.nodes[link.target], link) for link in links],
    }
