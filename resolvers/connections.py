"""Plans connections, at the root and nested alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasso_graph.loaders import plan as p
from rasso_graph.resolvers import declarations as d
from rasso_graph.resolvers.columns import Columns
from rasso_graph.resolvers.paging import Page, page_of, seal_of
from rasso_graph.resolvers.reading import Reader, Reading, completed, record
from rasso_graph.resolvers.types import named

if TYPE_CHECKING:
    from rasso_graph.resolvers.planner import Asked, Planner


class Connections:
    """Plans one connection field."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner

    def read(
        self,
        asked: Asked,
        source: p.Source,
        where: p.Predicate | None,
        order: tuple[p.Key, ...],
        columns: Columns,
    ) -> Reader:
        """Reads the connection from a row of these columns."""
        keys = _keys(asked, order)
        page = page_of(asked.args, keys, _seal(asked, keys), asked.node)
        inner = Columns()
        places = [inner.place(p.Property(key.name, key.at)) for key in keys]
        with self._planner.cost.rows(asked.node, page.size):
            value = self._value(asked, inner)
        rows = p.Rows(source, inner.all(), p.every(where, page.beyond()), page.order, p.Param(page.limit))
        rows_at, total_at = columns.place(rows), self._total(asked, source, where, columns)
        behind_at = self._behind(source, where, page, columns)

        def raw(row: Any, reading: Reading) -> Any:
            kept, more = page.cut(row[rows_at])
            behind = bool(row[behind_at]) if behind_at is not None else False
            total = row[total_at] if total_at is not None else None
            return value([kept, _info(page, places, kept, more, behind), total, (page, places)], reading)

        return raw

    def _total(self, asked: Asked, source: p.Source, where: p.Predicate | None, columns: Columns) -> int | None:
        if not self._planner.selects(asked, "totalCount"):
            return None
        return columns.place(p.Count(source, where))

    def _behind(self, source: p.Source, where: p.Predicate | None, page: Page, columns: Columns) -> int | None:
        if page.cursor is None:
            return None
        return columns.place(p.Has(source, p.every(where, page.behind())))

    def _value(self, asked: Asked, inner: Columns) -> Reader:
        of = named(asked.type)
        return record(self._planner.parts(of, asked.nodes, lambda part: self._part(part, inner)))

    def _part(self, part: Asked, inner: Columns) -> Reader:
        declared = d.declaration(part.definition)
        assert isinstance(declared, d.Paged)
        match declared.name:
            case "nodes":
                read = completed(part.type, self._planner.entity(part.type, part.nodes, inner))
                return lambda raw, reading: read(raw[0], reading)
            case "edges":
                read = completed(part.type, self._edge(part, inner))
                return lambda raw, reading: read([(row, raw[3]) for row in raw[0]], reading)
            case "page_info":
                info = self._planner.plain(part.type, part.nodes)
                return lambda raw, reading: info(raw[1], reading)
            case _:
                return lambda raw, _: raw[2]

    def _edge(self, asked: Asked, inner: Columns) -> Reader:
        of = named(asked.type)
        return record(self._planner.parts(of, asked.nodes, lambda part: self._edge_part(part, inner)))

    def _edge_part(self, part: Asked, inner: Columns) -> Reader:
        if part.name == "cursor":
            return lambda raw, _: raw[1][0].mark([raw[0][place] for place in raw[1][1]])
        read = completed(part.type, self._planner.entity(part.type, part.nodes, inner))
        return lambda raw, reading: read(raw[0], reading)


def _info(page: Page, places: list[int], rows: list[Any], more: bool, behind: bool) -> dict[str, Any]:
    return {
        "hasNextPage": behind if page.backward else more,
        "hasPreviousPage": more if page.backward else behind,
        "startCursor": page.mark([rows[0][place] for place in places]) if rows else None,
        "endCursor": page.mark([rows[-1][place] for place in places]) if rows else None,
    }


def _keys(asked: Asked, order: tuple[p.Key, ...]) -> tuple[p.Key, ...]:
    given: list[Any] = asked.args.get("orderBy") or []
    keys = tuple(p.Key(str(one["by"].value), one["direction"].value == "DESC") for one in given) or order
    unique = tuple({key.name: key for key in reversed(keys)}.values())[::-1]
    last = order[-1]
    return unique if any(key.name == last.name and key.at == last.at for key in unique) else (*unique, last)


def _seal(asked: Asked, keys: tuple[p.Key, ...]) -> str:
    rest = {name: value for name, value in asked.args.items() if name not in {"first", "after", "last", "before"}}
    return seal_of(asked.parent.name, asked.name, rest, [(key.name, key.descending, key.at.value) for key in keys])
