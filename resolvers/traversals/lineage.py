"""Lineage: the links around a start, walked and put in the order of time."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.lifting import value_of
from rasso_graph.loaders.store import OneState
from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.words import TRACES
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.anew import told_anew
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.filters import plain, words_among
from rasso_graph.resolvers.planning.shaping import Answers, Reader, Record, completed, record
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.request.premises import Anew, Premised
from rasso_graph.resolvers.request.selection import Given
from rasso_graph.resolvers.request.types import named
from rasso_graph.resolvers.traversals.beside import LineageStop, Neighbours
from rasso_graph.resolvers.traversals.rows import LineageRow, Params
from rasso_graph.resolvers.traversals.wanted import RowsById, Wanted

_STEPS = 20
"""Steps that one lineage is taken to hold when its cost is counted."""


@dataclass(frozen=True)
class AskedLineage:
    """A lineage as it was asked for."""

    params: Any
    """What it is walked with, which may be late."""
    depth: int
    wanted: Wanted
    beside: Neighbours

    async def run(self, store: OneState, starts: list[str], given: Anew) -> Answers:
        """The lineage of each start, as rows; a start that is not there has none."""
        found = await store.walk("lineage", {**value_of(self.params, given), "starts": starts})
        by_start: dict[str, list[LineageRow]] = {start: [] for start in starts}
        for row in itertools.starmap(LineageRow, found):
            by_start[row.start].append(row)
        chains = {start: _Chain(start, links, self.depth) for start, links in by_start.items()}
        ids = {node for chain in chains.values() for node in chain.nodes}
        ends = {(link.link, link.later) for chain in chains.values() for link in chain.links}
        steps, joined = await self.wanted.read(store, given, "lineage", ids, ends)
        there = ((start, chain) for start, chain in chains.items() if start in steps)
        return {start: chain.object(steps, joined, self.beside) for start, chain in there}


class _Chain:
    """The links around one start: which of them count, and by which each node was first reached."""

    def __init__(self, start: str, found: list[LineageRow], depth: int) -> None:
        self.start = start
        nearest = sorted(found, key=lambda one: (one.depth, one.link, not one.up))
        self.links = [link for link in nearest if link.depth <= depth][: FIXED.lineage_links]
        self.truncated = not {one.link for one in found} <= {one.link for one in self.links}
        self.nodes: dict[str, tuple[str | None, int]] = {start: (None, 0)}
        for one in self.links:
            far, near = (one.earlier, one.later) if one.up else (one.later, one.earlier)
            self._reach(near, one.depth - 1, None)
            self._reach(far, one.depth, one.link)

    def _reach(self, node: str, depth: int, link: str | None) -> None:
        """Keeps the nearest way to a node, and of two as near one by a link of its own."""
        held = self.nodes.get(node)
        if held is None or (depth, link is None) < (held[1], held[0] is None):
            self.nodes[node] = (link, depth)

    def _how(self, node: str, link: str | None) -> str:
        return "LINK" if link else "START" if node == self.start else "BESIDE"

    def object(self, steps: RowsById, joined: RowsById, beside: Neighbours) -> Record:
        """Steps in time order, links in the order of what they lead to, as rows."""
        held = [
            LineageStop(steps[node], joined.get(link or ""), depth, self._how(node, link))
            for node, (link, depth) in self.nodes.items()
            if node in steps
        ]
        held = beside.joined(sorted(held, key=lambda step: (step.node[1], step.node[2], step.node[0])))
        links = {one.link: joined[one.link] for one in self.links if one.link in joined}
        return {
            "steps": held,
            "links": sorted(links.values(), key=lambda row: row[0]),
            "truncated": self.truncated,
        }


def planned(planner: Planning, asked: Asked) -> Reader:
    """Reads a lineage field from the id of its start."""
    wanted, beside = Wanted(), Neighbours()
    for name in ("when_earliest", "when_latest"):
        wanted.nodes.place(p.Property(name))
    with planner.cost.rows(asked.node, _STEPS, apart=True):
        value = record(planner.parts(named(asked.type), asked.nodes, lambda part: _part(planner, part, wanted, beside)))
    depth, (params,) = told_anew(asked, tuple(asked.args), lambda args, _: _walked(asked, args))
    return planner.walk(AskedLineage(params, depth, wanted, beside), value)


def _walked(asked: Asked, args: Given) -> Premised:
    depth = _depth(asked, args)
    return depth, (_params(args, depth),)


def _params(args: Given, depth: int) -> Params:
    direction = plain(args["direction"])
    return {
        "types": words_among(args.get("types"), TRACES),
        "up": direction in {"UPSTREAM", "BOTH"},
        "down": direction in {"DOWNSTREAM", "BOTH"},
        "depth": depth,
        "limit": FIXED.lineage_links + 1,
        "known_by": plain(args.get("knownBy")) or LAST_DAY,
        "as_of": plain(args.get("asOf")) or LAST_DAY,
    }


def _depth(asked: Asked, args: Given) -> int:
    depth = args["maxDepth"]
    if not isinstance(depth, int) or not 1 <= depth <= FIXED.lineage_depth:
        raise refusal(Code.ARGUMENT, f"maxDepth is 1 to {FIXED.lineage_depth}; {depth} was asked for.", asked.node)
    return depth


def _part(planner: Planning, part: Asked, wanted: Wanted, beside: Neighbours) -> Reader:
    name = _name(part)
    if name == "steps":
        read = completed(part.type, _step(planner, part, wanted, beside))
    elif name == "links":
        read = completed(part.type, planner.entity(part.type, part.nodes, wanted.links))
    else:
        return lambda raw, _: raw[name]
    return lambda raw, reading: read(raw[name], reading)


def _step(planner: Planning, asked: Asked, wanted: Wanted, beside: Neighbours) -> Reader:
    of = named(asked.type)
    return record(planner.parts(of, asked.nodes, lambda part: _step_part(planner, part, wanted, beside)))


def _step_part(planner: Planning, part: Asked, wanted: Wanted, beside: Neighbours) -> Reader:
    declared = d.declaration(part.definition)
    if not isinstance(declared, d.WalkPart):
        read = planner.field(part, wanted.nodes)
        return lambda step, reading: read(step.node, reading)
    value = attrgetter(declared.name)
    if declared.name in {"depth", "reached"}:
        return lambda step, _: value(step)
    if declared.name == "beside":
        beside.place(wanted.nodes)
    columns = wanted.links if declared.name == "link" else wanted.nodes
    inner = completed(part.type, planner.entity(part.type, part.nodes, columns))
    return lambda step, reading: inner(value(step), reading)


def _name(part: Asked) -> str:
    declared = d.declaration(part.definition)
    assert isinstance(declared, d.WalkPart)
    return declared.name
