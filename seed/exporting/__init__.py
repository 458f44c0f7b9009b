"""Exports: a graph as files that other tools open. The same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import orjson

from rasso_graph.seed.exporting.bulk import neo4j_files
from rasso_graph.seed.exporting.drawn import gexf, graphml
from rasso_graph.seed.exporting.jsonl import Files, jsonl_files
from rasso_graph.seed.exporting.linked import jsonld, turtle
from rasso_graph.seed.exporting.restoring import BadExport, read_export
from rasso_graph.seed.exporting.rows import NAMESPACE, Export
from rasso_graph.seed.exporting.tables import NoTable, csv_files, table_of
from rasso_graph.seed.storing import NoFormat, Progress, quiet

__all__ = ["FORMATS", "NAMESPACE", "BadExport", "Export", "NoTable", "export_graph", "read_export", "table_of"]

FORMATS: dict[str, Callable[[Export], Files]] = {
    "jsonl": jsonl_files,
    "csv": csv_files,
    "graphml": graphml,
    "gexf": gexf,
    "ttl": turtle,
    "jsonld": jsonld,
    "neo4j": neo4j_files,
}
"""What makes the files of a format, by its name."""
_TOLD = 1_000


def export_graph(export: Export, folder: Path, form: str = "jsonl", progress: Progress = quiet) -> tuple[Path, ...]:
    """Writes an export into a folder, which is made if need be, and `about.json`, which tells of it; returns the paths.

    Raises NoFormat.
    """
    if form not in FORMATS:
        raise NoFormat(f"There is no format '{form}'. Choose one of {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    most = len(export.nodes) + len(export.edges)
    written = [_write(folder / name, _told(pieces, name, most, progress)) for name, pieces in FORMATS[form](export)]
    about = orjson.dumps(export.about, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return (*written, _write(folder / "about.json", [about]))


def _told(pieces: Iterable[bytes], name: str, most: int, progress: Progress) -> Iterator[bytes]:
    """The pieces of a file, telling how far it is, of about as many as there are nodes and edges."""
    for place, piece in enumerate(pieces):
        if place % _TOLD == 0:
            progress(f"writing {name}", min(place, most), most)
        yield piece
    progress(f"writing {name}", most, most)


def _write(path: Path, pieces: Iterable[bytes]) -> Path:
    """Writes beside the file and puts it in its place, so that a break leaves the old one."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.writelines(pieces)
    return beside.replace(path)
