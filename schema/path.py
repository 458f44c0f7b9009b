"""Paths: how two things hang together."""

from __future__ import annotations

from enum import Enum

import strawberry

from rasso_graph.resolvers.declarations import WalkPart
from rasso_graph.schema.fields import declared
from rasso_graph.schema.node import Cited
from rasso_graph.schema.ownership import Link


@strawberry.enum(description="What a chain may run over: lineage, and who has which part in what.")
class PathType(Enum):
    REPEATS = "REPEATS"
    REWORDS = "REWORDS"
    MOVES = "MOVES"
    DROPS = "DROPS"
    MIRRORS = "MIRRORS"
    RESPONDS_TO = "RESPONDS_TO"
    FULFILS = "FULFILS"
    CONTINUES = "CONTINUES"
    SUPERSEDES = "SUPERSEDES"
    DERIVES_FROM = "DERIVES_FROM"
    SPLITS = "SPLITS"
    MERGES = "MERGES"
    REPORTS_ON = "REPORTS_ON"
    STEP_OF = "STEP_OF"
    INFORMS = "INFORMS"
    OWNERSHIP = strawberry.enum_value("OWNS", description="The holder owns the thing, in any role.")
    MEMBERSHIP = strawberry.enum_value("MEMBER_OF", description="The holder sits on or belongs to the body.")
    TENURE = strawberry.enum_value("HOLDS", description="The person holds the post.")
    PARTICIPATION = strawberry.enum_value(
        "PARTICIPATES", description="The holder takes part in the event or programme."
    )


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
