"""What is asked of the nodes and links that a walk finds, read by one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.store import OneState
from rasso_graph.model.words import RECORD
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.shaping import Row

RowsById = dict[str, Row]
"""Rows of nodes or of links by their ids."""


@dataclass(frozen=True)
class Wanted:
    """The columns asked of the nodes and of the links that a walk finds; each row begins with its id."""

    nodes: Columns = field(default_factory=Columns)
    links: Columns = field(default_factory=Columns)

    def __post_init__(self) -> None:
        self.nodes.place(p.Property("id"))
        self.links.place(p.Property("id", p.At.EDGE))

    async def read(
        self, store: OneState, name: str, ids: set[str], ends: set[tuple[str, str]]
    ) -> tuple[RowsById, RowsById]:
        """The nodes' rows and the links' rows by id, from one statement.

        `ends` are (link id, id of one of its ends)."""
        nodes = p.Rows(p.Ids(p.Param(tuple(sorted(ids))), (RECORD,)), self.nodes.all())
        links = p.Rows(p.EdgesById(p.Param(tuple(sorted(ends)))), self.links.all())
        found, joined = await store.read(name, (nodes, links))
        return _by_id(found), _by_id(joined)


def _by_id(rows: Sequence[Row]) -> RowsById:
    return {row[0]: row for row in rows}
