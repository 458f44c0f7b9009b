"""Who has which part in what: owners, members, tenures, participants."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.model.words import PARTIES, RECORD
from rasso_graph.resolvers.planning.declarations import Inherited, Linked, Links, Scoped, Test
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.facets import OWNERSHIPS
from rasso_graph.schema.fields import BY_FACT, CUTS, PAGE, TIMES, dated, declared, named, stored
from rasso_graph.schema.kinds import declares, link
from rasso_graph.schema.refs import BodyRef, CitationRef, CitedRef, Holder, PersonRef, PostRef
from rasso_graph.schema.words import Basis, Confidence, Role

RoleIs = Annotated[Role | None, strawberry.argument(description="Only in this role, such as LEAD. Without it: any.")]
_ROLES = {**CUTS, "role": (Test("role", at=At.EDGE),)}
_BY_OWNER = (Key("depth"), Key("title_sort"), Key("id"), Key("id", at=At.EDGE))
OWNERS = Linked(Via(("OWNS",), False, PARTIES, within=True), _BY_OWNER, _ROLES)
"""The owners of a thing, direct ones first, then those of what contains it."""
_OWNED = Linked(Via(("OWNS",), True, (RECORD,)), BY_FACT, _ROLES)


def owned(description: str) -> Any:
    """The owners of a thing."""
    return declared(OWNERS, description, **TIMES, role=RoleIs)


def holdings(description: str) -> Any:
    """What is owned, a page at a time."""
    return declared(_OWNED, description, **TIMES, role=RoleIs, **PAGE)


@declares(Links(()))
@strawberry.interface(
    description="A fact that joins two nodes, with the passages that it rests on. Its id is not one for `node`."
)
class Link:
    id: strawberry.ID = stored("Its own id, such as owner/overseer/body/joib/programme/rasso-2025.", at=At.EDGE)
    basis: Basis = stored("Whether a document says so or a reader concludes it.", at=At.EDGE)
    confidence: Confidence | None = stored(
        "How sure the reader is, for an inference; null for what is stated.", at=At.EDGE
    )
    reason: str | None = stored(
        "Why, for an inference; for what is stated, what it turns on, if that needs saying.", at=At.EDGE
    )
    citations: list[CitationRef] = named("citations", "The passages that it rests on.", At.EDGE)


@declares(Links(()))
@strawberry.interface(description="A link that holds for a time, such as a role or a membership.")
class TimedLink(Link):
    start: EdtfDate | None = dated("Since when; null where that is not told.", at=At.EDGE)
    end: EdtfDate | None = dated("Until when; null where no end is told.", at=At.EDGE)
    last_attested: EdtfDate | None = dated(
        "For one without an end: when a document last shows it to hold; null where none does.", at=At.EDGE
    )


@link(
    "OWNS",
    counted=OWNERSHIPS,
    description="A part that somebody has in something: answers for it, leads, chairs, monitors it.",
)
class Ownership(TimedLink):
    role: Role = stored("The role, one for all wordings of it; `asWorded` is what is printed.", at=At.EDGE)
    as_worded: str = stored("The role in a few words of the document.", at=At.EDGE)
    holder: Holder = declared(Scoped(At.SOURCE), "Who has the role.")
    stated_of: CitedRef = declared(Scoped(At.TARGET), "What the document states it of: the thing, or what contains it.")


@link(
    counted=OWNERSHIPS, description="An owner of a thing: of the thing itself, or of a plan or board that contains it."
)
class Owner(Ownership):
    inherited: bool = declared(
        Inherited(), "Whether it is stated of what contains the thing (`statedOf`) and not of the thing itself."
    )


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
