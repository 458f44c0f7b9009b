"""JSON lines: a file of nodes, one of edges, and one of the revisions that led to them, a line for each."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from rasso_graph.seed.exporting.rows import Export, whole_rows

Files = Iterator[tuple[str, Iterator[bytes]]]
"""Names of files, and what each holds, piece by piece."""


def jsonl_files(export: Export) -> Files:
    """`nodes.jsonl`, `edges.jsonl`, and `revisions.jsonl`, which alone is not the same for the same content."""
    for name, rows in zip(("nodes.jsonl", "edges.jsonl"), whole_rows(export), strict=True):
        yield name, (orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
    yield "revisions.jsonl", (orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE) for one in export.log)
