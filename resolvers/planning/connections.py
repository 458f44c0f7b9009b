"""Plans connections, at the root and nested alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.lifting import lowered
from rasso_graph.model.words import COMMITMENT, SORTED, UNDATED
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.anew import told_anew
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.counting import Filtered, Whole
from rasso_graph.resolvers.planning.paging import Slice, page_of
from rasso_graph.resolvers.planning.sealing import seal_of
from rasso_graph.resolvers.planning.shaping import Reader, Reading, Record, Row, completed, record
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.premises import Anew, Premised
from rasso_graph.resolvers.request.selection import Given
from rasso_graph.resolvers.request.types import named, type_of


@dataclass(frozen=True)
class _Cut:
    """One connection's page as read: the row it stands in, the page's rows, and whether there are more on either
    side."""

    row: Row
    rows: list[Row]
    more: bool
    behind: bool


class Connections:
    """Plans one connection field over a source; `own` is the part of a row that is an item of it."""

    def __init__(
        self, planner: Planning, asked: Asked, source: p.Source, columns: Columns, own: p.At = p.At.NODE
    ) -> None:
        self._planner = planner
        self._asked = asked
        self._source = source
        self._columns = columns
        self._own = own
        self._inner = Columns()

    def read(self, filtered: Filtered, order: tuple[p.Key, ...]) -> Reader:
        """Reads the connection from a row of the columns."""
        where = filtered(self._asked)
        keys = _keys(self._asked, order)
        page = self._page(where or p.Every(()), keys)
        marks = _Marks(page, [self._inner.place(p.Property(key.name, key.at)) for key in keys])
        whole = Whole(self._planner, self._asked, self._source, filtered, where, self._columns, self._own)
        with self._planner.cost.rows(self._asked.node, page.size, self._source):
            value = self._value(whole, marks)
        for asks, more in ((where, len(keys) * (1 + len(page.places))), *whole.uses):
            self._planner.cost.test(self._asked.node, self._source, asks, more)
        rows = p.Rows(self._source, self._inner.all(), p.every(where, page.between()), page.order, p.Param(page.limit))
        rows_at = self._columns.place(rows)
        behind_at = self._columns.place(p.Has(self._source, p.every(where, page.behind()))) if page.start else None

        def read(row: Row, reading: Reading) -> object:
            kept, more = page.cut(row[rows_at])
            return value(_Cut(row, kept, more, behind_at is not None and bool(row[behind_at])), reading)

        return read

    def _page(self, where: p.Predicate, keys: tuple[p.Key, ...]) -> Slice:
        """The page that is asked for; where it starts and ends, and what its cursors are sealed with, may be late."""
        of = self._asked.name, self._source, keys

        def told(args: Given, given: Anew) -> Premised:
            seal = seal_of(self._asked.name, self._source, lowered(where, given), keys)
            return page_of(args, keys, seal, self._asked.node).parted()

        shape, values = told_anew(self._asked, tuple(self._asked.args), told, of)
        return Slice.joined(keys, shape, values)

    def _value(self, whole: Whole, marks: _Marks) -> Reader:
        parts = self._planner.parts(
            named(self._asked.type), self._asked.nodes, lambda part: self._part(part, whole, marks)
        )
        return record(parts)

    def _part(self, part: Asked, whole: Whole, marks: _Marks) -> Reader:
        declared = d.declaration(part.definition)
        if isinstance(declared, d.Faceted):
            return whole.facets(part, declared.own)
        if isinstance(declared, d.Crossed):
            return whole.cells(part)
        assert isinstance(declared, d.Paged)
        match declared.name:
            case "nodes":
                return _of_rows(completed(part.type, self._entity(part)))
            case "edges":
                return _of_rows(completed(part.type, self._edge(part, marks)))
            case "page_info":
                info = self._planner.plain(part.type, part.nodes)
                return lambda cut, reading: info(marks.info(cut, reading), reading)
            case _:
                total_at = whole.count()
                return lambda cut, _: cut.row[total_at]

    def _entity(self, part: Asked) -> Reader:
        return self._planner.entity(part.type, part.nodes, self._inner)

    def _edge(self, asked: Asked, marks: _Marks) -> Reader:
        def planned(part: Asked) -> Reader:
            return marks.cursor if part.name == "cursor" else completed(part.type, self._entity(part))

        return record(self._planner.parts(named(asked.type), asked.nodes, planned))


@dataclass(frozen=True)
class _Marks:
    """Cursors of a page's rows: the page, and where its keys stand in them."""

    page: Slice
    places: list[int]

    def cursor(self, row: Row, reading: Reading) -> str:
        """The cursor of a row."""
        return self.page.mark([row[place] for place in self.places], reading.given)

    def info(self, cut: _Cut, reading: Reading) -> Record:
        """The page info, by field name."""
        ends = cut.rows[:1] + cut.rows[-1:]
        return self.page.info([self.cursor(row, reading) for row in ends], cut.more, cut.behind)


def _ordered(asked: Asked, by: Enum) -> str:
    """The property of a key that was asked for. What things do not have they are not ordered by."""
    name, of = str(by.value), d.of_type(named(type_of(named(asked.type).fields["nodes"])))
    if isinstance(of, d.Nodes) and not _has(set(of.labels), name):
        told = f"What '{asked.name}' gives has no {by.name.lower()} to be ordered by."
        raise refusal(Code.ARGUMENT, f"{told} Order it by something else, such as TITLE.", asked.node)
    return name


def _has(labels: set[str], key: str) -> bool:
    if key == "when_earliest":
        return not labels <= set(UNDATED)
    return key not in SORTED or labels <= {COMMITMENT, *SORTED[key]}


def _of_rows(read: Reader) -> Reader:
    return lambda cut, reading: read(cut.rows, reading)


def _keys(asked: Asked, order: tuple[p.Key, ...]) -> tuple[p.Key, ...]:
    """Keys in their order, each where it first stands, and last the one that breaks ties, in the direction of the last
    one asked for: so an index of both is read either way."""
    given: list[Given] = asked.args.get("orderBy") or []
    keys = tuple(p.Key(_ordered(asked, one["by"]), one["direction"].value == "DESC") for one in given) or order
    unique = {(key.name, key.at): key for key in reversed(keys)}
    told = [key for key in keys if unique[key.name, key.at] is key]
    last = replace(order[-1], descending=told[-1].descending)
    return tuple(told) if (last.name, last.at) in unique else (*told, last)
