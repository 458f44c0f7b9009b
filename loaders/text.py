"""What the two dialects share: scopes, numbered parameters, and the statement they make."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from rasso_graph.loaders.lifting import Values, value_of
from rasso_graph.loaders.plan import At, Column, EdgesBetween, EdgesById, Source, Via

GIVEN = "given"
"""The one parameter of a statement in Cypher: a map of all its values. Neo4j plans a text anew where a parameter has
another type, null being one, and where a text or a list has another length; into a map it does not look."""


@dataclass(frozen=True)
class Statement:
    """A text of a dialect, its parameters, the name it goes by in timings, and what it was made of if not read."""

    name: str
    text: str
    params: dict[str, Any]
    columns: tuple[Column, ...] = ()


Write = Callable[[tuple[Column, ...]], tuple[str, dict[str, Any]]]
"""A dialect's way from columns to a text and its parameters."""


class KeptColumns:
    """Columns that are asked for again and again: each dialect writes them once."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        self.digest = hash(columns)
        self._written: dict[Write, tuple[str, dict[str, Any]]] = {}
        self._followed: dict[KeptColumns, KeptColumns] = {}

    def with_values(self, values: Values) -> GivenColumns:
        """The columns as one request asks for them."""
        filled = GivenColumns(self.columns)
        filled.texts, filled.values = self, values
        return filled

    def followed_by(self, more: KeptColumns) -> KeptColumns:
        """These and more behind them, kept as these are."""
        if more not in self._followed:
            self._followed[more] = KeptColumns((*self.columns, *more.columns))
        return self._followed[more]

    def written(self, write: Write) -> tuple[str, dict[str, Any]]:
        """The text and its parameters, some of which may be late."""
        if write not in self._written:
            self._written[write] = write(self.columns)
        return self._written[write]


class GivenColumns(tuple[Column, ...]):
    """Columns with what one request gives for the late values in them."""

    texts: KeptColumns
    values: Values

    def __hash__(self) -> int:
        return self.texts.digest

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, GivenColumns) or not super().__eq__(other):
            return False
        return self.values is other.values or self.values == other.values


def together(columns: tuple[Column, ...], more: GivenColumns) -> GivenColumns:
    """Columns and more behind them, for one statement."""
    if isinstance(columns, GivenColumns):
        return columns.texts.followed_by(more.texts).with_values({**more.values, **columns.values})
    return KeptColumns((*columns, *more)).with_values(more.values)


def statement_of(name: str, columns: tuple[Column, ...], write: Write) -> Statement:
    """The statement for these columns, whose text is written only where none is kept."""
    if not isinstance(columns, GivenColumns):
        return Statement(name, *write(columns), columns)
    text, params = columns.texts.written(write)
    return Statement(name, text, {key: value_of(one, columns.values) for key, one in params.items()}, columns)


@dataclass(frozen=True)
class Scope:
    """The variables that a row's parts go by. `near` is the node that the rows are asked for; without `depth` the edge
    was found there."""

    node: str = ""
    edge: str = ""
    source: str = ""
    target: str = ""
    depth: str = ""
    near: str = ""

    def __getitem__(self, at: At) -> str:
        return {At.NODE: self.node, At.EDGE: self.edge, At.SOURCE: self.source, At.TARGET: self.target}[at]


@dataclass
class Writing:
    """The parameters met so far and the last variable given, in the order of the text."""

    params: dict[str, Any] = field(default_factory=dict[str, Any])
    scopes: int = 0
    ahead: list[str] = field(default_factory=list[str])
    """Expressions that the dialect must compute before the list they stand in."""
    row: str = ""
    """The variable of the table's row that is tried."""

    def bind(self, value: Any) -> str:
        """The name of a new parameter."""
        name = f"p{len(self.params)}"
        self.params[name] = value
        return name

    @contextmanager
    def trying(self) -> Generator[str]:
        """A fresh variable for the rows of a table, to which cells belong inside."""
        self.scopes += 1
        outer, self.row = self.row, f"v{self.scopes}"
        yield self.row
        self.row = outer

    def scope(self, near: str, source: Source) -> Scope:
        """Fresh variables for rows of this source, asked for the node `near`."""
        self.scopes += 1
        node, edge, depth = f"n{self.scopes}", f"r{self.scopes}", f"d{self.scopes}"
        if isinstance(source, EdgesById | EdgesBetween):
            return Scope(node, edge, f"c{self.scopes}", node, near=near)
        if not isinstance(source, Via):
            return Scope(node, near=near)
        found_at = f"c{self.scopes}" if source.within else near
        ends = (found_at, node) if source.out else (node, found_at)
        return Scope(node, edge, *ends, depth if source.within else "", near)
