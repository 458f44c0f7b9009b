"""Traversals: a walk that finds positions, then one statement that reads what was asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.store import Store
from rasso_graph.model.words import RECORD
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.reading import Reader, Reading


class Walk(Protocol):
    """A planned traversal."""

    async def run(self, store: Store, starts: list[str]) -> tuple[set[int], Mapping[str, Any]]:
        """What the value of each start is made from, and the revisions that the statements saw."""
        ...


@dataclass(frozen=True)
class Wanted:
    """The columns asked of the nodes and of the links that a walk finds; each row begins with its id."""

    nodes: Columns = field(default_factory=Columns)
    links: Columns = field(default_factory=Columns)

    def __post_init__(self) -> None:
        self.nodes.place(p.Property("id"))
        self.links.place(p.Property("id", p.At.EDGE))

    async def read(
        self, store: Store, name: str, ids: set[str], ends: set[tuple[str, str]]
    ) -> tuple[int, dict[str, Any], dict[str, Any]]:
        """The revision, the nodes' rows and the links' rows by id, from one statement.

        `ends` are (link id, id of one of its ends)."""
        nodes = p.Rows(p.Ids(p.Param(tuple(sorted(ids))), (RECORD,)), self.nodes.all())
        links = p.Rows(p.Links(p.Param(tuple(sorted(ends)))), self.links.all())
        revision, (found, joined) = await store.read(name, (nodes, links))
        return revision, _by_id(found), _by_id(joined)


def looked_up(place: int, value: Reader) -> Reader:
    """Reads the answer that the walk at this place gave for a start, or notes the start where it has yet to run."""

    def read(start: Any, reading: Reading) -> Any:
        answers = reading.answers.get(place)
        if answers is None:
            reading.starts.setdefault(place, {})[start] = None
            return {}
        found = answers.get(start)
        return None if found is None else value(found, reading)

    return read


def _by_id(rows: Sequence[Any]) -> dict[str, Any]:
    return {row[0]: row for row in rows}
