"""What stands in a draft and no longer in a record: words in place of a span, and what its writer is not sure of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rasso_graph.seed.reading.problems import Problem
from rasso_graph.seed.reading.tree import Loc, Mapping, Sequence, Tree, mappings


@dataclass(frozen=True)
class DraftKey:
    """A key of drafts: its name, what it holds as JSON Schema tells it, and what it is for."""

    key: str
    type: dict[str, Any]
    words: str

    @property
    def schema(self) -> dict[str, Any]:
        return {**self.type, "description": self.words}


_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_WHOLE: dict[str, Any] = {"type": "integer", "minimum": 0}
QUOTING = (
    DraftKey("quote", _TEXT, 'Words of the passage: "first words ... last words". `rasso seed fill` locates them.'),
    DraftKey("after", _TEXT, "Of several passages the first behind these words."),
    DraftKey("near", _WHOLE, "Of several passages the one that starts closest to this code point."),
    DraftKey("nth", _WHOLE, "Of several passages the first, second, ..."),
)
"""What a citation says until `fill` puts span and fingerprint in its place; the first is the one that makes it one."""
UNSURE = DraftKey(
    "unsure",
    {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "What whoever drafted the entry is not sure of. Settle it, then take the line out.",
)


def unfilled(root: Tree, file: str) -> Iterator[Problem]:
    """One problem for all the passages of a file that `fill` has not located yet, at the first of them."""
    quoted = [one for one in mappings(root) if one.get(QUOTING[0].key) is not None]
    if quoted:
        message = f"{len(quoted)} {'passage is' if len(quoted) == 1 else 'passages are'} quoted and not located yet"
        yield Problem(file, quoted[0].place.line, message, f"Run: rasso seed fill {file}")


def within_quoted(tree: Tree, loc: Loc) -> bool:
    """Whether a part of an entry stands in a citation that is not filled yet."""
    for part in loc:
        if isinstance(tree, Sequence) and isinstance(part, int) and part < len(tree.items):
            tree = tree.items[part]
        elif isinstance(tree, Mapping) and isinstance(part, str):
            if tree.get(QUOTING[0].key) is not None:
                return True
            tree = tree.get(part) or tree
    return isinstance(tree, Mapping) and tree.get(QUOTING[0].key) is not None
