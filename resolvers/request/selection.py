"""Which fields a selection asks for, on one concrete type: fragments, @skip and @include resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLIncludeDirective,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    get_directive_values,
    is_abstract_type,
)
from graphql.execution.values import VariableValues

from rasso_graph.loaders.plan import Predicate
from rasso_graph.resolvers.request.premises import Premises, variables_in

Given = dict[str, Any]
"""Variables, arguments or the fields of an input as a client gives them, by name."""


@dataclass(frozen=True)
class ReadFilter:
    """What was made of a filter."""

    given: Given
    where: Predicate | None
    ids: frozenset[str]
    """The ids that it names."""


@dataclass(frozen=True)
class Request:
    """What a selection is read with: the schema, the document's fragments, and the variables."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    premises: Premises

    @property
    def variables(self) -> VariableValues:
        """The variables of this request."""
        return self.premises.given.variables


Fields = dict[str, list[FieldNode]]
"""Field nodes by response key, in the order of the response."""


def inside(value: object) -> Iterable[object]:
    """What a list or an object as given holds; nothing where it is another value."""
    if isinstance(value, dict):
        return cast(Given, value).values()
    return cast(list[object], value) if isinstance(value, list) else ()


def fields_of(request: Request, on: GraphQLObjectType, sets: Iterable[SelectionSetNode]) -> Fields:
    """Fields that the selection sets ask of this type."""
    found: Fields = {}
    visited: set[str] = set()
    for selections in sets:
        _collect(request, on, selections, found, visited)
    return found


def subselections(nodes: Iterable[FieldNode]) -> list[SelectionSetNode]:
    """The selection sets under the same response key."""
    return [node.selection_set for node in nodes if node.selection_set]


def _collect(request: Request, on: GraphQLObjectType, at: SelectionSetNode, found: Fields, visited: set[str]) -> None:
    for selection in at.selections:
        if not _included(request, selection):
            continue
        match selection:
            case FieldNode():
                key = selection.alias.value if selection.alias else selection.name.value
                found.setdefault(key, []).append(selection)
            case InlineFragmentNode():
                if _applies(request, selection.type_condition and selection.type_condition.name.value, on):
                    _collect(request, on, selection.selection_set, found, visited)
            case FragmentSpreadNode():
                _spread(request, on, selection.name.value, found, visited)
            case _:
                raise TypeError(selection)


def _spread(request: Request, on: GraphQLObjectType, name: str, found: Fields, visited: set[str]) -> None:
    fragment = request.fragments.get(name)
    if name in visited or fragment is None:
        return
    visited.add(name)
    if _applies(request, fragment.type_condition.name.value, on):
        _collect(request, on, fragment.selection_set, found, visited)


def _included(request: Request, node: SelectionNode) -> bool:
    if not node.directives:
        return True
    request.premises.pin(name for directive in node.directives for name in variables_in(directive))
    skip: Given | None = get_directive_values(GraphQLSkipDirective, node, request.variables)
    if skip and skip["if"]:
        return False
    include: Given | None = get_directive_values(GraphQLIncludeDirective, node, request.variables)
    return not include or bool(include["if"])


def _applies(request: Request, name: str | None, on: GraphQLObjectType) -> bool:
    if name is None or name == on.name:
        return True
    condition = request.schema.type_map.get(name)
    if not is_abstract_type(condition):
        return False
    abstract: GraphQLAbstractType = condition
    return request.schema.is_sub_type(abstract, on)
