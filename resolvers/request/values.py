"""Values that do not fit their type: told in GraphQL's words, and at their place in the document."""

from __future__ import annotations

import re
from typing import Any, cast

import graphql
from graphql import GraphQLError, ListValueNode, ObjectValueNode, ValueNode
from graphql.language import SKIP
from graphql.validation import ValuesOfCorrectTypeRule

_WORDS = {"None": "null", "True": "true", "False": "false"}
_TOKEN = re.compile(rf"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\b(?:{"|".join(_WORDS)})\b""")


def in_graphql(message: str) -> str:
    """A message of graphql-core, which writes values as Python does, in GraphQL's words; what is quoted stays."""
    return _TOKEN.sub(lambda found: _WORDS.get(found[0], found[0]), message)


class ValuesInPlace(ValuesOfCorrectTypeRule):
    """As the rule of graphql-core, which leaves out where a value stands that a scalar or an enumeration refuses."""

    def is_valid_value_node(self, node: ValueNode, input_type: Any) -> Any:
        """Report what is wrong within the value, each fault at its own place."""

        def report(error: GraphQLError, path: list[str | int]) -> None:
            told = error if error.locations else GraphQLError(error.message, _within(node, path))
            self.report_error(told)

        if input_type:
            validate = cast(Any, graphql).validate_input_literal
            validate(node, input_type, report, None, None, self.context.hide_suggestions)
        return SKIP


def _within(node: ValueNode, path: list[str | int]) -> ValueNode:
    """The value at the end of a way into a literal, or the last on it that is written out."""
    for step in path:
        match node:
            case ListValueNode() if isinstance(step, int):
                node = node.values[step]
            case ObjectValueNode():
                node = next((one.value for one in node.fields if one.name.value == step), node)
            case _:
                pass
    return node
