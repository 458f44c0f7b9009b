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
from rasso_graph.resolvers.planning.paging import Page, seal_of
from tests.reference.memory import Memory, Row, rank

PLACE = {"first", "after", "last", "before"}
"""What of the arguments a cursor does not depend on."""
_DEFAULT = 20


@dataclass(frozen=True)
class Asking:
    """What resolvers share: the graph, and the real cursor of each placeholder met (see `opened`)."""

    memory: Memory
    cursors: dict[str, str]


@dataclass(frozen=True)
class Ordered:
    """All rows of a connection in order, and the seal that the cursors of its question carry."""

    memory: Memory
    rows: list[Row]
    keys: tuple[Key, ...]
    seal: str

    def cursor(self, row: Row) -> str:
        """The row's cursor, written by the served code's own function, so that the two compare exactly."""
        return Page(self.keys, 0, False, None, self.seal).mark(self._values(row))

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
    seal: str,
    args: Mapping[str, Any],
    known: dict[str, str],
) -> dict[str, Any]:
    """The page of what a traversal finds, by the names of `WalkPart`: in the order of its places, told by number."""
    marks = [Page(keys, 0, False, None, seal).mark(place) for place in places]
    first, last = args.get("first"), args.get("last")
    after, before = opened(args.get("after"), marks, known), opened(args.get("before"), marks, known)
    if last is not None or before is not None:
        end = len(places) if before is None else sum(place < before for place in places)
        start = max(0, end - (_DEFAULT if last is None else last))
    else:
        start = 0 if after is None else sum(place <= after for place in places)
        end = min(len(places), start + (_DEFAULT if first is None else first))
    edges = [{"cursor": marks[at], "node": told(at)} for at in range(start, end)]
    return {
        "edges": edges,
        "nodes": [edge["node"] for edge in edges],
        "total_count": len(places),
        "page_info": _info(marks[start:end], start > 0, end < len(places)),
    }


def _info(marks: list[str], before: bool, after: bool) -> dict[str, Any]:
    return {
        "hasNextPage": after,
        "hasPreviousPage": before,
        "startCursor": marks[0] if marks else None,
        "endCursor": marks[-1] if marks else None,
    }


def connection(
    info: GraphQLResolveInfo[Asking], rows: list[Row], default: tuple[Key, ...], args: Mapping[str, Any]
) -> dict[str, Any]:
    """The page that the arguments ask for, by the names of `Paged`."""
    asking = info.context
    keys = _keys(default, args)
    told = [(key.name, key.descending, key.at.value) for key in keys]
    rest = {name: value for name, value in args.items() if name not in PLACE}
    seal = seal_of(info.parent_type.name, info.field_name, rest, told)
    ordered = Ordered(asking.memory, asking.memory.ordered(rows, keys), keys, seal)
    return {"all": rows, **_page(ordered, *_slice(ordered, args, asking.cursors))}


def _keys(default: tuple[Key, ...], args: Mapping[str, Any]) -> tuple[Key, ...]:
    """What was asked for, each key once, and what breaks ties."""
    told: list[dict[str, Enum]] = args.get("orderBy") or []
    asked = [Key(one["by"].value, one["direction"].value == "DESC") for one in told]
    keys: list[Key] = []
    for key in [*(asked or default), default[-1]]:
        if all((key.name, key.at) != (other.name, other.at) for other in keys):
            keys.append(key)
    return tuple(keys)


def _slice(ordered: Ordered, args: Mapping[str, Any], known: dict[str, str]) -> tuple[int, int]:
    first, last = args.get("first"), args.get("last")
    after, before = ordered.opened(args.get("after"), known), ordered.opened(args.get("before"), known)
    if last is not None or before is not None:
        end = len(ordered.rows) if before is None else ordered.count("before", before)
        return max(0, end - (_DEFAULT if last is None else last)), end
    start = 0 if after is None else ordered.count("up to", after)
    return start, min(len(ordered.rows), start + (_DEFAULT if first is None else first))


def _page(ordered: Ordered, start: int, end: int) -> dict[str, Any]:
    rows = ordered.rows[start:end]
    marks = [ordered.cursor(row) for row in rows]
    return {
        "nodes": rows,
        "edges": [{"node": row, "cursor": mark} for row, mark in zip(rows, marks, strict=True)],
        "total_count": len(ordered.rows),
        "page_info": _info(marks, start > 0, end < len(ordered.rows)),
    }
