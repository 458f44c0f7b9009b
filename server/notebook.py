"""A graph in Python, without a server: for notebooks and scripts that count and draw.

from rasso_graph.server.notebook import open_graph

with open_graph("sqlite:///srv/rasso.db") as graph:
    print(graph.ask("{ graph { revision } }"))
    print(graph.table("commitments").groupby("status").size())
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import import_module
from typing import Any, Literal, TypeVar

from rasso_graph.loaders.address import Address, parse
from rasso_graph.resolvers.service import Service
from rasso_graph.schema import core_schema
from rasso_graph.seed.exporting import Export, table_of
from rasso_graph.seed.storing import stored_whole
from rasso_graph.server.cli.tabling import items_of
from rasso_graph.server.opening import limits_of, open_store
from rasso_graph.server.settings import read_settings

Library = Literal["pandas", "polars"]
T = TypeVar("T")


class Unanswered(Exception):
    """What was asked has no answer, or none that is whole; the message holds the errors of the API."""


class OpenGraph:
    """A store, open for reading. Frames and networks are of the state in which it was when one was first asked for.

    Close it, or use it in `with`.
    """

    def __init__(self, address: Address) -> None:
        self._address, settings = address, read_settings()
        self._store = open_store(address, settings.query_timeout)
        self._service = Service(core_schema(), self._store, limits_of(settings))
        # A notebook runs a loop already, so that ours has a thread of its own.
        self._thread, self._loop = ThreadPoolExecutor(1, "rasso"), asyncio.Runner()

    def ask(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The data of an operation. Raises Unanswered where there are errors."""
        answer = self._run(self._service.answer(query, dict(variables or {})))
        if answer.errors or answer.data is None:
            raise Unanswered("\n".join(str(one["message"]) for one in answer.errors) or str(answer.reason))
        return dict(answer.data)

    def frame(self, query: str, variables: Mapping[str, Any] | None = None, library: Library = "pandas") -> Any:
        """A data frame of an operation with one root field that is a list; `status.status` is a column."""
        return _framed([dict(_flat(one)) for one in items_of(self.ask(query, variables))], library)

    def table(self, name: str, library: Library = "pandas") -> Any:
        """A data frame of one of the tables of `rasso export --format csv`: commitments, actions, owns and so on."""
        return _framed(table_of(self._export, name), library)

    def network(self, *types: str) -> Any:
        """A MultiDiGraph of networkx: all of the graph, or the edges of these types with what they join.

        Nodes have `kind` and `title`, edges `type`; both have what people ask for of them. Lineage is
        `network(*rasso_graph.model.words.TRACES)`.
        """
        graph = import_module("networkx").MultiDiGraph()
        edges = [edge for edge in self._export.edges if not types or edge.type in types]
        joined = {end for edge in edges for end in (edge.source, edge.target)}
        for node in self._export.nodes:
            if not types or node.id in joined:
                graph.add_node(node.id, **node.properties)
        for edge in edges:
            graph.add_edge(edge.source, edge.target, key=edge.id or edge.type, **{**edge.properties, "type": edge.type})
        return graph

    @cached_property
    def _export(self) -> Export:
        found = stored_whole(self._address)
        return Export(found.graph, found.state.revision, found.state.digest, derived=True)

    def _run(self, what: Coroutine[Any, Any, T]) -> T:
        return self._thread.submit(self._loop.run, what).result()

    def close(self) -> None:
        """Lets go of the store."""
        self._service.close()
        self._run(self._store.close())
        self._thread.submit(self._loop.close).result()
        self._thread.shutdown()

    def __enter__(self) -> OpenGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_graph(store: str | None = None) -> OpenGraph:
    """The store at an address as RASSO_STORE has it, or the default one. Raises BadAddress; it may be away."""
    return OpenGraph(parse(store) if store else read_settings().address())


def _framed(rows: list[dict[str, Any]], library: Library) -> Any:
    """Columns that are in some rows only are there, and empty elsewhere; an object that is null has those of others."""
    names = dict.fromkeys(name for row in rows for name in row)
    columns = [name for name in names if not any(other.startswith(f"{name}.") for other in names)]
    return import_module(library).DataFrame({name: [row.get(name) for row in rows] for name in columns})


def _flat(item: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(item, dict):
        for key, value in item.items():  # pyright: ignore[reportUnknownVariableType]
            yield from _flat(value, f"{name}.{key}" if name else str(key))  # pyright: ignore[reportUnknownArgumentType]
    else:
        yield name or "value", item
