"""Between a graph and a store: compare, apply, verify, export."""

from rasso_graph.seed.storing.applying import (
    LOCK_PATIENCE,
    Applied,
    apply_graph,
    current,
    difference,
    quiet,
    stored_whole,
)
from rasso_graph.seed.storing.content import content, digest
from rasso_graph.seed.storing.difference import Altered, Difference, compare
from rasso_graph.seed.storing.exporting import FORMATS, export_graph
from rasso_graph.seed.storing.refused import Corrections, Locked, NotOurs, Refused, TooLarge, WrongLayout
from rasso_graph.seed.storing.telling import corrections, count_rows, details
from rasso_graph.seed.storing.transaction import Progress
from rasso_graph.seed.storing.verifying import verify_graph

__all__ = [
    "FORMATS",
    "LOCK_PATIENCE",
    "Altered",
    "Applied",
    "Corrections",
    "Difference",
    "Locked",
    "NotOurs",
    "Progress",
    "Refused",
    "TooLarge",
    "WrongLayout",
    "apply_graph",
    "compare",
    "content",
    "corrections",
    "count_rows",
    "current",
    "details",
    "difference",
    "digest",
    "export_graph",
    "quiet",
    "stored_whole",
    "verify_graph",
]
