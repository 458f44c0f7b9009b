"""What a plan rests on of the variables it was made for, so that it serves whoever asks alike with other values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from graphql import FieldNode, GraphQLField, get_argument_values, print_ast
from graphql.execution.values import VariableValues
from graphql.language import DirectiveNode, ListValueNode, Node, ObjectValueNode, VariableNode

from rasso_graph.loaders.lifting import late_of

Premised = tuple[Any, tuple[Any, ...]]
"""What shapes a plan, which can be a key, and values that do not shape it."""


class Anew(dict[Hashable, Any]):
    """What the steps of a plan have read of one request's variables, by step and place."""

    def __init__(self, variables: VariableValues) -> None:
        super().__init__()
        self.variables = variables

    def args(self, definition: GraphQLField, node: FieldNode) -> dict[str, Any]:
        """The arguments of a field."""
        key = id(node)
        if key not in self:
            self[key] = get_argument_values(definition, node, self.variables)
        return self[key]

    def tell(self, key: Hashable, values: tuple[Any, ...]) -> None:
        """Note what a step has read."""
        for place, value in enumerate(values):
            self[key, place] = value


ReadPremise = Callable[[Anew], Premised]


@dataclass(frozen=True)
class Premise:
    """Something that is read anew for each request, and the shape that it had when the plan was made."""

    key: Hashable
    read: ReadPremise
    shape: Hashable


@dataclass
class Premises:
    """What a plan rests on: variables whose very values shaped it, and steps whose shapes did. With `late` false all
    values are in the plan, and it serves the one request."""

    given: Anew
    late: bool = True
    pinned: dict[str, Hashable] = field(default_factory=dict[str, Hashable])
    steps: dict[Hashable, Premise] = field(default_factory=dict[Hashable, Premise])

    def pin(self, names: Iterable[str]) -> None:
        """The plan is for these very values of the variables."""
        for name in names:
            self.pinned.setdefault(name, frozen(self.given.variables.coerced.get(name)))

    def read(self, key: Hashable, step: ReadPremise) -> Premised:
        """What the step reads, late values in place of the values."""
        shape, values = step(self.given)
        if not self.late:
            return shape, values
        self.given.tell(key, values)
        self.steps.setdefault(key, Premise(key, step, shape))
        return shape, tuple(late_of((key, place), value) for place, value in enumerate(values))

    def held_by(self, variables: VariableValues) -> Anew | None:
        """What the steps read of these variables, None where the plan is not for them. Raises what a step refuses."""
        coerced = variables.coerced
        if any(frozen(coerced.get(name)) != value for name, value in self.pinned.items()):
            return None
        given = Anew(variables)
        for step in self.steps.values():
            shape, values = step.read(given)
            if shape != step.shape:
                return None
            given.tell(step.key, values)
        return given

    def let_go(self) -> None:
        """Forget this request's values, which whoever keeps the plan does not need."""
        self.given = Anew(VariableValues({}, {}))


class Arguments(Mapping[str, Any]):
    """The arguments of a field. To read one that holds a variable is to plan for that variable's very value."""

    def __init__(self, values: dict[str, Any], node: FieldNode, premises: Premises) -> None:
        self.values_now = values
        self._nodes = {one.name.value: one.value for one in node.arguments or ()}
        self._premises = premises

    def __getitem__(self, name: str) -> Any:
        if name in self.values_now and name in self._nodes:
            self._premises.pin(variables_in(self._nodes[name]))
        return self.values_now[name]

    def __contains__(self, name: object) -> bool:
        return name in self.values_now

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_now)

    def __len__(self) -> int:
        return len(self.values_now)

    def vary(self, names: Iterable[str]) -> bool:
        """Whether any of them holds a variable."""
        return any(True for name in names if name in self._nodes for _ in variables_in(self._nodes[name]))

    def written(self) -> str:
        """As the document has them."""
        return ",".join(f"{name}:{print_ast(one)}" for name, one in sorted(self._nodes.items()))


def is_given(args: Mapping[str, Any], name: str) -> bool:
    """Whether an argument has a value, which only the presence of variables decides."""
    return (args.values_now if isinstance(args, Arguments) else args).get(name) is not None


def arguments(definition: GraphQLField, node: FieldNode, premises: Premises) -> Mapping[str, Any]:
    """The arguments of a field, watched where they hold variables. Raises GraphQLError."""
    values = premises.given.args(definition, node)
    vary = premises.late and any(True for one in node.arguments or () for _ in variables_in(one.value))
    return Arguments(values, node, premises) if vary else values


def variables_in(node: Node) -> Iterator[str]:
    """The names of the variables in a value or in the arguments of a directive."""
    match node:
        case VariableNode():
            yield node.name.value
        case ListValueNode():
            yield from (name for one in node.values for name in variables_in(one))
        case ObjectValueNode():
            yield from (name for one in node.fields for name in variables_in(one.value))
        case DirectiveNode():
            yield from (name for one in node.arguments or () for name in variables_in(one.value))
        case _:
            pass


def presence(variables: VariableValues) -> Hashable:
    """Which variables have a value and which are null: every plan rests on that."""
    return frozenset((name, value is None) for name, value in variables.coerced.items())


def frozen(value: object) -> Hashable:
    """A value as a key."""
    if isinstance(value, dict):
        return tuple((name, frozen(one)) for name, one in sorted(cast(dict[str, object], value).items()))
    return tuple(map(frozen, cast(list[object], value))) if isinstance(value, list) else cast(Hashable, value)
