"""YAML as a tree with positions, read from the parser's events.

Only what records need: mappings, sequences and scalars. Tags, anchors and aliases are refused, so nothing can construct
an object or unfold into a bomb; size and depth are bounded. ruamel.yaml reads with libyaml where ruamel.yaml.clib is
installed, some twenty times as fast, and gives the same events without it.
"""

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from rasso_graph.seed.reading.problems import Problem, RecordErrors
from rasso_graph.seed.reading.tree import Mapping, Place, Scalar, Sequence, Tree

LARGEST_FILE = 16_000_000
"""Characters. The largest file of records so far has a hundredth of it."""
DEEPEST = 20
"""Levels. Records need eight."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decoded(path: Path) -> str:
    """The text of a file of records. Raises RecordErrors if it cannot be read."""
    try:
        if path.stat().st_size > 4 * LARGEST_FILE:
            raise RecordErrors([_too_large(str(path))])
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise RecordErrors([Problem(str(path), line, "This is not UTF-8 text", "Save it as UTF-8")]) from error
    except OSError as error:
        raise RecordErrors([Problem(str(path), 0, f"It cannot be read: {error.strerror}")]) from error


def _too_large(file: str) -> Problem:
    return Problem(file, 0, f"The file has more than {LARGEST_FILE:,} characters", "Split it")


def tree_of(text: str, file: str) -> Tree | None:
    """The tree of a YAML text, None for an empty one. Raises RecordErrors naming `file`."""
    if len(text) > LARGEST_FILE:
        raise RecordErrors([_too_large(file)])
    no_control(text, file)
    builder = _Builder(file)
    try:
        for event in YAML(typ="safe").parse(text):  # pyright: ignore[reportUnknownMemberType]
            builder.take(event)
    except MarkedYAMLError as error:
        raise RecordErrors([_malformed(error, text, file)]) from error
    except YAMLError as error:
        raise RecordErrors([Problem(file, 1, _first_line(str(error)), "Save it as UTF-8 YAML")]) from error
    if builder.problems:
        raise RecordErrors(builder.problems)
    return builder.root


def no_control(text: str, file: str) -> None:
    """Raises RecordErrors for a character that no text of records has."""
    odd = _CONTROL.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        raise RecordErrors([Problem(file, line, "A control character is not allowed here", "Remove it")])


def _malformed(error: Any, text: str, file: str) -> Problem:
    """The line is that of the problem; where the text ends too early, that of what it leaves open."""
    mark = error.problem_mark or error.context_mark
    last = text.rstrip().count("\n")
    if mark and mark.line > last and error.context_mark:
        mark = error.context_mark
    line = min(mark.line, last) + 1 if mark else 1
    said = _first_line(" ".join(part for part in (error.context, error.problem) if part))
    return Problem(file, line, f"This is not well-formed YAML: {said}", "Look at this line and the one before it")


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0].rstrip(".")


class _Builder:
    """Turns events into a tree; a stack of open collections instead of recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Tree | None = None
        self.open: list[Sequence | Mapping] = []
        self.problems: list[Problem] = []

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._scalar(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._begin(event, Mapping if kind == "MappingStartEvent" else Sequence)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.open.pop().place.end = event.end_mark.index
        elif kind == "AliasEvent":
            self._fault(event, "An alias (*) is not allowed here", "Write the value out")
            self._put(Scalar(_place(event), "", plain=False))
        elif kind == "DocumentStartEvent" and self.root is not None:
            self._fault(event, "A second YAML document begins here", "Keep one document in a file")

    def _scalar(self, event: Any) -> None:
        self._plainly(event)
        if _CONTROL.search(event.value):
            self._fault(event, "A control character is not allowed here", "Remove it")
        self._put(Scalar(_place(event), event.value, plain=event.style in (None, "")))

    def _begin(self, event: Any, shape: type[Sequence] | type[Mapping]) -> None:
        self._plainly(event)
        if len(self.open) >= DEEPEST:
            line = event.start_mark.line + 1
            self.problems.append(Problem(self.file, line, f"This nests deeper than {DEEPEST} levels", "Flatten it"))
            raise RecordErrors(self.problems)
        collection = shape(_place(event), flow=bool(event.flow_style))
        self._put(collection)
        self.open.append(collection)

    def _plainly(self, event: Any) -> None:
        if event.tag is not None:
            self._fault(event, f"A tag ({event.tag}) is not allowed here", "Remove it")
        if event.anchor is not None:
            self._fault(event, f"An anchor (&{event.anchor}) is not allowed here", "Remove it")

    def _fault(self, event: Any, message: str, advice: str) -> None:
        self.problems.append(Problem(self.file, event.start_mark.line + 1, message, advice))

    def _put(self, tree: Tree) -> None:
        if not self.open:
            self.root = self.root if self.root is not None else tree
            return
        parent = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(tree)
        elif parent.pending is not None:
            parent.pairs.append((parent.pending, tree))
            parent.pending = None
        elif isinstance(tree, Scalar):
            parent.pending = tree
        else:
            self.problems.append(Problem(self.file, tree.place.line, "A key must be a word", "Put it in quotes"))
            raise RecordErrors(self.problems)


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.index, event.end_mark.index)
