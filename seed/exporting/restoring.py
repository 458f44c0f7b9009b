"""An export as JSON lines, read back: the content that it was made from, and the log that led to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import orjson
from pydantic import BaseModel, TypeAdapter, ValidationError

from rasso_graph.model.graph import Edge, Graph, Node, Value
from rasso_graph.model.properties import EDGE_PROPERTIES, NODE_PROPERTIES, QUOTATION
from rasso_graph.model.revisions import Revision
from rasso_graph.model.words import LABELS, RELATIONS
from rasso_graph.seed.exporting.rows import PASSAGE, Export
from rasso_graph.seed.storing import Refused

T = TypeVar("T")


class BadExport(Refused):
    """The files are no whole export of this version. The message says where and what to do."""


class _NodeRow(BaseModel):
    id: str
    labels: list[str]
    properties: dict[str, Value]
    citations: list[dict[str, Any]]


class _EdgeRow(BaseModel):
    id: str | None
    type: str
    source: str
    target: str
    properties: dict[str, Value]
    citations: list[dict[str, Any]]


class _LogRow(BaseModel):
    added: list[str | tuple[str, str, str, str]]


_NODE, _EDGE, _ADDED = TypeAdapter(_NodeRow), TypeAdapter(_EdgeRow), TypeAdapter(_LogRow)
_REVISION = TypeAdapter(Revision)


def read_export(folder: Path) -> Export:
    """What `rasso export` wrote as jsonl, without titles that are generated, and quotations. Raises BadExport."""
    graph, log = Graph(), tuple(row for _, row in _rows(folder, "revisions.jsonl", _REVISION))
    if not log:
        raise BadExport(f"{folder / 'revisions.jsonl'} tells of no revision. Export the store again")
    for where, row in _rows(folder, "nodes.jsonl", _NODE):
        _node(row, graph, where)
    for where, row in _rows(folder, "edges.jsonl", _EDGE):
        _edge(row, graph, where)
    _count(graph, log, [row for _, row in _rows(folder, "revisions.jsonl", _ADDED)])
    return Export(graph, log[-1].number, log[-1].digest, log)


def _rows(folder: Path, name: str, shape: TypeAdapter[T]) -> Iterator[tuple[str, T]]:
    """Each line of a file, with where it stands."""
    path = folder / name
    if not path.is_file():
        raise BadExport(f"There is no {path}. Name a folder that 'rasso export' wrote as jsonl")
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield f"{path}:{number}", shape.validate_python(orjson.loads(line))
            except (ValidationError, orjson.JSONDecodeError) as error:
                said = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
                raise BadExport(f"{path}:{number} is no line of an export: {said}. Export the store again") from error


def _node(row: _NodeRow, graph: Graph, where: str) -> None:
    label = next((one for one in row.labels if one in LABELS), None)
    if label is None or row.properties.keys() - set(NODE_PROPERTIES):
        raise _strange(where)
    held = {name: value for name, value in row.properties.items() if name not in QUOTATION}
    graph.nodes[row.id] = Node(row.id, label, held)
    for cited in row.citations:
        graph.add(Edge("CITES", row.id, _citation(cited, graph, where)))


def _edge(row: _EdgeRow, graph: Graph, where: str) -> None:
    if row.type not in RELATIONS or row.properties.keys() - set(EDGE_PROPERTIES):
        raise _strange(where)
    if not {row.source, row.target} <= graph.nodes.keys():
        raise BadExport(f"{where} joins what nodes.jsonl does not hold. Export the store again")
    held = row.properties
    if row.citations:
        held["citations"] = [_citation(cited, graph, where) for cited in row.citations]
    graph.add(Edge(row.type, row.source, row.target, row.id or "", held))


def _citation(cited: Mapping[str, Any], graph: Graph, where: str) -> str:
    """The id of a passage, which is in the graph from its first mention on."""
    held, document = {key: cited[key] for key in PASSAGE if key in cited}, cited.get("document")
    if not isinstance(document, str) or len({*held, "page"}) != len(PASSAGE):
        raise _strange(where)
    name = f"citation/{document.removeprefix('document/')}/{held['start']}-{held['end']}"
    if name not in graph.nodes:
        graph.nodes[name] = Node(name, "Citation", held)
        graph.add(Edge("PASSAGE_OF", name, document))
    return name


def _strange(where: str) -> BadExport:
    return BadExport(f"{where} holds what this version does not know. Use the version that about.json was written by")


def _count(graph: Graph, log: tuple[Revision, ...], rows: list[_LogRow]) -> None:
    """Tells each thing the revision that added it."""
    for thing in chain(graph.nodes.values(), graph.edges.values()):
        thing.added_in = log[0].number
    for revision, row in zip(log, rows, strict=True):
        for key in row.added:
            thing = graph.nodes.get(key) if isinstance(key, str) else graph.edges.get(key)
            if thing is None:
                raise BadExport(f"Revision {revision.number} added {key}, which is not there. Export the store again")
            thing.added_in = revision.number
