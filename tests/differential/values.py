"""Values for arguments: drawn from a graph, written as GraphQL literals or sent as variables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar, cast

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLScalarType,
    Undefined,
)
from hypothesis import strategies as st

from rasso_graph.model.graph import Graph
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.request.types import Type, gives_list, named, required, type_of
from tests.search.reference import Asked, common, read
from tests.shapes import is_list, is_object

Draw = Callable[[st.SearchStrategy[Any]], Any]
T = TypeVar("T")
_DAYS = ("1066-01-01", "2014-10-31", "2015-09-01", "2016-02-29", "2020-07-15", "2020-10-01", "2021-08-31", "2022-03-01")
_DEEPEST = 2
_LAST = {("CommitmentFilter", name) for name in ("status", "joint", "new", "theme", "hasTheme")}
_TEXTS = ("title", "name", "summary", "text", "value", "words", "reason")


class Word(str):
    """The name of an enumeration's value, written without quotes."""


@dataclass(frozen=True)
class Use:
    """A variable in place of a value."""

    name: str


@dataclass
class Variable:
    """A declared variable: its type, its default as a literal, and the value sent, Undefined where none is."""

    type: str
    default: str | None
    sent: Any


def literal(value: Any) -> str:
    """The value as GraphQL writes it."""
    match value:
        case Use(name):
            return f"${name}"
        case Word():
            return str(value)
        case _ if is_object(value):
            return "{" + ", ".join(f"{name}: {literal(one)}" for name, one in value.items()) + "}"
        case _ if is_list(value):
            return "[" + ", ".join(literal(one) for one in value) + "]"
        case _:
            return json.dumps(value)


@dataclass(frozen=True)
class World:
    """What values are drawn from."""

    ids: dict[str, list[str]]
    titles: list[str]
    numbers: list[str]
    terms: list[Asked]
    locators: list[str]

    @classmethod
    def of(cls, graph: Graph) -> World:
        ids: dict[str, list[str]] = {}
        for node in graph.nodes.values():
            ids.setdefault(node.label, []).append(node.id)
        titles = [str(node.properties["title"]) for node in graph.nodes.values() if node.properties.get("title")]
        numbers = {
            str(node.properties[n])
            for node in graph.nodes.values()
            for n in ("number", "section")
            if n in node.properties
        }
        places = {str(node.properties.get("locator", "1")) for node in graph.nodes.values() if node.label == "Citation"}
        return cls(ids, sorted(set(titles)), sorted(numbers) or ["1"], _terms(graph), sorted(places) or ["1"])

    def anything(self) -> list[str]:
        """Every id, by kind and number."""
        return [one for label in sorted(self.ids) for one in self.ids[label]]


@dataclass
class Values:
    """Draws values and keeps the variables that stand for some of them."""

    draw: Draw
    world: World
    variables: dict[str, Variable] = field(default_factory=dict[str, Variable])
    kinds: tuple[str, ...] = ()
    """Of what is filtered: an id of another kind is refused."""
    unordered: frozenset[str] = frozenset()
    """By what nothing that a connection holds can be ordered."""
    cut: bool = False
    """Whether `knownBy` stands in the filter, beside which what was told last is refused."""

    def one(self, of: Sequence[T]) -> T:
        """One of them."""
        return self.draw(st.sampled_from(of))

    def chance(self, percent: int) -> bool:
        """True about so often."""
        return self.draw(st.integers(0, 99)) < percent

    def perhaps_variable(self, type_: Type, value: Any, *, defaulted: bool = False) -> Any:
        """The value itself or a variable that holds it. `defaulted`: the place has a default of its own."""
        if not self.chance(30) or _holds_use(value):
            return value
        name = f"v{len(self.variables)}"
        nullable = str(type_).removesuffix("!")
        kind = self.draw(st.integers(0, 3))
        if kind == 1:
            self.variables[name] = Variable(str(type_), literal(value), self.one((value, Undefined)))
        elif kind == 2 and (defaulted or not required(type_)):
            self.variables[name] = Variable(nullable, None, self.one((value, None, Undefined)))
        else:
            self.variables[name] = Variable(str(type_), None, value)
        return Use(name)

    def of_type(self, type_: Type, plain: Callable[[], Any], depth: int) -> Any:
        """A value of an input type; `plain` draws one of its scalars."""
        nullable = type_.of_type if required(type_) else type_
        if nullable is type_ and self.chance(5):
            return None
        match nullable:
            case _ if gives_list(nullable):
                return self._list(nullable, plain, depth)
            case GraphQLEnumType():
                return Word(self.one(self._words(nullable)))
            case GraphQLInputObjectType():
                return self._object(nullable, depth)
            case _:
                return plain()

    def _words(self, of: GraphQLEnumType) -> list[str]:
        """Those that are not refused."""
        return [name for name in sorted(of.values) if of.name != "OrderBy" or name not in self.unordered]

    def _list(self, of: Type, plain: Callable[[], Any], depth: int) -> Any:
        inner = of.of_type.of_type if required(of.of_type) else of.of_type
        if isinstance(inner, GraphQLInputObjectType) and self.chance(40):
            first = self._object(inner, depth)
            return [first, *(self._alike(inner, first) for _ in range(self.draw(st.integers(1, 6))))]
        items = [self.of_type(of.of_type, plain, depth) for _ in range(self.draw(st.integers(0, 3)))]
        if len(items) == 1 and not isinstance(items[0], list) and self.chance(30):
            return items[0]
        return items

    def _object(self, of: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
        """Some of its fields, every required one among them."""
        needed = [name for name, one in of.fields.items() if required(type_of(one)) and one.default_value is Undefined]
        open_ = [name for name, one in of.fields.items() if depth < _DEEPEST or _is_plain(type_of(one))]
        count = self.draw(st.integers(0 if needed else 1, 2))
        chosen = dict.fromkeys([*needed, *(self.one(open_) for _ in range(count))])
        outer, self.cut = self.cut, self.cut or "knownBy" in chosen
        value = {name: self._field(of, name, depth) for name in chosen if not (self.cut and (of.name, name) in _LAST)}
        self.cut = outer
        return value

    def _alike(self, of: GraphQLInputObjectType, value: dict[str, Any]) -> dict[str, Any]:
        """The same tests with other values."""
        return {name: self._other(name, of.fields[name], one) for name, one in value.items()}

    def _other(self, name: str, of: Any, value: Any) -> Any:
        """Another value of an input field, in the shape of this one."""
        inside, kinds = named(type_of(of)), self.kinds
        self.kinds = _labels(of) or kinds
        match value:
            case None | Use():
                other = value
            case dict():
                other = self._alike(inside, cast(dict[str, Any], value))
            case list():
                other = [self._other(name, of, one) for one in cast(list[Any], value)]
            case Word():
                other = Word(self.one(self._words(inside)))
            case _:
                other = self._plain(name, of)
        self.kinds = kinds
        return other

    def _field(self, of: GraphQLInputObjectType, name: str, depth: int) -> Any:
        one, kinds = of.fields[name], self.kinds
        self.kinds = _labels(one) or kinds
        value = self.of_type(type_of(one), lambda: self._plain(name, one), depth + 1)
        self.kinds = kinds
        return self.perhaps_variable(type_of(one), value, defaulted=one.default_value is not Undefined)

    def _plain(self, name: str, of: Any) -> Any:
        scalar = _scalar(of.type)
        if scalar == "Boolean":
            return self.chance(50)
        if scalar == "Date":
            return self.one(_DAYS[:5] if name in {"from", "surelyFrom"} else _DAYS[4:])
        if scalar == "Int" and name != "year":
            return self.draw(st.integers(1, 4))
        if scalar == "ID":
            return self.id(*self.kinds)
        if name == "year":
            return int(self.one(_DAYS)[:4])
        return self.one(self.world.numbers) if name in {"number", "section"} else self.words()

    def day(self) -> str:
        """A day near those that the graph tells of."""
        return self.one(_DAYS)

    def id(self, *labels: str) -> str:
        """An id of one of the kinds, now and then of nothing; of any kind where none of those is in the graph."""
        ids = [one for label in labels for one in self.world.ids.get(label, ())] or self.world.anything()
        return self.one([*ids, f"{ids[0]}-not-there"])

    def search(self) -> str:
        """Words, words in a row or a beginning that stand in some text, a word that is in none now and then."""
        terms = [self.one(self.world.terms) for _ in range(self.draw(st.integers(1, 2)))]
        return " ".join(term.written() for term in terms) + self.one(("", "", "", "", "", "", "", " nowhere"))

    def words(self) -> str:
        """A part of a title, in any case."""
        return self._part(self.one(self.world.titles))

    def locator(self) -> str:
        """A part of the words for a place, in any case."""
        return self._part(self.one(self.world.locators))

    def _part(self, text: str) -> str:
        start = self.draw(st.integers(0, max(0, len(text) - 1)))
        part = text[start : start + self.draw(st.integers(0, 4))]
        return self.one((text, part, part.upper(), text.swapcase()))


def _terms(graph: Graph) -> list[Asked]:
    """What may be looked for: whatever the texts hold that is not too common or short."""
    texts = {str(node.properties[name]) for node in graph.nodes.values() for name in _TEXTS if name in node.properties}
    found = {term for text in texts for term in _of(text)}
    return sorted((term for term in found if not common(term)), key=lambda term: (term.text, term.start, term.quoted))


def _of(text: str) -> Iterator[Asked]:
    known = read(text)
    printed = [text[word.start : word.end] for word in known.words]
    yield from map(Asked, (*printed, *(text[word.start : word.end] for word in known.joined)))
    for first, second in pairwise(printed):
        yield Asked(f"{first} {second}", quoted=True)
    for word in printed:
        if len(read(word[:3]).words) == 1 and len(read(word[:3]).words[0].form) > 1:
            yield Asked(word[:3], start=True)


def _holds_use(value: Any) -> bool:
    if is_object(value):
        return _holds_use(list(value.values()))
    return any(map(_holds_use, value)) if is_list(value) else isinstance(value, Use)


def _is_plain(type_: Type) -> bool:
    return isinstance(named(type_), GraphQLScalarType | GraphQLEnumType)


def _scalar(type_: Type) -> str:
    return named(type_).name


def _labels(of: Any) -> tuple[str, ...]:
    """The kinds that an id in this field of a filter, or in its object, may be of; none where that is left open."""
    try:
        declared = d.declaration(of)
    except LookupError:
        return ()
    match declared:
        case d.Through(via):
            return via.labels
        case d.Identified(_, labels):
            return labels
        case _:
            return ()
