"""The columns of one kind of row, each asked for once however often it is read."""

from __future__ import annotations

from rasso_graph.loaders.plan import Column
from rasso_graph.resolvers.request.limits import FIXED


class TooManyColumns(Exception):
    """One selection set asks for more different things than a row holds: SQLite's JSON functions take 127 arguments."""


class Columns:
    """Columns in the order they were first asked for."""

    def __init__(self) -> None:
        self._places: dict[Column, int] = {}

    def place(self, column: Column) -> int:
        """Where the column stands in a row, asking for it if it is new."""
        at = self._places.setdefault(column, len(self._places))
        if at >= FIXED.columns:
            raise TooManyColumns
        return at

    def all(self) -> tuple[Column, ...]:
        """Every column, in order."""
        return tuple(self._places)
