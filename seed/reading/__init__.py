"""From files of records to validated entries, each knowing its place; and what is wrong with them."""

from rasso_graph.seed.reading.editors import SCHEMA_FILE, records_schema, schema_text
from rasso_graph.seed.reading.entries import PACKAGED, Placed, Records, files, read, sources, tree_in
from rasso_graph.seed.reading.faults import problems_of
from rasso_graph.seed.reading.objects import RecordFile, apart
from rasso_graph.seed.reading.parsing import decoded, tree_of
from rasso_graph.seed.reading.problems import GraphPart, Places, Problem, RecordErrors, Where
from rasso_graph.seed.reading.sheets import SUFFIX, Sheet, sheet_of
from rasso_graph.seed.reading.tree import Mapping, Scalar, Sequence, Tree, line_at, mappings

__all__ = [
    "PACKAGED",
    "SCHEMA_FILE",
    "SUFFIX",
    "GraphPart",
    "Mapping",
    "Placed",
    "Places",
    "Problem",
    "RecordErrors",
    "RecordFile",
    "Records",
    "Scalar",
    "Sequence",
    "Sheet",
    "Tree",
    "Where",
    "apart",
    "decoded",
    "files",
    "line_at",
    "mappings",
    "problems_of",
    "read",
    "records_schema",
    "schema_text",
    "sheet_of",
    "sources",
    "tree_in",
    "tree_of",
]
