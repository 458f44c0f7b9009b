"""What `where` asks for, decided for one row at a time."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from graphql import GraphQLInputField, GraphQLInputObjectType

from rasso_graph.model.dates import LAST_DAY
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.request.types import named, type_of
from tests.reference.facets import kind
from tests.reference.memory import Memory, Row
from tests.reference.overdue import overdue
from tests.reference.settled import became, claims
from tests.reference.values import stored_value
from tests.shapes import is_object


def passes(
    memory: Memory, row: Row, of: GraphQLInputObjectType, given: dict[str, Any], known_by: str = LAST_DAY
) -> bool:
    """Whether the row passes all that the input asks, of what was known by then. A null asks for nothing."""
    known_by = stored_value(given.get("knownBy")) or known_by
    asked = [(of.fields[name], value) for name, value in given.items() if value is not None]
    return all(_passes(memory, row, field, value, known_by) for field, value in asked)


def _passes(memory: Memory, row: Row, of: GraphQLInputField, value: Any, known_by: str) -> bool:
    match d.declaration(of):
        case d.Matches(test, folded, dated):
            asked = fold(value) if folded else stored_value(value)
            told = not dated or row.node.properties["when_earliest"] != LAST_DAY
            return told and memory.holds(row, test.name, test.operator, asked, test.at)
        case d.OnDay(tests):
            return all(memory.holds(row, test.name, test.operator, stored_value(value), test.at) for test in tests)
        case d.InYear():
            return memory.holds(row, "when_earliest", "starts", f"{value:04d}-")
        case d.OfKind():
            return not {row.node.label, kind(row.node.label)}.isdisjoint(stored_value(value))
        case d.Overdue():
            on = stored_value(value)
            return overdue(memory, row, on, on if known_by == LAST_DAY else known_by)
        case d.Widened():
            return True
        case d.Identified(test):
            return memory.holds(row, test.name, test.operator, value, test.at)
        case d.Inside():
            return passes(memory, row, _input(of), value, known_by)
        case d.Through(via, unsettled):
            return _through(memory, row, of, via, value, known_by, unsettled)
        case d.Settles():
            return became(memory, row.node, known_by) in stored_value(value)
        case d.Combined("and"):
            return all(passes(memory, row, _input(of), one, known_by) for one in value)
        case d.Combined("or"):
            return any(passes(memory, row, _input(of), one, known_by) for one in value)
        case d.Combined("not"):
            return not passes(memory, row, _input(of), value, known_by)
        case other:
            raise AssertionError(other)


def _through(
    memory: Memory, row: Row, of: GraphQLInputField, via: Any, value: Any, known_by: str, unsettled: bool
) -> bool:
    above: object = is_object(value) and value.get("inherited")
    via = replace(via, within=above is True)
    there = [one for one in memory.follow(row.node, via, via.labels) if _published(one) <= known_by]
    there = [one for one in there if one.depth == 0 or memory.inherits(row.node, one)]
    if unsettled:
        there = [one for one in there if not claims(memory, one.node, {"knownBy": known_by})]
    if isinstance(value, bool):
        return bool(there) is value
    if isinstance(value, list):
        return any(one.node.id in value for one in there)
    return any(passes(memory, one, _input(of), value, known_by) for one in there)


def _published(row: Row) -> str:
    """When the edge was published, or what it leads to; the first day for what has no publication of its own."""
    if row.edge and "when_known" in row.edge.properties:
        return str(row.edge.properties["when_known"])
    own = row.node.label in {"Wording", "Citation", "Gap", "Discrepancy", "Name", "Settlement"}
    return str(row.node.properties["when_known"]) if own else ""


def _input(of: GraphQLInputField) -> GraphQLInputObjectType:
    inner = named(type_of(of))
    assert isinstance(inner, GraphQLInputObjectType)
    return inner


def fold(text: str) -> str:
    """Text as titles are compared: compatible characters, apostrophes and hyphens made equal, accents and case gone."""
    for alike, one in (("\u2018\u2019\u02bc\u201b\uff07", "'"), ("\u2010\u2011\u2012\u2013\u2212\uff0d", "-")):
        text = "".join(one if sign in alike else sign for sign in text)
    for letter, plain in zip("łøđðħı", "loddhi", strict=True):
        text = text.replace(letter, plain).replace(letter.upper(), plain)
    for letter, pair in {"þ": "th", "æ": "ae", "œ": "oe"}.items():
        text = text.replace(letter, pair).replace(letter.upper(), pair)
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in text if not unicodedata.combining(sign) and unicodedata.category(sign)[0] != "M")
