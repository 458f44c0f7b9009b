"""Runs a planned operation: a statement for each root field, traversals level by level, and the response's shape."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError

from rasso_graph.loaders.store import Store, StoreAway, StoreBusy, StoreTimeout
from rasso_graph.resolvers.planning.planner import Root
from rasso_graph.resolvers.planning.shaping import FieldReader, Nulled, Reading, record
from rasso_graph.resolvers.request.errors import Code
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


@dataclass
class Told:
    """What a root field came to: its value, the errors in it, the revisions its statements saw.

    `away` is when to ask again where the store was away or busy, in seconds; `late` that its time was over."""

    key: str
    value: Any
    errors: list[GraphQLError]
    revisions: set[int]
    away: int | None = None
    nulled: bool = False
    late: bool = False
    unknown: frozenset[str] = frozenset()
    """Ids in its filters that nothing has."""


async def run(store: Store, roots: list[Root], pace: Pace) -> list[Told]:
    """All root fields side by side, in this time; once more if their statements saw different revisions."""
    told = await _run_all(store, roots, pace)
    if len(set[int]().union(*(one.revisions for one in told))) > 1:
        told = await _run_all(store, roots, pace)
    return told


async def _run_all(store: Store, roots: list[Root], pace: Pace) -> list[Told]:
    share = Share(store, pace.at_once)
    try:
        return list(await asyncio.gather(*(_run(share, root, pace) for root in roots)))
    finally:
        await share.close()


async def _run(store: Store, root: Root, pace: Pace) -> Told:
    reader = root.reader
    try:
        async with asyncio.timeout_at(pace.deadline):
            return await _read(store, root, large=pace.rows > _LARGE)
    except StoreBusy as error:
        return _failed(reader, Code.TOO_BUSY, "The store has too much to do now.", away=error.retry_after)
    except StoreAway as error:
        return _failed(reader, Code.STORE_AWAY, "The store does not answer now.", away=error.retry_after)
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


async def _read(store: Store, root: Root, *, large: bool) -> Told:
    columns, revisions = root.columns.all(), set[int]()
    row: list[Any] = []
    if columns:
        revision, row = await store.read(root.reader.name, columns)
        revisions.add(revision)
    answers: dict[int, Mapping[str, Any]] = {}
    while True:
        reading = Reading(answers)
        shaping = root.reader, row, reading, revisions
        told = await asyncio.to_thread(_shaped, *shaping) if large else _shaped(*shaping)
        if not reading.starts:
            return told
        for place, starts in reading.starts.items():
            seen, answers[place] = await root.walks[place].run(store, list(starts))
            revisions |= seen


def _shaped(reader: FieldReader, row: list[Any], reading: Reading, revisions: set[int]) -> Told:
    try:
        value = record([reader])(row, reading)[reader.key]
    except Nulled as nulled:
        errors = [one.error() for one in (*reading.errors, nulled)]
        return Told(reader.key, None, errors, revisions, nulled=True)
    errors, unknown = [one.error() for one in reading.errors], frozenset(reading.unknown)
    return Told(reader.key, value, errors, revisions, unknown=unknown)


def _failed(reader: FieldReader, code: Code, message: str, away: int | None = None, *, late: bool = False) -> Told:
    error = GraphQLError(message, reader.nodes, path=[reader.key], extensions={"code": code.value})
    return Told(reader.key, None, [error], set(), away, not reader.nullable, late)
