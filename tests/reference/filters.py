"""What `where` asks for, decided for one row at a time."""

from __future__ import annotations

import unicodedata
from typing import Any

from graphql import GraphQLInputField, GraphQLInputObjectType, get_named_type

from rasso_graph.model.dates import LAST_DAY
from rasso_graph.resolvers import declarations as d
from tests.reference.memory import Memory, Row
from tests.reference.values import stored_value


def passes(memory: Memory, row: Row, of: GraphQLInputObjectType, given: dict[str, Any]) -> bool:
    """Whether the row passes all that the input asks. A null asks for nothing."""
    return all(_passes(memory, row, of.fields[name], value) for name, value in given.items() if value is not None)


def _passes(memory: Memory, row: Row, of: GraphQLInputField, value: Any) -> bool:
    match d.declaration(of):
        case d.Matches(test, folded, dated):
            asked = fold(value) if folded else stored_value(value)
            told = not dated or row.node.properties["when_earliest"] != LAST_DAY
            return told and memory.holds(row, test.name, test.operator, asked, test.at)
        case d.InYear():
            return memory.holds(row, "when_earliest", "starts", f"{value}-")
        case d.OfKind():
            return row.node.label.upper() in stored_value(value)
        case d.Identified(test):
            return memory.holds(row, test.name, test.operator, value, test.at)
        case d.Inside():
            return passes(memory, row, _input(of), value)
        case d.Through(via):
            return _through(memory, row, of, via, value)
        case d.Combined("and"):
            return all(passes(memory, row, _input(of), one) for one in value)
        case d.Combined("or"):
            return any(passes(memory, row, _input(of), one) for one in value)
        case d.Combined("not"):
            return not passes(memory, row, _input(of), value)
        case other:
            raise AssertionError(other)


def _through(memory: Memory, row: Row, of: GraphQLInputField, via: Any, value: Any) -> bool:
    there = memory.follow(row.node, via, via.labels)
    if isinstance(value, bool):
        return bool(there) is value
    if isinstance(value, str):
        return any(one.node.id == value for one in there)
    return any(passes(memory, one, _input(of), value) for one in there)


def _input(of: GraphQLInputField) -> GraphQLInputObjectType:
    inner = get_named_type(of.type)
    assert isinstance(inner, GraphQLInputObjectType)
    return inner


def fold(text: str) -> str:
    """Text as titles are compared: compatible characters made equal, and case."""
    return unicodedata.normalize("NFKC", text).casefold()
