"""What must be true of any graph of ours, wherever it came from."""

from rasso_graph.seed.rules.check import Check, none_of
from rasso_graph.seed.rules.every import RULES, checks, problems
from rasso_graph.seed.rules.invariants import Invariants
from rasso_graph.seed.rules.totals import Totals

__all__ = ["RULES", "Check", "Invariants", "Totals", "checks", "none_of", "problems"]
