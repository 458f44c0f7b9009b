"""Whether an id stands for one object: one type, and one value of every field without arguments, in every answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    NameNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    parse,
    print_ast,
    visit,
)

from tests.shapes import is_list, is_object

_ITSELF, _PLAIN = "itself", "plain_"


class _Marked(Visitor):
    """Asks of every object for its type and id, and marks its plain fields: leaves without arguments."""

    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self._info = info

    def leave_selection_set(self, node: SelectionSetNode, *_: Any) -> SelectionSetNode:
        of = self._info.get_parent_type()
        named = bool(of and "id" in getattr(of, "fields", {}))
        found = [_field("__typename"), *([_field("id", _ITSELF)] if named else []), *node.selections]
        return SelectionSetNode(selections=tuple(found))

    def leave_field(self, node: FieldNode, *_: Any) -> FieldNode | None:
        of, name = self._info.get_parent_type(), node.name.value
        if of is None or node.selection_set or node.arguments or node.directives or name.startswith("__"):
            return None
        return _field(name, f"{_PLAIN}{of.name}_{name}")


def _field(name: str, alias: str = "") -> FieldNode:
    called = NameNode(value=alias) if alias else None
    return FieldNode(name=NameNode(value=name), alias=called, arguments=(), directives=())


def marked(schema: GraphQLSchema, text: str) -> str:
    """The operation, so changed that `Identities` can read its answer."""
    info = TypeInfo(schema)
    document: DocumentNode = visit(parse(text), TypeInfoVisitor(info, _Marked(info)))
    return print_ast(document)


@dataclass
class Identities:
    """What was read of each id, and every second value that was read of one."""

    held: dict[tuple[str, str], object] = field(default_factory=dict[tuple[str, str], object])
    broken: list[tuple[str, str, object, object]] = field(default_factory=list[tuple[str, str, object, object]])

    @property
    def ids(self) -> set[str]:
        """Every id that was read."""
        return {name for name, _ in self.held}

    def read(self, answer: Any) -> None:
        """Reads an answer to an operation that was marked."""
        if is_list(answer):
            for one in answer:
                self.read(one)
        if is_object(answer):
            name = answer.get(_ITSELF)
            for key, value in answer.items():
                if isinstance(name, str) and (key == "__typename" or key.startswith(_PLAIN)):
                    self._note(name, key.rpartition("_")[2] if key.startswith(_PLAIN) else key, value)
                self.read(value)

    def _note(self, name: str, key: str, value: object) -> None:
        before = self.held.setdefault((name, key), value)
        if before != value:
            self.broken.append((name, key, before, value))
