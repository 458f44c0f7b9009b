"""CSV: a table for each kind of node and each relation, described by a Frictionless data package, and one flat table
of commitments for who has a spreadsheet and nothing else."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any, TypeVar

import orjson

from rasso_graph.model.graph import Edge, Node, Value
from rasso_graph.model.words import LABELS, RELATIONS, Kind
from rasso_graph.seed.exporting.flat import COLUMNS, commitments
from rasso_graph.seed.exporting.jsonl import Files
from rasso_graph.seed.exporting.rows import LICENCE, Codebook, Export, Told, as_text, codebook

_ID = Told("string", "Its id: readable, unique, and never changed.")
_ENDS = {"source": Told("string", "The id of the node that it leaves."), "target": Told("string", "And of the other.")}
_INDEX = {
    "id": _ID,
    "kind": Told("string", "What it is: the name of the file of its kind tells more."),
    "title": Told("string", "What it is, in the project's words."),
}
_CITED = {"link": Told("string", "The id of the fact."), "citation": Told("string", "A passage that it rests on.")}
_LINES = 1_000
_LICENCES = [{"name": LICENCE, "path": "https://creativecommons.org/licenses/by/4.0/"}]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
T = TypeVar("T")
Cells = Sequence[Value | None]


class NoTable(LookupError):
    """There is no table of this name."""


@dataclass(frozen=True)
class _Table:
    """A table: its columns by name, its rows, its key, and which columns name nodes."""

    name: str
    words: str
    columns: dict[str, Told]
    rows: Iterable[Cells]
    key: tuple[str, ...]
    nodes: tuple[str, ...] = ()
    encoding: str = "utf-8"


def csv_files(export: Export) -> Files:
    """The tables, and `datapackage.json`, which says what their columns are."""
    tables = list(_tables(export, codebook(export.kept)))
    for table in tables:
        yield f"{table.name}.csv", _written(table)
    yield "datapackage.json", iter([orjson.dumps(_package(export, tables), option=orjson.OPT_INDENT_2)])


def table_of(export: Export, name: str) -> list[dict[str, Value | None]]:
    """The rows of one of the tables, by column. Raises NoTable."""
    tables = {table.name: table for table in _tables(export, codebook(export.kept))}
    if name not in tables:
        raise NoTable(f"There is no table '{name}'. Choose one of {', '.join(sorted(tables))}")
    return [dict(zip(tables[name].columns, row, strict=True)) for row in tables[name].rows]


def _tables(export: Export, book: Codebook) -> Iterator[_Table]:
    index = ((node.id, node.label, node.properties.get("title")) for node in export.nodes)
    yield _Table("nodes", "Every node, whatever its kind.", _INDEX, index, ("id",))
    kinds = grouped(export.nodes, lambda node: node.label)
    relations = grouped(export.edges, lambda edge: edge.type)
    yield from (_kind(kind, book[kind.label], kinds.get(kind.label, [])) for kind in LABELS.values())
    for relation in RELATIONS.values():
        if relation.name in relations:
            yield _relation(relation.name, relation.description, book.get(relation.name, {}), relations[relation.name])
    cited = ((edge.id, one) for edge in export.edges for one in _listed(edge.properties.get("citations")))
    yield _Table("citations_of_facts", "Which passages facts rest on.", _CITED, cited, ("link", "citation"))
    words = "What each document says of each commitment, with its standing, dues and who answers for it."
    flat = commitments(export)
    yield _Table("commitments", words, COLUMNS, flat, ("commitment", "document", "wording"), (), "utf-8-sig")


def _kind(kind: Kind, told: dict[str, Told], nodes: list[Node]) -> _Table:
    columns = {"id": _ID, "title": _INDEX["title"], **{name: what for name, what in told.items() if name != "id"}}
    rows = (cells(node.id, node.properties, columns) for node in nodes)
    return _Table(kind.several.replace(" ", "_"), kind.description, columns, rows, ("id",), ("id",))


def _relation(name: str, words: str, told: dict[str, Told], edges: list[Edge]) -> _Table:
    own = {one: what for one, what in told.items() if one not in ("id", "citations")}
    columns = {**({"id": _ID} if RELATIONS[name].fact else {}), **_ENDS, **own}
    rows = (
        cells(edge.id, {**edge.properties, "source": edge.source, "target": edge.target}, columns) for edge in edges
    )
    key = ("id",) if RELATIONS[name].fact else ("source", "target")
    return _Table(name.lower(), words, columns, rows, key, ("source", "target"))


def cells(id_: str, held: dict[str, Value], columns: dict[str, Told]) -> Cells:
    return [id_ if name == "id" else held.get(name) for name in columns]


def grouped(things: Iterable[T], by: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for one in things:
        found.setdefault(by(one), []).append(one)
    return found


def _listed(value: Value | None) -> list[str]:
    return value if isinstance(value, list) else []


def _written(table: _Table) -> Iterator[bytes]:
    sheet = table.encoding != "utf-8"
    rows = ([_harmless(value) for value in row] for row in table.rows) if sheet else table.rows
    return lines(table.columns, rows, table.encoding)


def _harmless(value: Value | None) -> Value | None:
    """A text that a spreadsheet would take for a formula begins with an apostrophe, so that it is shown as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def lines(head: Iterable[str], rows: Iterable[Cells], encoding: str = "utf-8", within: str = " ") -> Iterator[bytes]:
    """A table in pieces, with lines that end as RFC 4180 has them; `within` tells the parts of a list apart."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    for place, row in enumerate(rows, 1):
        writer.writerow(["" if value is None else as_text(value, within) for value in row])
        if place % _LINES == 0:
            yield text.getvalue().encode(encoding)
            encoding = "utf-8"
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode(encoding)


def _package(export: Export, tables: list[_Table]) -> dict[str, Any]:
    about = export.about
    return {
        "profile": "tabular-data-package",
        "name": about["name"],
        "title": "RASSO graph",
        "description": about["cite"],
        "version": f"{export.revision}",
        "licenses": _LICENCES,
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: _Table) -> dict[str, Any]:
    fields = [{"name": name, "type": told.type, "description": told.words} for name, told in table.columns.items()]
    reference = {"resource": "nodes", "fields": "id"}
    schema: dict[str, Any] = {"fields": fields, "primaryKey": list(table.key)}
    if table.nodes:
        schema["foreignKeys"] = [{"fields": name, "reference": reference} for name in table.nodes]
    return {
        "profile": "tabular-data-resource",
        **{"name": table.name, "path": f"{table.name}.csv", "description": table.words, "encoding": table.encoding},
        "dialect": {"delimiter": ",", "doubleQuote": True, "lineTerminator": "\r\n"},
        "schema": schema,
    }
