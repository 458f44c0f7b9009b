"""Exports: a graph as files that other tools open. The same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import orjson

from rasso_graph.seed.exporting.drawn import gexf, graphml
from rasso_graph.seed.exporting.jsonl import Files, jsonl_files
from rasso_graph.seed.exporting.restoring import BadExport, read_export
from rasso_graph.seed.exporting.rows import Export
from rasso_graph.seed.exporting.tables import csv_files
from rasso_graph.seed.storing import NoFormat

__all__ = ["FORMATS", "BadExport", "Export", "export_graph", "read_export"]

FORMATS: dict[str, Callable[[Export], Files]] = {
    "jsonl": jsonl_files,
    "csv": csv_files,
    "graphml": graphml,
    "gexf": gexf,
}
"""What makes the files of a format, by its name."""


def export_graph(export: Export, folder: Path, form: str = "jsonl") -> tuple[Path, ...]:
    """Writes an export into a folder, which is made if need be, and `about.json`, which tells of it; returns the paths.

    Raises NoFormat.
    """
    if form not in FORMATS:
        raise NoFormat(f"There is no format '{form}'. Choose one of {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    written = [_write(folder / name, pieces) for name, pieces in FORMATS[form](export)]
    about = orjson.dumps(export.about, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return (*written, _write(folder / "about.json", [about]))


def _write(path: Path, pieces: Iterable[bytes]) -> Path:
    """Writes beside the file and puts it in its place, so that a break leaves the old one."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.writelines(pieces)
    return beside.replace(path)
