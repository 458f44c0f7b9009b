"""What follows from the content: sort keys, days of knowledge and holding, traces, tokens for full text."""

from rasso_graph.seed.deriving.counting import last_told, ranked
from rasso_graph.seed.deriving.derived import derive
from rasso_graph.seed.deriving.tokens import of_quotation

__all__ = [
    "derive",
    "last_told",
    "of_quotation",
    "ranked",
]
