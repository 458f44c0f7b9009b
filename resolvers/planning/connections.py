"""Plans connections, at the root and nested alike."""

from __future__ import annotations

from dataclasses import dataclass

from rasso_graph.loaders import plan as p
from rasso_graph.model.words import UNDATED
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.facets import allowed, asked_facets, facet
from rasso_graph.resolvers.planning.paging import Slice, page_of
from rasso_graph.resolvers.planning.sealing import seal_of
from rasso_graph.resolvers.planning.shaping import Reader, Reading, Record, Row, completed, record
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.limits import PLAIN_LIST
from rasso_graph.resolvers.request.selection import Given
from rasso_graph.resolvers.request.types import named, type_of


@dataclass(frozen=True)
class _Whole:
    """Everything that a connection is a page of."""

    source: p.Source
    where: p.Predicate | None
    columns: Columns
    """Of the row that the connection stands in."""


@dataclass(frozen=True)
class _Cut:
    """One connection's page as read: the row it stands in, the page's rows, and its page info."""

    row: Row
    rows: list[Row]
    info: Record


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
        self._uses: list[int] = []
        """What is compared of each thing beside the filter, for each use of the whole."""

    def read(self, where: p.Predicate | None, order: tuple[p.Key, ...]) -> Reader:
        """Reads the connection from a row of the columns."""
        keys = _keys(self._asked, order)
        seal = seal_of(self._asked.name, self._source, where or p.Every(()), keys)
        page = page_of(self._asked.args, keys, seal, self._asked.node)
        marks = _Marks(page, [self._inner.place(p.Property(key.name, key.at)) for key in keys])
        whole = _Whole(self._source, where, self._columns)
        with self._planner.cost.rows(self._asked.node, page.size):
            value = self._value(whole, marks)
        for more in (len(keys) * (1 + len(page.places)), *self._uses):
            self._planner.cost.test(self._asked.node, self._source, where, more)
        rows = p.Rows(self._source, self._inner.all(), p.every(where, page.between()), page.order, p.Param(page.limit))
        rows_at = self._columns.place(rows)
        behind_at = self._columns.place(p.Has(self._source, p.every(where, page.behind()))) if page.start else None

        def read(row: Row, reading: Reading) -> object:
            kept, more = page.cut(row[rows_at])
            behind = behind_at is not None and bool(row[behind_at])
            return value(_Cut(row, kept, marks.info(kept, more, behind)), reading)

        return read

    def _value(self, whole: _Whole, marks: _Marks) -> Reader:
        parts = self._planner.parts(
            named(self._asked.type), self._asked.nodes, lambda part: self._part(part, whole, marks)
        )
        return record(parts)

    def _part(self, part: Asked, whole: _Whole, marks: _Marks) -> Reader:
        declared = d.declaration(part.definition)
        if isinstance(declared, d.Faceted):
            return self._facets(part, whole)
        assert isinstance(declared, d.Paged)
        match declared.name:
            case "nodes":
                return _of_rows(completed(part.type, self._entity(part)))
            case "edges":
                return _of_rows(completed(part.type, self._edge(part, marks)))
            case "page_info":
                info = self._planner.plain(part.type, part.nodes)
                return lambda cut, reading: info(cut.info, reading)
            case _:
                self._uses.append(0)
                total_at = whole.columns.place(p.Count(whole.source, whole.where))
                return lambda cut, _: cut.row[total_at]

    def _entity(self, part: Asked) -> Reader:
        return self._planner.entity(part.type, part.nodes, self._inner)

    def _edge(self, asked: Asked, marks: _Marks) -> Reader:
        def planned(part: Asked) -> Reader:
            return marks.cursor if part.name == "cursor" else completed(part.type, self._entity(part))

        return record(self._planner.parts(named(asked.type), asked.nodes, planned))

    def _facets(self, part: Asked, whole: _Whole) -> Reader:
        words, most = asked_facets(part)
        groupings = d.groupings(named(type_of(part.parent.fields["nodes"])))
        read = self._planner.plain(part.type, part.nodes)
        places: list[tuple[str, int]] = []
        self._uses += [
            PLAIN_LIST ** len(groupings[word].steps) for word in allowed(words, groupings, part, self._asked)
        ]
        with self._planner.cost.rows(part.node, most):
            for word in words:
                tally = p.Tally(whole.source, whole.where, groupings[word], p.Param(most), self._own)
                places.append((word, whole.columns.place(tally)))
        return lambda cut, reading: read([facet(word, cut.row[at]) for word, at in places], reading)


@dataclass(frozen=True)
class _Marks:
    """Cursors of a page's rows: the page, and where its keys stand in them."""

    page: Slice
    places: list[int]

    def cursor(self, row: Row, _: Reading | None = None) -> str:
        """The cursor of a row."""
        return self.page.mark([row[place] for place in self.places])

    def info(self, rows: list[Row], more: bool, behind: bool) -> Record:
        """The page info, by field name."""
        return self.page.info([self.cursor(row) for row in (rows[:1] + rows[-1:])], more, behind)


def _check_dated(asked: Asked, keys: tuple[p.Key, ...]) -> None:
    """What has no date is not ordered by it."""
    of = d.of_type(named(type_of(named(asked.type).fields["nodes"])))
    undated = isinstance(of, d.Nodes) and set(of.labels) <= set(UNDATED)
    if undated and any(key.name == "when_earliest" for key in keys):
        told = f"What '{asked.name}' gives has no date to be ordered by. Order it by something else, such as TITLE."
        raise refusal(Code.ARGUMENT, told, asked.node)


def _of_rows(read: Reader) -> Reader:
    return lambda cut, reading: read(cut.rows, reading)


def _keys(asked: Asked, order: tuple[p.Key, ...]) -> tuple[p.Key, ...]:
    """Keys in their order, each where it first stands, and last the one that breaks ties."""
    given: list[Given] = asked.args.get("orderBy") or []
    keys = tuple(p.Key(str(one["by"].value), one["direction"].value == "DESC") for one in given) or order
    _check_dated(asked, keys)
    unique: dict[tuple[str, p.At], p.Key] = {}
    for key in (*keys, order[-1]):
        unique.setdefault((key.name, key.at), key)
    return tuple(unique.values())
