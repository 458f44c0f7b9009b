"""Plans what is counted of a connection as a whole: how many items there are, and how many have what in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from rasso_graph.loaders import plan as p
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.facets import (
    allowed,
    asked_cells,
    asked_facets,
    cell,
    excluding,
    facet,
    valueless,
    ways,
)
from rasso_graph.resolvers.planning.shaping import Reader, Record, Row
from rasso_graph.resolvers.request.selection import fields_of, subselections
from rasso_graph.resolvers.request.types import named, type_of

Filtered = Callable[[Asked], p.Predicate | None]
"""What the arguments of a connection ask of its items."""


@dataclass
class Whole:
    """Everything that a connection is a page of; `columns` are of the row that it stands in, `own` is the part of a
    row that is an item."""

    planner: Planning
    asked: Asked
    source: p.Source
    filtered: Filtered
    where: p.Predicate | None
    columns: Columns
    own: p.At
    uses: list[tuple[p.Predicate | None, int]] = field(default_factory=list[tuple[p.Predicate | None, int]])
    """What each use of it asks of things, and how much it compares of them besides."""

    def count(self, where: p.Predicate | None = None) -> int:
        """The place of the column that counts its items, or those that pass."""
        asks = p.every(self.where, where)
        self.uses.append((asks, 0))
        return self.columns.place(p.Count(self.source, asks))

    def facets(self, part: Asked, own: d.OwnFilters) -> Reader:
        """Reads facets from a row of the page."""
        words, most = asked_facets(part)
        read = self.planner.plain(part.type, part.nodes)
        with self.planner.cost.rows(part.node, most):
            reads = [self._facet(part, word, own) for word in allowed(words, self._groupings(), part, self.asked)]
        return lambda cut, reading: read([one(cut.row) for one in reads], reading)

    def cells(self, part: Asked) -> Reader:
        """Reads the cells of a two-way count from a row of the page."""
        groupings = self._groupings()
        words, most = asked_cells(part, groupings, self.asked)
        rows, columns = (groupings[word] for word in words)
        read = self.planner.plain(part.type, part.nodes)
        self.uses.append((self.where, 2))
        with self.planner.cost.rows(part.node, most):
            at = self.columns.place(p.Cross(self.source, self.where, rows, columns, p.Param(most)))
        return lambda cut, reading: read([cell(words, row) for row in cut.row[at]], reading)

    def _groupings(self) -> Mapping[str, p.Grouping]:
        return d.groupings(named(type_of(named(self.asked.type).fields["nodes"])))

    def _facet(self, part: Asked, word: str, own: d.OwnFilters) -> Callable[[Row], Record]:
        whole = self._excluding(own.get(word, ())) if part.args["excludingOwn"] else self
        by = self._groupings()[word]
        at = self.columns.place(p.Tally(self.source, whole.where, by, p.Param(part.args["most"]), self.own))
        self.uses.append((whole.where, ways(by)))
        if not self._asks_without(part):
            return lambda row: facet(word, row[at])
        without_at = whole.count(valueless(by))
        return lambda row: facet(word, row[at], row[without_at])

    def _excluding(self, own: tuple[tuple[str, ...], ...]) -> Whole:
        """The same without what is filtered at these places."""
        return replace(self, where=self.filtered(replace(self.asked, args=excluding(self.asked.args, own))))

    def _asks_without(self, part: Asked) -> bool:
        found = fields_of(self.planner.request, named(part.type), subselections(part.nodes))
        return any(nodes[0].name.value == "without" for nodes in found.values())
