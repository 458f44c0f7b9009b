"""How a store answered a statement: what it was asked, how it went about it, how much work that was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from itertools import chain
from typing import Any, cast

import orjson

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.text import Statement

_SHOWN = 5
"""Values of a list that a plan shows; all of them stand among the parameters."""


@dataclass(frozen=True)
class PlanPart:
    """A column of a plan in the plan's own words, with how many rows it came to; None where it has none."""

    column: str
    rows: int | None
    columns: tuple[PlanPart, ...]


@dataclass(frozen=True)
class Operator:
    """One step of the store's own plan, fed by those below it. SQLite counts neither rows nor work of a step."""

    operator: str
    rows: int | None
    work: int | None
    below: tuple[Operator, ...]


@dataclass(frozen=True)
class Explained:
    """A statement as a store answered it.

    A traversal has no plan of ours: its text is a file. `rows` are those of all lists in the answer, None where there
    is no answer. `work` is counted in `unit`, which no other load of the machine changes; None where the store tells
    none, as Neo4j of a statement that it gave up.
    """

    name: str
    plan: tuple[PlanPart, ...]
    text: str
    parameters: Mapping[str, Any]
    rows: int | None
    work: int | None
    unit: str
    operators: tuple[Operator, ...]


def explained(
    statement: Statement, answer: list[Any] | None, work: int | None, unit: str, operators: tuple[Operator, ...]
) -> Explained:
    """What is told of a statement and its answer."""
    plan = outline(statement.columns, None if answer is None else [answer])
    rows = None if answer is None else _rows_in(plan) if plan else _walked(answer)
    return Explained(statement.name, plan, statement.text, statement.params, rows, work, unit, operators)


def outline(columns: tuple[p.Column, ...], rows: Sequence[list[Any]] | None = None) -> tuple[PlanPart, ...]:
    """The columns of a plan as a tree; with rows of them, how many each of its lists came to in all."""
    return tuple(_part(one, None if rows is None else [row[at] for row in rows]) for at, one in enumerate(columns))


def _part(column: p.Column, values: list[Any] | None) -> PlanPart:
    match column:
        case p.Rows(columns=inner, one=one):
            rows = None if values is None else [v for v in values if v is not None] if one else _joined(values)
            return PlanPart(words(column), None if rows is None else len(rows), outline(inner, rows))
        case p.Group(columns=inner):
            return PlanPart(words(column), None, outline(inner, values))
        case p.Tally() | p.Cross():
            return PlanPart(words(column), None if values is None else len(_joined(values)), ())
        case _:
            return PlanPart(words(column), None, ())


def _joined(lists: Iterable[list[Any]]) -> list[Any]:
    return list(chain.from_iterable(lists))


def _rows_in(parts: tuple[PlanPart, ...]) -> int:
    return sum((part.rows or 0) + _rows_in(part.columns) for part in parts)


def _walked(answer: list[Any]) -> int:
    """The rows of a traversal: its answer, or the first list in it where that also counts."""
    lists: list[list[Any]] = [one for one in answer if isinstance(one, list)]
    return len(answer) if len(lists) == len(answer) else len(lists[0])


def words(part: object) -> str:
    """A part of a plan or of a declaration by the names of its classes; what is not said is as its class has it."""
    match part:
        case None:
            return "none"
        case p.Param(value):
            return _value(value)
        case Enum():
            return str(part.value)
        case tuple():
            parts = cast(tuple[object, ...], part)
            joint = "|" if all(isinstance(one, str) for one in parts) else ", "
            return joint.join(map(words, parts)) or "none"
        case Mapping():
            named = cast(Mapping[str, object], part)
            return ", ".join(f"{name}: {words(value)}" for name, value in named.items())
        case _ if is_dataclass(part):
            said = [(one.name, getattr(part, one.name)) for one in fields(part) if one.name != "columns"]
            usual = {one.name: _usual(one) for one in fields(part)}
            given = [_said(name, value, usual[name]) for name, value in said if value != usual[name]]
            return f"{type(part).__name__}({', '.join(given)})"
        case _:
            return str(part)


def _usual(of: Field[Any]) -> object:
    return of.default if of.default_factory is MISSING else of.default_factory()


def _said(name: str, value: object, usual: object) -> str:
    """A field that has no usual value goes without its name; a yes or no is its name."""
    if isinstance(value, bool):
        return name if value else f"not {name}"
    return words(value) if usual is MISSING else f"{name}={words(value)}"


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        many = cast(tuple[Any, ...], value)
        more = (f"{len(many) - _SHOWN} more",) if len(many) > _SHOWN else ()
        return f"[{', '.join((*map(_value, many[:_SHOWN]), *more))}]"
    return orjson.dumps(value).decode()
