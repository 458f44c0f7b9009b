"""What the schema alone answers: introspection, and the root's own type name."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

import graphql
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionSetNode,
    TypeMetaFieldDef,
)

from rasso_graph.resolvers.request.cost import Cost
from rasso_graph.resolvers.request.documents import Operation
from rasso_graph.resolvers.request.errors import Code, refusal
from rasso_graph.resolvers.request.selection import Fields, Request, fields_of, subselections
from rasso_graph.resolvers.request.types import gives_list, named, type_of
from rasso_graph.resolvers.request.values import in_graphql

_CORE: Any = graphql
"""Its declaration of `execute_sync` is generic without saying of what."""
_META = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}
_TAKEN: Mapping[str, int] = {"types": 200, "fields": 10, "args": 3}
"""Items that a list of the schema is taken to hold; any other as many as a plain list."""


def of_schema(key: str, fields: Fields) -> bool:
    """Whether the response key asks for what the schema alone answers."""
    return fields[key][0].name.value.startswith("__")


def told_by_schema(asked: Operation, fields: Fields, cost: Cost) -> dict[str, object]:
    """The answers of the schema by response key, from graphql-core. Raises GraphQLError.

    It runs on the event loop, so that what it may read is counted first, as a store's rows are.
    """
    kept = [node for key, nodes in fields.items() if of_schema(key, fields) for node in nodes]
    if not kept:
        return {}
    for nodes in fields.values():
        if meta := _META.get(nodes[0].name.value):
            _count(asked.request, named(type_of(meta)), nodes, cost)
    told = _CORE.execute_sync(asked.request.schema, _alone(asked, kept), variable_values=_values(asked))
    if told.errors:
        first: GraphQLError = told.errors[0]
        raise refusal(Code.VARIABLES, in_graphql(first.message), first.nodes)
    return told.data


def _count(request: Request, on: GraphQLObjectType, nodes: list[FieldNode], cost: Cost) -> None:
    cost.field(nodes[0])
    for found in fields_of(request, on, subselections(nodes)).values():
        name = found[0].name.value
        if name == "__typename":
            continue
        type_ = type_of(on.fields[name])
        held = cost.rows(found[0], _TAKEN.get(name), apart=True) if gives_list(type_) else nullcontext()
        with held:
            _count(request, named(type_), found, cost)


def _alone(asked: Operation, kept: list[FieldNode]) -> DocumentNode:
    """The document with nothing but these fields at its root."""
    fragments = [one for one in asked.document.definitions if isinstance(one, FragmentDefinitionNode)]
    alone = OperationDefinitionNode(
        operation=asked.node.operation, selection_set=SelectionSetNode(selections=tuple(kept)), directives=(),
        variable_definitions=asked.node.variable_definitions, name=asked.node.name,
    )  # fmt: skip
    return DocumentNode(definitions=(alone, *fragments))


def _values(asked: Operation) -> dict[str, object]:
    return {name: source.value for name, source in asked.request.variables.sources.items()}
