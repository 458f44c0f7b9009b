"""Errors that a client can tell apart: each code once, with what it means."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from graphql import GraphQLError
from graphql.language import Node

from rasso_graph.resolvers.request.values import in_graphql


class Code(StrEnum):
    """Values of `extensions.code`."""

    SYNTAX = "SYNTAX"
    INVALID = "INVALID"
    VARIABLES = "VARIABLES"
    OPERATION = "OPERATION"
    ARGUMENT = "ARGUMENT"
    BAD_ID = "BAD_ID"
    BAD_CURSOR = "BAD_CURSOR"
    PAGE_SIZE = "PAGE_SIZE"
    TOO_MUCH = "TOO_MUCH"
    NO_WORDS = "NO_WORDS"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"
    TOO_BROAD = "TOO_BROAD"
    TRUNCATED = "TRUNCATED"
    NULL = "NULL"
    TIMEOUT = "TIMEOUT"
    TOO_BUSY = "TOO_BUSY"
    STORE_AWAY = "STORE_AWAY"
    STORE_UNREADY = "STORE_UNREADY"
    INTERNAL = "INTERNAL"


MEANINGS: dict[Code, str] = {
    Code.SYNTAX: "The document is not GraphQL.",
    Code.INVALID: "The document does not fit the schema.",
    Code.VARIABLES: "A variable's value does not fit its type.",
    Code.OPERATION: "The operation to run is missing, ambiguous or not a query.",
    Code.ARGUMENT: "An argument's value makes no sense, such as a range that ends before it starts.",
    Code.BAD_ID: "An id is ill-formed, or names a kind that cannot stand at its place.",
    Code.BAD_CURSOR: "A cursor is damaged, or belongs to another field, filter, order or time.",
    Code.PAGE_SIZE: "A page is asked for with first and last together, or with a size outside 0 to 100.",
    Code.TOO_MUCH: "The operation asks for more than the server gives at once.",
    Code.NO_WORDS: "A search text holds nothing to look for: no letter or digit, or only words that are everywhere.",
    Code.TEXT_TOO_LONG: "A search text holds too many characters or words.",
    Code.TOO_BROAD: "A search would meet too much: add a word, or letters before a *.",
    Code.TRUNCATED: "A list without pages has more things than it gives, 1,000: those are its first.",
    Code.NULL: "The store holds no value where the schema promises one; the nearest nullable field is null.",
    Code.TIMEOUT: "The store gave up on this field after its time, or the operation's time was over.",
    Code.TOO_BUSY: "The server or its store is answering as much as it can. Ask again after Retry-After seconds.",
    Code.STORE_AWAY: "The store does not answer now. Ask again after Retry-After seconds.",
    Code.STORE_UNREADY: "The store cannot be used until somebody mends what the message says; waiting does not help.",
    Code.INTERNAL: "The server failed. The log has the reason.",
}

Formatted = dict[str, Any]
"""An error as a response writes it."""


def refusal(code: Code, message: str, nodes: Node | Collection[Node] | None = None) -> GraphQLError:
    """An error that refuses the whole request before any store is asked."""
    return GraphQLError(message, nodes, extensions={"code": code.value})


class ManyRows(GraphQLError):
    """The operation is refused for the rows that it comes to, as counted by the sizes of its pages alone."""


def formatted(error: GraphQLError, code: Code) -> Formatted:
    """The error as a response writes it; a code of its own wins over `code`."""
    shaped: Formatted = dict(error.formatted)
    if not error.extensions:
        shaped["message"] = in_graphql(error.message)
    shaped["extensions"] = {"code": code.value, **(error.extensions or {})}
    return shaped
