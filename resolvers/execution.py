"""Runs a planned operation: a statement for each root field, traversals level by level, and the response's shape."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field

from graphql import GraphQLError

from rasso_graph.loaders.explained import Explained
from rasso_graph.loaders.store import OneState, SeenState, Store, StoreAway, StoreBusy, StoreTimeout, StoreUnready
from rasso_graph.resolvers.carrying import Carrying
from rasso_graph.resolvers.planning.planner import Root
from rasso_graph.resolvers.planning.shaping import Answers, FieldReader, Nulled, Reading, Row, record
from rasso_graph.resolvers.request.errors import Code
from rasso_graph.resolvers.request.premises import Anew
from rasso_graph.resolvers.share import Share

log = logging.getLogger("rasso.execution")
_LARGE = 2_000
"""Rows from which an answer is shaped in a thread, so that it keeps nobody else waiting."""


@dataclass(frozen=True)
class Pace:
    """How an operation may run."""

    deadline: float
    """In the event loop's time."""
    at_once: int
    rows: int
    """Rows that it may read, as counted while it was planned."""
    explain: bool = False
    """Whether to tell how its statements were answered."""


@dataclass
class RootAnswer:
    """What a root field came to: its value and the errors in it.

    `away` is what kept the store from answering, where something did; `late` says that its time was over; `explained`
    what the store told of each statement, in the order in which they ended."""

    key: str
    value: object
    errors: list[GraphQLError]
    away: StoreAway | None = None
    nulled: bool = False
    late: bool = False
    explained: list[Explained] = field(default_factory=list[Explained])
    unknown: frozenset[str] = frozenset()
    """Ids in its filters that nothing has."""


async def run(store: Store, roots: list[Root], given: Anew, pace: Pace) -> tuple[SeenState, list[RootAnswer]]:
    """All root fields side by side, in this time; from the start again when the store was written meanwhile. The state
    that all is of comes with them, None where nothing was read."""
    one_root = _explained if pace.explain else _run
    while True:
        share = Share(store, pace.at_once)
        try:
            told = await asyncio.gather(*(one_root(share, root, given, pace) for root in roots))
        finally:
            await share.close()
        if not share.moved or time.monotonic() > pace.deadline:
            return share.state, told


async def _explained(share: Share, root: Root, given: Anew, pace: Pace) -> RootAnswer:
    """A root field with what the store tells of it, of which the last may come when the share is closed."""
    explained: list[Explained] = []
    told = await _run(share.explaining(explained), root, given, pace)
    told.explained = explained
    return told


async def _run(store: OneState, root: Root, given: Anew, pace: Pace) -> RootAnswer:
    reader = root.reader
    try:
        async with asyncio.timeout_at(pace.deadline):
            return await _read(store, root, given, large=pace.rows > _LARGE)
    except StoreBusy as error:
        return _failed(reader, Code.TOO_BUSY, "The store has too much to do now.", away=error)
    except StoreUnready as error:
        return _failed(reader, Code.STORE_UNREADY, error.message, away=error)
    except StoreAway as error:
        return _failed(reader, Code.STORE_AWAY, "The store does not answer now.", away=error)
    except StoreTimeout:
        return _failed(reader, Code.TIMEOUT, "The store gave up on this field after its time.", late=True)
    except TimeoutError:
        told = "The operation ran out of time before this field was answered."
        return _failed(reader, Code.TIMEOUT, told, late=True)
    except GraphQLError as error:
        return _failed(reader, Code((error.extensions or {}).get("code", Code.INTERNAL)), error.message)
    except Exception:
        log.exception("the root field %s failed", reader.name)
        return _failed(reader, Code.INTERNAL, "The server failed to answer this field.")


async def _read(store: OneState, root: Root, given: Anew, *, large: bool) -> RootAnswer:
    asks = root.texts.with_values(given) if root.texts else None
    carrying = Carrying(store, root.reader.name, asks)
    # Of a walk nothing counts that is shaped before it has been, and its statement reads what is asked besides.
    row: Row = [[] for _ in asks or ()] if root.carried else await carrying.row()
    answers: dict[int, Answers] = {}
    while True:
        reading = Reading(answers, given)
        shaping = root.reader, row, reading
        told = await asyncio.to_thread(_shaped, *shaping) if large else _shaped(*shaping)
        if not reading.starts:
            return told
        for place, starts in reading.starts.items():
            answers[place] = await root.walks[place].run(carrying, list(starts), given)
        row = await carrying.row()


def _shaped(reader: FieldReader, row: Row, reading: Reading) -> RootAnswer:
    try:
        value = record([reader])(row, reading)[reader.key]
    except Nulled as nulled:
        errors = [one.error() for one in (*reading.errors, nulled)]
        return RootAnswer(reader.key, None, errors, nulled=True)
    errors, unknown = [one.error() for one in reading.errors], frozenset(reading.unknown)
    return RootAnswer(reader.key, value, errors, unknown=unknown)


def _failed(
    reader: FieldReader, code: Code, message: str, away: StoreAway | None = None, *, late: bool = False
) -> RootAnswer:
    error = GraphQLError(message, reader.nodes, path=[reader.key], extensions={"code": code.value})
    return RootAnswer(reader.key, None, [error], away, not reader.nullable, late)
