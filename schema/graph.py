"""The graph as a whole."""

from __future__ import annotations

import strawberry

from rasso_graph.resolvers.planning.declarations import Counted, GraphFact
from rasso_graph.schema.fields import declared
from rasso_graph.schema.words import NodeKind


@strawberry.type(description="How many nodes there are of one kind.")
class KindCount:
    kind: NodeKind = strawberry.field(description="The kind.")
    count: int = strawberry.field(description="How many there are.")


@strawberry.type(description="The graph as a whole: which state of it answers, and what it holds.")
class Graph:
    revision: int = declared(
        GraphFact(),
        "Counts the seedings that changed this store. A client may keep answers as long as it stays the same.",
    )
    digest: str = declared(GraphFact(), "SHA-256 of the content in hex, equal on every store with the same records.")
    counts: list[KindCount] = declared(Counted(), "How many nodes there are of each kind, by kind.")
