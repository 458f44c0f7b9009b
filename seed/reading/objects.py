"""Records as Python objects: the shapes of model/records.py, held to the same check as a file of YAML."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_stack
from typing import Any, cast

from pydantic import TypeAdapter
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from rasso_graph.model.records import ENTRIES, CorrectionRecord, Entry, Slug
from rasso_graph.seed.reading.tree import Mapping, Place, Scalar, Tree
from rasso_graph.seed.reading.tree import Sequence as Items

_OPENING = ("of", "corrects", *ENTRIES)


@dataclass
class RecordFile:
    """A file of records that a program makes: the slug of its document, and the entries that are added to it.

    What is wrong with an entry is told with the line of the program that added it. Raises ValueError for a slug that
    is none.
    """

    document: str
    _added: list[tuple[dict[str, Any], str, int]] = field(default_factory=list[tuple[dict[str, Any], str, int]])

    def __post_init__(self) -> None:
        TypeAdapter(Slug).validate_python(self.document)

    @property
    def name(self) -> str:
        """What the log of a store calls it."""
        return f"{self.document}.yaml"

    def add(self, *entries: Entry | CorrectionRecord) -> None:
        """Adds entries, in this order."""
        caller = extract_stack(limit=2)[0]
        for one in entries:
            said = one.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
            self._added.append((_opened(one, said), caller.filename, caller.lineno or 0))

    def items(self) -> Iterator[tuple[Mapping, str]]:
        """The entries as trees, each with the file that added it; every part stands at the line that did."""
        for said, file, line in self._added:
            yield cast(Mapping, _tree(said, Place(line, 0, 0))), file

    def text(self) -> str:
        """The same as YAML."""
        yaml, written = YAML(), io.StringIO()
        yaml.width, yaml.allow_unicode = 118, True
        entries = CommentedSeq([_block(said) for said, _, _ in self._added])
        yaml.dump(CommentedMap(document=self.document, records=entries), written)  # pyright: ignore
        return written.getvalue()

    def write(self, path: Path) -> None:
        """Writes it as a file of records."""
        path.write_text(self.text(), "utf-8", newline="\n")


def apart(given: Iterable[Path | RecordFile]) -> tuple[list[Path], list[RecordFile]]:
    """Paths, and what a program made."""
    listed = list(given)
    return [one for one in listed if isinstance(one, Path)], [one for one in listed if isinstance(one, RecordFile)]


def _opened(entry: Entry | CorrectionRecord, said: dict[str, Any]) -> dict[str, Any]:
    """What an entry says, what begins it first. Of a programme, which has a document, its own key begins it."""
    kind = entry.kind if isinstance(entry, Entry) else ""
    begins = sorted(
        (key for key in said if key in _OPENING), key=lambda key: key in ENTRIES and ENTRIES[key].kind != kind
    )
    return {key: said[key] for key in dict.fromkeys([*begins[:1], *said])}


def _tree(value: Any, place: Place) -> Tree:
    if isinstance(value, dict):
        pairs = cast(dict[str, Any], value).items()
        return Mapping(place, True, [(Scalar(place, key, True), _tree(one, place)) for key, one in pairs])
    if isinstance(value, list):
        return Items(place, True, [_tree(one, place) for one in cast(list[Any], value)])
    if isinstance(value, str):
        return Scalar(place, value, False)
    return Scalar(place, str(value).lower() if isinstance(value, bool) else repr(value), True)


def _block(value: Any) -> Any:
    """What holds keys within keys on lines of its own, the rest on one."""
    if isinstance(value, dict):
        inner = cast(dict[str, Any], value)
        made: Any = CommentedMap({key: _block(one) for key, one in inner.items()})
        flat = all(map(_flat, inner.values()))
    elif isinstance(value, list):
        made = CommentedSeq(map(_block, cast(list[Any], value)))
        flat = _flat(value)
    else:
        return value
    if flat:
        made.fa.set_flow_style()
    return made


def _flat(value: Any) -> bool:
    return all(map(_flat, cast(list[Any], value))) if isinstance(value, list) else not isinstance(value, dict)
