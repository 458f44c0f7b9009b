"""Every argument of every field given what makes no sense: a code each, soon, and before any store is asked.

The fields and arguments are read from the schema, so that a new one is tested by being there.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    Undefined,
    is_leaf_type,
)

from rasso_graph.model.words import LABELS
from rasso_graph.resolvers.request.types import named, required, type_of
from tests.stores import Asked

_SOON = 2.0
"""Seconds of computing for one request: many times what a refusal takes."""
_GIVEN = {
    ("overdue", "on"): "2021-01-01",
    ("path", "from"): "body/a",
    ("path", "to"): "body/b",
    ("changes", "from"): "document/a",
    ("changes", "to"): "document/b",
    ("search", "text"): "police",
    ("lineage", "of"): "action/a",
    ("nodes", "ids"): ["action/a"],
    ("node", "id"): "action/a",
    ("commitment", "id"): "action/a",
    ("revision", "number"): 1,
    ("facets", "by"): ["KIND"],
    ("cells", "rows"): "KIND",
    ("cells", "columns"): "KIND",
}
"""What makes sense where an argument has to be given; else an id of the kind that the field gives."""
_WRONG_KINDS = {
    ("lineage", "of"): "citation/a/1-2",
    ("path", "from"): "citation/a/1-2",
    ("path", "to"): "citation/a/1-2",
    ("changes", "from"): "body/a",
    ("changes", "to"): "body/a",
    ("items", "theme"): "action/a",
    ("search", "theme"): "action/a",
    ("search", "document"): "body/a",
    ("search", "owner"): "action/a",
}
_NO_IDS = ("", "action", "Action/a", "action/a b", "action/\x00", "nothing/a", f"action/{'a' * 10_000}")
_NO_DAYS = ("", "2021", "2021-02-30", "10000-01-01", "2021-01-01T00:00:00Z", 20210101)
_NO_CURSORS = ("", "zzz", "W10", "\u00e9", "\x00", "a" * 10_000)
_NO_NUMBERS = (2**31, -(2**31) - 1, 1.5, "1", True)
_NO_WORDS = ("", " \t\n", "?!", "the of", '""', "\x00")


@dataclass(frozen=True)
class Place:
    """An argument, the way to its field, and the arguments that the field cannot do without."""

    way: str
    field: str
    definition: GraphQLField
    arg: str

    @property
    def type(self) -> Any:
        return type_of(self.definition.args[self.arg])

    @property
    def name(self) -> str:
        return named(self.type).name

    def query(self, literal: str | None) -> str:
        """An operation that gives the argument this literal, or its variable."""
        given = {**_required(self.field, self.definition), self.arg: "$given" if literal is None else literal}
        told = ", ".join(f"{name}: {value}" for name, value in given.items())
        selected = "" if is_leaf_type(named(type_of(self.definition))) else " { __typename }"
        declared = f"query ($given: {self.type}) " if literal is None else ""
        return declared + self.way.replace("%", f"{self.field}({told}){selected}")


def _required(field: str, definition: GraphQLField) -> dict[str, str]:
    return {
        name: _sensible(field, name, definition, arg)
        for name, arg in definition.args.items()
        if required(type_of(arg)) and arg.default_value is Undefined
    }


def _sensible(field: str, name: str, definition: GraphQLField, arg: GraphQLArgument) -> str:
    value = _GIVEN.get((field, name))
    if value is None:
        value = f"{LABELS[named(type_of(definition)).name].prefix}/a"
    told = json.dumps(value)
    return told.replace('"', "") if isinstance(named(type_of(arg)), GraphQLEnumType) else told


def _ways(schema: GraphQLSchema) -> dict[str, str]:
    """For each type a shortest operation that leads to it, with % for what is asked of it."""
    assert schema.query_type
    ways, coming = {"Query": "{ % }"}, [schema.query_type.name]
    for name in coming:
        for inner, step in _steps(schema, schema.type_map[name]):
            if inner not in ways:
                ways[inner] = ways[name].replace("%", step)
                coming.append(inner)
    return ways


def _steps(schema: GraphQLSchema, type_: Any) -> Iterator[tuple[str, str]]:
    if isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
        for one in schema.get_possible_types(type_):
            yield one.name, f"... on {one.name} {{ % }}"
    if isinstance(type_, GraphQLInterfaceType | GraphQLObjectType):
        for field, definition in type_.fields.items():
            inner = named(type_of(definition))
            if not is_leaf_type(inner):
                args = ", ".join(f"{name}: {value}" for name, value in _required(field, definition).items())
                yield inner.name, f"{field}{args and f'({args})'} {{ % }}"


def _places(schema: GraphQLSchema) -> list[Place]:
    """Every argument of every field that a question can lead to."""
    found: list[Place] = []
    for name, way in _ways(schema).items():
        type_ = schema.type_map[name]
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            found += [Place(way, field, one, arg) for field, one in type_.fields.items() for arg in one.args]
    return found


@pytest.fixture(scope="module")
def places(schema: GraphQLSchema) -> list[Place]:
    return _places(schema)


def _codes(ask: Asked, query: str, variables: dict[str, Any] | None = None) -> set[str]:
    """The codes of a refusal that comes soon, has no data and asked no store."""
    start = time.process_time()
    answer = ask(query, variables)
    assert time.process_time() - start < _SOON, query[:500]
    assert not answer.executed, f"not refused: {query[:500]} {str(variables)[:200]}"
    assert answer.data is None
    return {error["extensions"]["code"] for error in answer.errors}


def _refused(ask: Asked, place: Place, value: Any, code: str, literal_code: str | None = None) -> None:
    """Whether it is refused by this code, as a variable and as a literal."""
    told = f"{place.field}({place.arg}: {str(value)[:80]!r}) {place.way}"
    assert _codes(ask, place.query(None), {"given": value}) == {code}, told
    assert _codes(ask, place.query(json.dumps(value))) == {literal_code or code}, told


def _of(places: list[Place], *names: str) -> list[Place]:
    found = [place for place in places if place.name in names]
    assert found
    return found


def test_every_root_field_and_every_traversal_is_covered(schema: GraphQLSchema, places: list[Place]) -> None:
    assert schema.query_type
    with_arguments = {name for name, field in schema.query_type.fields.items() if field.args}
    assert {place.field for place in places if place.way == "{ % }"} == with_arguments
    assert {"lineage", "path", "timeline", "changes", "search", "owners", "statusHistory", "facets"} <= {
        place.field for place in places
    }


def test_what_is_no_id_is_refused_in_every_argument(ask: Asked, places: list[Place]) -> None:
    for place in _of(places, "ID"):
        for bad in _NO_IDS:
            _refused(ask, place, [bad] if "[" in str(place.type) else bad, "BAD_ID")


def test_an_id_of_another_kind_is_refused_in_every_argument(ask: Asked, places: list[Place]) -> None:
    for place in _of(places, "ID"):
        gives = named(type_of(place.definition)).name
        wrong = _WRONG_KINDS.get((place.field, place.arg)) or ("body/a" if gives == "Theme" else "theme/a")
        if gives != "Node" and (place.field, place.arg) != ("timeline", "about"):
            _refused(ask, place, wrong, "BAD_ID")


def test_what_is_no_day_is_refused_in_every_argument(ask: Asked, places: list[Place]) -> None:
    for place in _of(places, "Date"):
        for bad in _NO_DAYS:
            _refused(ask, place, bad, "VARIABLES", "INVALID")


def test_a_range_of_days_that_ends_before_it_starts_is_refused(ask: Asked, places: list[Place]) -> None:
    ranges = [place for place in _of(places, "Date") if place.arg == "from"]
    assert ranges
    for place in ranges:
        query = place.query('"2021-01-02", to: "2021-01-01"')
        assert _codes(ask, query) == {"ARGUMENT"}


def test_what_is_no_number_is_refused_in_every_argument(ask: Asked, places: list[Place]) -> None:
    for place in _of(places, "Int"):
        for bad in _NO_NUMBERS:
            _refused(ask, place, bad, "VARIABLES", "INVALID")
        cells = place.field == "cells"
        never = cells and ("timeline" in place.way or "search" in place.way)
        told = "ARGUMENT" if place.arg in {"maxDepth", "maxLength", "number"} or never else "PAGE_SIZE"
        for bad in (-1, -(2**31), *((2**31 - 1, 1_001 if cells else 101) if place.arg != "number" else (0,))):
            _refused(ask, place, bad, told)


def test_a_damaged_cursor_is_refused_in_every_argument(ask: Asked, places: list[Place]) -> None:
    for place in (one for one in _of(places, "String") if one.arg in {"after", "before"}):
        for bad in _NO_CURSORS:
            _refused(ask, place, bad, "BAD_CURSOR")


def test_a_cursor_of_another_question_is_refused_in_every_argument(ask: Asked, places: list[Place]) -> None:
    told = ask.data('{ bodies(first: 1, where: {title: {startsWith: "t"}}) { pageInfo { endCursor } } }')
    other = told["bodies"]["pageInfo"]["endCursor"]
    assert other
    for place in (one for one in _of(places, "String") if one.arg in {"after", "before"}):
        _refused(ask, place, other, "BAD_CURSOR")


def test_a_search_without_words_or_with_too_many_is_refused(ask: Asked, places: list[Place]) -> None:
    (place,) = (one for one in _of(places, "String") if one.arg not in {"after", "before", "place"})
    assert (place.field, place.arg) == ("search", "text")
    for bad in _NO_WORDS:
        _refused(ask, place, bad, "NO_WORDS")
    for bad in ("a" * 10_000, "police " * 1_428, '"' * 10_000, "*" * 10_000, "\u00e9" * 10_000):
        _refused(ask, place, bad, "TEXT_TOO_LONG")


def test_a_word_that_an_enumeration_does_not_have_is_refused_in_every_argument(ask: Asked, places: list[Place]) -> None:
    for place in (one for one in places if isinstance(named(one.type), GraphQLEnumType)):
        for bad in ("", "NOTHING", 1):
            _refused(ask, place, bad, "VARIABLES", "INVALID")


def test_filters_nested_without_end_are_refused_in_every_argument(ask: Asked, places: list[Place]) -> None:
    filters = [one for one in places if one.arg == "where"]
    assert filters
    for place in filters:
        deep: dict[str, Any] = {}
        for _ in range(3_000):
            deep = {"not": deep}
        assert _codes(ask, place.query(None), {"given": deep}) == {"TOO_MUCH"}
        for levels in (7, 1_500):
            assert _codes(ask, place.query("{not: " * levels + "{}" + "}" * levels)) == {"TOO_MUCH"}
        wide: dict[str, Any] = {"or": [{"not": {}}] * 10_000}
        assert _codes(ask, place.query(None), {"given": wide}) == {"TOO_MUCH"}


def test_every_test_of_a_filter_refuses_what_is_of_no_use_to_it(ask: Asked, places: list[Place]) -> None:
    filters = {one.name: one for one in places if one.arg == "where"}
    for place in filters.values():
        for path, type_ in _tests(named(place.type), ()):
            for bad, code in _of_no_use(type_):
                value = bad
                for name in reversed(path):
                    value = {name: value}
                told = (place.name, path, str(bad)[:80])
                assert _codes(ask, place.query(None), {"given": value}) == {code}, told


def _tests(of: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Ways to the tests of a filter, each input type once on a way."""
    if len(path) > 2:
        return
    for name, one in of.fields.items():
        inner = named(type_of(one))
        if not isinstance(inner, GraphQLInputObjectType):
            yield (*path, name), type_of(one)
        elif name not in {"and", "or", "not"}:
            yield from _tests(inner, (*path, name))


def _of_no_use(type_: Any) -> Iterator[tuple[Any, str]]:
    inner, many = named(type_), "[" in str(type_)
    if inner.name == "ID":
        for bad in _NO_IDS:
            yield ([bad] if many else bad), "BAD_ID"
    elif inner.name == "Date" or isinstance(inner, GraphQLEnumType):
        for bad in _NO_DAYS:
            yield ([bad] if many else bad), "VARIABLES"
    elif inner.name == "Boolean":
        yield "true", "VARIABLES"


def test_ten_thousand_of_any_root_field_are_too_much(ask: Asked, schema: GraphQLSchema) -> None:
    assert schema.query_type
    for field, definition in schema.query_type.fields.items():
        args = ", ".join(f"{name}: {value}" for name, value in _required(field, definition).items())
        one = f"{field}{args and f'({args})'} {{ __typename }}"
        assert _codes(ask, f"{{ {' '.join(f'a{n}: {one}' for n in range(10_000))} }}") == {"TOO_MUCH"}
