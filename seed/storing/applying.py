"""Bringing a store to hold a graph: compare, refuse or write, all in one transaction."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from rasso_graph.loaders import faults
from rasso_graph.loaders.address import Address, SqliteAddress
from rasso_graph.loaders.layout import LAYOUT
from rasso_graph.loaders.readers import StoreState, WholeReader
from rasso_graph.loaders.snapshot import Snapshot, taken, whole
from rasso_graph.loaders.store import StoreUnready
from rasso_graph.model.graph import Graph
from rasso_graph.model.revisions import Revision
from rasso_graph.seed.reading import Problem
from rasso_graph.seed.storing.content import digest
from rasso_graph.seed.storing.difference import Difference, compare
from rasso_graph.seed.storing.refused import Corrections, NotOurs, WrongLayout
from rasso_graph.seed.storing.sqlite_writer import sqlite_writer
from rasso_graph.seed.storing.telling import corrections
from rasso_graph.seed.storing.transaction import Progress, Transaction, Writer
from rasso_graph.seed.storing.updating import UNTOLD, Occasion, differing, update

LOCK_PATIENCE = 10.0
"""Seconds to wait for another writer."""
_LISTED = 20


@dataclass(frozen=True)
class Applied:
    """What an apply did. An empty difference means that the store was as it should be."""

    difference: Difference
    revision: int
    digest: str
    warnings: tuple[Problem, ...] = ()
    """Documents whose quotations are left out as their texts are not in the corpus."""

    @property
    def changed(self) -> bool:
        return bool(self.difference)


def quiet(said: str, done: int, total: int) -> None:
    """A progress that tells nobody."""


def difference(address: Address, graph: Graph) -> Difference:
    """What `apply_graph` would change. Writes nothing. Raises StoreAway, NotOurs, WrongLayout."""
    if isinstance(address, SqliteAddress) and not address.path.exists():
        return compare((), (), graph)

    def read(reader: WholeReader) -> Difference:
        state = _ours(reader, address)
        if state is None:
            return compare((), (), graph)
        current(state, address)
        return compare(reader.nodes(), reader.edges(), graph)

    return whole(address, read)


def apply_graph(
    address: Address,
    graph: Graph,
    *,
    corrections: bool = False,
    upgrade: bool = False,
    patience: float = LOCK_PATIENCE,
    progress: Progress = quiet,
    occasion: Occasion = UNTOLD,
) -> Applied:
    """Makes a store hold a graph, derived properties and all, as a revision that is logged.

    `corrections` lets facts change or go; `upgrade` lays out a store of an older version anew. Raises Refused
    with nothing written, StoreAway where the store does not answer. A failure leaves the store as it was.
    """
    with _writer(address) as writer:
        state = _ours(writer, address)
        if state and not upgrade:
            current(state, address)
        writer.prepare(patience)
        with writer.transaction(patience) as writing:
            return _bring(writing, address, graph, corrections, progress, occasion)


def _bring(
    writing: Transaction, address: Address, graph: Graph, corrections: bool, progress: Progress, occasion: Occasion
) -> Applied:
    """Compares and writes, within the lock."""
    state = _ours(writing, address) or StoreState(0, "", LAYOUT)
    progress("comparing", 0, 1)
    found = differing(writing, graph)
    progress("comparing", 1, 1)
    if not corrections:
        _refuse_corrections(found)
    now = digest(graph)
    if not found and (now, LAYOUT) == (state.digest, state.schema_version):
        return Applied(found, state.revision, now)
    return Applied(found, update(writing, graph, found, state, now, occasion, progress), now)


def _refuse_corrections(found: Difference) -> None:
    facts = list(corrections(found))
    if facts:
        more = [f"... and {len(facts) - _LISTED:,} more"] if len(facts) > _LISTED else []
        head = f"The records would change or remove {len(facts):,} things that the store tells already:"
        advice = "Facts are only added. If this corrects a mistake, apply with --allow-corrections"
        raise Corrections("\n  ".join([head, *facts[:_LISTED], *more]) + f"\n{advice}")


def stored_whole(address: Address) -> Snapshot:
    """The whole of a store of ours in today's layout. Raises StoreAway, StoreUnready, NotOurs, WrongLayout."""

    def read(reader: WholeReader) -> Snapshot:
        return taken(reader, _there(reader, address))

    return whole(address, read)


def stored_log(address: Address) -> tuple[Revision, ...]:
    """Every revision of a store of ours, the first first. Raises as stored_whole does."""

    def read(reader: WholeReader) -> tuple[Revision, ...]:
        _there(reader, address)
        return tuple(reader.log())

    return whole(address, read)


def _there(reader: WholeReader, address: Address) -> StoreState:
    state = _ours(reader, address)
    if state is None:
        raise StoreUnready(address, faults.NO_GRAPH)
    current(state, address)
    return state


def _ours(reader: WholeReader, address: Address) -> StoreState | None:
    """The store's state, None if it is empty. Raises NotOurs."""
    foreign = reader.foreign()
    if foreign:
        raise NotOurs(f"{address} holds {foreign}. Name an empty store or one that this program made")
    return reader.state()


def current(state: StoreState, address: Address) -> None:
    """Raises WrongLayout for a store of another version."""
    if state.schema_version < LAYOUT:
        message = f"{address} has the layout of an older version ({state.schema_version}, now {LAYOUT})"
        raise WrongLayout(f"{message}. Run: rasso seed upgrade --store {address}")
    if state.schema_version > LAYOUT:
        message = f"{address} has the layout of a newer version ({state.schema_version}, here {LAYOUT})"
        raise WrongLayout(f"{message}. Install that version of rasso-graph")


@contextmanager
def _writer(address: Address) -> Generator[Writer]:
    if isinstance(address, SqliteAddress):
        with sqlite_writer(address.path) as writer:
            yield writer
        return
    from rasso_graph.seed.storing.neo4j_writer import neo4j_writer

    with neo4j_writer(address) as writer:
        yield writer
