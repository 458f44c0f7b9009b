"""A field as it is asked for, and what those who plan one may ask of the planner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from graphql import FieldNode, GraphQLField, GraphQLObjectType

from rasso_graph.loaders.plan import Predicate
from rasso_graph.loaders.store import OneState
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.shaping import Answers, FieldReader, Reader
from rasso_graph.resolvers.request.cost import Cost
from rasso_graph.resolvers.request.premises import Anew, Premises
from rasso_graph.resolvers.request.selection import Request
from rasso_graph.resolvers.request.types import Type


@dataclass(frozen=True)
class Asked:
    """One field as it is asked for: its type's field and what that gives, its nodes, its arguments."""

    parent: GraphQLObjectType
    name: str
    definition: GraphQLField
    type: Type
    nodes: list[FieldNode]
    args: Mapping[str, Any]
    premises: Premises

    @property
    def node(self) -> FieldNode:
        """Where to point in an error."""
        return self.nodes[0]


class PlannedWalk(Protocol):
    """A planned traversal."""

    async def run(self, store: OneState, starts: list[str], given: Anew) -> Answers:
        """What the value of each start is made from, for these variables."""
        ...


class Planning(Protocol):
    """The planner of one root field, as those see it who plan a part of it."""

    request: Request
    cost: Cost

    def parts(
        self, on: GraphQLObjectType, nodes: Iterable[FieldNode], plan: Callable[[Asked], Reader]
    ) -> list[FieldReader]:
        """Readers for what is asked of this type, each made by `plan`."""
        ...

    def fields(self, on: GraphQLObjectType, nodes: Iterable[FieldNode], columns: Columns) -> list[FieldReader]:
        """Readers for what is asked of this type, adding the columns that they need."""
        ...

    def field(self, asked: Asked, columns: Columns) -> Reader:
        """Reads the field from a row of these columns, as it declares."""
        ...

    def entity(self, type_: Type, nodes: Iterable[FieldNode], columns: Columns) -> Reader:
        """Reads an object of the named type, concrete or abstract, from a row of these columns."""
        ...

    def plain(self, type_: Type, nodes: Iterable[FieldNode]) -> Reader:
        """Reads an object, or a list of objects, of which every value is at hand, from mappings by field name."""
        ...

    def plain_part(self, part: Asked) -> Reader:
        """Reads one field of such an object."""
        ...

    def where(self, asked: Asked, labels: tuple[str, ...]) -> Predicate | None:
        """What the argument `where` asks for, of things with these labels."""
        ...

    def walk(self, walk: PlannedWalk, value: Reader) -> Reader:
        """Joins a walk to those of the root field; reads its answer from the id of its start."""
        ...


FieldPlan = Callable[[Planning, Asked, Any, Columns], Reader]
"""How a field is planned: as its declaration says, from a row of these columns."""
Traversals = Mapping[str, Callable[[Planning, Asked], Reader]]
"""How each traversal is planned, by the name it is declared with."""
