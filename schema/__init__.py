"""What a client sees: one file for each concept, a description on every field."""

from __future__ import annotations

import strawberry
from graphql import GraphQLEnumType, GraphQLSchema, print_schema

from rasso_graph.schema import (
    body,
    commitment,
    document,
    doubt,
    event,
    node,
    programme,
    statistic,
    status,
    wording,
)
from rasso_graph.schema.query import Query
from rasso_graph.schema.words import descriptions

_TYPES = (
    body.Body, body.Name, body.Person, body.Post, commitment.Action, commitment.Aim, commitment.Outcome,
    commitment.Recommendation, commitment.Response, document.Document, doubt.Discrepancy, doubt.Gap, doubt.Side,
    event.Event, node.Citation, programme.Programme, programme.Theme, statistic.Statistic, statistic.SuccessMeasure,
    status.StatusClaim, wording.Wording,
)  # fmt: skip


def build() -> GraphQLSchema:
    """The schema as graphql-core holds it, each field with its declaration."""
    schema: GraphQLSchema = strawberry.Schema(query=Query, types=_TYPES)._schema  # pyright: ignore[reportPrivateUsage]
    for name, values in descriptions().items():
        enum = schema.type_map[name]
        assert isinstance(enum, GraphQLEnumType)
        for value, description in values.items():
            enum.values[value].description = description
    return schema


def sdl() -> str:
    """The schema in the schema definition language."""
    return print_schema(build()) + "\n"


__all__ = ["build", "sdl"]
