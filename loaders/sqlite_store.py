"""The embedded store: a file, read by a few threads with a connection each."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any

import orjson

from rasso_graph.loaders import faults, sql
from rasso_graph.loaders.chains import WIDEST, Pathfinder
from rasso_graph.loaders.explained import Explained, explained
from rasso_graph.loaders.operators import Steps, of_sqlite
from rasso_graph.loaders.plan import About, Column
from rasso_graph.loaders.readers import SqliteReader
from rasso_graph.loaders.sqlite_connections import Lending
from rasso_graph.loaders.sqlite_opening import Opened, place_of, translated
from rasso_graph.loaders.store import SeenState, StoreTimeout, StoreUnready
from rasso_graph.loaders.text import KeptColumns, Statement
from rasso_graph.loaders.turns import Turns
from rasso_graph.loaders.walks import walk

_READERS = 8
_REVISION = KeptColumns((About("revision"),)).with_values({})
_STEPS = 10_000
"""Virtual machine steps between two looks at the clock."""


class _Asked:
    """One statement or traversal that somebody waits for, until its time is over or nobody does any more."""

    connection: sqlite3.Connection
    """What it is read through, once its turn has come."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._left = False

    def leave(self) -> None:
        """Nobody waits any more."""
        self._left = True

    def over(self) -> bool:
        """Whether to stop."""
        return self._left or time.monotonic() > self._until


_Work = Callable[[_Asked], tuple[int, list[Any]]]


class SqliteStore:
    """Reads a SQLite file in WAL mode. Every statement sees one state of the file."""

    def __init__(self, path: Path, timeout: float = 10.0) -> None:
        self._path = path
        self._timeout = timeout
        self._threads = ThreadPoolExecutor(_READERS, thread_name_prefix="sqlite")
        self._turns = Turns(_READERS)
        self._asked: set[_Asked] = set()
        self._connections = Lending(path, _check_layout)
        self._explained: list[Explained] | None = None

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[SeenState, list[Any]]:
        """The state and the columns' values. Raises StoreMoved."""
        return await self._off_loop(lambda asked: self._answer(sql.statement(name, columns), asked))

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[SeenState, list[Any]]:
        """The state and the traversal's rows. A path takes a statement for each level, in one state of the file."""
        if name == "path":
            return await self._off_loop(lambda asked: self._path_between(params, asked))
        return await self._off_loop(lambda asked: self._answer(walk(name, "sql", params), asked))

    async def state(self) -> SeenState:
        """The file and its revision. Raises StoreMoved."""
        return (await self.read("state", _REVISION))[0]

    def explaining(self, notes: list[Explained]) -> SqliteStore:
        """The same threads and connections, each statement told of."""
        seen = copy(self)
        seen._explained = notes
        return seen

    async def close(self) -> None:
        """Stop what is under way, and close every thread's connection."""
        for asked in self._asked:
            asked.leave()
        await asyncio.to_thread(self._threads.shutdown)
        self._connections.close()

    async def _off_loop(self, work: _Work) -> tuple[SeenState, list[Any]]:
        """The work in a thread. Whoever stops waiting for it waits until it has stopped, which is soon."""
        async with self._turns.one():
            asked = _Asked(self._timeout)
            self._asked.add(asked)
            loop = asyncio.get_running_loop()
            working = loop.run_in_executor(self._threads, self._in_thread, work, asked)
            self._connections.watch(loop)
            try:
                return await asyncio.shield(working)
            except asyncio.CancelledError:
                asked.leave()
                await asyncio.wait([working])
                raise
            finally:
                self._asked.discard(asked)

    def _in_thread(self, work: _Work, asked: _Asked) -> tuple[SeenState, list[Any]]:
        with self._told_apart(), self._connections.one() as opened:
            asked.connection = opened.connection
            opened.connection.set_progress_handler(asked.over, _STEPS)
            revision, answer = work(asked)
        return (opened.file, opened.made, opened.seal, revision), answer

    def _path_between(self, params: Mapping[str, Any], asked: _Asked) -> tuple[int, list[Any]]:
        with _one_state(asked.connection):
            ends = [params["from"], params["to"]]
            revision, found = self._answer(walk("anchors", "sql", {"ids": ends}), asked)
            anchors = {one[0]: one[1] for one in found}
            if len({*anchors.values()}) < 2:
                return revision, []
            around = self._around(params, asked)
            chains = Pathfinder(anchors[ends[0]], anchors[ends[1]], around).shortest(params["length"], params["limit"])
            return revision, [list(chain) for chain in chains]

    def _around(self, params: Mapping[str, Any], asked: _Asked) -> Callable[[list[str]], list[Any]]:
        def edges(frontier: list[str]) -> list[Any]:
            given = {name: params[name] for name in ("types", "known_by", "as_of")}
            _, found = self._answer(walk("path", "sql", {**given, "frontier": frontier, "limit": WIDEST}), asked)
            if len(found) == WIDEST:
                raise StoreTimeout("the search for a path met too many edges")
            if asked.over():
                raise StoreTimeout("the search for a path took too long")
            return found

        return edges

    def _answer(self, statement: Statement, asked: _Asked) -> tuple[int, list[Any]]:
        if self._explained is None:
            row = _answered(asked.connection, statement)
        else:
            row = self._counted(asked.connection, statement, asked, self._explained)
        if row is None:
            raise StoreUnready(place_of(self._path), faults.NO_GRAPH)
        return row

    def _counted(
        self, connection: sqlite3.Connection, statement: Statement, asked: _Asked, notes: list[Explained]
    ) -> tuple[int, list[Any]] | None:
        """The answer, its steps counted; of a statement that is given up, those that it took."""
        steps, answer, plan = Steps(asked.over, _STEPS), None, ()
        try:
            rows = connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", _bound(statement.params)).fetchall()
            plan = of_sqlite(rows)
            connection.set_progress_handler(steps.step, 1)
            found = _answered(connection, statement)
            answer = found and found[1]
            return found
        finally:
            notes.append(explained(statement, answer, steps.taken, "VM steps", plan))

    @contextmanager
    def _told_apart(self) -> Generator[None]:
        """Errors of SQLite, told apart by what they mean for whoever asked."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise translated(error, self._path) from error


def _answered(connection: sqlite3.Connection, statement: Statement) -> tuple[int, list[Any]] | None:
    """The revision and the answer; None where there is no graph."""
    row = connection.execute(statement.text, _bound(statement.params)).fetchone()
    if row is None:
        return None
    revision, answer = orjson.loads(row[0])
    return revision, answer


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Generator[None]:
    """What is read inside is of one state of the file."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def _bound(params: Mapping[str, Any]) -> dict[str, Any]:
    return {k: orjson.dumps(v).decode() if isinstance(v, list | tuple) else v for k, v in params.items()}


def _check_layout(opened: Opened) -> None:
    fault = _fault(SqliteReader(opened.connection))
    if fault:
        raise StoreUnready(place_of(opened.path), fault)


def _fault(reader: SqliteReader) -> str | None:
    try:
        if reader.foreign():
            return faults.FOREIGN
        state = reader.state()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return faults.FOREIGN
    return faults.of_layout(state.revision, state.schema_version) if state else faults.NO_GRAPH
