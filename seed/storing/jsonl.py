"""JSON lines: a file for each table, a line for each row, equal byte for byte for equal content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson


def write(tables: Mapping[str, Iterable[dict[str, Any]]], folder: Path) -> tuple[Path, ...]:
    """Writes `nodes.jsonl` and `edges.jsonl`, and returns their paths."""
    return tuple(_write(folder / f"{name}.jsonl", rows) for name, rows in tables.items())


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Writes beside the file and puts it in its place, so that a break leaves the old one."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
    return beside.replace(path)
