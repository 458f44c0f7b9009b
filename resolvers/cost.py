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


PLAIN_LIST = 5
"""Rows that a list without a page is taken to hold."""


@dataclass
class Cost:
    """Counts one operation's fields and rows."""

    limits: Limits
    fields: int = 0
    total: int = 0
    _at_once: int = 1

    def field(self, node: FieldNode) -> None:
        """Count a planned field."""
        self.fields += 1
        if self.fields > self.limits.fields:
            raise refusal(Code.TOO_MUCH, f"The operation asks for more than {self.limits.fields} fields.", node)

    @contextmanager
    def rows(self, node: FieldNode, size: int | None) -> Generator[None]:
        """Count nested rows: `size` of them, or what a plain list is taken to hold."""
        outer, self._at_once = self._at_once, self._at_once * max(1, PLAIN_LIST if size is None else size)
        self.total += self._at_once
        if self.total > self.limits.rows:
            name = node.name.value
            raise refusal(Code.TOO_MUCH, f"'{name}' makes the operation ask for over {self.limits.rows} rows.", node)
        yield
        self._at_once = outer
