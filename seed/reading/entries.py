"""Reading records: YAML files into validated entries, each knowing its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from rasso_graph.model.records import ENTRIES, CorrectionRecord, Entry
from rasso_graph.model.revisions import SourceFile
from rasso_graph.seed.reading.drafts import unfilled
from rasso_graph.seed.reading.faults import problems_of
from rasso_graph.seed.reading.objects import RecordFile, apart
from rasso_graph.seed.reading.parsing import decoded, tree_of
from rasso_graph.seed.reading.problems import Problem, RecordErrors, Where
from rasso_graph.seed.reading.sheets import SUFFIX, tree_of_sheet
from rasso_graph.seed.reading.tree import Mapping, Scalar, Sequence, Tree, line_at, mappings

PACKAGED = Path(__file__).parent.parent / "records"
"""The records of the five documents, as the package ships them."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
_RECORDS = re.compile(r"\.(?:y.*ml|csv)$")
_KINDS = ", ".join(ENTRIES)


@dataclass(frozen=True)
class Placed:
    """An entry with the id it makes or extends, the document its file cites, and its place."""

    entry: Entry
    id: str
    begins: bool
    document: str
    file: str
    tree: Mapping

    def where(self, *loc: str | int) -> Where:
        """The line of a part of the entry, such as `("owners", 1, "holder")`."""
        return Where(self.file, line_at(self.tree, loc))


@dataclass
class Records:
    """What files of records say, and every mistake found while reading them."""

    entries: list[Placed] = field(default_factory=list[Placed])
    problems: list[Problem] = field(default_factory=list[Problem])
    corrections: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """The ids of what was corrected, each with the reason."""
    broken: set[str] = field(default_factory=set[str])
    """Ids of entries that are malformed: they exist, so that what refers to them is not blamed as well."""
    unread: bool = False
    """Whether a whole file could not be read, so that ids may be missing."""


def files(paths: Iterable[Path]) -> list[Path]:
    """The files that paths name, a folder standing for the YAML files and sheets in it. Raises RecordErrors."""
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        inside = (
            sorted(p for p in path.iterdir() if _RECORDS.search(p.name) and p.is_file()) if path.is_dir() else [path]
        )
        if not inside or not all(p.is_file() for p in inside):
            problems.append(Problem(str(path), 0, "There are no records here", "Name a YAML file or its folder"))
        found.extend(p for p in inside if p not in found)
    if problems:
        raise RecordErrors(problems)
    return found


def sources(given: Iterable[Path | RecordFile]) -> tuple[SourceFile, ...]:
    """What records are told by, as a log has it: by the names of files within what is named, with fingerprints."""
    paths, made = apart(given)
    folders = {path.resolve() for path in paths if path.is_dir()}
    told = [(_within(one, folders), one.read_bytes()) for one in files(paths)]
    told += [(one.name, one.text().encode()) for one in made]
    return tuple(SourceFile(name, sha256(content).hexdigest()) for name, content in told)


def _within(file: Path, folders: Set[Path]) -> str:
    """The folder and the file: nothing of where on a machine they are."""
    folder = file.resolve().parent
    return f"{folder.name}/{file.name}" if folder in folders else file.name


def tree_in(path: Path) -> tuple[Tree | None, list[Problem]]:
    """The tree of a file of records or of a sheet, with what is wrong with the sheet. Raises RecordErrors."""
    return tree_of_sheet(path) if path.suffix == SUFFIX else (tree_of(decoded(path), str(path)), [])


def read(given: Iterable[Path | RecordFile]) -> Records:
    """Reads records. Mistakes are collected in `problems`, to be raised with those of the graph."""
    paths, made = apart(given)
    records = Records()
    for path in files(paths):
        try:
            root, problems = tree_in(path)
        except RecordErrors as error:
            records.problems.extend(error.problems)
            records.unread = True
        else:
            records.problems.extend(problems)
            _take_file(root, str(path), records)
    for one in made:
        for item, file in one.items():
            _take_entry(item, one.document, file, records)
    return records


def _take_file(root: Tree | None, file: str, records: Records) -> None:
    if not isinstance(root, Mapping):
        _blame(records, file, 1, "A file of records begins with 'document:' and then 'records:'")
        records.unread = True
        return
    for key, _ in root.pairs:
        if key.text not in ("document", "records"):
            advice = "At the top stand only 'document' and 'records'"
            _blame(records, file, key.place.line, f"Unknown key '{key.text}'", advice)
    records.problems.extend([*_repeated_keys(root, file), *unfilled(root, file)])
    document = _document(root, file, records)
    records.unread = records.unread or not document
    for item in _items(root, file, records) if document else ():
        _take_entry(item, document, file, records)


def _document(root: Mapping, file: str, records: Records) -> str:
    slug = root.get("document")
    if isinstance(slug, Scalar) and _SLUG.fullmatch(slug.text):
        return slug.text
    line = slug.place.line if slug else 1
    advice = "Write 'document: ' and the slug of the document that these records cite"
    _blame(records, file, line, "The file does not say which document it cites", advice)
    return ""


def _items(root: Mapping, file: str, records: Records) -> Iterator[Mapping]:
    entries = root.get("records")
    if not isinstance(entries, Sequence):
        line = entries.place.line if entries else 1
        _blame(records, file, line, "'records' is not a list", "Write 'records:' and below it '- action: ...'")
        return
    for item in entries.items:
        if isinstance(item, Mapping) and item.pairs:
            yield item
        else:
            _blame(records, file, item.place.line, "An entry is not a mapping", f"Begin it with one of {_KINDS}")


def _take_entry(item: Mapping, document: str, file: str, records: Records) -> None:
    """Reads one entry; its first key tells its kind."""
    first, value = item.pairs[0]
    if first.text == "corrects":
        _take_correction(item, document, file, records)
        return
    if first.text != "of" and first.text not in ENTRIES:
        near = get_close_matches(first.text, [*ENTRIES, "of", "corrects"], 1)
        advice = f"Did you mean '{near[0]}'?" if near else f"Begin with one of {_KINDS}, or with of"
        _blame(records, file, first.place.line, f"'{first.text}' begins no entry", advice)
        return
    named = value.text if isinstance(value, Scalar) else ""
    kind, _, slug = named.partition("/") if first.text == "of" else (first.text, "", named)
    if kind not in ENTRIES or not _SLUG.fullmatch(slug):
        advice = "Write lower-case letters, digits and hyphens" + (
            ", as in of: action/early-advice" * (first.text == "of")
        )
        _blame(records, file, first.place.line, f"'{named}' is not well formed as an id", advice)
        return
    _validate(item, Opening(kind, slug, first.text != "of", document, file), records)


def _take_correction(item: Mapping, document: str, file: str, records: Records) -> None:
    """A correction changes nothing by itself; what it cites is one passage more of the thing."""
    try:
        told = CorrectionRecord.model_validate(item.value)
    except ValidationError as error:
        records.problems.extend(problems_of(error, CorrectionRecord, item, file))
        return
    records.corrections.append((told.corrects, told.reason))
    kind, _, slug = told.corrects.partition("/")
    if told.cite and kind in ENTRIES and _SLUG.fullmatch(slug):
        entry = ENTRIES[kind].model_construct(of=told.corrects, cite=told.cite)
        records.entries.append(Placed(entry, told.corrects, False, document, file, item))
    elif told.cite:
        advice = "Give the passage with the fact itself, and only the reason here"
        _blame(records, file, item.place.line, f"{told.corrects} is nothing that an entry begins", advice)


@dataclass(frozen=True)
class Opening:
    """What an entry's first line and its file say of it."""

    kind: str
    slug: str
    begins: bool
    document: str
    file: str


def _validate(item: Mapping, opening: Opening, records: Records) -> None:
    shape, name = ENTRIES[opening.kind], f"{opening.kind}/{opening.slug}"
    try:
        entry = shape.model_validate(item.value, by_alias=True, by_name=False)
    except ValidationError as error:
        records.problems.extend(problems_of(error, shape, item, opening.file))
        records.broken.add(name)
        return
    records.entries.append(Placed(entry, name, opening.begins, opening.document, opening.file, item))


def _repeated_keys(root: Tree, file: str) -> Iterator[Problem]:
    for mapping in mappings(root):
        seen: dict[str, int] = {}
        for key, _ in mapping.pairs:
            if key.text in seen:
                advice = f"Keep one; the other stands on line {seen[key.text]}"
                yield Problem(file, key.place.line, f"The key '{key.text}' is given twice", advice)
            seen[key.text] = key.place.line


def _blame(records: Records, file: str, line: int, message: str, advice: str = "") -> None:
    records.problems.append(Problem(file, line, message, advice))
