"""Operations whose literals have become variables, and other values for these: what a kept plan must serve or leave."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from graphql import (
    ArgumentNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLSchema,
    NameNode,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    parse_type,
    print_ast,
    value_from_ast_untyped,
    visit,
)

from rasso_graph.resolvers.request.premises import variables_in
from rasso_graph.resolvers.request.types import Type, gives_list, named, required
from tests.shapes import is_list, is_object

DAYS = ("2010-01-01", "2015-09-01", "2016-02-29", "2020-10-01", "2022-12-31")


class _Lifting(Visitor):
    """Puts a variable in place of every argument that holds none; equal ones share it, as fields must still merge."""

    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self._info = info
        self.found: dict[tuple[str, str], tuple[str, Any]] = {}

    def enter_argument(self, node: ArgumentNode, *_: Any) -> ArgumentNode | None:
        argument: Any = self._info.get_argument()
        if argument is None or self._info.get_directive() or any(True for _ in _variables(node.value)):
            return None
        key = str(argument.type), print_ast(node.value)
        name = self.found.setdefault(key, (f"lifted{len(self.found)}", value_from_ast_untyped(node.value)))[0]
        return ArgumentNode(name=node.name, value=VariableNode(name=NameNode(value=name)))


def _variables(node: Any) -> Any:
    return variables_in(node)


def lifted_literals(schema: GraphQLSchema, text: str) -> tuple[str, dict[str, Any]]:
    """The document of one operation with variables in place of its literals, and their values."""
    info = TypeInfo(schema)
    lifting = _Lifting(info)
    document: Any = visit(parse(text), TypeInfoVisitor(info, lifting))
    declared = tuple(
        VariableDefinitionNode(variable=VariableNode(name=NameNode(value=name)), type=parse_type(of), directives=())
        for (of, _), (name, _) in lifting.found.items()
    )
    parts = [
        replace(one, variable_definitions=(*(one.variable_definitions or ()), *declared))
        if isinstance(one, OperationDefinitionNode)
        else one
        for one in document.definitions
    ]
    return "\n".join(map(print_ast, parts)), dict(lifting.found.values())


def varied(schema: GraphQLSchema, text: str, variables: dict[str, Any], ids: list[str], dice: random.Random) -> Any:
    """Other values for some of the variables: of other things and days, absent, null, longer, shorter, empty."""
    (operation,) = (one for one in parse(text).definitions if isinstance(one, OperationDefinitionNode))
    types = {one.variable.name.value: print_ast(one.type) for one in operation.variable_definitions or ()}
    found = dict(variables)
    for name in types:
        if dice.random() < 0.5:
            continue
        of: Any = schema.type_map.get(types[name].strip("[]!"))
        if "!" not in types[name][-1:] and dice.random() < 0.15:
            found.pop(name, None)
        elif "!" not in types[name][-1:] and dice.random() < 0.15:
            found[name] = None
        elif name in found:
            found[name] = _other(of, found[name], ids, dice)
    return found


def _other(of: Type, value: Any, ids: list[str], dice: random.Random) -> Any:
    if is_list(value):
        return dice.choice([[], value[:1], [*value, *value], [_other(of, one, ids, dice) for one in value]])
    if is_object(value):
        return _other_object(of, value, ids, dice)
    if isinstance(of, GraphQLEnumType):
        return dice.choice(list(of.values))
    if value is None or isinstance(value, bool):
        return value if value is None else not value
    if isinstance(value, int):
        return dice.choice([value, value + 1, 3])
    if named(of).name == "Date":
        return dice.choice(DAYS)
    same = [one for one in ids if one.partition("/")[0] == str(value).partition("/")[0]]
    return dice.choice([*same, value]) if named(of).name == "ID" else dice.choice([value, "early advice", "police"])


def _other_object(of: Type, value: dict[str, Any], ids: list[str], dice: random.Random) -> Any:
    assert isinstance(of, GraphQLInputObjectType)
    found: dict[str, Any] = {}
    for name, one in value.items():
        type_: Any = of.fields[name].type
        left = required(type_) or dice.random() < 0.8
        if left:
            found[name] = _other(named(type_), one, ids, dice) if dice.random() < 0.6 else one
        elif gives_list(type_) or dice.random() < 0.5:
            found[name] = None
    return found
