"""Values out of a predicate and into it again, so that one that is kept serves whatever has its shape."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import Any

from rasso_graph.loaders import plan as p

Values = Mapping[Hashable, Any]
"""What a request gives anew, by what the plan's late values go by."""


def lifted(where: p.Predicate, of: Hashable) -> tuple[p.Predicate, tuple[Any, ...]]:
    """The predicate with late values, which go by `of` and their places; and the values. Two are equal where only
    values differ: lists of them are of one length."""
    values: list[Any] = []

    def late(given: p.Param) -> p.Param:
        values.append(given.value)
        return p.Param(late_of((of, len(values) - 1), given.value))

    return _with_params(where, late), tuple(values)


def late_of(key: Hashable, value: Any) -> p.Late:
    """What stands in place of the value."""
    return p.Late(key, len(value) if isinstance(value, tuple | list) else 0)  # pyright: ignore[reportUnknownArgumentType]


def lowered(where: p.Predicate, values: Values) -> p.Predicate:
    """The predicate with the values of one request in place of late ones."""
    return _with_params(where, lambda given: p.Param(value_of(given.value, values)))


def value_of(value: Any, values: Values) -> Any:
    """The value itself, or the one that this request gives in its place."""
    return values[value.key] if isinstance(value, p.Late) else value


def _with_params(where: p.Predicate, by: Callable[[p.Param], p.Param]) -> p.Predicate:
    match where:
        case p.Compare():
            plain = where.plainest()
            return replace(plain, value=by(plain.value)) if isinstance(plain.value, p.Param) else plain
        case p.Related(_, inside):
            return replace(where, where=_with_params(inside, by)) if inside else where
        case p.Not(part):
            return p.Not(_with_params(part, by))
        case p.Every(parts) | p.Some(parts):
            return replace(where, parts=tuple(_with_params(part, by) for part in parts))
        case p.Among(test, rows):
            return replace(where, test=_with_params(test, by), rows=by(rows))
        case _:
            return where
