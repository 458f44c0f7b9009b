"""What a client sees: one file for each concept, a description on every field."""

from __future__ import annotations

import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
    print_schema,
)

from rasso_graph.model.words import LABELS
from rasso_graph.schema.kinds import ENTITIES
from rasso_graph.schema.query import Query
from rasso_graph.schema.words import descriptions


def build() -> GraphQLSchema:
    """The schema as graphql-core holds it, each field with its declaration."""
    types = sorted((ENTITIES[label].type for label in LABELS), key=lambda type_: (type_.__module__, type_.__name__))
    schema: GraphQLSchema = strawberry.Schema(query=Query, types=types)._schema  # pyright: ignore[reportPrivateUsage]
    _describe(schema)
    _omit_null_defaults(schema)
    return schema


def _describe(schema: GraphQLSchema) -> None:
    """Give each enum value what the model says it means, and say what a day looks like."""
    for name, values in descriptions().items():
        enum = schema.type_map[name]
        assert isinstance(enum, GraphQLEnumType)
        for value, description in values.items():
            enum.values[value].description = description
    schema.type_map["Date"].description = "A day as YYYY-MM-DD, such as 2021-01-31."


def _omit_null_defaults(schema: GraphQLSchema) -> None:
    """An argument left out and one given as null mean the same here: say so by no default, not by `= null`."""
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            arguments = [one for field in type_.fields.values() for one in field.args.values()]
        elif isinstance(type_, GraphQLInputObjectType):
            arguments = list(type_.fields.values())
        else:
            continue
        for argument in arguments:
            if argument.default_value is None:
                argument.default_value = Undefined


def sdl() -> str:
    """The schema in the schema definition language."""
    return print_schema(build()) + "\n"


__all__ = ["build", "sdl"]
