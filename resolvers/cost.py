"""How much an operation may ask for, counted while it is planned and before any store is touched."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from graphql import FieldNode

from rasso_graph.resolvers.errors import Code, refusal


@dataclass(frozen=True)
class Limits:
    """What one operation may hold."""

    tokens: int = 8_000
    """Lexical tokens of the document."""
    depth: int = 24
    """Nested selection sets."""
    fields: int = 2_000
    """Fields, each counted for every place it is planned in."""
    rows: int = 50_000
    """Rows that it may read at the most, lists within lists multiplied."""
    listed: int = 1_000
    """Things that one list without a page gives; where there are more, an error beside them says so."""
    traversals: int = 20
    """Traversals, each two statements."""
    levels: int = 6
    """Rows within rows that one statement reads: what SQLite's parser holds, before 3.47, beside a page's condition."""
    seconds: float = 30.0
    """What all statements of an operation may take together."""


PLAIN_LIST = 5
"""Rows that a list without a page is taken to hold."""


@dataclass
class Cost:
    """Counts one operation's fields and rows."""

    limits: Limits
    fields: int = 0
    total: int = 0
    traversals: int = 0
    _at_once: int = 1
    _level: int = 0

    def told(self) -> dict[str, int]:
        """The cost and its limits, as a response tells them."""
        limits = self.limits
        return {"fields": self.fields, "rows": self.total, "mostFields": limits.fields, "mostRows": limits.rows}

    def traversal(self, node: FieldNode) -> None:
        """Count a planned traversal."""
        self.traversals += 1
        if self.traversals > self.limits.traversals:
            told = f"'{node.name.value}' makes more than {self.limits.traversals} traversals in one operation."
            raise refusal(Code.TOO_MUCH, told, node)

    def field(self, node: FieldNode) -> None:
        """Count a planned field."""
        self.fields += 1
        if self.fields > self.limits.fields:
            raise refusal(Code.TOO_MUCH, f"The operation asks for more than {self.limits.fields} fields.", node)

    @contextmanager
    def rows(self, node: FieldNode, size: int | None, *, deep: int = 1, apart: bool = False) -> Generator[None]:
        """Count nested rows: `size` of them, or what a plain list is taken to hold.

        `deep` is how many levels finding them takes; with `apart` they are read by a statement of their own.
        """
        outer = self._at_once, self._level
        self._at_once *= max(1, PLAIN_LIST if size is None else size)
        self._level = 0 if apart else self._level
        self.total += self._at_once
        self._check(node, self._level + deep)
        self._level += 1
        yield
        self._at_once, self._level = outer

    def _check(self, node: FieldNode, level: int) -> None:
        name, limits = node.name.value, self.limits
        if self.total > limits.rows:
            raise refusal(Code.TOO_MUCH, f"'{name}' makes the operation ask for over {limits.rows} rows.", node)
        if level > limits.levels:
            told = f"'{name}' lies deeper than {limits.levels} levels of linked things. Ask for it apart, by id."
            raise refusal(Code.TOO_MUCH, told, node)
