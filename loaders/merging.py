"""Tests of one kind in an `or` as one test against a list, so that a statement's text does not grow with its values.

Answers stay the same: an edge that passes one of several tests is one edge that passes any of them; to be one of
several values is to be in their list; and what is left of one shape is tried for each row of a table of values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from rasso_graph.loaders import plan as p

_REPEATED = 3
"""So many tests of one shape that must all hold become one; fewer are left to the indexes."""
_ALL, _NONE = p.Every(()), p.Some(())


def merged(where: p.Predicate) -> p.Predicate:
    """The predicate, its tests of one kind made one."""
    match where:
        case p.Related(source, inside):
            return _related(source, [inside and merged(inside)])
        case p.Not(part):
            return p.Not(merged(part))
        case p.Every(parts):
            return _every(merged(part) for part in parts)
        case p.Some(parts):
            return _some(merged(part) for part in parts)
        case _:
            return where


def _related(source: p.Via | p.NamedNodes, inside: Iterable[p.Predicate | None]) -> p.Predicate:
    """An edge that passes any of them; None is any edge."""
    wanted = _some(_ALL if one is None else one for one in inside)
    return wanted if wanted == _NONE else p.Related(source, None if wanted == _ALL else wanted)


def _every(given: Iterable[p.Predicate]) -> p.Predicate:
    parts = dict.fromkeys(part for one in given for part in (one.parts if isinstance(one, p.Every) else (one,)))
    if _NONE in parts:
        return _NONE
    found: list[p.Predicate] = []
    for same in _alike(parts, _shape):
        if isinstance(same[0], p.Not) and len(same) > 1:
            found.append(p.Not(_some(one.part for one in same if isinstance(one, p.Not))))
        else:
            found += [_tabled(same, every=True)] if len(same) >= _REPEATED else same
    return found[0] if len(found) == 1 else p.Every(tuple(found))


def _some(given: Iterable[p.Predicate]) -> p.Predicate:
    parts = dict.fromkeys(part for one in given for part in (one.parts if isinstance(one, p.Some) else (one,)))
    if _ALL in parts:
        return _ALL
    found = [same[0] if len(same) == 1 else _any(same) for same in _alike(parts, _kind)]
    return found[0] if len(found) == 1 else p.Some(tuple(found))


def _any(same: list[p.Predicate]) -> p.Predicate:
    match same[0]:
        case p.Related(source):
            return _related(source, [one.where for one in same if isinstance(one, p.Related)])
        case p.Not():
            return p.Not(_every(one.part for one in same if isinstance(one, p.Not)))
        case p.Carries():
            labels = {label for one in same if isinstance(one, p.Carries) for label in one.labels}
            return p.Carries(tuple(sorted(labels)))
        case _:
            return _tabled(same)


def _alike(parts: Iterable[p.Predicate], by: Callable[[p.Predicate], object]) -> list[list[p.Predicate]]:
    found: dict[object, list[p.Predicate]] = {}
    for part in parts:
        found.setdefault(by(part), []).append(part)
    return list(found.values())


def _kind(where: p.Predicate) -> object:
    """Equal for what one test of an `or` can stand for."""
    match where:
        case p.Related(source):
            return source
        case p.Not() | p.Carries():
            return type(where)
        case _:
            return _shape(where)


def _shape(where: p.Predicate) -> object:
    """Equal for what differs in its values alone."""
    return p.Not if isinstance(where, p.Not) else _emptied(where)[0]


def _emptied(where: p.Predicate) -> tuple[p.Predicate, list[Any]]:
    """The test with cells in place of its values, and the values."""
    values: list[Any] = []

    def cell(value: Any) -> p.Cell:
        values.append(value)
        return p.Cell(len(values) - 1)

    return _replaced(where, lambda of: cell(of.value) if isinstance(of, p.Param) else of), values


def _replaced(where: p.Predicate, by: Callable[[p.Operand], p.Operand]) -> p.Predicate:
    """The test with its values replaced; tables stay as they are."""
    match where:
        case p.Compare(value=value):
            return replace(where, value=by(value))
        case p.Related() if where.where is not None:
            return replace(where, where=_replaced(where.where, by))
        case p.Not(part):
            return p.Not(_replaced(part, by))
        case p.Every(parts) | p.Some(parts):
            return replace(where, parts=tuple(_replaced(part, by) for part in parts))
        case _:
            return where


def filled(test: p.Predicate, row: Sequence[Any]) -> p.Predicate:
    """The test with a table's row in place of its cells."""
    return _replaced(test, lambda of: p.Param(row[of.at]) if isinstance(of, p.Cell) else of)


def _tabled(same: list[p.Predicate], *, every: bool = False) -> p.Predicate:
    """One test for tests of one shape that hold all, or at least one of them."""
    shape = _emptied(same[0])[0]
    columns = [*zip(*(_emptied(one)[1] for one in same), strict=True)]
    varying = [at for at, column in enumerate(columns) if any(value != column[0] for value in column)]
    cells = {at: p.Cell(place) for place, at in enumerate(varying)}

    def value(of: p.Operand) -> p.Operand:
        return cells.get(of.at, p.Param(columns[of.at][0])) if isinstance(of, p.Cell) else of

    test = _replaced(shape, value)
    listed = _listed(test, columns[varying[0]]) if len(varying) == 1 and not every else None
    return listed or p.Among(test, p.Param(tuple(zip(*(columns[at] for at in varying), strict=True))), every)


def _listed(test: p.Predicate, values: tuple[Any, ...]) -> p.Predicate | None:
    """The test with the one cell in it made a list; None where it is not tested for being equal."""
    match test:
        case p.Compare(operator="=" | "in" as operator, value=p.Cell()):
            listed = values if operator == "=" else tuple(dict.fromkeys(one for value in values for one in value))
            return replace(test, operator="in", value=p.Param(listed))
        case p.Every(parts):
            found = [_listed(part, values) if _has_cell(part) else part for part in parts]
            return None if None in found else p.Every(tuple(one for one in found if one is not None))
        case _:
            return None


def _has_cell(where: p.Predicate) -> bool:
    return _replaced(where, lambda of: p.Param(0) if isinstance(of, p.Cell) else of) != where
