"""JSON lines: a file of nodes, one of edges, and one of the revisions that led to them, a line for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain

import orjson

from rasso_graph.model.graph import Node
from rasso_graph.seed.exporting.rows import Export, whole_rows

Files = Iterator[tuple[str, Iterator[bytes]]]
"""Names of files, and what each holds, piece by piece."""


def jsonl_files(export: Export) -> Files:
    """`nodes.jsonl`, `edges.jsonl`, and `revisions.jsonl`, which alone is not the same for the same content."""
    for name, rows in zip(("nodes.jsonl", "edges.jsonl"), whole_rows(export), strict=True):
        yield name, (orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
    yield "revisions.jsonl", _log(export)


def _log(export: Export) -> Iterator[bytes]:
    """Each revision, with what of the graph it `added`: edges by type, ends and id. What none names the first added."""
    added: dict[int, list[str | list[str]]] = {}
    for thing in chain(export.nodes, export.edges):
        added.setdefault(thing.added_in, []).append(thing.id if isinstance(thing, Node) else [*thing.key])
    for place, one in enumerate(export.log):
        told = {**asdict(one), "added": added.get(one.number, []) if place else []}
        yield orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)
