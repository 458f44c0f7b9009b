"""Connections that a walk fills: what is asked of the page and of the whole, and the page as told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.facets import asked_facets, facet
from rasso_graph.resolvers.planning.paging import Slice
from rasso_graph.resolvers.planning.shaping import Reader, Record, at_name, completed, record
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.types import named
from rasso_graph.resolvers.traversals.rows import CountRow

_NO_CELLS = "A search and a timeline are not counted two ways. Ask for `facets`, or for `cells` of a list."
_NO_OWN = (
    "'excludingOwn' is for lists with a filter. Ask for the search or timeline again, without the argument in question."
)


@dataclass
class Filled:
    """A connection of which a walk finds the page. `item` plans the fields of an item."""

    planner: Planning
    page: Slice
    item: Callable[[Asked], Reader]
    by: dict[str, None] = field(default_factory=dict[str, None])
    """The facets asked for, each once."""
    counts: int = 1
    """How many values of each."""
    told: set[str] = field(default_factory=set[str])
    """What else is asked of the whole, such as totalCount."""

    def read(self, asked: Asked) -> Reader:
        """Reads the connection from a page as told."""
        with self.planner.cost.rows(asked.node, self.page.size, apart=True):
            return record(self.planner.parts(named(asked.type), asked.nodes, self._part))

    def object(self, edges: list[Record], more: bool, behind: bool) -> Record:
        """The page by field name, from its edges."""
        info = self.page.info([edge["cursor"] for edge in edges], more, behind)
        return {"edges": edges, "nodes": [edge["node"] for edge in edges], "pageInfo": info}

    def _part(self, part: Asked) -> Reader:
        match part.name:
            case "nodes":
                return self._objects(part, self.item)
            case "edges":
                return self._objects(part, self._edge)
            case "facets":
                return self._facets(part)
            case "cells":
                raise refusal(Code.ARGUMENT, _NO_CELLS, part.node)
            case name:
                self.told.add(name)
                return self.planner.plain_part(part)

    def _edge(self, part: Asked) -> Reader:
        return self.planner.plain_part(part) if part.name == "cursor" else self._objects(part, self.item)

    def _objects(self, part: Asked, plan: Callable[[Asked], Reader]) -> Reader:
        read = record(self.planner.parts(named(part.type), part.nodes, plan))
        return at_name(part.name, completed(part.type, read))

    def _facets(self, part: Asked) -> Reader:
        if part.args["excludingOwn"]:
            raise refusal(Code.ARGUMENT, _NO_OWN, part.node)
        words, most = asked_facets(part)
        self.by.update(dict.fromkeys(words))
        self.counts = max(self.counts, most)
        with self.planner.cost.rows(part.node, most):
            read = self.planner.plain(part.type, part.nodes)
        return lambda page, reading: read([_facet(word, page["facets"], most) for word in words], reading)


def _facet(word: str, counted: list[CountRow], most: int) -> Record:
    own = [(one.value, one.number, one.title) for one in counted if one.facet == word]
    return facet(word, own[:most])
