"""What a client sees: one file for each concept, a description on every field."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

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
from strawberry.schema.config import StrawberryConfig

from rasso_graph.model.words import LABELS, PARTIES, PLACES
from rasso_graph.resolvers.planning.declarations import Nodes, of_type
from rasso_graph.schema.dates import DAY
from rasso_graph.schema.kinds import ENTITIES, BadType
from rasso_graph.schema.query import Query
from rasso_graph.schema.words import descriptions

_DESCRIPTION = (
    "Commitments on rape and serious sexual offences in England and Wales, 2013 to 2022, as the documents tell them: "
    "what was undertaken, who answers for it, what became of it, and the passage that each fact rests on.\n\n"
    "Begin with `commitments` or `search`, and go on from a thing by its fields. Ids are readable and never change. "
    "`asOf` asks what held on a day, `knownBy` what had been published by then. Limits and codes of errors are in "
    "docs/reference.md."
)


def core_schema() -> GraphQLSchema:
    """The schema as graphql-core holds it, each field with its declaration."""
    types = sorted((ENTITIES[label].type for label in LABELS), key=lambda type_: (type_.__module__, type_.__name__))
    config = StrawberryConfig(scalar_map={date: DAY})
    built = strawberry.Schema(query=Query, types=types, config=config)
    schema: GraphQLSchema = built._schema  # pyright: ignore[reportPrivateUsage]
    schema.description = _DESCRIPTION
    _check(schema)
    _describe(schema)
    _omit_null_defaults(schema)
    return schema


def _check(schema: GraphQLSchema) -> None:
    """Raises BadType where the type of a kind is no type of its family, or cannot stand where the kind may."""
    for kind in LABELS.values():
        type_, wanted = ENTITIES[kind.label].type, kind.family or ("Node" if kind.label in PLACES else "Cited")
        if not schema.is_sub_type(cast(Any, schema.type_map[wanted]), cast(Any, schema.type_map[type_.__name__])):
            raise BadType(f"{type_.__name__} shows the kind '{kind.label}' and is no {wanted}. Derive it from that.")
    holders = of_type(schema.type_map["Holder"])
    if not isinstance(holders, Nodes) or set(holders.labels) != set(PARTIES):
        raise BadType(
            f"Holder in schema/refs.py is to be the types of the kinds that are a party: {', '.join(PARTIES)}."
        )


def _describe(schema: GraphQLSchema) -> None:
    """Give each enum value what the model says it means."""
    for name, values in descriptions().items():
        enum = schema.type_map[name]
        assert isinstance(enum, GraphQLEnumType)
        for value, description in values.items():
            enum.values[value].description = description


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
    return print_schema(core_schema()) + "\n"


__all__ = ["core_schema", "sdl"]
