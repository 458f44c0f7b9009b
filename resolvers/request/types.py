"""Types of a built schema, in the little that is asked of them.

The classes of graphql-core are generic without saying of what, which a strict type checker cannot follow: here they
are `Type`, and only here they are told apart.
"""

from __future__ import annotations

from typing import Any, cast

import graphql

Type = Any


def type_of(field: graphql.GraphQLField | graphql.GraphQLInputField | graphql.GraphQLArgument) -> Type:
    """The type of a field or argument."""
    return cast(Any, field).type


def named(type_: Type) -> Any:
    """The type inside all lists and non-nulls."""
    return cast(Any, graphql).get_named_type(type_)


def required(type_: Type) -> bool:
    """Whether the type is non-null."""
    return cast(bool, cast(Any, graphql).is_non_null_type(type_))


def listed(type_: Type) -> bool:
    """Whether the type is a list, or a non-null list."""
    return cast(bool, cast(Any, graphql).is_list_type(type_.of_type if required(type_) else type_))
