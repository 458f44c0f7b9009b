"""Types of a built schema, in the little that is asked of them.

The classes of graphql-core are generic without saying of what, which a strict type checker cannot follow: here they
are `Type`, and only here they are told apart.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import graphql

Type = Any

_CORE: Any = graphql

type_of: Callable[[graphql.GraphQLField | graphql.GraphQLInputField | graphql.GraphQLArgument], Type] = attrgetter(
    "type"
)
"""The type of a field or argument."""

named: Callable[[Type], Type] = _CORE.get_named_type
"""The type inside all lists and non-nulls."""

required: Callable[[Type], bool] = _CORE.is_non_null_type
"""Whether the type is non-null."""


def gives_list(type_: Type) -> bool:
    """Whether the type is a list, or a non-null list."""
    return _CORE.is_list_type(_CORE.get_nullable_type(type_))
