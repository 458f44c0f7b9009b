"""Between a graph and a store: compare, apply, verify."""

from rasso_graph.seed.storing.applying import (
    LOCK_PATIENCE,
    Applied,
    apply_graph,
    current,
    difference,
    quiet,
    stored_log,
    stored_whole,
)
from rasso_graph.seed.storing.content import derived_keys, digest, stated
from rasso_graph.seed.storing.difference import Altered, Difference, compare
from rasso_graph.seed.storing.refused import Corrections, Locked, NoFormat, NotOurs, Refused, TooLarge, WrongLayout
from rasso_graph.seed.storing.telling import corrections, count_rows, details
from rasso_graph.seed.storing.transaction import Progress
from rasso_graph.seed.storing.updating import Occasion
from rasso_graph.seed.storing.verifying import verify_graph

__all__ = [
    "LOCK_PATIENCE",
    "Altered",
    "Applied",
    "Corrections",
    "Difference",
    "Locked",
    "NoFormat",
    "NotOurs",
    "Occasion",
    "Progress",
    "Refused",
    "TooLarge",
    "WrongLayout",
    "apply_graph",
    "compare",
    "corrections",
    "count_rows",
    "current",
    "derived_keys",
    "details",
    "difference",
    "digest",
    "quiet",
    "stated",
    "stored_log",
    "stored_whole",
    "verify_graph",
]
