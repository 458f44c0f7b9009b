"""The one door to answers: a document and its variables in, data and errors out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from graphql import GraphQLError, GraphQLSchema

from rasso_graph.loaders.plan import About
from rasso_graph.loaders.store import Store
from rasso_graph.resolvers.cost import Cost, Limits
from rasso_graph.resolvers.documents import Documents, Operation, Refused
from rasso_graph.resolvers.errors import Code, formatted
from rasso_graph.resolvers.execution import Root, Told, plan_root, run
from rasso_graph.resolvers.introspection import of_schema, told_by_schema
from rasso_graph.resolvers.selection import Fields, fields_of


@dataclass(frozen=True)
class Answer:
    """What a request came to.

    `errors` are formatted, each with `extensions.code`. With `executed` false the request was refused and the
    response has no data. `retry_after` is set, in seconds, when the store was away for all that was asked.
    """

    data: dict[str, Any] | None
    errors: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    executed: bool = True
    retry_after: int | None = None
    cost: dict[str, int] | None = None
    """What was asked for and may be, in planned fields and rows; None where the request was refused."""


class Service:
    """Answers documents over one schema from one store."""

    def __init__(self, schema: GraphQLSchema, store: Store, limits: Limits | None = None) -> None:
        assert schema.query_type
        self._query = schema.query_type
        self._store = store
        self._limits = limits or Limits()
        self._documents = Documents(schema, self._limits)

    async def ready(self) -> int:
        """The graph's revision. Raises StoreAway, or StoreUnready where the store holds no graph of this layout."""
        revision, _ = await self._store.read("ready", (About("digest"),))
        return revision

    async def answer(self, query: str, variables: dict[str, Any] | None = None, operation: str | None = None) -> Answer:
        """Runs the operation that the document and its variables ask for."""
        cost = Cost(self._limits)
        try:
            asked = self._documents.operation(query, variables or {}, operation)
            fields = self._fields(asked)
            from_schema = told_by_schema(asked, fields, cost)
            roots = self._planned(asked, fields, cost)
        except Refused as refused:
            return Answer(None, refused.errors, executed=False)
        except GraphQLError as error:
            return Answer(None, [formatted(error, Code.VARIABLES)], executed=False)
        told = {one.key: one for one in await run(self._store, roots, self._limits.seconds)}
        return replace(_answer(list(fields), told, from_schema), cost=cost.told())

    def _fields(self, asked: Operation) -> Fields:
        return fields_of(asked.request, self._query, [asked.node.selection_set])

    def _planned(self, asked: Operation, fields: Fields, cost: Cost) -> list[Root]:
        return [
            plan_root(asked.request, self._query, key, nodes, cost)
            for key, nodes in fields.items()
            if not of_schema(key, fields)
        ]


def _answer(keys: list[str], told: dict[str, Told], from_schema: dict[str, Any]) -> Answer:
    errors = [formatted(error, Code.INTERNAL) for one in told.values() for error in one.errors]
    away = [one.away for one in told.values()]
    retry_after = max((one for one in away if one), default=None) if away and all(away) else None
    if any(one.nulled for one in told.values()):
        return Answer(None, errors, retry_after=retry_after)
    data = {key: told[key].value if key in told else from_schema[key] for key in keys}
    return Answer(data, errors, retry_after=retry_after)
