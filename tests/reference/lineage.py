"""Lineage as a plain breadth-first search over the graph's traces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.graph import Edge, Node
from rasso_graph.model.words import TRACES
from tests.reference.memory import Memory, Row
from tests.reference.values import stored_value


@dataclass(frozen=True)
class Step:
    """A node of a lineage: how far from the start, and the link that first led to it, if one did."""

    node: Node
    depth: int
    link: Row | None
    reached: str
    beside: Row | None = None


@dataclass(frozen=True)
class _Found:
    """A lineage link, followed up or down, and how many links lead through it to its far end."""

    link: str
    near: str
    far: str
    depth: int


def lineage(memory: Memory, start: str, args: Mapping[str, Any]) -> dict[str, Any] | None:
    """The lineage of a node by the names of `WalkPart`; None where there is no such node."""
    if start not in memory.nodes:
        return None
    depth: int = args["maxDepth"]
    found = [one for up in _ways(args) for one in _search(memory, anchor(memory, start), up, args)]
    kept = [one for one in found if one.depth <= depth]
    links = sorted({one.link for one in kept})
    return {
        "steps": sorted(_joined(memory, list(_steps(memory, start, kept))), key=_in_time),
        "links": [_row(memory, link) for link in links],
        "truncated": not {one.link for one in found} <= set(links),
    }


def _ways(args: Mapping[str, Any]) -> list[bool]:
    direction = stored_value(args["direction"])
    return [up for up, words in ((True, ("UPSTREAM", "BOTH")), (False, ("DOWNSTREAM", "BOTH"))) if direction in words]


def anchor(memory: Memory, start: str) -> str:
    """Where a walk begins: with a wording, at its commitment."""
    worded = [edge.source for edge in memory.edges(start, ("HAS_WORDING",), out=False)]
    return min(worded, default=start)


def _search(memory: Memory, anchor: str, up: bool, args: Mapping[str, Any]) -> Iterable[_Found]:
    """Links in rings around the anchor, one ring farther than asked, each link once in its nearest ring."""
    seen, ring = {anchor}, [anchor]
    found: dict[str, _Found] = {}
    for depth in range(1, args["maxDepth"] + 2):
        following: list[str] = []
        for trace in [edge for node in ring for edge in memory.edges(node, ("TRACES",), out=up)]:
            if not _counts(trace, args):
                continue
            held = trace.properties
            ends = (held["later"], held["earlier"]) if up else (held["earlier"], held["later"])
            found.setdefault(str(held["link"]), _Found(str(held["link"]), str(ends[0]), str(ends[1]), depth))
            following.append(trace.target if up else trace.source)
        ring = [node for node in dict.fromkeys(following) if node not in seen]
        seen.update(ring)
    return found.values()


def _counts(trace: Edge, args: Mapping[str, Any]) -> bool:
    types = TRACES if args.get("types") is None else stored_value(args["types"])
    known_by, as_of = (stored_value(args.get(name)) or LAST_DAY for name in ("knownBy", "asOf"))
    held: dict[str, Any] = trace.properties
    return held["type_of_link"] in types and held["when_known"] <= known_by and held["when_holds_from"] <= as_of


def _steps(memory: Memory, start: str, found: list[_Found]) -> Iterable[Step]:
    """The start and both ends of every link, each at its least depth, and by a link rather than without."""
    ways = {start: (0, True, "")}
    for one in found:
        for node, way in ((one.near, (one.depth - 1, True, "")), (one.far, (one.depth, False, one.link))):
            ways[node] = min(way, ways.get(node, way))
    for node, (depth, _, link) in ways.items():
        reached = "LINK" if link else "START" if node == start else "BESIDE"
        yield Step(memory.nodes[node], depth, _row(memory, link) if link else None, reached)


def _joined(memory: Memory, steps: list[Step]) -> Iterable[Step]:
    """The steps, each that stands beside another with that: the last before it by a link, else the last beside one."""
    near = {step.node.id: _near(memory, step.node.id) for step in steps}
    for step in steps:
        linked = [one for one in steps if one.reached != "BESIDE" and one.depth <= step.depth]
        others = [one for one in steps if one.reached == "BESIDE" and one.depth < step.depth]
        for group in (linked, others) if step.reached == "BESIDE" else ():
            found = [one for one in group if near[one.node.id] & near[step.node.id]]
            if found:
                step = replace(step, beside=Row(min(found, key=lambda one: (-one.depth, one.node.id)).node))
                break
        yield step


def _near(memory: Memory, name: str) -> set[str]:
    """A thing or the commitment that it words, and with a recommendation its wholes and its parts."""
    name = anchor(memory, name)
    if memory.nodes[name].label != "Recommendation":
        return {name}
    wholes = {edge.source for edge in memory.edges(name, ("HAS_PART",), out=False)}
    parts = {edge.target for edge in memory.edges(name, ("HAS_PART",), out=True)}
    return {name, *(one for one in wholes | parts if memory.nodes[one].label == "Recommendation")}


def _row(memory: Memory, link: str) -> Row:
    edge = memory.links[link]
    return Row(memory.nodes[edge.target], edge)


def _in_time(step: Step) -> tuple[Any, ...]:
    held = step.node.properties
    return held["when_earliest"], held["when_latest"], step.node.id
