"""Filter inputs become predicates, as their fields declare."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, cast

from graphql import GraphQLInputField, GraphQLInputObjectType

from rasso_graph.loaders.plan import At, Compare, Every, Not, Param, Predicate, Related, Some
from rasso_graph.model.folding import fold
from rasso_graph.resolvers.declarations import Combined, Inside, Matches, Test, Through, declaration
from rasso_graph.resolvers.types import named, type_of

DEEPEST = 5
"""How deep filters may be nested in one another."""
WIDEST = 500
"""How many values a filter may hold in all: SQLite refuses an expression of over 1,000 terms."""


class TooMuch(Exception):
    """The filter asks for too much; the message says in what way."""


def predicate(of: GraphQLInputObjectType, given: dict[str, Any], depth: int = 0) -> Predicate | None:
    """All that the input asks for. An input field that is null asks for nothing. Raises TooMuch."""
    if depth > DEEPEST:
        raise TooMuch("The filter is nested too deeply.")
    if depth == 0 and _width(given) > WIDEST:
        raise TooMuch(f"The filter holds more than {WIDEST} values.")
    parts = [_part(of.fields[name], value, depth) for name, value in given.items() if value is not None]
    return Every(tuple(part for part in parts if part is not None)) if parts else None


def _width(value: Any) -> int:
    if isinstance(value, dict):
        value = list(cast(dict[str, Any], value).values())
    return sum(_width(one) for one in cast(list[Any], value)) or 1 if isinstance(value, list) else 1


def compared(test: Test, value: Any) -> Compare:
    """The comparison that a test makes with a value."""
    return Compare(test.name, test.operator, Param(plain(value)), test.at)


def plain(value: Any) -> Any:
    """The value as the stores hold it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return tuple(plain(item) for item in cast(Iterable[Any], value))
    return value


def among(given: Any, whole: Iterable[str]) -> list[str]:
    """The words that a list argument names; without one, all."""
    return list(whole if given is None else plain(given))


def _part(of: GraphQLInputField, value: Any, depth: int) -> Predicate | None:
    match declaration(of):
        case Combined(how):
            return _combined(of, how, value, depth)
        case Matches(test, folded):
            return compared(test, fold(value) if folded else value)
        case Inside():
            return _object(of, value, depth)
        case Through(via):
            return _related(of, via, value, depth)
        case other:
            raise TypeError(other)


def _combined(of: GraphQLInputField, how: str, value: Any, depth: int) -> Predicate:
    if how == "not":
        return Not(_object(of, value, depth) or Every(()))
    parts = tuple(_object(of, item, depth) or Every(()) for item in value)
    return Every(parts) if how == "and" else Some(parts)


def _object(of: GraphQLInputField, value: dict[str, Any], depth: int) -> Predicate | None:
    return predicate(named(type_of(of)), value, depth + 1)


def _related(of: GraphQLInputField, via: Any, value: Any, depth: int) -> Predicate:
    if isinstance(value, bool):
        return Related(via) if value else Not(Related(via))
    if isinstance(value, str):
        return Related(via, Compare("id", "=", Param(value), At.NODE))
    return Related(via, _object(of, value, depth))
