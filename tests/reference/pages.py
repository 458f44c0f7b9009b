"""Connections the simple way: sort everything, find the place, cut a slice."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import GraphQLResolveInfo

from rasso_graph.loaders.plan import Key
from rasso_graph.resolvers.planning.paging import Slice
from tests.reference.facets import excluding
from tests.reference.memory import Memory, Row, rank

_DEFAULT = 20
SEAL = "any"
"""What stands in each cursor for the question that it belongs to: what that comes to has tests of its own."""


@dataclass(frozen=True)
class Asking:
    """What resolvers share: the graph, and the real cursor of each placeholder met (see `opened`)."""

    memory: Memory
    cursors: dict[str, str]


@dataclass(frozen=True)
class Ordered:
    """All rows of a connection in order."""

    memory: Memory
    rows: list[Row]
    keys: tuple[Key, ...]

    def cursor(self, row: Row) -> str:
        """The row's cursor."""
        return marked(self.keys, self._values(row))

    def opened(self, cursor: str | None, known: dict[str, str]) -> list[Any] | None:
        """The key values that a cursor marks."""
        return opened(cursor, [self.cursor(row) for row in self.rows], known)

    def count(self, side: str, values: list[Any]) -> int:
        """How many rows lie before the marked place, or up to and with it."""
        sides = ("before", "at") if side == "up to" else ("before",)
        return sum(self._side(row, values) in sides for row in self.rows)

    def _side(self, row: Row, values: list[Any]) -> str:
        for key, own, marked in zip(self.keys, self._values(row), values, strict=True):
            if own != marked:
                return "before" if (rank(own) < rank(marked)) is not key.descending else "after"
        return "at"

    def _values(self, row: Row) -> list[Any]:
        return [self.memory.key(row, key) for key in self.keys]


def marked(keys: tuple[Key, ...], values: list[Any]) -> str:
    """A cursor as the served code writes it; with the seal of `unsealed`, so that the two compare exactly."""
    return Slice(keys, 0, backward=False, seal=SEAL).mark(values, {})


def opened(cursor: str | None, marks: list[str], known: dict[str, str]) -> list[Any] | None:
    """The key values that a cursor marks, of rows with these cursors.

    A placeholder `@N:PLACE` stands for the cursor of the row at that place where it is first met; `known` keeps it.
    """
    if cursor is not None and cursor.startswith("@"):
        if cursor not in known and marks:
            known[cursor] = marks[int(cursor.partition(":")[2]) % len(marks)]
        cursor = known.get(cursor)
    if cursor is None:
        return None
    return json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))[1:]


def turned(
    keys: tuple[Key, ...],
    places: list[list[Any]],
    told: Callable[[int], Any],
    args: Mapping[str, Any],
    known: dict[str, str],
) -> dict[str, Any]:
    """The page of what a traversal finds, by the names of `WalkPart`: in the order of its places, told by number."""
    marks = [marked(keys, place) for place in places]
    after, before = opened(args.get("after"), marks, known), opened(args.get("before"), marks, known)
    first = 0 if after is None else sum(place <= after for place in places)
    last = len(places) if before is None else sum(place < before for place in places)
    cut = Cut.of(args, len(places), None if after is None else first, None if before is None else last)
    edges = [{"cursor": marks[at], "node": told(at)} for at in range(cut.start, cut.end)]
    return {
        "edges": edges,
        "nodes": [edge["node"] for edge in edges],
        "total_count": len(places),
        "page_info": cut.info(marks),
    }


@dataclass(frozen=True)
class Cut:
    """The edges to return, and whether there are more, by sections 4.3 and 4.4 of the specification."""

    start: int
    end: int
    previous: bool
    next: bool

    @classmethod
    def of(cls, args: Mapping[str, Any], whole: int, after: int | None, before: int | None) -> Cut:
        """Of so many edges those from `after` on and up to `before`, which cursors mark; then what the sizes leave."""
        start, stop = after or 0, whole if before is None else before
        edges = max(0, stop - start)
        first: int | None = args.get("first")
        last: int | None = args.get("last")
        if last is None and first is None and after is None and before is not None:
            last = _DEFAULT
        if last is not None:
            return cls(start + edges - min(last, edges), start + edges, previous=edges > last, next=stop < whole)
        first = _DEFAULT if first is None else first
        return cls(start, start + min(first, edges), previous=start > 0, next=edges > first)

    def info(self, marks: list[str]) -> dict[str, Any]:
        """The page info, of edges with these cursors."""
        page = marks[self.start : self.end]
        return {
            "hasNextPage": self.next,
            "hasPreviousPage": self.previous,
            "startCursor": page[0] if page else None,
            "endCursor": page[-1] if page else None,
        }


def connection(
    info: GraphQLResolveInfo[Asking],
    rows: Callable[[Mapping[str, Any]], list[Row]],
    default: tuple[Key, ...],
    args: Mapping[str, Any],
) -> dict[str, Any]:
    """The page that the arguments ask for, by the names of `Paged`; `rows` finds all that arguments ask for."""
    asking = info.context
    keys = _keys(default, args)
    ordered = Ordered(asking.memory, asking.memory.ordered(rows(args), keys), keys)

    def whole(word: str | None) -> list[Row]:
        return rows(args if word is None else excluding(args, word))

    return {"rows": whole, **_page(ordered, _cut(ordered, args, asking.cursors))}


def _keys(default: tuple[Key, ...], args: Mapping[str, Any]) -> tuple[Key, ...]:
    """What was asked for, each key once, and what breaks ties, turned as the last of them."""
    told: list[dict[str, Enum]] = args.get("orderBy") or []
    asked = [Key(one["by"].value, one["direction"].value == "DESC") for one in told]
    keys: list[Key] = []
    for key in asked or default:
        if all((key.name, key.at) != (other.name, other.at) for other in keys):
            keys.append(key)
    tie = default[-1]
    known = any((tie.name, tie.at) == (other.name, other.at) for other in keys)
    return tuple(keys) if known else (*keys, Key(tie.name, keys[-1].descending, tie.at))


def _cut(ordered: Ordered, args: Mapping[str, Any], known: dict[str, str]) -> Cut:
    after, before = ordered.opened(args.get("after"), known), ordered.opened(args.get("before"), known)
    start = None if after is None else ordered.count("up to", after)
    stop = None if before is None else ordered.count("before", before)
    return Cut.of(args, len(ordered.rows), start, stop)


def _page(ordered: Ordered, cut: Cut) -> dict[str, Any]:
    rows = ordered.rows[cut.start : cut.end]
    marks = [ordered.cursor(row) for row in ordered.rows]
    page = marks[cut.start : cut.end]
    return {
        "nodes": rows,
        "edges": [{"node": row, "cursor": mark} for row, mark in zip(rows, page, strict=True)],
        "total_count": len(ordered.rows),
        "page_info": cut.info(marks),
    }
