"""How much an operation asks for, counted while it is planned and before any store is touched."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from graphql import FieldNode, GraphQLError

from rasso_graph.loaders import plan as p
from rasso_graph.resolvers.request.errors import Code, ManyRows, refusal
from rasso_graph.resolvers.request.limits import FIXED, LOOKED_UP, PLAIN_LIST, WHOLE_KIND, Limits


@dataclass
class Cost:
    """Counts what one operation asks for."""

    limits: Limits
    until: float = float("inf")
    """The time of `time.monotonic()` at which planning is given up."""
    most: Callable[[p.Source], int | None] | None = None
    """How many rows a source has in all the graph, where that is known: no page of it holds more."""
    roots: int = 0
    fields: int = 0
    total: int = 0
    traversals: int = 0
    values: int = 0
    links: int = 0
    tests: int = 0
    _at_once: int = 1
    _level: int = 0
    _apart: bool = True
    """Whether no thing stands in two of the rows around, so that no edge of one is met again."""
    _of_graph: bool = False
    """Whether how much the graph holds could make it come to less."""
    _way: tuple[str, ...] = ()
    """The lists around, each with how much it counts for each row it stands in."""

    def counted(self) -> dict[str, int]:
        """The cost and its limits, as a response tells them."""
        most = self.limits
        counted = {"fields": self.fields, "rows": self.total, "tests": self.tests}
        return {**counted, "mostFields": most.fields, "mostRows": most.rows, "mostTests": most.tests}

    def root(self, node: FieldNode) -> None:
        """Count a root field."""
        self.roots += 1
        _check(node, "root fields", self.roots, self.limits.roots, "Ask in several operations")

    def traversal(self, node: FieldNode) -> None:
        """Count a planned traversal."""
        self.traversals += 1
        _check(node, "traversals", self.traversals, self.limits.traversals, "Ask in several operations")

    def field(self, node: FieldNode) -> None:
        """Count a planned field. Refuses, too, where the operation's time is over before it is planned."""
        self.fields += 1
        _check(node, "fields", self.fields, self.limits.fields, "Ask for fewer fields, or in several operations")
        if time.monotonic() > self.until:
            raise refusal(Code.TOO_MUCH, "The operation takes too long to plan. Ask in several operations.", node)

    def given(self, node: FieldNode, values: int) -> None:
        """Count the values of a filter before it is read."""
        if values > FIXED.filter_values:
            told = f"The filter of '{_name(node)}' holds {values:,} values; {FIXED.filter_values:,} are allowed."
            raise refusal(Code.TOO_MUCH, f"{told} Ask in several operations, or for a page of all.", node)
        self.values += values
        advice = "A variable's count wherever it is used: filter by fewer values, or in fewer fields"
        _check(node, "values in filters", self.values, self.limits.values, advice)

    def filter(self, node: FieldNode, where: p.Predicate) -> None:
        """Count the links that a filter follows, which make a statement slow to plan."""
        links = _links(where)
        if links > FIXED.filter_links:
            told = f"The filter of '{_name(node)}' follows {links:,} links; {FIXED.filter_links:,} are allowed."
            raise refusal(Code.TOO_MUCH, f"{told} Tests of one kind in an or count once: join those.", node)
        self.links += links
        _check(node, "links in filters", self.links, FIXED.links, "Test less through links, or in several operations")

    def test(self, node: FieldNode, source: p.Source, where: p.Predicate | None, more: int = 0) -> None:
        """Count one use of a source's things: whether they pass, and `more` for what is compared besides."""
        things = WHOLE_KIND if isinstance(source, p.Labelled) else PLAIN_LIST
        self.tests += self._at_once * things * (1 + more + (_tests(where) if where else 0))
        advice = "Filter by fewer values, count or order less, or ask in several operations"
        _check(node, "tests", self.tests, self.limits.tests, advice)

    def held(self, node: FieldNode, where: p.Predicate) -> None:
        """Count a test that each of the rows around it is put to, as a field of its own."""
        self.tests += self._at_once * _tests(where)
        _check(node, "tests", self.tests, self.limits.tests, "Ask it of fewer things, or in several operations")

    @contextmanager
    def rows(
        self, node: FieldNode, size: int | None, of: p.Source | None = None, *, deep: int = 1, apart: bool = False
    ) -> Generator[None]:
        """Count nested rows: `size` of them, or what a plain list is taken to hold.

        `deep` is how many levels finding them takes; with `apart` they are read by a statement of their own.
        """
        outer = self._at_once, self._level, self._apart, self._way
        self._come_to(node, max(1, PLAIN_LIST if size is None else size), of)
        self._level = 0 if apart else self._level
        self.total += max(outer[0], self._at_once)
        self._check_rows(node)
        self._check_level(node, self._level + deep)
        self._level += 1
        yield
        self._at_once, self._level, self._apart, self._way = outer

    def _come_to(self, node: FieldNode, each: int, of: p.Source | None) -> None:
        """Count what a list holds in all the rows it stands in: where no edge is met again, no more than the graph."""
        there = self.most(of) if self.most and of else None
        self._of_graph = self._of_graph or (each > 1 and isinstance(of, p.Labelled | p.Via))
        in_all = self._at_once * each
        if there is not None:
            in_all = min(in_all, there if self._apart else self._at_once * there)
        self._way = (*self._way, f"{each:,} of '{_name(node)}'") if each > 1 else self._way
        self._apart = in_all <= 1 or (self._at_once == 1 and isinstance(of, p.Labelled))
        self._at_once = max(1, in_all)

    def _check_rows(self, node: FieldNode) -> None:
        if self.total > self.limits.rows:
            told = f"With '{_name(node)}' the operation comes to {self.total:,} rows; {self.limits.rows:,} are allowed."
            way = (
                f" The last of them are {' with '.join(self._way)}{' each' * (len(self._way) > 1)}."
                if self._way
                else ""
            )
            advice = "Ask for smaller pages (`first`, `last`), or for less within them."
            refused = ManyRows if self._of_graph and not self.most else GraphQLError
            raise refused(f"{told}{way} {advice}", node, extensions={"code": Code.TOO_MUCH.value})

    def _check_level(self, node: FieldNode, level: int) -> None:
        if level > self.limits.levels:
            told = f"'{_name(node)}' takes {level} levels of linked things; {self.limits.levels} are allowed."
            raise refusal(Code.TOO_MUCH, f"{told} Ask for it apart, by id.", node)


def _check(node: FieldNode, what: str, counted: int, most: int, advice: str) -> None:
    if counted > most:
        told = f"With '{_name(node)}' the operation comes to {counted:,} {what}; {most:,} are allowed. {advice}."
        raise refusal(Code.TOO_MUCH, told, node)


def _name(node: FieldNode) -> str:
    """What the client calls it."""
    return node.alias.value if node.alias else node.name.value


def _tests(where: p.Predicate) -> int:
    """How many tests of one thing it makes at the most; looking a value up in a list is cheap."""
    match where:
        case p.Compare(operator="in", value=p.Param(values)):
            return 1 + len(values) // LOOKED_UP
        case p.Related(_, inside):
            return PLAIN_LIST * (1 + (_tests(inside) if inside else 0))
        case p.Not(part):
            return _tests(part)
        case p.Every(parts) | p.Some(parts):
            return sum(map(_tests, parts))
        case p.Among(test, rows):
            return len(rows.value) * _tests(test)
        case _:
            return 1


def _links(where: p.Predicate) -> int:
    match where:
        case p.Related(_, inside):
            return 1 + (_links(inside) if inside else 0)
        case p.Not(part) | p.Among(part):
            return _links(part)
        case p.Every(parts) | p.Some(parts):
            return sum(map(_links, parts))
        case _:
            return 0
