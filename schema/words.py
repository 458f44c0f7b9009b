"""The enumerations of the graph, as the schema shows them."""

from __future__ import annotations

import inspect
from enum import StrEnum

import strawberry

from rasso_graph.model import words
from rasso_graph.model.enums import (
    Basis,
    BodyType,
    Confidence,
    DocumentType,
    EventKind,
    Fulfilment,
    NameKind,
    Occurrence,
    Role,
    Stance,
    Status,
)

ALL = (
    Status,
    Basis,
    Confidence,
    Role,
    Stance,
    BodyType,
    NameKind,
    DocumentType,
    EventKind,
    Occurrence,
    Fulfilment,
)
for _enum in ALL:
    strawberry.enum(_enum, description=inspect.getdoc(_enum))


class LinkType(StrEnum):
    """A kind of lineage link, always from the later thing to the earlier."""

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


_ = strawberry.enum(LinkType, description=inspect.getdoc(LinkType))


def descriptions() -> dict[str, dict[str, str]]:
    """What each value of each enumeration means, by the enumeration's name."""
    found = {one.__name__: {member.name: member.description for member in one} for one in ALL}
    links = {member.name: words.RELATIONS[member.name].description for member in LinkType}
    return {**found, "LinkType": links, "PathType": links}
