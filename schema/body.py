"""Bodies, their names, people, and the posts that people hold."""

from __future__ import annotations

from typing import Any

import strawberry

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.resolvers.declarations import METADATA, Linked
from rasso_graph.schema.fields import (
    BY_DATE,
    After,
    AsOf,
    Before,
    First,
    KnownBy,
    Last,
    answered,
    linked,
    stored,
)
from rasso_graph.schema.lineage import OWNED, ROLES, RoleIs, owned, traced
from rasso_graph.schema.node import Cited
from rasso_graph.schema.ownership import Owner
from rasso_graph.schema.pages import Connection
from rasso_graph.schema.refs import (
    CitedRef,
    DocumentRef,
    LineageRef,
    MembershipRef,
    OwnershipRef,
    ParticipationRef,
    TenureRef,
)
from rasso_graph.schema.words import BodyType, NameKind

BY_FACT = (Key("title_sort"), Key("id", at=At.EDGE))
_OWNS = Linked(Via(("OWNS",), True, ("Record",)), BY_FACT, ROLES)


def _owns(description: str) -> Any:
    """What is owned, a page at a time."""

    def owns(
        as_of: AsOf = None,
        known_by: KnownBy = None,
        role: RoleIs = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        raise NotImplementedError

    return strawberry.field(resolver=owns, description=description, metadata={METADATA: _OWNS})


@strawberry.type(description="Another name as printed: alias, short form, former or later name, misprint.")
class Name(Cited):
    text: str = stored("The name as printed, such as DPP.")
    kind: NameKind = stored("What sort of name it is.")
    of: list[CitedRef] = linked("What goes by it, mostly one thing.", "HAS_NAME", out=False)


@strawberry.type(
    description="An organisation, board, panel or unit, or an occupation that the documents treat as a party."
)
class Body(Cited):
    type: BodyType | None = stored("What sort of party it is.")
    names: list[Name] = linked("Other names it goes by, such as DPP for post/dpp.", "HAS_NAME")
    part_of: list[Body] = linked("The larger bodies that it directly belongs to.", "HAS_PART", out=False)
    parts: list[Body] = linked("The bodies directly within it.", "HAS_PART")
    posts: list[Post] = linked("Its offices, such as post/cps-chief-executive of body/cps.", "POST_AT", out=False)
    members: list[MembershipRef] = linked(
        "Who sits on it. For the bodies within it take `parts`.",
        "MEMBER_OF",
        out=False,
        labels=OWNED,
        order=BY_FACT,
        cut=At.EDGE,
    )
    memberships: list[MembershipRef] = linked(
        "The bodies that it sits on, such as boards. For its place in a larger body take `partOf`.",
        "MEMBER_OF",
        labels=("Body",),
        order=BY_FACT,
        cut=At.EDGE,
    )
    participations: list[ParticipationRef] = linked(
        "Events and programmes that it takes part in.",
        "PARTICIPATES",
        labels=("Event", "Programme"),
        order=BY_FACT,
        cut=At.EDGE,
    )

    owns: Connection[OwnershipRef] = _owns(
        "What documents state that it owns, in any role. What that contains is not listed."
    )

    @answered(Linked(Via(("PUBLISHED",), True, ()), BY_DATE))
    def publications(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[DocumentRef]:
        """The documents that it published or issued."""
        raise NotImplementedError

    owners: list[Owner] = owned(
        "Who leads, chairs or oversees it: direct owners first, then those of the bodies that it belongs to."
    )

    lineage: LineageRef = traced()


@strawberry.type(description="A named person.")
class Person(Cited):
    names: list[Name] = linked("Other names the person goes by.", "HAS_NAME")
    tenures: list[TenureRef] = linked(
        "The posts that the person has held, as far as told.", "HOLDS", labels=("Post",), order=BY_FACT, cut=At.EDGE
    )
    memberships: list[MembershipRef] = linked(
        "The bodies that the person sits on or belongs to, as far as told.",
        "MEMBER_OF",
        labels=("Body",),
        order=BY_FACT,
        cut=At.EDGE,
    )

    owns: Connection[OwnershipRef] = _owns(
        "What documents state that the person owns, in any role. What is owned as holder of a post stands there."
    )


@strawberry.type(description="An office, such as the Director of Public Prosecutions, held by a person for a time.")
class Post(Cited):
    body: Body | None = linked("The body whose office it is; null where that is not told.", "POST_AT")
    names: list[Name] = linked("Other names it goes by, such as DPP for post/dpp.", "HAS_NAME")
    holders: list[TenureRef] = linked(
        "Who has held it, as far as told.", "HOLDS", out=False, labels=("Person",), order=BY_FACT, cut=At.EDGE
    )
    memberships: list[MembershipRef] = linked(
        "The bodies that its holder sits on by it.", "MEMBER_OF", labels=("Body",), order=BY_FACT, cut=At.EDGE
    )

    owns: Connection[OwnershipRef] = _owns(
        "What documents state that its holder owns by it, in any role. What that contains is not listed."
    )
