"""Bodies, their names, people, and the posts that people hold."""

from __future__ import annotations

from rasso_graph.schema.facets import NAMED_ALONE, NAMED_AND_OWNED
from rasso_graph.schema.fields import BY_DATE, linked, paged, stored, timed
from rasso_graph.schema.filters import BodyFilter, Filter
from rasso_graph.schema.kinds import entity
from rasso_graph.schema.lineage import traced
from rasso_graph.schema.mention import mentions
from rasso_graph.schema.node import Cited
from rasso_graph.schema.ownership import (
    Involved,
    InvolvedByHolder,
    Owner,
    OwnersByHolder,
    answers_for,
    involved,
    involved_by_holder,
    involved_in,
    owned,
    owned_by_holder,
)
from rasso_graph.schema.pages import Connection
from rasso_graph.schema.refs import (
    CitedRef,
    DocumentRef,
    InvolvementRef,
    LineageRef,
    MembershipRef,
    MentionRef,
    OwnershipRef,
    ParticipationRef,
    TenureRef,
    TitleRef,
)
from rasso_graph.schema.roles import CommitmentRole, roled
from rasso_graph.schema.title import titles
from rasso_graph.schema.words import BodyType, NameType


@entity("Name", description="Another name as printed: alias, short form, former or later name, misprint.")
class Name(Cited):
    text: str = stored("The name as printed, such as DPP.")
    type: NameType = stored("What sort of name it is.")
    of: list[CitedRef] = linked("What goes by it, mostly one thing.", "HAS_NAME", out=False)


@entity(
    "Body",
    filter=BodyFilter,
    example="body/cps",
    counted=NAMED_AND_OWNED,
    description="An organisation, board, panel or unit, or an occupation that the documents treat as a party.",
)
class Body(Cited):
    type: BodyType | None = stored("What sort of party it is.")
    titles: list[TitleRef] = titles()
    names: list[Name] = linked("Other names it goes by, such as DPP for post/dpp.", "HAS_NAME")
    mentions: Connection[MentionRef] = mentions()
    part_of: list[Body] = linked("The larger bodies that it directly belongs to.", "HAS_PART", out=False)
    parts: list[Body] = linked("The bodies directly within it.", "HAS_PART")
    posts: list[Post] = linked("Its offices, such as post/cps-chief-executive of body/cps.", "POST_AT", out=False)
    members: list[MembershipRef] = timed(
        "Who sits on it. For the bodies within it take `parts`.", "MEMBER_OF", out=False
    )
    memberships: list[MembershipRef] = timed(
        "The bodies that it sits on, such as boards. For its place in a larger body take `partOf`.", "MEMBER_OF"
    )
    participations: list[ParticipationRef] = timed("Events and programmes that it takes part in.", "PARTICIPATES")

    commitments: Connection[CommitmentRole] = roled()
    owns: Connection[OwnershipRef] = answers_for()
    involved_in: Connection[InvolvementRef] = involved_in()

    owners: list[Owner] = owned("Who leads, chairs or otherwise answers for it.")
    involved: list[Involved] = involved()
    owners_by_holder: list[OwnersByHolder] = owned_by_holder()
    involved_by_holder: list[InvolvedByHolder] = involved_by_holder()

    lineage: LineageRef = traced()

    publications: Connection[DocumentRef] = paged(
        "The documents that it published or issued.", "PUBLISHED", order=BY_DATE
    )


@entity("Person", filter=Filter, example="person/max-hill", counted=NAMED_ALONE)
class Person(Cited):
    titles: list[TitleRef] = titles()
    names: list[Name] = linked("Other names the person goes by.", "HAS_NAME")
    mentions: Connection[MentionRef] = mentions()
    tenures: list[TenureRef] = timed("The posts that the person has held, as far as told.", "HOLDS")
    memberships: list[MembershipRef] = timed(
        "The bodies that the person sits on or belongs to, as far as told.", "MEMBER_OF"
    )

    commitments: Connection[CommitmentRole] = roled()
    owns: Connection[OwnershipRef] = answers_for()
    involved_in: Connection[InvolvementRef] = involved_in()


@entity(
    "Post",
    filter=Filter,
    example="post/dpp",
    counted=NAMED_ALONE,
    description="An office, such as the Director of Public Prosecutions, held by a person for a time.",
)
class Post(Cited):
    body: Body | None = linked("The body whose office it is; null where that is not told.", "POST_AT")
    titles: list[TitleRef] = titles()
    names: list[Name] = linked("Other names it goes by, such as DPP for post/dpp.", "HAS_NAME")
    mentions: Connection[MentionRef] = mentions()
    holders: list[TenureRef] = timed("Who has held it, as far as told.", "HOLDS", out=False)
    memberships: list[MembershipRef] = timed("The bodies that its holder sits on by it.", "MEMBER_OF")

    commitments: Connection[CommitmentRole] = roled()
    owns: Connection[OwnershipRef] = answers_for()
    involved_in: Connection[InvolvementRef] = involved_in()
