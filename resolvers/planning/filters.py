"""Filter inputs become predicates, as their fields declare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any, cast

from graphql import FieldNode, GraphQLInputField, GraphQLInputObjectType

from rasso_graph.loaders.merging import merged
from rasso_graph.loaders.plan import (
    At,
    Carries,
    Compare,
    Direct,
    Every,
    Not,
    Own,
    Param,
    Predicate,
    Related,
    Some,
    Via,
    every,
)
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.model.folding import fold
from rasso_graph.model.words import FACTS, KINDS, LABELS, told_last
from rasso_graph.resolvers.planning.declarations import (
    Combined,
    Identified,
    Inside,
    InYear,
    Matches,
    OfKind,
    OnDay,
    Overdue,
    Settles,
    Test,
    Through,
    Widened,
    declaration,
)
from rasso_graph.resolvers.planning.overdue import overdue
from rasso_graph.resolvers.planning.settling import counted, settled_by
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.ids import checked_id
from rasso_graph.resolvers.request.limits import FIXED
from rasso_graph.resolvers.request.selection import Given, ReadFilter, inside
from rasso_graph.resolvers.request.types import named, type_of

INHERITED = Some(
    (
        Direct(),
        Every(
            (
                Compare("when_holds_from", "<=", Own("when_finished"), At.EDGE),
                Compare("when_holds_until", ">=", Own("when_earliest"), At.EDGE),
            )
        ),
    )
)
"""What is stated of a container holds of what it contains only if it began before that was finished, and had not ended
before that was there."""
_DATED = Test("when_earliest", "<")
_PUBLISHED = frozenset(kind.label for kind in LABELS.values() if kind.hangs or kind.doubt)
"""Things at the end of an edge without a publication of its own that have one themselves."""


@dataclass(frozen=True)
class _Place:
    """Where in `where` a test stands: the way to it, and the labels of what it is a test of."""

    node: FieldNode
    labels: tuple[str, ...]
    path: tuple[str, ...] = ("where",)
    depth: int = 0
    known_by: date | None = None
    """The day of the nearest `knownBy` around it, if any."""
    ids: set[str] = field(default_factory=set[str])
    """The ids met in the whole of it."""

    @property
    def name(self) -> str:
        """The way to it, as a client writes it."""
        return ".".join(self.path)

    def step(self, name: str) -> _Place:
        """An input field of it."""
        return replace(self, path=(*self.path, name))

    def inside(self, labels: tuple[str, ...] | None = None) -> _Place:
        """One level deeper, among tests of things with these labels."""
        return replace(self, labels=labels or self.labels, depth=self.depth + 1)


def filtered(of: GraphQLInputObjectType, given: Given, labels: tuple[str, ...], node: FieldNode) -> ReadFilter:
    """All that `where` asks of things with these labels; a null asks for nothing. Raises a refusal."""
    at = _Place(node, labels)
    asked = _predicate(of, given, at)
    return ReadFilter(given, asked and merged(asked), frozenset(at.ids))


def _predicate(of: GraphQLInputObjectType, given: Given, at: _Place) -> Predicate | None:
    if at.depth > FIXED.filter_depth:
        told = f"{at.name} lies {at.depth} filters deep; {FIXED.filter_depth} are allowed. Say it in fewer."
        raise refusal(Code.TOO_MUCH, told, at.node)
    at = replace(at, known_by=given.get("knownBy") or at.known_by)
    parts = [_part(of.fields[name], value, at.step(name)) for name, value in given.items() if value is not None]
    return Every(tuple(part for part in parts if part is not None)) if parts else None


def width(value: object) -> int:
    """How many values a filter holds."""
    return sum(map(width, inside(value))) or 1


def comparing(test: Test, value: object) -> Compare:
    """The comparison that a test makes with a value."""
    return Compare(test.name, test.operator, Param(plain(value)), test.at)


def plain(value: object) -> Any:
    """The value as the stores hold it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return tuple(plain(item) for item in cast(Iterable[object], value))
    return value


def words_among(given: object, whole: Iterable[str]) -> list[str]:
    """The words that a list argument names; without one, all."""
    return list(whole if given is None else plain(given))


def _part(of: GraphQLInputField, value: Any, at: _Place) -> Predicate | None:
    match declaration(of):
        case Combined(how):
            return _combined(of, how, value, at)
        case Matches(test, folded, dated):
            _check_told(test, at)
            asked = comparing(test, fold(value) if folded else value)
            return Every((asked, comparing(_DATED, LAST_DAY))) if dated else asked
        case OnDay(tests):
            return Every(tuple(comparing(test, value) for test in tests))
        case InYear():
            return _in_year(value, at)
        case OfKind():
            return Carries(tuple(sorted({str(KINDS.get(kind, kind)) for kind in plain(value)})))
        case Identified(test, labels):
            _check_told(test, at)
            return comparing(test, _ids(value, labels or at.labels, at))
        case Inside(span):
            if span:
                _check_span(value, at)
            return _object(of, value, at.inside())
        case Through(via, unsettled):
            return _related(of, via, value, at, _open(at) if unsettled else None)
        case Settles(test, unsaid):
            if at.known_by:
                return counted(test.name, plain(value), unsaid, at.known_by)
            return comparing(test, value)
        case Overdue():
            return overdue(value, at.known_by or value)
        case Widened():
            return INHERITED if value else None
        case other:
            raise TypeError(other)


def _in_year(given: int, at: _Place) -> Compare:
    """Days of the year. The first and the last year of all stand for what is open or not known."""
    if not int(FIRST_DAY[:4]) < given < int(LAST_DAY[:4]):
        raise refusal(Code.ARGUMENT, f"{at.name} is a year such as 2016; {given} was asked for.", at.node)
    return Compare("when_earliest", "starts", Param(f"{given:04d}-"))


def _ids(given: list[str], labels: tuple[str, ...], at: _Place) -> list[str]:
    at.ids.update(checked_id(one, labels, at.node, at.name) for one in given)
    return given


def _check_span(given: Given, at: _Place) -> None:
    first = max((given[name] for name in ("from", "surelyFrom") if given.get(name)), default=None)
    last = min((given[name] for name in ("to", "surelyTo") if given.get(name)), default=None)
    if first is not None and last is not None and first > last:
        raise refusal(Code.ARGUMENT, f"{at.name} ends ({last}) before it starts ({first}).", at.node)


def _combined(of: GraphQLInputField, how: str, value: Any, at: _Place) -> Predicate:
    if how == "not":
        return Not(_object(of, value, at.inside()) or Every(()))
    parts = tuple(_object(of, item, at.inside()) or Every(()) for item in value)
    return Every(parts) if how == "and" else Some(parts)


def _object(of: GraphQLInputField, value: Given, at: _Place) -> Predicate | None:
    return _predicate(named(type_of(of)), value, at)


def _check_told(test: Test, at: _Place) -> None:
    """What was told last may not have been told by the day that `knownBy` names."""
    if at.known_by and test.name in told_last(at.labels):
        told = f"{at.name} tests what was told last, so it cannot stand beside knownBy."
        raise refusal(Code.ARGUMENT, f"{told} Ask for it of what is found, or test printedIn.", at.node)


def _open(at: _Place) -> Predicate:
    """That nothing known by the day of `knownBy` settles it."""
    return Not(settled_by({"knownBy": at.known_by}))


def _related(of: GraphQLInputField, via: Via, value: Any, at: _Place, unsettled: Predicate | None) -> Predicate:
    known = every(_known(via, at), unsettled)
    if isinstance(value, bool):
        return Related(via, known) if value else Not(Related(via, known))
    if isinstance(value, list):
        return Related(via, every(comparing(Test("id", "in"), _ids(cast(list[str], value), via.labels, at)), known))
    via = replace(via, within=bool(value.get("inherited")))
    return Related(via, every(_object(of, value, at.inside(via.labels)), known))


def _known(via: Via, at: _Place) -> Compare | None:
    """That the edge, or what it leads to, had been published by the day that `knownBy` names."""
    if at.known_by and {*via.types} <= {*FACTS}:
        return comparing(Test("when_known", "<=", At.EDGE), at.known_by)
    if at.known_by and via.labels and {*via.labels} <= _PUBLISHED:
        return comparing(Test("when_known", "<="), at.known_by)
    return None
