"""One update, within the store's lock: what differs is written, and the log tells of it in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain

from rasso_graph.loaders.layout import LAYOUT
from rasso_graph.loaders.readers import StoreState, WholeReader
from rasso_graph.model.enums import Act
from rasso_graph.model.graph import Edge, Graph, Node
from rasso_graph.model.properties import DERIVED_RELATIONS
from rasso_graph.model.revisions import Revision, SourceFile
from rasso_graph.seed.storing.difference import Difference, compare
from rasso_graph.seed.storing.recounting import changes_of, counts_of, kind_of
from rasso_graph.seed.storing.transaction import Progress, Transaction, write_difference


@dataclass(frozen=True)
class Occasion:
    """What the log is told of an update besides what it changes."""

    curator: str = ""
    """Who makes it; empty where nobody says."""
    files: tuple[SourceFile, ...] = ()
    act: Act = Act.APPLY
    reverts: int | None = None
    reasons: Mapping[str, str] = field(default_factory=dict[str, str])
    """Why things are corrected, by their ids."""


UNTOLD = Occasion()


def differing(reader: WholeReader, graph: Graph) -> Difference:
    """What differs from a store to a graph, whose things learn which revision added them."""
    return compare(_nodes(reader, graph), _edges(reader, graph), graph)


def _nodes(reader: WholeReader, graph: Graph) -> Iterator[Node]:
    for node in reader.nodes():
        if node.id in graph.nodes:
            graph.nodes[node.id].added_in = node.added_in
        yield node


def _edges(reader: WholeReader, graph: Graph) -> Iterator[Edge]:
    for edge in reader.edges():
        if edge.key in graph.edges:
            graph.edges[edge.key].added_in = edge.added_in
        yield edge


def update(
    writing: Transaction,
    graph: Graph,
    found: Difference,
    state: StoreState,
    digest: str,
    occasion: Occasion,
    progress: Progress,
) -> int:
    """Writes a difference as the next revision, whose number it gives. A store of another layout is laid out anew."""
    number, older = state.revision + 1, state.schema_version != LAYOUT
    _number(graph, number)
    if older:
        writing.clear()
    write_difference(writing, compare((), (), graph) if older else found, progress)
    changes = changes_of(found, graph, occasion.reasons)
    act = Act.UPGRADE if older else occasion.act
    told = (_now(), version("rasso-graph"), occasion.curator, occasion.reverts, occasion.files)
    writing.log_revision(Revision(number, act, digest, *told, counts_of(changes, found), changes))
    writing.mark(number, digest)
    return number


def _number(graph: Graph, number: int) -> None:
    """What no revision is known to have added, this one adds."""
    for thing in chain(graph.nodes.values(), graph.edges.values()):
        if not thing.added_in and kind_of(thing) not in DERIVED_RELATIONS:
            thing.added_in = number


def _now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
