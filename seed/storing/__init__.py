"""Between a graph and a store: compare, apply, verify."""

from rasso_graph.seed.storing.applying import (
    LOCK_PATIENCE,
    Applied,
    Planned,
    apply_graph,
    current,
    plan_graph,
    restore_graph,
    revert_graph,
    stored_log,
    stored_whole,
)
from rasso_graph.seed.storing.content import derived_keys, digest, stated
from rasso_graph.seed.storing.correcting import Correcting
from rasso_graph.seed.storing.difference import Altered, Difference, compare
from rasso_graph.seed.storing.refused import (
    Corrections,
    Forgotten,
    Locked,
    NoFormat,
    NotOurs,
    Refused,
    TooLarge,
    WrongLayout,
)
from rasso_graph.seed.storing.summing import in_words
from rasso_graph.seed.storing.telling import count_rows, details
from rasso_graph.seed.storing.transaction import Progress, quiet
from rasso_graph.seed.storing.updating import Occasion
from rasso_graph.seed.storing.verifying import verify_graph

__all__ = [
    "LOCK_PATIENCE",
    "Altered",
    "Applied",
    "Correcting",
    "Corrections",
    "Difference",
    "Forgotten",
    "Locked",
    "NoFormat",
    "NotOurs",
    "Occasion",
    "Planned",
    "Progress",
    "Refused",
    "TooLarge",
    "WrongLayout",
    "apply_graph",
    "compare",
    "count_rows",
    "current",
    "derived_keys",
    "details",
    "digest",
    "in_words",
    "plan_graph",
    "quiet",
    "restore_graph",
    "revert_graph",
    "stated",
    "stored_log",
    "stored_whole",
    "verify_graph",
]
