"""What must be true of any graph of ours, wherever it came from."""

from rasso_graph.seed.rules.check import Check, none_of
from rasso_graph.seed.rules.circles import loops
from rasso_graph.seed.rules.invariants import invariants
from rasso_graph.seed.rules.totals import Totals

__all__ = [
    "Check",
    "Totals",
    "invariants",
    "loops",
    "none_of",
]
