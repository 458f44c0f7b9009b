"""Sheets of records: one CSV file for each kind, a row for each entry, as spreadsheets write them.

`update-2023.action.csv` holds actions of the document update-2023. A column is a key (`title`), a key within a key
(`wording.cite.quote`) or one of several (`owners.2.holder`); a cell of a list holds its items with ; between. They come
to the same tree as YAML, whose places are rows, and from there on to the same check.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from rasso_graph.model.records import ENTRIES, CorrectionRecord
from rasso_graph.seed.reading.drafts import QUOTING, UNSURE
from rasso_graph.seed.reading.faults import did_you_mean, field_of, keys_of, shape_in
from rasso_graph.seed.reading.parsing import decoded, no_control
from rasso_graph.seed.reading.problems import Problem, RecordErrors
from rasso_graph.seed.reading.tree import Loc, Mapping, Place, Scalar, Tree
from rasso_graph.seed.reading.tree import Sequence as Items

SUFFIX = ".csv"
SHAPES: dict[str, type[BaseModel]] = {**ENTRIES, "corrects": CorrectionRecord}
"""What a sheet may hold, by the second part of its name."""

_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]+)\.csv")
_DRAFTED = {one.key for one in (*QUOTING, UNSURE)}


@dataclass(frozen=True)
class SheetColumn:
    """A column: its name, the way to what its cells hold, and whether that is a list, or a pair of numbers."""

    name: str
    loc: Loc
    listed: bool = False
    paired: bool = False


@dataclass
class Sheet:
    """A sheet: its document and kind, its rows as they are written, and how they are written."""

    document: str
    kind: str
    rows: list[list[str]]
    delimiter: str

    def put(self, row: int, column: str, text: str) -> None:
        """Writes a cell; a column that is not there yet comes behind the others."""
        names = self.rows[0]
        if column not in names:
            names.append(column)
        at, cells = names.index(column), self.rows[row]
        cells += [""] * (at + 1 - len(cells))
        cells[at] = text

    def text(self) -> str:
        """The sheet as a spreadsheet reads it: with the mark by which it knows UTF-8."""
        written = io.StringIO()
        csv.writer(written, delimiter=self.delimiter).writerows(self.rows)
        return f"\ufeff{written.getvalue()}"


def sheet_of(path: Path) -> Sheet:
    """The rows of a sheet. Raises RecordErrors if it is none."""
    named = _NAME.fullmatch(path.name)
    if not named:
        advice = "Name a sheet by its document and the kind of its entries, as in update-2023.action.csv"
        raise RecordErrors([Problem(str(path), 0, "This is no sheet of records", advice)])
    document, kind = named.groups()
    if kind not in SHAPES:
        advice = did_you_mean(kind, [*SHAPES])
        raise RecordErrors([Problem(str(path), 0, f"'{kind}' is no kind of entry", advice)])
    text = decoded(path)
    no_control(text, str(path))
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise RecordErrors([Problem(str(path), 1, f"This is no CSV file: {error}", "Save the sheet as CSV")]) from error
    return Sheet(document, kind, rows, delimiter)


def tree_of_sheet(path: Path) -> tuple[Tree, list[Problem]]:
    """The tree of a sheet, and what is wrong with its columns and rows. Raises RecordErrors as sheet_of does."""
    sheet, problems = sheet_of(path), list[Problem]()
    shape = SHAPES[sheet.kind]
    columns = [_column(name.strip(), shape) for name in (sheet.rows or [[]])[0]]
    problems += _unknown(columns, shape, str(path))
    entries: list[Tree] = []
    for number, row in enumerate(sheet.rows[1:], 2):
        cells = [(one, text.strip(), at) for at, (one, text) in enumerate(zip(columns, row, strict=False))]
        filled = [cell for cell in cells if cell[1]]
        fault = _misplaced(sheet, filled, row[len(columns) :])
        if fault:
            problems.append(Problem(str(path), number, *fault))
        elif filled:
            entries.append(_entry(filled, number, sheet.kind))
    start = Place(1, 0, 0)
    pairs: list[tuple[Scalar, Tree]] = [
        (Scalar(start, "document", True), Scalar(start, sheet.document, False)),
        (Scalar(start, "records", True), Items(start, True, entries)),
    ]
    return Mapping(start, True, pairs), problems


def _column(name: str, shape: type[BaseModel]) -> SheetColumn:
    """A column by its name. Where a list is meant and no place in it is named, the first is."""
    loc: list[str | int] = []
    model: type[BaseModel] | None = shape
    parts, annotation = name.split("."), None
    for at, part in enumerate(parts):
        if part.isdecimal() and loc:
            loc[-1:] = [int(part) - 1] if isinstance(loc[-1], int) else [loc[-1], int(part) - 1]
            continue
        field = field_of(model, part) if model else None
        annotation = field.annotation if field else None
        loc.append(part)
        model = shape_in(annotation)
        if model and at + 1 < len(parts) and _has(annotation, list):
            loc.append(0)
    listed = isinstance(loc[-1], str) and _has(annotation, list)
    return SheetColumn(name, tuple(loc), listed, _has(annotation, tuple))


def _has(annotation: Any, kind: type) -> bool:
    return get_origin(annotation) is kind or any(_has(one, kind) for one in get_args(annotation))


def _unknown(columns: Iterable[SheetColumn], shape: type[BaseModel], file: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for one in columns:
        if one.name in seen:
            yield Problem(
                file, 1, f"The column '{one.name}' is there twice", "Keep one, or number them: owners.2.holder"
            )
        seen.add(one.name)
        model: type[BaseModel] | None = shape
        for part in (part for part in one.name.split(".") if not part.isdecimal()):
            field = field_of(model, part) if model else None
            if field is None and part not in _DRAFTED:
                yield Problem(
                    file, 1, f"Unknown column '{one.name}'", did_you_mean(part, keys_of(model)) if model else ""
                )
                break
            model = shape_in(field.annotation) if field else None


def _misplaced(
    sheet: Sheet, filled: Sequence[tuple[SheetColumn, str, int]], beyond: Sequence[str]
) -> tuple[str, str] | None:
    """What is wrong with a row as a row."""
    if any(text.strip() for text in beyond):
        return "The row has more cells than there are columns", "Name each column in the first row"
    opening = {one.name: text for one, text, _ in filled if one.name in ("of", sheet.kind)}
    if filled and not opening:
        return "The row neither begins a thing nor adds to one", f"Fill '{sheet.kind}' or 'of'"
    kind = opening.get("of", "").partition("/")[0]
    if kind in SHAPES and kind != sheet.kind:
        return f"'{opening['of']}' is of another kind", f"Put the row into {sheet.document}.{kind}{SUFFIX}"
    return None


def _entry(filled: Iterable[tuple[SheetColumn, str, int]], row: int, kind: str) -> Mapping:
    """The entry that a row tells: what begins it first."""
    found = [(one.loc, _leaf(one, text, Place(row, at, at))) for one, text, at in filled]
    found.sort(key=lambda cell: cell[0] not in (("of",), (kind,)))
    return _mapping(found, row)


def _leaf(column: SheetColumn, text: str, place: Place) -> Tree:
    texts = [one.strip() for one in text.split(";") if one.strip()] if column.listed else [text]
    if column.paired:
        pairs: list[Tree] = [Items(place, True, [Scalar(place, n, True) for n in _pair(one)]) for one in texts]
        return Items(place, True, pairs) if column.listed else pairs[0]
    leaves: list[Tree] = [Scalar(place, one, False) for one in texts]
    return Items(place, True, leaves) if column.listed else leaves[0]


def _pair(text: str) -> list[str]:
    """Start and end: of 120-480, or of [120, 480]."""
    return re.findall(r"\d+", text)


def _mapping(cells: Sequence[tuple[Loc, Tree]], row: int) -> Mapping:
    made = Mapping(Place(row, 0, 0), True)
    for key in dict.fromkeys(loc[0] for loc, _ in cells):
        made.pairs.append((Scalar(Place(row, 0, 0), str(key), True), _grown(key, cells, row)))
    return made


def _grown(key: str | int, cells: Sequence[tuple[Loc, Tree]], row: int) -> Tree:
    """What stands under a key: a cell itself, or what several cells tell of it."""
    within = [(loc[1:], leaf) for loc, leaf in cells if loc[0] == key]
    if not within[0][0]:
        return within[0][1]
    places = sorted({loc[0] for loc, _ in within if loc and isinstance(loc[0], int)})
    if places:
        return Items(Place(row, 0, 0), True, [_grown(place, within, row) for place in places])
    return _mapping([cell for cell in within if cell[0]], row)
