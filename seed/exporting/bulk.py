"""For a Neo4j without this program: tables for `neo4j-admin database import`, and the same as statements of Cypher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import orjson

from rasso_graph.model.graph import Edge, Node, Value
from rasso_graph.model.words import LABELS, RECORD, RELATIONS, labels_of
from rasso_graph.seed.exporting.jsonl import Files
from rasso_graph.seed.exporting.rows import Export, Told, as_text, codebook
from rasso_graph.seed.exporting.tables import cells, grouped, lines

_TYPES = {"integer": "long", "number": "double", "boolean": "boolean"}
_ID = "CREATE CONSTRAINT record_id IF NOT EXISTS FOR (n:Record) REQUIRE n.id IS UNIQUE;\n"
_BATCH = 500
"""Nodes or edges to a statement."""


def neo4j_files(export: Export) -> Files:
    """A table for each kind and relation, `import.args`, which names them to neo4j-admin, and `graph.cypher`."""
    book = codebook(export.kept)
    nodes, edges = grouped(export.nodes, lambda node: node.label), grouped(export.edges, lambda edge: edge.type)
    for label, several in nodes.items():
        yield f"{LABELS[label].several.replace(' ', '_')}.csv", _nodes(label, several, book[label])
    for type_, several in edges.items():
        yield f"{type_.lower()}.csv", _edges(type_, several, book.get(type_, {}))
    yield "import.args", iter(["".join(f"{one}\n" for one in _arguments(nodes, edges)).encode()])
    yield "graph.cypher", _statements(nodes, edges)


def _arguments(nodes: Iterable[str], edges: Iterable[str]) -> Iterator[str]:
    """For `neo4j-admin database import full @import.args`, within the folder."""
    yield from ("--multiline-fields=true", "--id-type=string")
    yield from (f"--nodes={LABELS[label].several.replace(' ', '_')}.csv" for label in nodes)
    yield from (f"--relationships={type_.lower()}.csv" for type_ in edges)


def _nodes(label: str, nodes: list[Node], told: Mapping[str, Told]) -> Iterator[bytes]:
    columns = {"id": Told("string", ""), "title": Told("string", ""), **told}
    head = ["id:ID", ":LABEL", *(_column(name, what) for name, what in columns.items() if name != "id")]
    labels = ";".join(labels_of(label))
    rows = (cells(node.id, node.properties, columns) for node in nodes)
    return lines(head, ([first, labels, *rest] for first, *rest in rows))


def _edges(type_: str, edges: list[Edge], told: Mapping[str, Told]) -> Iterator[bytes]:
    own = {name: what for name, what in told.items() if name != "citations"}
    columns = {"id": Told("string", ""), **own} if RELATIONS[type_].fact else {}
    cited = ["citations:string[]"] if columns else []
    head = [":START_ID", ":END_ID", ":TYPE", *(_column(name, what) for name, what in columns.items()), *cited]
    rows = (
        [edge.source, edge.target, type_, *cells(edge.id, edge.properties, columns), *_cited(edge)] for edge in edges
    )
    return lines(head, rows, within=";")


def _cited(edge: Edge) -> list[Value]:
    return [edge.properties["citations"]] if "citations" in edge.properties else []


def _column(name: str, told: Told) -> str:
    return f"{name}:{_TYPES.get(told.type, 'string')}"


def _statements(nodes: Mapping[str, list[Node]], edges: Mapping[str, list[Edge]]) -> Iterator[bytes]:
    yield _ID.encode()
    for label, several in nodes.items():
        made = f"CREATE (n:{':'.join(labels_of(label))}) SET n = row"
        yield from _unwound((_map({"id": node.id, **node.properties}) for node in several), made)
    for type_, several in edges.items():
        made = f"MATCH (s:{RECORD} {{id: row[0]}}) MATCH (t:{RECORD} {{id: row[1]}}) CREATE (s)-[r:{type_}]->(t)"
        yield from _unwound(map(_joining, several), f"{made} SET r = row[2]")


def _unwound(rows: Iterable[str], made: str) -> Iterator[bytes]:
    """Statements that end in semicolons, each of so many rows that a server takes it."""
    batch: list[str] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield _statement(batch, made)
            batch = []
    if batch:
        yield _statement(batch, made)


def _statement(batch: list[str], made: str) -> bytes:
    listed = ",\n".join(batch)
    return f"UNWIND [\n{listed}\n] AS row\n{made};\n".encode()


def _joining(edge: Edge) -> str:
    held = {**({"id": edge.id} if edge.id else {}), **edge.properties}
    return f"[{_value(edge.source)}, {_value(edge.target)}, {_map(held)}]"


def _map(held: Mapping[str, Value]) -> str:
    return f"{{{', '.join(f'`{name}`: {_value(value)}' for name, value in sorted(held.items()))}}}"


def _value(value: Value) -> str:
    """JSON writes texts, numbers, truth and lists as Cypher does."""
    return orjson.dumps(value).decode() if not isinstance(value, float) else as_text(value)
