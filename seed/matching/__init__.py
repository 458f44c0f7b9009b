"""From a new file of records to what its things may be in the graph."""

from rasso_graph.seed.matching.comparing import Matching, NoMatch, match, write_choices
from rasso_graph.seed.matching.proposing import proposal, reason
from rasso_graph.seed.matching.ranking import Candidate, Ranked, Sureness
from rasso_graph.seed.matching.settling import Settling
from rasso_graph.seed.matching.unrepeated import Unrepeated

__all__ = [
    "Candidate",
    "Matching",
    "NoMatch",
    "Ranked",
    "Settling",
    "Sureness",
    "Unrepeated",
    "match",
    "proposal",
    "reason",
    "write_choices",
]
