"""Documents: parsed and validated once for each text, refused where they ask too much to even read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    ExecutableDefinitionNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    get_variable_values,
    parse,
    validate,
)
from graphql.execution.values import VariableValues
from graphql.language import Node
from graphql.validation import MaxIntrospectionDepthRule, ValuesOfCorrectTypeRule, specified_rules

from rasso_graph.resolvers.request.errors import Code, Formatted, formatted, refusal
from rasso_graph.resolvers.request.limits import FIXED, Limits
from rasso_graph.resolvers.request.memory import Memory
from rasso_graph.resolvers.request.premises import Anew, Premises
from rasso_graph.resolvers.request.selection import Given, Request, subselections
from rasso_graph.resolvers.request.values import ValuesInPlace

_KEPT = 1_000
_KEPT_CHARACTERS = 500_000
"""In all documents kept: parsed, each takes up to 300 bytes, so that 2,000 fields over and over fill no memory."""
_ABORTED, _GAVE_UP, _TOO_DEEP = "Parsing aborted.", "Validation aborted.", "nested too deeply"
"""What graphql-core says of documents and variables that are too large to read."""
_TOO_LONG = "The document takes too long to check. Spread fewer fragments in one place, or ask in several documents."
_RULES = (
    *(ValuesInPlace if rule is ValuesOfCorrectTypeRule else rule for rule in specified_rules),
    MaxIntrospectionDepthRule,
)


class RefusedRequest(Exception):
    """The request is refused before any field is read. `errors` are formatted."""

    def __init__(self, errors: list[Formatted]) -> None:
        super().__init__(errors[0]["message"])
        self.errors = errors


@dataclass(frozen=True)
class Operation:
    """An operation ready to plan."""

    node: OperationDefinitionNode
    document: DocumentNode
    request: Request


class Documents:
    """Reads documents against one schema and remembers the last of them."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, late: bool = True) -> None:
        self._schema = schema
        self._limits = limits
        self._late = late
        self._kept = Memory[DocumentNode](_KEPT, _KEPT_CHARACTERS)
        self._refused = Memory[RefusedRequest](_KEPT, _KEPT_CHARACTERS)

    def operation(self, query: str, variables: Given, name: str | None) -> Operation:
        """The operation to run, with its variables. Raises Refused."""
        document = self.read(query)
        node = _chosen(document, name)
        values = get_variable_values(
            self._schema, node.variable_definitions or (), variables, FIXED.nested, hide_suggestions=False
        )
        if not isinstance(values, VariableValues):
            raise _refused(values, Code.TOO_MUCH if _TOO_DEEP in values[0].message else Code.VARIABLES)
        fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
        return Operation(node, document, Request(self._schema, fragments, Premises(Anew(values), self._late)))

    def read(self, query: str) -> DocumentNode:
        """The document that the text holds, which fits the schema. Raises RefusedRequest."""
        if document := self._kept.get(query):
            return document
        if refused := self._refused.get(query):
            raise RefusedRequest(refused.errors)
        try:
            document = self._checked(query)
        except RefusedRequest as refused:
            self._refused.keep(query, RefusedRequest(refused.errors), len(str(refused.errors)))
            raise
        self._kept.keep(query, document, len(query))
        return document

    def _checked(self, query: str) -> DocumentNode:
        try:
            document = parse(query, max_tokens=self._limits.tokens)
            _measure(document, self._limits)
            _compare(document)
            errors = validate(self._schema, document, _RULES, max_errors=20)
        except GraphQLSyntaxError as error:
            raise _refused([error], Code.TOO_MUCH if _ABORTED in error.message else Code.SYNTAX) from error
        except GraphQLError as error:
            raise _refused([error], Code.INVALID) from error
        except RecursionError as error:
            raise _refused([refusal(Code.TOO_MUCH, "The document is nested too deeply.")], Code.TOO_MUCH) from error
        if any(error.message == _GAVE_UP for error in errors):
            raise _refused([refusal(Code.TOO_MUCH, _TOO_LONG)], Code.TOO_MUCH)
        if errors:
            raise _refused(errors, Code.INVALID)
        return document


def _refused(errors: Sequence[GraphQLError], code: Code) -> RefusedRequest:
    return RefusedRequest([formatted(error, code) for error in errors])


def _chosen(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    named = [one for one in operations if name is None or (one.name and one.name.value == name)]
    if len(named) != 1:
        what = f"There is no operation '{name}'." if name else "Say by operationName which operation to run."
        raise _refused(
            [refusal(Code.OPERATION, what if operations else "The document holds no operation.")],
            Code.OPERATION,
        )
    if named[0].operation is not OperationType.QUERY:
        raise _refused(
            [refusal(Code.OPERATION, "Only queries are served: writing is the seed's.", named[0])],
            Code.OPERATION,
        )
    return named[0]


def _measure(document: DocumentNode, limits: Limits) -> None:
    """Refuse documents that would be slow to validate: too many fields side by side or one in another."""
    if len(document.definitions) > FIXED.definitions:
        told = f"The document holds {len(document.definitions):,} operations and fragments"
        raise refusal(Code.TOO_MUCH, f"{told}; {FIXED.definitions:,} are allowed. Send those that are run.")
    pending: list[tuple[Node, int]] = [(one, 0) for one in document.definitions]
    fields = 0
    while pending:
        node, depth = pending.pop()
        selections = getattr(getattr(node, "selection_set", None), "selections", ())
        fields += len(selections)
        if depth > limits.depth:
            told = f"{_named(node)} is {depth:,} levels of selections deep; {limits.depth:,} are allowed."
            raise refusal(Code.TOO_MUCH, f"{told} Ask for what lies deeper apart, by id.", node)
        if fields > limits.fields:
            told = f"With {_named(node)} the document comes to {fields:,} fields; {limits.fields:,} are allowed."
            raise refusal(Code.TOO_MUCH, f"{told} Ask for fewer fields, or in several documents.", node)
        pending.extend((one, depth + 1) for one in selections)


def _named(node: Node) -> str:
    """A field by its name, a fragment or operation as what it is."""
    return f"'{node.name.value}'" if isinstance(node, FieldNode) else "the selection"


def _compare(document: DocumentNode) -> None:
    """Refuse documents that name the same thing in one place so often that it takes long to see that all agree."""
    definitions = [one for one in document.definitions if isinstance(one, ExecutableDefinitionNode)]
    fragments = {one.name.value: one.selection_set for one in definitions if isinstance(one, FragmentDefinitionNode)}
    pending = [[one.selection_set] for one in definitions]
    left = FIXED.pairs
    while pending:
        fields, spread = _together(pending.pop(), fragments)
        left -= _pairs(spread)
        for name, nodes in fields.items():
            left -= 1 + _pairs(len(nodes))
            if left < 0:
                told = f"'{name}' is asked for so often in one place that it takes too long to compare."
                raise refusal(Code.TOO_MUCH, f"{told} Ask for it once.", nodes[0])
            pending += [inner] if (inner := subselections(nodes)) else []


def _pairs(of: int) -> int:
    return of * (of - 1) // 2


def _together(
    sets: list[SelectionSetNode], fragments: Mapping[str, SelectionSetNode]
) -> tuple[dict[str, list[FieldNode]], int]:
    """The fields of selection sets that stand in one place, whatever their types, by response key.

    And how many fragments they came through."""
    found: dict[str, list[FieldNode]] = {}
    visited: set[str] = set()
    waiting = list(sets)
    while waiting:
        for one in waiting.pop().selections:
            match one:
                case FieldNode():
                    found.setdefault(one.alias.value if one.alias else one.name.value, []).append(one)
                case InlineFragmentNode():
                    waiting.append(one.selection_set)
                case FragmentSpreadNode() if one.name.value in fragments and one.name.value not in visited:
                    visited.add(one.name.value)
                    waiting.append(fragments[one.name.value])
                case _:
                    pass
    return found, len(visited)
