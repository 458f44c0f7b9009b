"""The rows of an answer that is one list, for tables and CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from rasso_graph.server.cli.console import Exit, Failed

Leaves = dict[str, str]
_NONE = "Give one root field whose answer is a list, such as { actions { nodes { id title } } }."


def listed_rows(data: Mapping[str, Any]) -> tuple[list[str], list[Leaves]]:
    """Columns and rows of the one list: the nodes or edges of a connection, the steps of a lineage, or a plain list.

    What lies within an object has a column of its own, such as `status.status`; lists are JSON in their cell, null is
    empty. An object that is null in every row has one column.
    Fails where the answer is not one list.
    """
    rows = [dict(_cells(item)) for item in items_of(data)]
    names = dict.fromkeys(name for row in rows for name in row)
    return [name for name in names if not any(other.startswith(f"{name}.") for other in names)], rows


def csv_of(columns: Sequence[str], rows: Sequence[Leaves]) -> str:
    """The rows as RFC 4180 has them, columns first."""
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def items_of(data: Mapping[str, Any]) -> list[Any]:
    """The one list of an answer. Fails where the answer is not one list."""
    if len(data) != 1:
        raise Failed.because(f"The answer has {len(data)} root fields, and a table shows one. {_NONE}", Exit.USAGE)
    (name, found), *_ = data.items()
    if isinstance(found, dict):
        found = next((found[key] for key in ("nodes", "edges", "steps") if key in found), None)  # pyright: ignore
    if not isinstance(found, list):
        raise Failed.because(f"'{name}' is no list of rows. {_NONE}", Exit.USAGE)
    return found  # pyright: ignore[reportUnknownVariableType]


def _cells(item: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(item, dict):
        for key, value in item.items():  # pyright: ignore[reportUnknownVariableType]
            yield from _cells(value, f"{name}.{key}" if name else str(key))  # pyright: ignore[reportUnknownArgumentType]
    else:
        text = "" if item is None else item if isinstance(item, str) else orjson.dumps(item).decode()
        yield name or "value", text
