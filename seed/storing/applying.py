"""Bringing a store to hold a graph: compare, refuse or write, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from rasso_graph.loaders import faults
from rasso_graph.loaders.address import Address, SqliteAddress
from rasso_graph.loaders.layout import LAYOUT
from rasso_graph.loaders.readers import StoreState, WholeReader
from rasso_graph.loaders.snapshot import Snapshot, taken, whole
from rasso_graph.loaders.store import StoreUnready
from rasso_graph.model.enums import Act
from rasso_graph.model.graph import Graph
from rasso_graph.model.revisions import Revision
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.reading import Problem
from rasso_graph.seed.rules import checks
from rasso_graph.seed.storing.content import digest, stated
from rasso_graph.seed.storing.correcting import Correcting, Correction, corrections, refused_for, unnamed
from rasso_graph.seed.storing.difference import Difference, compare
from rasso_graph.seed.storing.refused import NotOurs, Refused, WrongLayout
from rasso_graph.seed.storing.reverting import NotReverted, refuse, without
from rasso_graph.seed.storing.sqlite_writer import sqlite_writer
from rasso_graph.seed.storing.summing import in_words
from rasso_graph.seed.storing.transaction import Progress, Transaction, Writer, quiet, write_difference
from rasso_graph.seed.storing.updating import UNTOLD, Bringing, Occasion, differing, update

LOCK_PATIENCE = 10.0
"""Seconds to wait for another writer."""
NOTHING = Correcting()


@dataclass(frozen=True)
class Applied:
    """What an apply did. An empty difference means that the store was as it should be."""

    difference: Difference
    revision: int
    digest: str
    words: str = ""
    """What the difference comes to, in a sentence."""
    warnings: tuple[Problem, ...] = ()
    """Documents whose quotations are left out as their texts are not in the corpus."""

    @property
    def changed(self) -> bool:
        return bool(self.difference)


@dataclass(frozen=True)
class Planned:
    """What an apply would change, and what of that it would refuse, with the reason."""

    difference: Difference
    unnamed: tuple[Correction, ...] = ()
    refusal: str = ""


def plan_graph(address: Address, graph: Graph, correct: Correcting = NOTHING) -> Planned:
    """What `apply_graph` would do. Writes nothing. Raises StoreAway, NotOurs, WrongLayout."""
    if isinstance(address, SqliteAddress) and not address.path.exists():
        return Planned(compare((), (), graph))

    def read(reader: WholeReader) -> Planned:
        state = _ours(reader, address)
        if state is None:
            return Planned(compare((), (), graph))
        current(state, address)
        found = compare(reader.nodes(), reader.edges(), graph)
        log = reader.log() if any(corrections(found)) else []
        left = unnamed(found, correct, log)
        return Planned(found, tuple(left), str(refused_for(found, left, correct, log)) if left else "")

    return whole(address, read)


def apply_graph(
    address: Address,
    graph: Graph,
    *,
    correct: Correcting | None = NOTHING,
    upgrade: bool = False,
    patience: float = LOCK_PATIENCE,
    progress: Progress = quiet,
    occasion: Occasion = UNTOLD,
) -> Applied:
    """Makes a store hold a graph, derived properties and all, as a revision that is logged.

    `correct` names the facts that may change or go, None lets all; `upgrade` lays out a store of an older version
    anew. Raises Refused with nothing written, StoreAway where the store does not answer. A failure leaves the store
    as it was.
    """
    with _writer(address) as writer:
        state = _ours(writer, address)
        if state and not upgrade:
            current(state, address)
        writer.prepare(patience)
        with writer.transaction(patience) as writing:
            return _bring(writing, address, Bringing(graph, occasion, progress), correct)


def _bring(writing: Transaction, address: Address, wanted: Bringing, correct: Correcting | None) -> Applied:
    """Compares and writes, within the lock."""
    state = _ours(writing, address) or StoreState(0, "", LAYOUT)
    wanted.progress("comparing", 0, 1)
    found = differing(writing, wanted.graph, older=state.schema_version != LAYOUT)
    wanted.progress("comparing", 1, 1)
    if correct is not None:
        _refuse_unnamed(writing, found, correct)
    if not found and (wanted.digest, LAYOUT) == (state.digest, state.schema_version):
        return Applied(found, state.revision, state.digest)
    return _updated(writing, wanted, found, state)


def _updated(writing: Transaction, wanted: Bringing, found: Difference, state: StoreState) -> Applied:
    number = update(writing, wanted, found, state)
    return Applied(found, number, wanted.digest, in_words(found, wanted.graph))


def _refuse_unnamed(reader: WholeReader, found: Difference, given: Correcting) -> None:
    if not any(corrections(found)):
        return
    log = reader.log()
    left = unnamed(found, given, log)
    if left:
        raise refused_for(found, left, given, log)


def revert_graph(
    address: Address,
    number: int,
    entitle: Callable[[Graph], None],
    *,
    patience: float = LOCK_PATIENCE,
    progress: Progress = quiet,
    occasion: Occasion = UNTOLD,
) -> Applied:
    """Takes a revision out of a store again, as another revision, all or nothing; `entitle` generates titles anew.

    Raises NotReverted where there is nothing to take out or later ones rest on it, and as apply_graph does.
    """
    if isinstance(address, SqliteAddress) and not address.path.exists():
        raise StoreUnready(address, faults.NO_GRAPH)
    with _writer(address) as writer:
        _there(writer, address)
        writer.prepare(patience)
        with writer.transaction(patience) as writing:
            before = taken(writing, _there(writing, address))
            graph = _reverted(before, number, entitle)
            found = differing(writing, graph)
            if not found:
                raise NotReverted(f"Nothing that revision {number} did is left. It was taken out already")
            told = replace(occasion, act=Act.REVERT, reverts=number)
            return _updated(writing, Bringing(graph, told, progress), found, before.state)


def _reverted(before: Snapshot, number: int, entitle: Callable[[Graph], None]) -> Graph:
    """The whole graph without a revision. Raises NotReverted where it would break a rule."""
    left = without(stated(before.graph), number, before.log)
    entitle(left)
    whole_again = derive(left)
    broken = (f"{one.name}: {', '.join(one.details)}" for one in checks(whole_again) if not one.ok)
    refuse(number, list(broken))
    return whole_again


def restore_graph(
    address: Address,
    graph: Graph,
    log: tuple[Revision, ...],
    *,
    patience: float = LOCK_PATIENCE,
    progress: Progress = quiet,
) -> Applied:
    """Makes an empty store hold a graph and the log that led to it, or one whose log this one goes on from.

    Raises Refused where the store has a history of its own, and as apply_graph does.
    """
    with _writer(address) as writer:
        if state := _ours(writer, address):
            current(state, address)
        writer.prepare(patience)
        with writer.transaction(patience) as writing:
            before = writing.log()
            if list(log[: len(before)]) != before:
                raise Refused(f"{address} has a history that these files do not go on from. Name an empty store")
            found = differing(writing, graph)
            write_difference(writing, found, progress)
            return Applied(found, _retold(writing, log, log[len(before) :]), digest(graph))


def _retold(writing: Transaction, log: Sequence[Revision], missing: Sequence[Revision]) -> int:
    """Adds what is missing to the log; gives the number of the last revision."""
    for revision in missing:
        writing.log_revision(revision)
    writing.mark(log[-1].number, log[-1].digest)
    return log[-1].number


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
