"""Valid operations, generated from the schema itself and from what a graph holds.

Every response key of a selection is remembered with what it stands for, through all fragments, so that whatever is
generated may be merged; a key that would clash gets an alias.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    Undefined,
    is_abstract_type,
    is_leaf_type,
)
from hypothesis import strategies as st

from rasso_graph.model.words import LABELS, PLACES, SORTED, UNDATED
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.request.types import Type, gives_list, named, required, type_of
from rasso_graph.schema.pages import OrderBy
from tests.differential.values import Draw, Use, Values, Variable, Word, World, literal

_BOOLEAN: Type = GraphQLNonNull(GraphQLBoolean)
_FIELDS = 26
_ROWS = 1_500
_PAGING = frozenset({"first", "after", "last", "before"})
_APART = frozenset({"Lineage", "Paths", "Changes", "TimelineEntryConnection", "SearchHitConnection"})
"""What a statement of its own reads."""
_LOG = {"revision", "revisions"}
"""Of the store and not of its graph, which is all that the reference has; tests/queries/test_revisions.py asks."""
_WALKS = ("changes", "lineage", "path", "search", "timeline")
_DEEPEST = 7
_LEVELS = 6
_FRAGMENT_LEVELS = 3
_LIST = 5
_PAGE = 20
_CONDITIONS = (
    "Node",
    "Cited",
    "Commitment",
    "Holder",
    "Action",
    "Recommendation",
    "Wording",
    "Document",
    "Body",
    "Link",
)
_INTROSPECTION = (
    "__schema { queryType { name } types { __typename name kind } }",
    '__type(name: "Action") { name fields(includeDeprecated: true) { name type { kind name ofType { name } } } }',
    '__type(name: "Nothing") { name }',
    "__schema { directives { name locations } }",
)


@dataclass(frozen=True)
class Operation:
    """A document and its variables. Cursors may still be placeholders."""

    text: str
    variables: dict[str, Any]

    def with_cursors(self, known: dict[str, str]) -> Operation:
        """The real cursors in place of `@N:PLACE`; null for those that no page was found for."""
        text = re.sub(r'"(@\d+:\d+)"', lambda found: json.dumps(known.get(found[1])), self.text)
        return Operation(text, {name: _real(value, known) for name, value in self.variables.items()})


def _real(value: Any, known: dict[str, str]) -> Any:
    return known.get(value) if isinstance(value, str) and re.fullmatch(r"@\d+:\d+", value) else value


@dataclass
class Said:
    """What a response key stands for."""

    name: str
    args: str
    type: str
    inner: Scope


Scope = dict[str, Said]
"""The response keys of a selection and what they stand for."""


@dataclass
class Fragment:
    """A named fragment, its keys, and the most rows it reads for one parent."""

    name: str
    on: str
    text: str
    scope: Scope
    rows: int


@st.composite
def operations(draw: Draw, schema: GraphQLSchema, world: World) -> Operation:
    """One operation, with its variables."""
    return _Author(draw, schema, world).operation()


class _Author:
    """Writes one operation."""

    def __init__(self, draw: Draw, schema: GraphQLSchema, world: World) -> None:
        self._schema = schema
        self._values = Values(draw, world)
        self._draw = draw
        self._fields = 0
        self._rows = 0
        self._at_once = 1
        self._level = 0
        self._aliases = 0
        self._cursors = 0
        self._fragments: list[Fragment] = []

    def operation(self) -> Operation:
        for _ in range(self._draw(st.integers(0, 2))):
            self._fragments.append(self._fragment())
            self._fields = 0
        scope: Scope = {}
        roots = [self._root(scope) for _ in range(self._draw(st.integers(1, 3)))]
        text = "{ " + " ".join(roots) + " }"
        text = f"query{self._declared(text)} {text}" + "".join(f"\n{one.text}" for one in self._used(text))
        sent = {name: one.sent for name, one in self._declared_in(text).items() if one.sent is not Undefined}
        return Operation(text, sent)

    def _used(self, text: str) -> list[Fragment]:
        """Fragments that the operation spreads, through other fragments too."""
        names, found = re.findall(r"\.\.\.(f\d+)", text), dict[str, Fragment]()
        while names:
            name = names.pop()
            found[name] = next(one for one in self._fragments if one.name == name)
            names.extend(re.findall(r"\.\.\.(f\d+)", found[name].text))
        return list(found.values())

    def _declared_in(self, text: str) -> dict[str, Variable]:
        used = set(re.findall(r"\$(v\d+)", _without_strings(text)))
        return {name: one for name, one in self._values.variables.items() if name in used}

    def _declared(self, text: str) -> str:
        whole = text + "".join(one.text for one in self._used(text))
        told = [
            f"${name}: {one.type}" + (f" = {one.default}" if one.default is not None else "")
            for name, one in self._declared_in(whole).items()
        ]
        return f" Q({', '.join(told)})" if told else ""

    def _root(self, scope: Scope) -> str:
        query = self._schema.query_type
        assert query
        if self._values.chance(4):
            return self._values.one(_INTROSPECTION).replace("__", f"i{self._next()}: __", 1)
        if self._values.chance(4):
            return "__typename"
        name = self._values.one(_WALKS if self._values.chance(30) else sorted(query.fields.keys() - _LOG))
        self._fields = 0
        return self._field(query, name, scope, 0)

    def _fragment(self) -> Fragment:
        on = self._values.one(_CONDITIONS)
        scope: Scope = {}
        name = f"f{len(self._fragments)}"
        before = self._rows
        self._at_once, self._rows, self._level = 10, 0, _LEVELS - _FRAGMENT_LEVELS
        body = self._selection(self._schema.type_map[on], scope, 4)
        rows, self._at_once, self._rows, self._level = self._rows, 1, before, 0
        return Fragment(name, on, f"fragment {name} on {on} {body}", scope, rows // 10 + 1)

    def _selection(self, on: GraphQLNamedType, scope: Scope, depth: int) -> str:
        """A selection set on this type."""
        count = self._draw(st.integers(1, 4))
        parts = [self._part(on, scope, depth) for _ in range(count)]
        return (
            "{ " + " ".join(part for part in parts if part) + " __typename }"
            if not all(parts)
            else "{ " + " ".join(parts) + " }"
        )

    def _part(self, on: GraphQLNamedType, scope: Scope, depth: int) -> str:
        self._fields += 1
        choice = self._draw(st.integers(0, 99))
        if choice < 6 or self._fields > _FIELDS:
            return f"__typename{self._directive()}"
        if choice < 18 and depth < _DEEPEST:
            return self._inline(on, scope, depth)
        if choice < 26:
            return self._spread(on, scope)
        if isinstance(on, GraphQLUnionType):
            return self._inline(on, scope, depth)
        assert isinstance(on, GraphQLObjectType | GraphQLInterfaceType)
        fields = {name: one for name, one in on.fields.items() if name != "cells" or on.name not in _APART}
        names = [name for name, one in fields.items() if depth < _DEEPEST or is_leaf_type(named(type_of(one)))]
        return self._field(on, self._values.one(names), scope, depth) if names else "__typename"

    def _inline(self, on: GraphQLNamedType, scope: Scope, depth: int) -> str:
        """A fragment in place, on any type that the value may be of as well."""
        others = [one for one in self._conditions(on) if self._overlap(on, one)]
        named = self._values.one([*others, on]) if others else on
        bare = named is on and not isinstance(on, GraphQLUnionType) and self._values.chance(30)
        told = "..." if bare else f"... on {named.name}"
        directive = self._directive()
        return f"{told}{directive} {self._selection(named, scope, depth + 1)}"

    def _conditions(self, on: GraphQLNamedType) -> list[GraphQLNamedType]:
        names = [*_CONDITIONS, *(one.name for one in self._possible(on))]
        return [self._schema.type_map[name] for name in dict.fromkeys(names)]

    def _overlap(self, one: GraphQLNamedType, other: GraphQLNamedType) -> bool:
        names = {possible.name for possible in self._possible(one)}
        return any(possible.name in names for possible in self._possible(other))

    def _possible(self, one: GraphQLNamedType) -> list[GraphQLObjectType]:
        if isinstance(one, GraphQLObjectType):
            return [one]
        return list(self._schema.get_possible_types(one))  # type: ignore[arg-type]

    def _spread(self, on: GraphQLNamedType, scope: Scope) -> str:
        fitting = [
            one
            for one in self._fragments
            if self._overlap(on, self._schema.type_map[one.on])
            and self._level + _FRAGMENT_LEVELS <= _LEVELS
            and self._rows + one.rows * self._at_once <= _ROWS
            and _mergeable(scope, one.scope)
        ]
        if not fitting:
            return f"__typename{self._directive()}"
        chosen = self._values.one(fitting)
        _merge(scope, chosen.scope)
        self._rows += chosen.rows * self._at_once
        return f"...{chosen.name}{self._directive()}"

    def _directive(self) -> str:
        if not self._values.chance(12):
            return ""
        value = self._values.perhaps_variable(_BOOLEAN, self._values.chance(50))
        return f" @{self._values.one(('skip', 'include'))}(if: {literal(value)})"

    def _next(self) -> int:
        self._aliases += 1
        return self._aliases

    def _field(self, on: GraphQLObjectType | GraphQLInterfaceType, name: str, scope: Scope, depth: int) -> str:
        """A field, with arguments and a selection of its own where it has them."""
        definition = on.fields[name]
        rows = self._size(definition)
        of = named(type_of(definition))
        apart, deep = of.name in _APART, 2 if name in {"owners", "involved"} else 1
        if self._rows + rows * self._at_once > _ROWS or (not apart and self._level + deep > _LEVELS):
            return "__typename"
        args = self._args(on, name, definition, scope)
        rows = _asked(args, rows)
        key, said = self._key(name, args, type_of(definition), scope)
        told = f"{key}: {name}{args}" if key != name else f"{name}{args}"
        told += self._directive()
        if is_leaf_type(of):
            return told
        outer = self._at_once, self._level
        self._at_once, self._level = self._at_once * max(1, rows), 0 if apart else self._level + 1
        self._rows += self._at_once
        body = self._selection(of, said.inner, depth + 1)
        self._at_once, self._level = outer
        return f"{told} {body}"

    def _size(self, definition: GraphQLField) -> int:
        """Rows that the field is taken to give: a page may be cut to less."""
        of = named(type_of(definition))
        if of.name in _APART:
            return _PAGE
        if of.name.endswith("Connection"):
            return 3
        return _LIST if gives_list(type_of(definition)) and not is_leaf_type(of) else 1

    def _key(self, name: str, args: str, type_: Type, scope: Scope) -> tuple[str, Said]:
        """The response key: the field's own name where that is free or stands for the same, else an alias."""
        held = scope.get(name)
        same = held is not None and (held.name, held.args, held.type) == (name, args, str(type_))
        if held is not None and same and not self._values.chance(20):
            return name, held
        key = name if held is None and not self._values.chance(20) else f"a{self._next()}"
        scope[key] = Said(name, args, str(type_), {})
        return key, scope[key]

    def _args(self, on: Any, name: str, definition: GraphQLField, scope: Scope) -> str:
        """The arguments, or those that the same field has had before, so that the two merge."""
        before = scope.get(name)
        if before is not None and before.name == name and self._values.chance(50):
            return before.args
        given = self._given(on, name, definition)
        return f"({', '.join(f'{key}: {literal(value)}' for key, value in given.items())})" if given else ""

    def _given(self, on: Any, name: str, definition: GraphQLField) -> dict[str, Any]:
        given = self._range(name, definition)
        self._values.kinds = self._items(definition)
        self._values.unordered = _unordered({*self._values.kinds}) if self._values.kinds else frozenset()
        for key, arg in definition.args.items():
            needed = required(type_of(arg)) and arg.default_value is Undefined
            if key in given or key in _PAGING or not (needed or self._values.chance(35)):
                continue
            if name == "timeline" and key == "to" and "from" in given:
                continue
            if name == "facets" and key == "by":
                given[key] = self._words(on, definition)
                continue
            if name == "facets" and key == "excludingOwn" and on.name in _APART:
                continue
            if name == "cells" and key in {"rows", "columns"}:
                given[key] = self._single(on)
                continue
            scalar = named(type_of(arg)).name
            value = self._values.of_type(type_of(arg), lambda key=key, of=scalar: self._plain(on, name, key, of), 0)
            given[key] = self._values.perhaps_variable(
                type_of(arg), value, defaulted=arg.default_value is not Undefined
            )
        if "first" in definition.args:
            given |= self._page(definition)
        return given

    def _items(self, definition: GraphQLField) -> tuple[str, ...]:
        """The kinds of what a connection holds."""
        nodes = getattr(named(type_of(definition)), "fields", {}).get("nodes")
        # An item that is a role in a commitment is filtered and ordered as the commitment.
        of = getattr(named(type_of(nodes)), "fields", {}).get("commitment", nodes) if nodes else None
        return tuple(_kinds(self._schema, of)) if of else ()

    def _words(self, on: Any, definition: GraphQLField) -> list[Word]:
        """What items of this connection can be counted by."""
        enum = named(type_of(definition.args["by"]))
        assert isinstance(enum, GraphQLEnumType)
        words = sorted(d.groupings(named(type_of(on.fields["nodes"]))) or enum.values)
        return [Word(self._values.one(words)) for _ in range(self._draw(st.integers(0, 3)))]

    def _single(self, on: Any) -> Word:
        """What each item of this connection has one of at the most."""
        known = d.groupings(named(type_of(on.fields["nodes"])))
        return Word(self._values.one(sorted(word for word, by in known.items() if not by.steps)))

    def _plain(self, on: Any, name: str, key: str, scalar: str) -> Any:
        if scalar in {"Boolean", "Date"}:
            return self._values.chance(50) if scalar == "Boolean" else self._values.day()
        match name, key:
            case _, "theme":
                return self._values.id("Theme")
            case _, "id":
                return self._values.id(*_kinds(self._schema, on.fields[name]))
            case "path", "from" | "to":
                return self._values.id("Body", "Action", "Wording", "Post")
            case "search", "text":
                return self._values.search()
            case "search", "document":
                return self._values.id("Document")
            case "search", "owner":
                return self._values.id("Body", "Person", "Post")
            case _, "of":
                return self._values.id(*(label for label in LABELS if label not in PLACES))
            case _, "ids" | "about":
                return self._values.id()
            case "passages", "place":
                return self._values.locator()
            case _, "maxDepth" | "maxLength":
                return self._values.one((1, 2, 3, 6, 16))
            case _, "most":
                return self._draw(st.integers(1, 4))
            case _:
                raise AssertionError(f"Say what {name}({key}) may be given.")

    def _range(self, name: str, definition: GraphQLField) -> dict[str, Any]:
        """Two documents to compare, and at times two days between which a timeline is told."""
        if name == "changes":
            ends = self._draw(st.permutations([*self._values.world.ids["Document"], "document/not-there"]))[:2]
        elif name == "timeline" and self._values.chance(25):
            ends = sorted((self._values.day(), self._values.day()))
        else:
            return {}
        return {
            key: self._values.perhaps_variable(type_of(definition.args[key]), end)
            for key, end in zip(("from", "to"), ends, strict=True)
        }

    def _page(self, definition: GraphQLField) -> dict[str, Any]:
        """A page of any of the kinds that may be asked for."""
        mark = {"first": "after", "last": "before"}
        size = self._values.one([one for one in mark if one in definition.args])
        many = self._rows + _PAGE * self._at_once <= _ROWS // 3
        asked: dict[str, Any] = {}
        if not many or self._values.chance(75):
            asked[size] = self._draw(st.integers(0, 4))
        for cursor in [one for one in mark.values() if one in definition.args]:
            if self._values.chance(45 if cursor == mark[size] else 15):
                self._cursors += 1
                asked[cursor] = f"@{self._cursors}:{self._draw(st.integers(0, 6))}"
        if self._values.chance(5):
            asked.setdefault("first", None)
        types = {key: type_of(definition.args[key]) for key in asked}
        return {key: self._sized(types[key], value) for key, value in asked.items()}

    def _sized(self, type_: Any, value: Any) -> Any:
        """A size or cursor, at times by a variable that is sure to hold it: without, a page could be too large."""
        if not self._values.chance(25):
            return value
        name = f"v{len(self._values.variables)}"
        self._values.variables[name] = Variable(str(type_), None, value)
        return Use(name)


def _asked(args: str, rows: int) -> int:
    sizes = [int(one) for one in re.findall(r"(?:first|last): (\d+)", args)]
    return max(sizes) if sizes else rows


def _kinds(schema: GraphQLSchema, of: GraphQLField) -> list[str]:
    inner = named(type_of(of))
    return [one.name for one in schema.get_possible_types(inner)] if is_abstract_type(inner) else [inner.name]


def _unordered(kinds: set[str]) -> frozenset[str]:
    """Keys of an order that things of these kinds do not have."""
    lacking = {OrderBy(key).name for key, having in SORTED.items() if not kinds <= {*having}}
    return frozenset(lacking | ({OrderBy.DATE.name} if kinds <= {*UNDATED} else set()))


def _without_strings(text: str) -> str:
    return re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)


def _mergeable(scope: Scope, other: Scope) -> bool:
    return all(
        key not in scope
        or (
            (scope[key].name, scope[key].args, scope[key].type) == (said.name, said.args, said.type)
            and _mergeable(scope[key].inner, said.inner)
        )
        for key, said in other.items()
    )


def _merge(scope: Scope, other: Scope) -> None:
    for key, said in other.items():
        held = scope.setdefault(key, Said(said.name, said.args, said.type, {}))
        _merge(held.inner, said.inner)
