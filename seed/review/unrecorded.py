"""Why nothing is recorded of some units: small files beside the records, `coverage/DOCUMENT.yaml`.

    document: rasso-2025
    unrecorded:
      - {span: [0, 87], reason: FURNITURE, note: Cover}

A span may take in several units; it begins where one begins and ends where one ends. What is cited needs no reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from rasso_graph.model.enums import Described
from rasso_graph.model.records import Shape, Text
from rasso_graph.seed.reading import (
    PACKAGED,
    Mapping,
    Problem,
    RecordErrors,
    Scalar,
    Sequence,
    Tree,
    Where,
    decoded,
    problems_of,
    tree_of,
)

REASONS_FOLDER = "coverage"
"""The folder of these files, beside the files of records."""
_ADVICE = "Write 'document: SLUG' and 'unrecorded:' with a list of span, reason and note"


class Reason(Described):
    """Why a unit needs no record."""

    HEADING = ("HEADING", "A heading or label; what stands under it is recorded.")
    CONTENTS = ("CONTENTS", "A line of a table of contents.")
    FURNITURE = ("FURNITURE", "Cover, navigation, page number or what extraction left of the layout.")
    SIGNPOST = ("SIGNPOST", "Leads to or into another place of the document, and says nothing else.")
    REPETITION = ("REPETITION", "Says again what is recorded from another place.")
    FOOTNOTE = ("FOOTNOTE", "A note that explains a word or gives an address.")
    BACKGROUND = ("BACKGROUND", "General explanation: nothing done, promised, found, counted or owned.")
    PROFESSION = ("PROFESSION", "Values, thanks or general intent, with nothing that could be tracked.")


class Unrecorded(Shape):
    """A stretch of the text of which nothing is recorded, and why."""

    span: tuple[int, int]
    """Start and end in code points of the decoded file, end exclusive."""
    reason: Reason
    """Why it needs no record."""
    note: Text
    """What stands there, in our own words."""


@dataclass(frozen=True)
class Excused:
    """An `unrecorded` entry and its place in its file."""

    start: int
    end: int
    reason: Reason
    note: str
    where: Where


@dataclass
class Reasons:
    """The entries of all files by the slug of their document, in order of the text."""

    by_document: dict[str, list[Excused]] = field(default_factory=dict[str, list[Excused]])


def read_reasons(records: Iterable[Path] | None) -> Reasons:
    """Reads the files that stand beside files or folders of records (None: the packaged ones).

    Raises RecordErrors with every mistake in them.
    """
    reasons, problems = Reasons(), list[Problem]()
    for path in _files([PACKAGED] if records is None else records):
        try:
            root = tree_of(decoded(path), str(path))
        except RecordErrors as error:
            problems += error.problems
        else:
            problems += _take(root, str(path), reasons)
    if problems:
        raise RecordErrors(problems)
    for entries in reasons.by_document.values():
        entries.sort(key=lambda one: (one.start, one.end))
    return reasons


def _files(records: Iterable[Path]) -> list[Path]:
    folders = {(path if path.is_dir() else path.parent) / REASONS_FOLDER for path in records}
    return sorted(file for folder in folders for file in folder.glob("*.y*ml") if file.is_file())


def _take(root: Tree | None, file: str, reasons: Reasons) -> Iterator[Problem]:
    document = root.get("document") if isinstance(root, Mapping) else None
    listed = root.get("unrecorded") if isinstance(root, Mapping) else None
    if not isinstance(document, Scalar) or not isinstance(listed, Sequence):
        yield Problem(file, 1, "This is no file of reasons", _ADVICE)
        return
    entries = reasons.by_document.setdefault(document.text, [])
    for item in listed.items:
        if not isinstance(item, Mapping):
            yield Problem(file, item.place.line, "An entry is not a mapping", _ADVICE)
            continue
        try:
            said = Unrecorded.model_validate(item.value)
        except ValidationError as error:
            yield from problems_of(error, Unrecorded, item, file)
        else:
            entries.append(Excused(*said.span, said.reason, said.note, Where(file, item.place.line)))
