"""One update, within the store's lock: what differs is written, and the log tells of it in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from itertools import chain
from typing import TypeVar

from rasso_graph.loaders.layout import LAYOUT
from rasso_graph.loaders.readers import StoreState, WholeReader
from rasso_graph.model.enums import Act
from rasso_graph.model.graph import Edge, Graph, Node
from rasso_graph.model.properties import DERIVED_RELATIONS, EDGE_PROPERTIES, NODE_PROPERTIES
from rasso_graph.model.revisions import Revision, SourceFile
from rasso_graph.seed.storing.content import digest
from rasso_graph.seed.storing.difference import Difference, compare
from rasso_graph.seed.storing.recounting import changes_of, counts_of, kind_of
from rasso_graph.seed.storing.transaction import Progress, Transaction, quiet, write_difference

_Thing = TypeVar("_Thing", Node, Edge)


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


@dataclass(frozen=True)
class Bringing:
    """What a store is to hold; on what occasion, and who is told how far it is."""

    graph: Graph
    occasion: Occasion = UNTOLD
    progress: Progress = quiet

    @cached_property
    def digest(self) -> str:
        """That of the content."""
        return digest(self.graph)


def differing(reader: WholeReader, graph: Graph, *, older: bool = False) -> Difference:
    """What differs from a store to a graph, whose things learn which revision added them.

    What an `older` layout held besides was made for that layout, and tells nothing that the graph would have to.
    """
    nodes, edges = _nodes(reader, graph), _edges(reader, graph)
    if older:
        nodes, edges = _known(nodes, NODE_PROPERTIES), _known(edges, EDGE_PROPERTIES)
    return compare(nodes, edges, graph)


def _known(things: Iterable[_Thing], names: Collection[str]) -> Iterator[_Thing]:
    for thing in things:
        yield replace(thing, properties={name: value for name, value in thing.properties.items() if name in names})


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


def update(writing: Transaction, wanted: Bringing, found: Difference, state: StoreState) -> int:
    """Writes a difference as the next revision, whose number it gives. A store of another layout is laid out anew."""
    number, older = state.revision + 1, state.schema_version != LAYOUT
    graph, occasion = wanted.graph, wanted.occasion
    _number(graph, number)
    if older:
        writing.clear()
    write_difference(writing, compare((), (), graph) if older else found, wanted.progress)
    changes = changes_of(found, graph, occasion.reasons)
    act = Act.UPGRADE if older else occasion.act
    told = (_now(), version("rasso-graph"), occasion.curator, occasion.reverts, occasion.files)
    writing.log_revision(Revision(number, act, wanted.digest, *told, counts_of(changes, found), changes))
    writing.mark(number, wanted.digest)
    return number


def _number(graph: Graph, number: int) -> None:
    """What no revision is known to have added, this one adds."""
    for thing in chain(graph.nodes.values(), graph.edges.values()):
        if not thing.added_in and kind_of(thing) not in DERIVED_RELATIONS:
            thing.added_in = number


def _now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
