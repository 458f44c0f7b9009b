"""The enumerations of the graph, as the schema shows them."""

from __future__ import annotations

import inspect
from typing import TypeVar

import strawberry

from rasso_graph.model.enums import (
    Act,
    Basis,
    BodyType,
    Bound,
    Confidence,
    Described,
    DocumentType,
    Effect,
    EventType,
    Fulfilment,
    GapType,
    InvolvedRole,
    NameType,
    Occurrence,
    OwnerRole,
    SearchField,
    Stance,
    State,
    Status,
)
from rasso_graph.model.words import COMMITMENTS, LABELS, RELATIONS, THINGS, TRACES, Kind

E = TypeVar("E", bound=type[Described])
_SHOWN: list[type[Described]] = []


def shown(enum: E) -> E:
    """Shows an enumeration to clients, with the descriptions of its members."""
    _SHOWN.append(enum)
    return strawberry.enum(enum, description=inspect.getdoc(enum))


for _enum in (
    *(
        Status,
        Basis,
        Confidence,
        OwnerRole,
        InvolvedRole,
        Stance,
        BodyType,
        NameType,
        DocumentType,
        EventType,
        Occurrence,
        Fulfilment,
    ),
    *(SearchField, State, Bound, GapType, Act, Effect),
):
    shown(_enum)


def listed(words: list[str], joint: str) -> str:
    """Words as a sentence lists them: bodies, people and posts."""
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def things_first() -> list[Kind]:
    """Every kind in the order of the model, those that are parts of others last."""
    return sorted(LABELS.values(), key=lambda kind: kind.label not in THINGS)


# A class body's names are the members of an enumeration: vars() takes them from the declarations.
@shown
class LinkType(Described):
    """A kind of lineage link, always from the later thing to the earlier."""

    vars().update({name: (name, RELATIONS[name].description) for name in TRACES})


@shown
class Happened(Described):
    """How what happened is joined to a commitment: it is about it, or later or earlier than it in a lineage link."""

    vars().update({name: (name, RELATIONS[name].description) for name in ("ABOUT", *TRACES)})


@shown
class HolderRole(Described):
    """In which role somebody stands to a thing: one in which it answers for it, or another part in it."""

    vars().update({role.name: (role.value, role.description) for role in (*OwnerRole, *InvolvedRole)})


@shown
class NodeKind(Described):
    """A kind of node, by the first segment of its ids."""

    vars().update(
        {kind.word: (kind.label, f"{kind.description} Its ids begin with {kind.prefix}/.") for kind in things_first()}
    )


@shown
class CommitmentKind(Described):
    """Kinds of commitment."""

    vars().update(
        {kind.word: (kind.word, f"{kind.several.capitalize()}.") for kind in (LABELS[label] for label in COMMITMENTS)}
    )


def descriptions() -> dict[str, dict[str, str]]:
    """What each value of each enumeration means, by the enumeration's name."""
    return {enum.__name__: {member.name: member.description for member in enum} for enum in _SHOWN}
