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
    levels: int = 6
    """Rows within rows that one statement reads: what SQLite's parser holds, before 3.47, beside a page's condition."""


PLAIN_LIST = 5
"""Rows that a list without a page is taken to hold."""


@dataclass
class Cost:
    """Counts one operation's fields and rows."""

    limits: Limits
    fields: int = 0
    total: int = 0
    _at_once: int = 1
    _level: int = 0

    def field(self, node: FieldNode) -> None:
        """Count a planned field."""
        self.fields += 1
        if self.fields > self.limits.fields:
            raise refusal(Code.TOO_MUCH, f"The operation asks for more than {self.limits.fields} fields.", node)

    @contextmanager
    def rows(self, node: FieldNode, size: int | None, *, levels: int = 1, apart: bool = False) -> Generator[None]:
        """Count nested rows: `size` of them, or what a plain list is taken to hold.

        They take so many `levels` of the statement, or with `apart` begin a statement of their own.
        """
        outer = self._at_once, self._level
        self._at_once *= max(1, PLAIN_LIST if size is None else size)
        self._level = levels if apart else self._level + levels
        self.total += self._at_once
        name = node.name.value
        if self.total > self.limits.rows:
            raise refusal(Code.TOO_MUCH, f"'{name}' makes the operation ask for over {self.limits.rows} rows.", node)
        if self._level > self.limits.levels:
            most = self.limits.levels
            raise refusal(
                Code.TOO_MUCH, f"'{name}' lies deeper than {most} levels of linked things. Ask again from there.", node
            )
        yield
        self._at_once, self._level = outer
