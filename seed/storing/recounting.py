"""A difference as the log keeps it: what came, what was extended, edited, corrected or removed, with the old values.

What is derived is no change of its own, and a quotation is there or not as the texts are: neither is logged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from rasso_graph.model.enums import Effect
from rasso_graph.model.graph import Edge, Graph, Node, Value
from rasso_graph.model.properties import DERIVED_EDGE_PROPERTIES, DERIVED_RELATIONS
from rasso_graph.model.revisions import EffectCount, RevisionChange, ValueChange
from rasso_graph.model.words import FACTS
from rasso_graph.seed.storing.content import derived_keys, stated_edge, stated_node
from rasso_graph.seed.storing.difference import Altered, Difference
from rasso_graph.seed.storing.telling import EDITORIAL, corrects

_ALIKE = 100
"""How many things of a kind that came together stand in one change: as many as clients may ask for by id at once."""
_Thing = Node | Edge


def changes_of(difference: Difference, graph: Graph, reasons: Mapping[str, str]) -> tuple[RevisionChange, ...]:
    """What the log tells of a difference to this graph; `reasons` says why a thing was corrected, by its id."""
    altered = [one for change in difference.changes if (one := _altered(change, reasons))]
    told = {name for one in altered for name in one.ids}
    return (
        *(_removed(thing, reasons) for thing in _content(difference.removed_nodes, difference.removed_edges)),
        *sorted(altered, key=lambda one: (list(Effect)[::-1].index(one.effect), one.kind, one.ids)),
        *_alike(Effect.EXTENDED, ((kind, name) for kind, name in _extended(difference, graph) if name not in told)),
        *_alike(Effect.ADDED, ((kind_of(one), one.id) for one in _added(difference) if one.id)),
    )


def counts_of(changes: Iterable[RevisionChange], difference: Difference) -> tuple[EffectCount, ...]:
    """How many of each kind; of those added structural edges too, which no change names."""
    counted = Counter[tuple[Effect, str]]()
    for change in changes:
        if change.effect is not Effect.ADDED:
            counted[change.effect, change.kind] += len(change.ids) or 1
    counted.update((Effect.ADDED, kind_of(one)) for one in _added(difference))
    order = list(Effect)
    return tuple(EffectCount(*one, n) for one, n in sorted(counted.items(), key=lambda o: (order.index(o[0][0]), o[0])))


def kind_of(thing: _Thing) -> str:
    """The label of a node or the type of an edge."""
    return thing.label if isinstance(thing, Node) else thing.type


def _content(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[_Thing]:
    return (one for one in chain[_Thing](nodes, edges) if kind_of(one) not in DERIVED_RELATIONS)


def _added(difference: Difference) -> Iterator[_Thing]:
    return _content(difference.added_nodes, difference.added_edges)


def _removed(thing: _Thing, reasons: Mapping[str, str]) -> RevisionChange:
    held = stated_node(thing) if isinstance(thing, Node) else stated_edge(thing)
    values = tuple(ValueChange(name, held[name], None) for name in sorted(held))
    ends = (thing.source, thing.target) if isinstance(thing, Edge) else (None, None)
    ids = (thing.id,) if thing.id else ()
    return RevisionChange(
        Effect.REMOVED, kind_of(thing), ids, *ends, values, thing.added_in, reasons.get(_whose(thing))
    )


def _whose(thing: _Thing) -> str:
    """The id by which a correction of it is named."""
    return thing.id or (thing.source if isinstance(thing, Edge) else "")


def _altered(change: Altered, reasons: Mapping[str, str]) -> RevisionChange | None:
    """None where only what is derived, or a quotation, is another."""
    thing = change.thing
    derived = derived_keys(thing.label) if isinstance(thing, Node) else DERIVED_EDGE_PROPERTIES
    names = sorted(change.keys - derived)
    if not names:
        return None
    values = tuple(ValueChange(name, change.before.get(name), change.after.get(name)) for name in names)
    ends = (thing.source, thing.target) if isinstance(thing, Edge) else (None, None)
    reason = reasons.get(_whose(thing)) if corrects(change) else None
    return RevisionChange(
        _effect(change, names), kind_of(thing), (thing.id,) if thing.id else (), *ends, values, reason=reason
    )


def _effect(change: Altered, names: list[str]) -> Effect:
    if corrects(change):
        return Effect.CORRECTED
    return Effect.EDITED if EDITORIAL & change.before.keys() & set(names) else Effect.EXTENDED


def _extended(difference: Difference, graph: Graph) -> Iterator[tuple[str, str]]:
    """What was there and has something more: what a structural edge that came leads away from."""
    came = {node.id for node in difference.added_nodes}
    edges = (one for one in _content((), difference.added_edges) if isinstance(one, Edge) and one.type not in FACTS)
    for name in sorted({edge.source for edge in edges} - came):
        yield graph.nodes[name].label, name


def _alike(effect: Effect, named: Iterable[tuple[str, str]]) -> Iterator[RevisionChange]:
    kinds: dict[str, list[str]] = {}
    for kind, name in named:
        kinds.setdefault(kind, []).append(name)
    for kind, names in sorted(kinds.items()):
        names.sort()
        for start in range(0, len(names), _ALIKE):
            yield RevisionChange(effect, kind, tuple(names[start : start + _ALIKE]))


def plain_values(change: RevisionChange, after: bool = False) -> dict[str, Value]:
    """The values before it, or after it, by name, of those that were there."""
    told = ((one.name, one.after if after else one.before) for one in change.values)
    return {name: value for name, value in told if value is not None}
