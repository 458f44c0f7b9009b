"""The shortest chains between two things."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.store import OneState
from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.words import CHAINED
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.filters import plain, words_among
from rasso_graph.resolvers.planning.shaping import Answers, Reader, Record, Row, at_name, completed, record
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.ids import walked_id
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.request.premises import Anew
from rasso_graph.resolvers.request.types import named
from rasso_graph.resolvers.traversals.rows import Params, PathRow, chain
from rasso_graph.resolvers.traversals.wanted import RowsById, Wanted

_WORDED = p.Rows(p.Via(("HAS_WORDING",), False, ("Commitment",)), (p.Property("id"),), order=(p.Key("id"),), one=True)
"""The commitment that a wording words, which stands for it in a chain."""
_STEPS = 20
"""Steps that one answer is taken to hold when its cost is counted."""


def planned(planner: Planning, asked: Asked) -> Reader:
    """Reads the chains between the things that the arguments name."""
    start, end = (walked_id(asked.args[name], asked.node) for name in ("from", "to"))
    path = Path(planner, start, end, _length(asked), _params(asked))
    with planner.cost.rows(asked.node, _STEPS, apart=True):
        value = record(planner.parts(named(asked.type), asked.nodes, path.part))
    return planner.walk(path, value)


@dataclass
class Path:
    """The chains as they were asked for."""

    planner: Planning
    start: str
    end: str
    length: int
    params: Params
    wanted: Wanted = field(default_factory=Wanted)

    def part(self, part: Asked) -> Reader:
        """Reads one field of the answer."""
        if part.name == "chains":
            return self._read(part, record(self.planner.parts(named(part.type), part.nodes, self._chain_part)))
        return self.planner.plain_part(part)

    async def run(self, store: OneState, starts: list[str], given: Anew) -> Answers:
        """The chains, as rows; or why there are none."""
        worded = self.wanted.nodes.place(_WORDED)
        asked = {"from": self.start, "to": self.end, "length": self.length, "limit": FIXED.path_chains + 1}
        rows = await store.walk("path", {**self.params, **asked})
        found = [chain(*row) for row in rows]
        ids = {self.start, self.end}.union(*(one.nodes for one in found))
        joints = {(link.link, link.end) for one in found for link in one.links}
        nodes, joined = await self.wanted.read(store, given, "path", ids, joints)
        return dict.fromkeys(starts, self._object(found, nodes, joined, worded))

    def _object(self, found: list[PathRow], nodes: RowsById, joined: RowsById, worded: int) -> Record:
        chains = [_chain(one, nodes, joined) for one in found[: FIXED.path_chains]]
        return {
            "length": chains[0]["length"] if chains else None,
            "chains": chains or None,
            "reason": None if chains else self._reason(nodes, worded),
            "truncated": len(found) > FIXED.path_chains,
        }

    def _reason(self, nodes: RowsById, worded: int) -> str:
        start, end = self.start, self.end
        missing = [one for one in (start, end) if one not in nodes]
        if missing:
            return f"There is no {missing[0]}."
        if start == end:
            return "Both ends are the same."
        if len({_standing_for(nodes[one], worded) for one in (start, end)}) == 1:
            return "Both ends are the same commitment, which stands for its wordings."
        return f"No chain of at most {self.length} links."

    def _chain_part(self, part: Asked) -> Reader:
        if part.name == "nodes":
            return self._read(part, self.planner.entity(part.type, part.nodes, self.wanted.nodes))
        if part.name == "links":
            return self._read(part, self.planner.entity(part.type, part.nodes, self.wanted.links))
        return self.planner.plain_part(part)

    def _read(self, part: Asked, inner: Reader) -> Reader:
        return at_name(part.name, completed(part.type, inner))


def _standing_for(node: Row, worded: int) -> str:
    """The id of what a node is in a chain: with a wording, of its commitment."""
    return node[worded][0] if node[worded] else node[0]


def _chain(found: PathRow, nodes: RowsById, joined: RowsById) -> Record:
    return {
        "length": len(found.links),
        "nodes": [nodes[one] for one in found.nodes if one in nodes],
        "links": [joined[one.link] for one in found.links if one.link in joined],
    }


def _length(asked: Asked) -> int:
    length = asked.args["maxLength"]
    if not 1 <= length <= FIXED.path_length:
        raise refusal(Code.ARGUMENT, f"maxLength is 1 to {FIXED.path_length}; {length} was asked for.", asked.node)
    return length


def _params(asked: Asked) -> Params:
    return {
        "types": words_among(asked.args.get("types"), CHAINED),
        "known_by": plain(asked.args.get("knownBy")) or LAST_DAY,
        "as_of": plain(asked.args.get("asOf")),
    }
