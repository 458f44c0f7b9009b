"""What a YAML text is made of, each part with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_LONGEST_NUMBER = 18
"""Digits. A fingerprint may happen to look like a number."""
_NULL = re.compile(r"^(?:~|null|Null|NULL|)$")
_BOOL = re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$")
_INT = re.compile(r"^[-+]?[0-9]+$")
_FLOAT = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")


@dataclass
class Place:
    """Where something stands: line from 1, start and end as indexes into the text."""

    line: int
    start: int
    end: int


@dataclass
class Scalar:
    place: Place
    text: str
    plain: bool

    @property
    def value(self) -> str | int | float | bool | None:
        """By the core schema of YAML 1.2; a date stays text."""
        if not self.plain:
            return self.text
        if _NULL.match(self.text):
            return None
        if _BOOL.match(self.text):
            return self.text.lower() == "true"
        if len(self.text) > _LONGEST_NUMBER:
            return self.text
        if _INT.match(self.text):
            return int(self.text)
        return float(self.text) if _FLOAT.match(self.text) else self.text


@dataclass
class Sequence:
    place: Place
    flow: bool
    items: list["Tree"] = field(default_factory=list["Tree"])

    @property
    def value(self) -> list[Any]:
        return [item.value for item in self.items]


@dataclass
class Mapping:
    place: Place
    flow: bool
    pairs: list[tuple[Scalar, "Tree"]] = field(default_factory=list[tuple[Scalar, "Tree"]])
    pending: Scalar | None = None

    @property
    def value(self) -> dict[str, Any]:
        return {key.text: value.value for key, value in self.pairs}

    def get(self, key: str) -> "Tree | None":
        """The value of a key, None if it is not there."""
        return next((value for name, value in self.pairs if name.text == key), None)


Tree = Scalar | Sequence | Mapping
Loc = tuple[str | int, ...]
"""The way from a tree to a part of it: keys and positions."""


def line_at(tree: Tree, loc: Loc) -> int:
    """The line of a part, or of the nearest part around it that is there.

    One thing may stand where a list is meant; a position is then passed over.
    """
    line = tree.place.line
    for part in loc:
        if isinstance(tree, Sequence) and isinstance(part, int) and part < len(tree.items):
            tree = tree.items[part]
            line = tree.place.line
        elif isinstance(tree, Mapping) and isinstance(part, str):
            pair = next(((key, value) for key, value in tree.pairs if key.text == part), None)
            if pair is None:
                break
            line, tree = pair[0].place.line, pair[1]
    return line


def part_at(tree: Tree, loc: Loc) -> Tree | None:
    """The part that a way leads to, as `line_at` follows it; None where it leads to none."""
    found: Tree | None = tree
    for part in loc:
        if isinstance(found, Sequence) and isinstance(part, int):
            found = found.items[part] if part < len(found.items) else None
        elif isinstance(part, str):
            found = found.get(part) if isinstance(found, Mapping) else None
    return found


def mappings(tree: Tree | None) -> Iterator[Mapping]:
    """Every mapping in the tree, outer before inner, in order of the text."""
    if isinstance(tree, Mapping):
        yield tree
        for _, value in tree.pairs:
            yield from mappings(value)
    elif isinstance(tree, Sequence):
        for item in tree.items:
            yield from mappings(item)
