"""Who answers for what, who else has a part in it, and who sits on, holds or takes part in what."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import strawberry

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.model.words import PARTIES, RECORD
from rasso_graph.resolvers.planning.declarations import Distance, Inherited, Linked, Links, Members, Same, Scoped, Test
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.facets import HOLDINGS
from rasso_graph.schema.fields import BY_FACT, CUTS, PAGE, TIMES, by_ids, dated, declared, stored
from rasso_graph.schema.kinds import declares, link
from rasso_graph.schema.node import Node
from rasso_graph.schema.refs import BodyRef, CitationRef, CitedRef, DocumentRef, Holder, PersonRef, PostRef
from rasso_graph.schema.words import Basis, Confidence, InvolvedRole, OwnerRole

_ROLES = {**CUTS, "role": (Test("role", "in", At.EDGE),)}
_BY_WEIGHT = (
    *(Key("weight", at=At.EDGE), Key("depth"), Key("when_earliest", at=At.EDGE)),
    *(Key("title_sort"), Key("id"), Key("id", at=At.EDGE)),
)
OWNERS = Linked(Via(("OWNS",), False, PARTIES, within=True), _BY_WEIGHT, _ROLES)
"""Who answers for a thing, the weightiest role first, then what is stated nearest to the thing, then the earliest."""
INVOLVED = Linked(Via(("INVOLVED_IN",), False, PARTIES, within=True), _BY_WEIGHT, _ROLES)
"""Who has another part in a thing, in the same order."""

OwnerRoles = Annotated[
    list[OwnerRole] | None, strawberry.argument(description="Only in one of these roles, such as [LEAD]. Without: any.")
]
InvolvedRoles = Annotated[
    list[InvolvedRole] | None,
    strawberry.argument(description="Only in one of these roles, such as [MONITOR]. Without it: any."),
]
AndInherited = Annotated[
    bool,
    strawberry.argument(
        description="Whether those stated of what contains the thing are given too, such as of its plan."
    ),
]


def owned(description: str = "Who answers for it.") -> Any:
    """Who answers for a thing."""
    told = (
        f"{description} The weightiest role first, as `OwnerRole` lists them, then what is stated nearest to the "
        "thing, then the earliest. What is stated of a plan or board that contains it counts only if it began before "
        "the thing was finished. Empty: no document held names anyone; `gaps` says where that is a gap."
    )
    return declared(OWNERS, told, **TIMES, role=OwnerRoles, inherited=(AndInherited, True))


def owned_by_holder() -> Any:
    """Who answers for a thing, each once."""
    told = "The same as `owners`, with one entry for each body, person or post, where it first stands there."
    return declared(replace(OWNERS, grouped=True), told, **TIMES, role=OwnerRoles, inherited=(AndInherited, True))


def involved() -> Any:
    """Who else has a part in a thing."""
    told = (
        "Who has another part in it than to answer for it: partners, supporters, monitors, authors, addressees. By "
        "role, as `InvolvedRole` lists them, then by nearness and date. Of the thing itself unless `inherited` is true."
    )
    return declared(INVOLVED, told, **TIMES, role=InvolvedRoles, inherited=(AndInherited, False))


def involved_by_holder() -> Any:
    """Who else has a part in a thing, each once."""
    told = "The same as `involved`, with one entry for each body, person or post, where it first stands there."
    return declared(replace(INVOLVED, grouped=True), told, **TIMES, role=InvolvedRoles, inherited=(AndInherited, False))


def answers_for() -> Any:
    """What somebody answers for, a page at a time."""
    told = (
        "What documents state that it answers for. What that contains is not listed: for that ask "
        "`commitments(where: {answerable: {id, inherited: true}})`."
    )
    return declared(_held("OWNS"), told, **TIMES, role=OwnerRoles, **PAGE)


def involved_in() -> Any:
    """What somebody has another part in, a page at a time."""
    told = "What documents state that it has another part in than to answer for it. What that contains is not listed."
    return declared(_held("INVOLVED_IN"), told, **TIMES, role=InvolvedRoles, **PAGE)


def _held(relation: str) -> Linked:
    return Linked(Via((relation,), True, (RECORD,)), BY_FACT, _ROLES)


@declares(Links(()))
@strawberry.interface(description="A fact that joins two things, with the passages that it rests on.")
class Link(Node):
    id: strawberry.ID = stored("Its own id, such as owner/accountable/post/dpp/programme/jnap.", at=At.EDGE)
    added_in: int = stored("The number of the revision of this store that added it.", at=At.EDGE)
    basis: Basis = stored("Whether a document says so or a reader concludes it.", at=At.EDGE)
    confidence: Confidence | None = stored(
        "How sure the reader is, for an inference; null for what is stated.", at=At.EDGE
    )
    reason: str | None = stored(
        "Why, for an inference; for what is stated, what it turns on, if that needs saying.", at=At.EDGE
    )
    citations: list[CitationRef] = by_ids("citations", "The passages that it rests on.", At.EDGE)


@declares(Links(()))
@strawberry.interface(description="A link that holds for a time, such as a role or a membership.")
class TimedLink(Link):
    start: EdtfDate | None = dated("Since when; null where that is not told.", at=At.EDGE)
    end: EdtfDate | None = dated("Until when; null where no end is told.", at=At.EDGE)
    last_attested: EdtfDate | None = dated(
        "For one without an end: when a document last shows it to hold; null where none does.", at=At.EDGE
    )


@link("OWNS", counted=HOLDINGS, description="That somebody answers for something: one fact, wherever it is asked for.")
class Ownership(TimedLink):
    role: OwnerRole = stored("The role, one for all wordings of it; `asWorded` is what is printed.", at=At.EDGE)
    as_worded: str = stored("The role in a few words of the document.", at=At.EDGE)
    holder: Holder = declared(Scoped(At.SOURCE), "Who answers for it.")
    stated_of: CitedRef = declared(Scoped(At.TARGET), "What the document states it of: the thing, or what contains it.")


@link(
    "INVOLVED_IN",
    counted=HOLDINGS,
    description="That somebody has another part in something than to answer for it: one fact, wherever asked for.",
)
class Involvement(TimedLink):
    role: InvolvedRole = stored("The part, one for all wordings of it; `asWorded` is what is printed.", at=At.EDGE)
    as_worded: str = stored("The part in a few words of the document.", at=At.EDGE)
    holder: Holder = declared(Scoped(At.SOURCE), "Who has the part.")
    stated_of: CitedRef = declared(Scoped(At.TARGET), "What the document states it of: the thing, or what contains it.")


_INHERITED = "Whether it is stated of what contains the thing (`statedOf`) and not of the thing itself."
_DISTANCE = "How many steps up what it is stated of lies: 0 is the thing itself, 1 what directly contains it."


@link(description="Somebody who answers for a thing, as seen from that thing. It has no id: the fact has.")
class Owner:
    role: OwnerRole = stored("The role, as in `ownership`.", at=At.EDGE)
    holder: Holder = declared(Scoped(At.SOURCE), "Who answers for it, as in `ownership`.")
    inherited: bool = declared(Inherited(), _INHERITED)
    distance: int = declared(Distance(), _DISTANCE)
    stated_of: CitedRef = declared(Scoped(At.TARGET), "What it is stated of, as in `ownership`.")
    ownership: Ownership = declared(Same(), "The fact, with its passages.")


@link(description="Somebody who has another part in a thing, as seen from that thing. It has no id: the fact has.")
class Involved:
    role: InvolvedRole = stored("The part, as in `involvement`.", at=At.EDGE)
    holder: Holder = declared(Scoped(At.SOURCE), "Who has it, as in `involvement`.")
    inherited: bool = declared(Inherited(), _INHERITED)
    distance: int = declared(Distance(), _DISTANCE)
    stated_of: CitedRef = declared(Scoped(At.TARGET), "What it is stated of, as in `involvement`.")
    involvement: Involvement = declared(Same(), "The fact, with its passages.")


@link(description="All that makes a body, person or post answer for a thing: one entry for each of them.")
class OwnersByHolder:
    holder: Holder = declared(Scoped(At.SOURCE), "Who answers for it.")
    owners: list[Owner] = declared(Members(), "Each of its roles and facts, in the order of the field `owners`.")


@link(description="Every part that a body, person or post has in a thing: one entry for each of them.")
class InvolvedByHolder:
    holder: Holder = declared(Scoped(At.SOURCE), "Who has the parts.")
    involved: list[Involved] = declared(Members(), "Each of its parts, in the order of the field `involved`.")


@link("PUBLISHED", description="That a body published or issued a document.")
class Publication(Link):
    publisher: BodyRef = declared(Scoped(At.SOURCE), "The body.")
    document: DocumentRef = declared(Scoped(At.TARGET), "The document.")


@link("MEMBER_OF", description="A holder's membership of a body.")
class Membership(TimedLink):
    holder: Holder = declared(Scoped(At.SOURCE), "Who sits on or belongs to the body.")
    body: BodyRef = declared(Scoped(At.TARGET), "The body.")
    as_worded: str | None = stored("As what, in a few words of the document; null where it does not say.", at=At.EDGE)


@link("HOLDS", description="A person's time in a post.")
class Tenure(TimedLink):
    person: PersonRef = declared(Scoped(At.SOURCE), "Who holds the post.")
    post: PostRef = declared(Scoped(At.TARGET), "The post.")


@link("PARTICIPATES", description="A holder's part in an event or programme.")
class Participation(TimedLink):
    holder: Holder = declared(Scoped(At.SOURCE), "Who takes part.")
    stated_of: CitedRef = declared(Scoped(At.TARGET), "The event or programme that the document states it of.")
    as_worded: str | None = stored("As what, in a few words of the document; null where it does not say.", at=At.EDGE)
