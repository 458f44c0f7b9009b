"""What a question asks of a store, in no dialect.

A statement is a tuple of columns and answers with one list of values in their order. Columns of nested rows are
read in a scope: the node a row is about, the edge it was reached by, and that edge's source and target.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Literal


class At(Enum):
    """Which part of the scope a property belongs to."""

    NODE = "node"
    EDGE = "edge"
    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True)
class Param:
    """A value that travels beside the text, never in it. Lists are tuples here."""

    value: Any


@dataclass(frozen=True)
class Late:
    """In place of a value that each request gives anew, by what it goes by; of a list, how many values it holds."""

    key: Hashable
    size: int = 0

    def __len__(self) -> int:
        return self.size


@dataclass(frozen=True)
class Own:
    """A property of the node that the rows are asked for, in place of a value."""

    name: str


@dataclass(frozen=True)
class Cell:
    """A value of the table's row that is tried, by its place in it."""

    at: int


Operand = Param | Own | Cell


@dataclass(frozen=True)
class Compare:
    """A property against a value; an absent one never passes. `known` asks whether it is there."""

    name: str
    operator: Literal["=", "<", "<=", ">", ">=", "in", "contains", "starts", "known"]
    value: Operand
    at: At = At.NODE

    def plainest(self) -> Compare:
        """The same test; to be in a list of one value is to equal it, which an index answers in its order."""
        match self:
            case Compare(operator="in", value=Param((one,))):
                return replace(self, operator="=", value=Param(one))
            case _:
                return self


@dataclass(frozen=True)
class Carries:
    """Whether the node carries one of the labels."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class Related:
    """Whether the node has an edge to a node that passes."""

    source: Via | NamedNodes
    where: Predicate | None = None


@dataclass(frozen=True)
class Step:
    """Edges to nodes that pass; `back` is what is tested also of the node they leave from, or of how far above it."""

    source: Via
    where: Predicate | None = None
    back: Predicate | None = None


@dataclass(frozen=True)
class LeadingTo:
    """As Related, over some steps, of which the last leads to a node by its id: to be found from that node."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Every:
    """All of them hold; true if there are none."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True)
class Some:
    """At least one holds; false if there is none."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True)
class Not:
    """It does not hold, or cannot be told to."""

    part: Predicate


@dataclass(frozen=True)
class Direct:
    """Whether the edge was found at the node that rows are asked for, and not at what holds it."""


@dataclass(frozen=True)
class Among:
    """The test, whose values are cells, holds for one row of the table; with `every` for each of them."""

    test: Predicate
    rows: Param
    every: bool = False


@dataclass(frozen=True)
class Key:
    """One key of an order."""

    name: str
    descending: bool = False
    at: At = At.NODE


@dataclass(frozen=True)
class Beyond:
    """Rows after a place in an order, with `inclusive` that place's own too; none of the keys is ever absent."""

    keys: tuple[Key, ...]
    values: tuple[Param, ...]
    inclusive: bool = False


Predicate = Compare | Carries | Related | LeadingTo | Direct | Every | Some | Not | Among | Beyond


@dataclass(frozen=True)
class Via:
    """Nodes at the other end of the current node's edges.

    `within` also takes the edges of what holds it, up to words.HOLDING_STEPS by words.HOLDING. An edge may then come
    more than once, by different ways up; ordered by depth, its first row is the nearest.
    """

    types: tuple[str, ...]
    out: bool
    labels: tuple[str, ...]
    within: bool = False


@dataclass(frozen=True)
class NamedNodes:
    """Nodes whose ids a property of the scope holds, one or a list."""

    name: str
    labels: tuple[str, ...]
    at: At = At.NODE
    many: bool = False


@dataclass(frozen=True)
class Labelled:
    """All nodes of these labels."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class Ids:
    """Nodes by id, in no order."""

    ids: Param
    labels: tuple[str, ...]


@dataclass(frozen=True)
class EdgesById:
    """Fact edges by [edge id, id of one of its ends]; the node is the target.

    The end should be the one with fewer edges: Neo4j looks for the edge among them.
    """

    ends: Param


@dataclass(frozen=True)
class EdgesBetween:
    """Fact edges of a type by [edge id, id of its source, id of its target]; the node is the target."""

    type: str
    ends: Param


Source = Via | NamedNodes | Labelled | Ids | EdgesById | EdgesBetween


@dataclass(frozen=True)
class Property:
    """A property of the scope, null where absent."""

    name: str
    at: At = At.NODE


@dataclass(frozen=True)
class Depth:
    """How many containers lie between the asking node and the one the edge was found at; 0 is itself."""


@dataclass(frozen=True)
class Group:
    """Columns of another part of the scope, as a list of their own."""

    at: At
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Rows:
    """A list of rows, or with `one` the first row or null."""

    source: Source
    columns: tuple[Column, ...]
    where: Predicate | None = None
    order: tuple[Key, ...] = ()
    limit: Param | None = None
    one: bool = False


@dataclass(frozen=True)
class Count:
    """How many rows there are."""

    source: Source
    where: Predicate | None = None


@dataclass(frozen=True)
class Edges:
    """How many edges of a type the graph holds."""

    type: str


@dataclass(frozen=True)
class Has:
    """Whether there is any row."""

    source: Source
    where: Predicate | None = None


@dataclass(frozen=True)
class Holds:
    """Whether the node passes."""

    where: Predicate


@dataclass(frozen=True)
class About:
    """A property of the graph as a whole: its revision or digest."""

    name: str


@dataclass(frozen=True)
class Grouping:
    """What rows are counted by: a property of what stands at the end of some steps, or the row's label or year."""

    steps: tuple[Via | NamedNodes, ...] = ()
    value: Literal["property", "label", "year"] = "property"
    name: str = ""
    at: At = At.NODE


@dataclass(frozen=True)
class Tally:
    """How many distinct nodes or edges there are for each value, as [value, count, title of the node with that id].

    The most frequent first, then by value; rows without a value are left out.
    """

    source: Source
    where: Predicate | None
    by: Grouping
    most: Param
    of: At = At.NODE


@dataclass(frozen=True)
class Cross:
    """How many rows have which two values, as [value, other, count, title of each]; null is that a row has none.

    Neither is found over steps, so that each row counts once. The most frequent first, then by value.
    """

    source: Source
    where: Predicate | None
    rows: Grouping
    columns: Grouping
    most: Param


Column = Property | Depth | Group | Rows | Count | Edges | Has | Holds | About | Tally | Cross


def every(*parts: Predicate | None) -> Predicate | None:
    """The conjunction of those that are there."""
    present = tuple(part for part in parts if part is not None)
    return present[0] if len(present) == 1 else Every(present) if present else None
