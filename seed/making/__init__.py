"""From entries to the graph of what the records say, or to every mistake in them."""

from rasso_graph.seed.making.building import Built, build, entitle
from rasso_graph.seed.making.noting import notes

__all__ = [
    "Built",
    "build",
    "entitle",
    "notes",
]
