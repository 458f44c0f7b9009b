"""Paths: how two things hang together."""

from __future__ import annotations

import strawberry

from rasso_graph.model.enums import Described
from rasso_graph.model.words import CHAINED, RELATIONS
from rasso_graph.resolvers.planning.declarations import WalkPart
from rasso_graph.schema.fields import declared
from rasso_graph.schema.node import Cited
from rasso_graph.schema.ownership import Link
from rasso_graph.schema.words import shown


@shown
class PathType(Described):
    """What a chain may run over: lineage, and who has which part in what."""

    vars().update({RELATIONS[name].word or name: (name, RELATIONS[name].description) for name in CHAINED})


@strawberry.type(description="One chain: its nodes in order, and the links between each two of them.")
class Chain:
    length: int = declared(WalkPart(), "How many links it has.")
    nodes: list[Cited] = declared(WalkPart(), "The nodes, from one end to the other.")
    links: list[Link] = declared(
        WalkPart(),
        "The links between them, one fewer than nodes, in the same order. A lineage link may join a wording or a part "
        "of the node that it "
        "stands beside.",
    )


@strawberry.type(description="The shortest chains between two things. A shared document or theme is no link.")
class Paths:
    length: int | None = declared(WalkPart(), "How many links the shortest chains have; null if there is none.")
    chains: list[Chain] | None = declared(
        WalkPart(),
        "All the shortest, by their links' ids, at most 10; null, with the `reason`, if none is in maxLength.",
    )
    reason: str | None = declared(
        WalkPart(),
        "Why there is none: an end is not there, both are one, or no chain is so short. Null if there are chains.",
    )
    truncated: bool = declared(WalkPart(), "Whether there are more than the 10 that are given.")
