"""Connections: page arguments, opaque keyset cursors, and the predicates they become."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard, TypeVar, cast

import orjson
from graphql import FieldNode, GraphQLError

from rasso_graph.loaders.lifting import Values, value_of
from rasso_graph.loaders.plan import Beyond, Key, Param, Predicate, every
from rasso_graph.resolvers.planning.shaping import Record
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.limits import FIXED

T = TypeVar("T")
Mark = str | int
"""What a row is ordered by, as a cursor carries it."""
Position = tuple[Mark, ...]
"""The values of a page's keys that a cursor marks."""
PageShape = tuple[int, bool, int | None, int | None]
"""A page's size, whether it is asked for backward, and how many values mark its places."""
DEFAULT_SIZE = 20


@dataclass(frozen=True)
class Slice:
    """A page that was asked for: its keys in reading order, its size, and the places that it lies between."""

    keys: tuple[Key, ...]
    size: int
    backward: bool
    seal: str
    after: Position | None = None
    before: Position | None = None

    def parted(self) -> tuple[PageShape, tuple[Any, ...]]:
        """What shapes a plan of the page, and the values that do not: the seal, and those of its places."""
        after, before = (None if place is None else len(place) for place in (self.after, self.before))
        return (self.size, self.backward, after, before), (self.seal, *(self.after or ()), *(self.before or ()))

    @staticmethod
    def joined(keys: tuple[Key, ...], shape: PageShape, values: tuple[Any, ...]) -> Slice:
        """The page of this shape with these values, which may be late."""
        size, backward, after, before = shape
        seal, *marks = values
        return Slice(
            keys, size, backward, seal,
            None if after is None else tuple(marks[:after]),
            None if before is None else tuple(marks[len(marks) - before :]),
        )  # fmt: skip

    @property
    def order(self) -> tuple[Key, ...]:
        """The order to ask the store for; a backward page is asked for in reverse."""
        return _turned(self.keys) if self.backward else self.keys

    @property
    def limit(self) -> int:
        """One more than the page, to know whether there is more."""
        return self.size + 1

    @property
    def start(self) -> Position | None:
        """The place that the page starts from in the order asked for."""
        return self.before if self.backward else self.after

    @property
    def places(self) -> tuple[Position, ...]:
        """The places that cursors mark."""
        return tuple(place for place in (self.after, self.before) if place is not None)

    def between(self) -> Predicate | None:
        """Rows that lie between the cursors, neither of their own."""
        return every(
            _beyond(self.keys, self.after) if self.after else None,
            _beyond(_turned(self.keys), self.before) if self.before else None,
        )

    def behind(self) -> Predicate | None:
        """Rows on the other side of the place that the page starts from, that place's own included."""
        if self.start is None:
            return None
        return _beyond(self.keys if self.backward else _turned(self.keys), self.start, inclusive=True)

    def cut(self, rows: list[T]) -> tuple[list[T], bool]:
        """The page's rows in reading order, and whether more follow in the order asked for."""
        more, kept = len(rows) > self.size, rows[: self.size]
        return (kept[::-1] if self.backward else kept), more

    def info(self, cursors: list[str], more: bool, behind: bool) -> Record:
        """The page info, by field name, from the page's cursors, the first and the last at the least."""
        return {
            "hasNextPage": behind if self.backward else more,
            "hasPreviousPage": more if self.backward else behind,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        }

    def mark(self, values: list[Mark], given: Values) -> str:
        """The cursor of the row with these key values."""
        return _written([value_of(self.seal, given), *values])


def page_of(args: Mapping[str, Any], keys: tuple[Key, ...], seal: str, node: FieldNode) -> Slice:
    """The page that `first`, `after`, `last` and `before` ask for. Refuses what makes no page."""
    first, last = args.get("first"), args.get("last")
    if first is not None and last is not None:
        raise refusal(Code.PAGE_SIZE, "Ask for a page by first or by last, not by both.", node)
    only_before = args.get("before") is not None and first is None and args.get("after") is None
    backward = last is not None or only_before
    asked = last if backward else first
    size = DEFAULT_SIZE if asked is None else asked
    if not 0 <= size <= FIXED.page:
        raise refusal(
            Code.PAGE_SIZE, f"'{node.name.value}' was asked for {size:,} items; 0 to {FIXED.page} are allowed.", node
        )
    after, before = (_opened(args.get(name), seal, len(keys), node) for name in ("after", "before"))
    return Slice(keys, size, backward, seal, after, before)


def _opened(cursor: str | None, seal: str, length: int, node: FieldNode) -> Position | None:
    if cursor is None:
        return None
    values = _read(cursor)
    marks = [value for value in values if _is_key(value)]
    if len(values) != length + 1 or len(marks) != len(values):
        raise damaged(node)
    if marks[0] != seal:
        raise refusal(Code.BAD_CURSOR, "The cursor belongs to another field, filter, order or time.", node)
    return tuple(marks[1:])


def damaged(node: FieldNode) -> GraphQLError:
    """The refusal of a cursor that no page gave."""
    return refusal(Code.BAD_CURSOR, "The cursor is damaged. Take one from a page of the same question.", node)


def _is_key(value: object) -> TypeGuard[Mark]:
    """Whether it is what a sort key may be; the stores' integers have 64 bits."""
    return isinstance(value, str) or (type(value) is int and -(2**63) <= value < 2**63)


def _written(values: Sequence[object]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def _read(cursor: str) -> list[object]:
    """The values that were written; none if it was not written so to the letter."""
    try:
        found: object = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, UnicodeEncodeError):
        return []
    values = cast(list[object], found) if isinstance(found, list) else []
    return values if _written(values) == cursor else []


def _turned(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    return tuple(Key(key.name, not key.descending, key.at) for key in keys)


def _beyond(keys: tuple[Key, ...], place: Position, inclusive: bool = False) -> Beyond:
    return Beyond(keys, tuple(map(Param, place)), inclusive)
