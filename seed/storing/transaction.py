"""Writing to a store: what a transaction offers, and a difference written through it in batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from rasso_graph.loaders.readers import WholeReader
from rasso_graph.model.graph import Edge, Node
from rasso_graph.model.revisions import Revision
from rasso_graph.seed.storing.difference import Altered, Difference

T = TypeVar("T")

BATCH = 2_000
"""Nodes or edges to a statement."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many of it are done, and how many there are."""


def quiet(said: str, done: int, total: int) -> None:
    """A progress that tells nobody."""


class Transaction(WholeReader, Protocol):
    """An open transaction that holds the store's lock. Leaving it by an error leaves nothing behind."""

    def remove_edges(self, edges: Sequence[Edge]) -> None: ...

    def remove_nodes(self, nodes: Sequence[Node]) -> None: ...

    def add_nodes(self, nodes: Sequence[Node]) -> None: ...

    def change_nodes(self, changes: Sequence[Altered]) -> None: ...

    def add_edges(self, edges: Sequence[Edge]) -> None: ...

    def change_edges(self, changes: Sequence[Altered]) -> None: ...

    def clear(self) -> None:
        """Removes the whole graph and lays the store out anew, where the layout is an older one."""
        ...

    def mark(self, revision: int, digest: str) -> None:
        """Tells the graph's node what it now is."""
        ...

    def log_revision(self, revision: Revision) -> None:
        """Adds a revision to the log."""
        ...


class Writer(WholeReader, Protocol):
    """A store opened for writing."""

    def prepare(self, patience: float) -> None:
        """Tables, constraints, indexes and the graph's own node; may be run again. Raises Locked."""
        ...

    def transaction(self, patience: float) -> AbstractContextManager[Transaction]:
        """Takes the lock, waiting at most `patience` seconds. Raises Locked."""
        ...


def write_difference(writing: Transaction, difference: Difference, progress: Progress) -> None:
    """Writes a difference: what is removed first, nodes before their edges."""
    removed, added, changed = "removing", "adding", "changing"
    _batches(difference.removed_edges, writing.remove_edges, f"{removed} edges", progress)
    _batches(difference.removed_nodes, writing.remove_nodes, f"{removed} nodes", progress)
    _batches(difference.added_nodes, writing.add_nodes, f"{added} nodes", progress)
    _batches(difference.changed_nodes, writing.change_nodes, f"{changed} nodes", progress)
    _batches(difference.added_edges, writing.add_edges, f"{added} edges", progress)
    _batches(difference.changed_edges, writing.change_edges, f"{changed} edges", progress)


def _batches(things: Sequence[T], step: Callable[[Sequence[T]], None], said: str, progress: Progress) -> None:
    for start in range(0, len(things), BATCH):
        step(things[start : start + BATCH])
        progress(said, min(start + BATCH, len(things)), len(things))
