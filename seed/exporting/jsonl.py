"""JSON lines: a file of nodes and one of edges, a line for each."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from rasso_graph.seed.exporting.rows import Export, whole_rows

Files = Iterator[tuple[str, Iterator[bytes]]]
"""Names of files, and what each holds, piece by piece."""


def jsonl_files(export: Export) -> Files:
    """`nodes.jsonl` and `edges.jsonl`."""
    for name, rows in zip(("nodes.jsonl", "edges.jsonl"), whole_rows(export), strict=True):
        yield name, (orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
