"""Who has which part in what: owners, members, tenures, participants."""

from __future__ import annotations

import strawberry

from rasso_graph.loaders.plan import At
from rasso_graph.resolvers.declarations import Inherited, Scoped
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import dated, declared, named, stored
from rasso_graph.schema.refs import BodyRef, CitationRef, CitedRef, Holder, PersonRef, PostRef
from rasso_graph.schema.words import Basis, Confidence, Role


@strawberry.interface(description="A fact that joins two nodes, with the passages that it rests on.")
class Link:
    id: strawberry.ID = stored("The link's own id.", at=At.EDGE)
    basis: Basis = stored("Whether a document says so or a reader concludes it.", at=At.EDGE)
    confidence: Confidence | None = stored("How sure, for an inference.", at=At.EDGE)
    reason: str | None = stored("Why, for an inference; or what a stated one turns on.", at=At.EDGE)
    citations: list[CitationRef] = named("citations", "The passages that it rests on.", At.EDGE)


@strawberry.interface(description="A link that holds for a time.")
class Held(Link):
    start: EdtfDate | None = dated("Since when, if told.", at=At.EDGE)
    end: EdtfDate | None = dated("Until when, if told.", at=At.EDGE)
    last_attested: EdtfDate | None = dated("The last time a document shows an open-ended one to hold.", at=At.EDGE)


@strawberry.type(description="A part that somebody has in something: answers for it, leads, chairs, monitors it.")
class Ownership(Held):
    role: Role = stored("The role, normalised.", at=At.EDGE)
    as_worded: str = stored("The role in a few words of the document.", at=At.EDGE)
    holder: Holder = declared(Scoped(At.SOURCE), "Who has the role.")
    stated_of: CitedRef = declared(Scoped(At.TARGET), "What the document states it of: the thing, or what contains it.")


@strawberry.type(description="An owner of a thing: of the thing itself, or of a plan or board that contains it.")
class Owner(Ownership):
    inherited: bool = declared(Inherited(), "Whether it is stated of what contains the thing and not of the thing.")


@strawberry.type(description="A holder's membership of a body.")
class Membership(Held):
    holder: Holder = declared(Scoped(At.SOURCE), "Who sits on or belongs to the body.")
    body: BodyRef = declared(Scoped(At.TARGET), "The body.")
    as_worded: str | None = stored("As what, in a few words of the document.", at=At.EDGE)


@strawberry.type(description="A person's time in a post.")
class Tenure(Held):
    person: PersonRef = declared(Scoped(At.SOURCE), "Who holds the post.")
    post: PostRef = declared(Scoped(At.TARGET), "The post.")


@strawberry.type(description="A holder's part in an event or programme.")
class Participation(Held):
    holder: Holder = declared(Scoped(At.SOURCE), "Who takes part.")
    stated_of: CitedRef = declared(Scoped(At.TARGET), "The event or programme.")
    as_worded: str | None = stored("As what, in a few words of the document.", at=At.EDGE)
