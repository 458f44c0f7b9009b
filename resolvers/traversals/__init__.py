"""What no single statement answers: a walk finds positions, then one statement reads what is asked of them."""

from rasso_graph.resolvers.planning.asked import Traversals
from rasso_graph.resolvers.traversals import changes, lineage, path, search, timeline

TRAVERSALS: Traversals = {
    "changes": changes.planned,
    "lineage": lineage.planned,
    "path": path.planned,
    "search": search.planned,
    "timeline": timeline.planned,
}
"""How each is planned, by the name that `Walk` declares it with."""
