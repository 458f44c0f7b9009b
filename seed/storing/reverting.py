"""Taking one revision out of a graph again, where nothing that came later rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rasso_graph.model.enums import Act, Effect
from rasso_graph.model.graph import Edge, Graph, Node, Value, identity_of
from rasso_graph.model.revisions import Revision, RevisionChange, ValueChange
from rasso_graph.model.words import LABELS
from rasso_graph.seed.storing.refused import Refused

_LISTED = 20


class NotReverted(Refused):
    """There is nothing to take out, or something later rests on it."""


def without(graph: Graph, number: int, log: Sequence[Revision]) -> Graph:
    """The content without a revision: what it added goes, and what it replaced or removed is back.

    Raises NotReverted, with what rests on it.
    """
    revision = _revertible(number, log)
    left = _left(graph, number)
    conflicts = [*_restored(left, revision, log), *_resting(graph, left, revision, log)]
    refuse(number, conflicts)
    return left


def refuse(number: int, conflicts: Sequence[str]) -> None:
    """Raises NotReverted where anything rests on a revision."""
    if conflicts:
        more = [f"... and {len(conflicts) - _LISTED:,} more"] if len(conflicts) > _LISTED else []
        head = f"Revision {number} is not taken out, as later ones rest on it:"
        advice = "Take those out first, the last first, or correct the records"
        raise NotReverted("\n  ".join([head, *conflicts[:_LISTED], *more]) + f"\n{advice}")


def _revertible(number: int, log: Sequence[Revision]) -> Revision:
    found = next((one for one in log if one.number == number), None)
    if found is None:
        raise NotReverted(f"There is no revision {number} in the log of this store. rasso seed log lists them")
    if found is log[0] or found.act is Act.UPGRADE:
        before = "It is the first of the log" if found is log[0] else "It laid the store out anew"
        raise NotReverted(f"Revision {number} cannot be taken out. {before}: what was before it is not known")
    if not found.counts:
        raise NotReverted(f"Revision {number} changed only quotations, or what is derived: nothing is to be taken out")
    return found


def _left(graph: Graph, number: int) -> Graph:
    """What other revisions added."""
    nodes = {
        node.id: Node(node.id, node.label, dict(node.properties), node.added_in)
        for node in graph.nodes.values()
        if node.added_in != number
    }
    edges = (edge for edge in graph.edges.values() if edge.added_in != number)
    kept = [Edge(one.type, one.source, one.target, one.id, dict(one.properties), one.added_in) for one in edges]
    return Graph(nodes, {edge.key: edge for edge in kept})


def _resting(graph: Graph, left: Graph, revision: Revision, log: Sequence[Revision]) -> Iterator[str]:
    """What stays and leads to what would go, or cites it."""
    for edge in left.edges.values():
        gone = [one for one in _named(edge) if one in graph.nodes and one not in left.nodes]
        if gone:
            number = edge.added_in if edge.added_in > revision.number else _later(edge.id, revision, log)
            name = edge.id or next(one for one in (edge.source, edge.target) if one not in gone)
            yield f"{name} rests on {gone[0]} by {edge.type} of revision {number}"


def _named(edge: Edge) -> list[str]:
    """The ids that an edge names: its ends, its passages, who asserts it."""
    cited, asserter = edge.properties.get("citations"), edge.properties.get("asserter")
    passages = cited if isinstance(cited, list) else []
    return [edge.source, edge.target, *passages, *([asserter] if isinstance(asserter, str) else [])]


def _restored(left: Graph, revision: Revision, log: Sequence[Revision]) -> Iterator[str]:
    """Puts back what the revision replaced or removed; yields what a later one tells otherwise."""
    for change in revision.changes:
        if change.effect is Effect.REMOVED:
            yield from _back(left, change)
    edges = {edge.id: edge for edge in left.edges.values() if edge.id}
    for change in revision.changes:
        if change.effect is not Effect.REMOVED and change.values:
            (name,) = change.ids
            thing = left.nodes.get(name) or edges.get(name)
            yield from _unchanged(thing, change, revision, log)


def _back(left: Graph, change: RevisionChange) -> Iterator[str]:
    held = {one.name: one.before for one in change.values if one.before is not None}
    added_in = change.added_in or 0
    if change.kind in LABELS:
        (name,) = change.ids
        if name in left.nodes:
            yield f"{name} is there again, by revision {left.nodes[name].added_in}"
        left.nodes.setdefault(name, Node(name, change.kind, held, added_in))
        return
    source, target = str(change.source), str(change.target)
    edge = Edge(change.kind, source, target, change.ids[0] if change.ids else "", held, added_in)
    if not {source, target} <= left.nodes.keys():
        yield f"{identity_of(edge)} would be back, but what it joined has gone since"
        return
    if edge.key in left.edges:
        yield f"{identity_of(edge)} is there again, by revision {left.edges[edge.key].added_in}"
    left.edges.setdefault(edge.key, edge)


def _unchanged(
    thing: Node | Edge | None, change: RevisionChange, revision: Revision, log: Sequence[Revision]
) -> Iterator[str]:
    for value in change.values:
        held = thing.properties.get(value.name) if thing else None
        if thing is None or held != value.after:
            later = _later(change.ids[0], revision, log)
            yield f"{value.name} of {change.ids[0]} was changed again by revision {later}"
        else:
            _put(thing, value)


def _put(thing: Node | Edge, value: ValueChange) -> None:
    before: Value | None = value.before
    if before is None:
        thing.properties.pop(value.name, None)
    else:
        thing.properties[value.name] = before


def _later(name: str, revision: Revision, log: Sequence[Revision]) -> int | str:
    """The revision after this one that last did something to a thing."""
    later = (one for one in reversed(log) if one.number > revision.number)
    found = (one.number for one in later for change in one.changes if name in change.ids and change.values)
    return next(found, "that is not in the log")
