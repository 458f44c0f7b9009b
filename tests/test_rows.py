"""The rows of walks have the columns that the headers of their files tell."""

from __future__ import annotations

import re

import pytest

from rasso_graph.loaders.walks import walk_text
from rasso_graph.resolvers.traversals import rows

TOLD = [
    (rows.LineageRow, "lineage", ["start", "up", "link", "later", "earlier", "depth"]),
    (rows.ChangesRow, "changes", ["commitment", "before", "after", "links", "drop"]),
    (rows.Between, "changes", ["link", "source", "type"]),
    (rows.Drop, "changes", ["link", "document"]),
    (rows.TimelineRow, "timeline", ["day", "kind", "id", "person"]),
    (rows.CountRow, "timeline", ["facet", "value", "number", "title"]),
    (rows.SearchRow, "search", ["id", "rank", "title"]),
    (rows.CountRow, "search", ["facet", "value", "number", "title"]),
]
ON_NEO4J = [(rows.PathRow, "path", ["nodes", "links"]), (rows.Joint, "path", ["link", "end"])]
"""On SQLite a path is put together of steps, whose file tells the columns of a step."""


@pytest.mark.parametrize(("row", "walk", "columns"), [*TOLD, *ON_NEO4J])
def test_a_row_has_the_columns_that_cypher_tells(row: type, walk: str, columns: list[str]) -> None:
    assert list(row.__annotations__) == columns
    assert columns in _told(walk, "cypher")


@pytest.mark.parametrize(("row", "walk", "columns"), TOLD)
def test_a_row_has_the_columns_that_sql_tells(row: type, walk: str, columns: list[str]) -> None:
    assert list(row.__annotations__) == columns
    assert columns in _told(walk, "sql")


def _told(walk: str, dialect: str) -> list[list[str]]:
    """The lists of names in the header, from `Columns:` on."""
    header = re.match(r"(?:(?://|--).*\n)+", walk_text(walk, dialect))
    assert header
    _, _, columns = header[0].partition("Columns:")
    return [listed.split(", ") for listed in re.findall(r"\[([a-z, ]+)\]", columns)]
