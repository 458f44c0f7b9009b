"""What is asked of the nodes and links that a walk finds, read by one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.lifting import Values
from rasso_graph.loaders.store import OneState
from rasso_graph.loaders.text import KeptColumns
from rasso_graph.model.words import RECORD
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.shaping import Row

_IDS, _ENDS = "ids of a walk", "ends of a walk"
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
        self, store: OneState, given: Values, name: str, ids: set[str], ends: set[tuple[str, str]]
    ) -> tuple[RowsById, RowsById]:
        """The nodes' rows and the links' rows by id, from one statement, whose columns must all be placed by now.

        `ends` are (link id, id of one of its ends)."""
        values = {**given, _IDS: tuple(sorted(ids)), _ENDS: tuple(sorted(ends))}
        found, joined = await store.read(name, self._texts.with_values(values))
        return _by_id(found), _by_id(joined)

    @cached_property
    def _texts(self) -> KeptColumns:
        nodes = p.Rows(p.Ids(p.Param(p.Late(_IDS)), (RECORD,)), self.nodes.all())
        links = p.Rows(p.EdgesById(p.Param(p.Late(_ENDS))), self.links.all())
        return KeptColumns((nodes, links))


def _by_id(rows: Sequence[Row]) -> RowsById:
    return {row[0]: row for row in rows}
