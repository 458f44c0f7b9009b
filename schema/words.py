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
    EventType,
    Fulfilment,
    NameKind,
    Occurrence,
    Role,
    SearchField,
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
    EventType,
    Occurrence,
    Fulfilment,
    SearchField,
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
    STEP_OF = "STEP_OF"
    INFORMS = "INFORMS"


class NodeKind(StrEnum):
    """A kind of node, by the first segment of its ids."""

    DOCUMENT = "Document"
    PROGRAMME = "Programme"
    THEME = "Theme"
    OUTCOME = "Outcome"
    ACTION = "Action"
    RECOMMENDATION = "Recommendation"
    RESPONSE = "Response"
    AIM = "Aim"
    BODY = "Body"
    PERSON = "Person"
    POST = "Post"
    EVENT = "Event"
    STATISTIC = "Statistic"
    SUCCESS_MEASURE = "SuccessMeasure"
    DISCREPANCY = "Discrepancy"
    GAP = "Gap"
    WORDING = "Wording"
    NAME = "Name"
    STATUS_CLAIM = "StatusClaim"
    SIDE = "Side"
    CITATION = "Citation"


for _listed in (LinkType, NodeKind):
    strawberry.enum(_listed, description=inspect.getdoc(_listed))


def descriptions() -> dict[str, dict[str, str]]:
    """What each value of each enumeration means, by the enumeration's name."""
    found = {one.__name__: {member.name: member.description for member in one} for one in ALL}
    links = {member.name: words.RELATIONS[member.name].description for member in LinkType}
    kinds = {member.name: _kind(words.LABELS[member.value]) for member in NodeKind}
    return {**found, "NodeKind": kinds, "LinkType": links, "PathType": links}


def _kind(label: words.Label) -> str:
    return f"{label.description} Its ids begin with {label.prefix}/."
