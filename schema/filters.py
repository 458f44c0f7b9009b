"""Filters: what `where` may ask of each kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

import strawberry

from rasso_graph.loaders.plan import At, Via
from rasso_graph.model.words import PARTIES, RECORD, RELATIONS, TRACES
from rasso_graph.resolvers.planning.declarations import (
    HELD,
    KNOWN,
    METADATA,
    Combined,
    Declaration,
    Identified,
    Inside,
    InYear,
    Matches,
    OfKind,
    OnDay,
    Overdue,
    Settles,
    Test,
    Through,
    Widened,
)
from rasso_graph.schema.words import (
    Basis,
    BodyType,
    CommitmentKind,
    DocumentType,
    EventType,
    Fulfilment,
    GapType,
    InvolvedRole,
    LinkType,
    NodeKind,
    Occurrence,
    OwnerRole,
    Stance,
    Status,
)

UNSAID = Fulfilment.NOT_TOLD.value
"""What became of a promise of which no document tells."""


def asks(declaration: Declaration, description: str, name: str | None = None) -> Any:
    return strawberry.field(name=name, default=None, description=description, metadata={METADATA: declaration})


def equals(name: str, description: str, at: At = At.NODE) -> Any:
    return asks(Matches(Test(name, "=", at)), description)


def among(name: str, description: str) -> Any:
    return asks(Matches(Test(name, "in")), description)


def with_id(name: str, description: str, *labels: str) -> Any:
    return asks(Identified(Test(name, "in"), labels), description)


def _day(name: str, operator: Literal["<=", ">="], description: str, called: str | None = None) -> Any:
    return asks(Matches(Test(name, operator), dated=True), description, called)


def near(description: str, type_: str, *labels: str, out: bool = True) -> Any:
    """Nodes at the other end of an edge: some ids, further tests, or whether there is any. Raises TypeError."""
    if type_ not in RELATIONS:
        raise TypeError(f"A filter follows '{type_}', which is no relation. Declare it in model/words.py.")
    return asks(Through(Via((type_,), out, labels)), description)


def _doubtful(description: str, label: str) -> Any:
    return asks(Through(Via(("ABOUT",), False, (label,)), unsettled=True), description)


def _traced(description: str, out: bool) -> Any:
    return asks(Through(Via(TRACES, out, (RECORD,))), description)


@strawberry.input(
    description="A test of a title, letter by letter. Case, accents and forms of apostrophes and hyphens do not "
    "matter. "
    'Example: {contains: "early advice"}.'
)
class TextMatch:
    contains: str | None = asks(
        Matches(Test("title_sort", "contains"), folded=True), "The title contains this, anywhere."
    )
    starts_with: str | None = asks(Matches(Test("title_sort", "starts"), folded=True), "The title starts with this.")


@strawberry.input(
    description="Days between which something lies. By from and to an imprecise date passes if any of its days does, "
    "by surelyFrom and surelyTo only if all do: spring 2015 to autumn 2016 lies in 2015 by the first two, not by "
    "the others. What has no date passes none of them. Both days count, and any of the four may be left out. "
    'Example: {from: "2020-07-01", to: "2021-06-30"}.'
)
class DateRange:
    from_: date | None = _day("when_latest", ">=", "Not wholly before this day.", "from")
    to: date | None = _day("when_earliest", "<=", "Not wholly after this day.")
    surely_from: date | None = _day("when_earliest", ">=", "No day of it before this one.")
    surely_to: date | None = _day("when_latest", "<=", "No day of it after this one.")


_AS_OF = 'Only what surely held on this day, such as "2021-01-31", as `asOf` of the field.'
_KNOWN_BY = 'Only what had been published by this day, such as "2021-01-31", as `knownBy` of the field.'
_INHERITED = (
    "Whether what is stated of something that contains it counts too, as in the field; if not, that of it alone."
)


@strawberry.input(
    description="Somebody that must answer for it; {} asks for any. All tests must hold of one and the same owner. "
    'Example: {id: "post/dpp", inherited: true}: all that the Director answers for, through plans too.'
)
class Answerable:
    id: list[strawberry.ID] | None = with_id("id", 'One of these bodies, persons and posts, such as ["post/dpp"].')
    role: list[OwnerRole] | None = asks(Matches(Test("role", "in", At.EDGE)), "In one of these roles, or in this one.")
    inherited: bool | None = asks(Widened(), _INHERITED)
    as_of: date | None = asks(OnDay(HELD), _AS_OF)
    known_by: date | None = asks(OnDay(KNOWN), _KNOWN_BY)


@strawberry.input(
    description="Somebody that must have another part in it than to answer for it; {} asks for any. All tests must "
    'hold of one and the same part. Example: {id: "body/cps", role: [DELIVERY_PARTNER]}.'
)
class Involving:
    id: list[strawberry.ID] | None = with_id("id", 'One of these bodies, persons and posts, such as ["body/isvas"].')
    role: list[InvolvedRole] | None = asks(
        Matches(Test("role", "in", At.EDGE)), "In one of these roles, or in this one."
    )
    inherited: bool | None = asks(Widened(), _INHERITED)
    as_of: date | None = asks(OnDay(HELD), _AS_OF)
    known_by: date | None = asks(OnDay(KNOWN), _KNOWN_BY)


@strawberry.input(
    description='A passage that it must rest on; {} asks for any. Example: {document: "document/annex-a-2022"}.'
)
class CitedIn:
    document: list[strawberry.ID] | None = near(
        'A passage of one of these documents, such as ["document/rasso-2025"].', "PASSAGE_OF", "Document"
    )


@strawberry.input(
    description="A lineage link that there must be, of the thing itself as in the fields `earlier` and `later`; {} "
    "asks for any. All tests must hold of one and the same link. Example: {types: [MIRRORS]}. For things without such "
    "a link: not: {later: {types: [MIRRORS]}}; for what came back after 2016: later: {date: {surelyFrom: "
    '"2017-01-01"}}.'
)
class Linking:
    types: list[LinkType] | None = asks(Matches(Test("type", "in", At.EDGE)), "Of one of these types.")
    id: list[strawberry.ID] | None = with_id(
        "id", 'With one of these at its other end, such as ["document/end-to-end-rape-review-2021"].'
    )
    basis: Basis | None = equals("basis", "Stated by a document or inferred by a reader.", At.EDGE)
    kind: list[NodeKind] | None = asks(OfKind(), "With one of these kinds at its other end, such as [ACTION].")
    date: DateRange | None = asks(
        Inside(span=True),
        'By the date of what is at its other end, as in {surelyFrom: "2017-01-01"}. What has none does not pass.',
    )
    cited_in: CitedIn | None = near(
        'By the passages that what is at its other end rests on, as in {document: "document/annex-a-2022"}.',
        "CITES",
        "Citation",
    )


@strawberry.input(
    description="A place where it must be named; {} asks for any. Bodies, people, posts, documents and programmes are "
    'named, and nothing else passes. Example: {document: "document/rasso-2025"}.'
)
class NamedIn:
    document: list[strawberry.ID] | None = near(
        'In one of these documents, such as ["document/rasso-2025"].', "NAMED_IN", "Document"
    )


@strawberry.input(
    description="A time told for it that there must be; {} asks for any. All tests must hold of one and the same time. "
    'Example: {date: {surelyTo: "2021-03-31"}}.'
)
class DueIs:
    date: DateRange | None = asks(Inside(span=True), 'By its day, as in {surelyTo: "2021-03-31"}: due by then.')
    basis: Basis | None = equals("basis", "Stated by a document or inferred by a reader.")


@strawberry.input(description='Another name that there must be; {} asks for any. Example: {text: "DPP"}.')
class NameIs:
    text: str | None = equals("text", 'Exactly as printed, case included, such as "DPP".')


@strawberry.input(
    description="A wording that there must be; {} asks for any. All tests must hold of one and the same wording. "
    'Example: {document: "document/annex-a-2022", listed: true, joint: true}.'
)
class WordingIn:
    document: list[strawberry.ID] | None = near(
        'Printed in one of these documents, such as ["document/annex-a-2022"].', "PRINTED_IN", "Document"
    )
    theme: list[strawberry.ID] | None = near(
        'Under one of these themes there, such as ["theme/rasso-2025/our-people"].', "UNDER", "Theme"
    )
    has_theme: bool | None = near("Whether it stands under a theme there: false asks for no theme.", "UNDER", "Theme")
    number: str | None = equals("number", 'With this printed number, such as "18".')
    section: str | None = equals("section", 'Under this heading, as printed, such as "Work in progress".')
    joint: bool | None = equals("joint", "Marked as joint, or not.")
    new: bool | None = equals("new", "Marked as new, or not.")
    primary: bool | None = equals("primary", "The one that counts in its document, or a repetition.")
    listed: bool | None = asks(
        Matches(Test("order", "known")),
        "In its document's list of commitments, or not: false asks for running text and reports of work done.",
    )


@strawberry.input(description="What any node can be tested for.")
class Tests:
    ids: list[strawberry.ID] | None = asks(
        Identified(Test("id", "in")), 'One of these, such as ["action/early-advice"].'
    )
    title: TextMatch | None = asks(Inside(), 'By its title, as in {startsWith: "HMCPSI 2016"}.')
    known_by: date | None = asks(
        Matches(Test("when_known", "<=")),
        "Only what had been published by this day; the other tests beside it then ask about what had been told by "
        "then. What was told last (status, joint, new, theme, hasTheme) cannot stand beside it.",
    )
    cited_in: CitedIn | None = near(
        'By the passages it rests on, as in {document: "document/rasso-2025"}.', "CITES", "Citation"
    )
    named_in: NamedIn | None = near(
        'By the places that name it, as in {document: "document/rasso-2025"}: all of them, where `citedIn` asks only '
        "for those that its record rests on.",
        "HAS_MENTION",
        "Mention",
    )
    about: list[strawberry.ID] | None = near(
        'By what it is directly about: one of these, such as ["programme/jnap"].', "ABOUT", "Record"
    )
    earlier: Linking | None = _traced(
        "By its links to earlier things: what it comes from, answers, rewords; as in {types: [RESPONDS_TO]}.", True
    )
    later: Linking | None = _traced(
        "By the links of later things to it: what came of it; as in {types: [MIRRORS]}.", False
    )
    has_gap: bool | None = _doubtful(
        "Whether a gap about it is open: something that one would expect to be told and is not.", "Gap"
    )
    has_discrepancy: bool | None = _doubtful(
        "Whether a contradiction about it is open: none of those that a document resolves.", "Discrepancy"
    )


@strawberry.input(description="What any node can be tested for that may have a date.")
class DatedTests(Tests):
    date: DateRange | None = asks(Inside(span=True), 'By its date, as in {from: "2021-01-01"}.')
    year: int | None = asks(InYear(), "The year of its earliest day, such as 2016: a value of the facet YEAR.")


_JOINTS: dict[Literal["and", "or", "not"], tuple[str, str]] = {
    "and": ("list[{}] | None", "All of these must pass, and what stands beside them."),
    "or": ("list[{}] | None", "At least one of these must pass, and what stands beside them."),
    "not": ("{} | None", "This must not pass."),
}


def filtering(what: str, such_as: str) -> Callable[[type], Any]:
    """A filter of things so called, with an example of one; filters of the same sort can be joined by and, or, not."""

    def on(type_: type) -> Any:
        for how, (shape, description) in _JOINTS.items():
            type_.__annotations__[f"{how}_"] = shape.format(type_.__name__)
            setattr(type_, f"{how}_", asks(Combined(how), description, name=how))
        SUCH_AS[type_] = such_as
        told = "All that is given must hold; null is as if left out, an empty list of values passes none."
        return strawberry.input(type_, description=f"What {what} can be filtered by. {told}")

    return on


SUCH_AS: dict[type, str] = {}
"""An example of each filter."""


@filtering("any node", '{title: {contains: "advice"}}')
class Filter(Tests):
    pass


@filtering("any node that may have a date", '{date: {from: "2021-01-01"}}')
class DatedFilter(DatedTests):
    pass


@filtering("gaps and contradictions", "{settled: false}")
class DoubtFilter(Tests):
    settled: bool | None = near(
        "Whether a document closes or resolves it: false asks for those that are open.", "HAS_SETTLEMENT", "Settlement"
    )


@filtering("commitments", '{joint: true, answerable: {id: "post/dpp", inherited: true}}')
class CommitmentFilter(DatedTests):
    kind: list[CommitmentKind] | None = asks(
        OfKind(), "One of these kinds, such as [ACTION]: values of the facet KIND."
    )
    status: list[Status] | None = among(
        "status", "By its `status` without a time: one of these, such as [DELIVERED]; UNKNOWN is that nothing is told."
    )
    joint: bool | None = equals(
        "joint", "Whether the last wording is marked as joint; for another document's mark take `printedIn`."
    )
    new: bool | None = equals(
        "new", "Whether the last wording is marked as new; for another document's mark take `printedIn`."
    )
    theme: list[strawberry.ID] | None = with_id(
        "theme", 'Under one of these themes in its last wording, such as ["theme/rasso-2025/our-people"].', "Theme"
    )
    has_theme: bool | None = asks(
        Matches(Test("theme", "known")), "Whether its last wording stands under a theme: false asks for no theme."
    )
    stance: list[Stance] | None = among("stance", "For responses: one of these stances. No other commitment passes.")
    answerable: Answerable | None = near(
        'By who answers for it, as in {id: "post/dpp", inherited: true}.', "OWNS", *PARTIES, out=False
    )
    involved: Involving | None = near(
        'By who has another part in it, as in {id: "body/isvas"}.', "INVOLVED_IN", *PARTIES, out=False
    )
    has_direct_owner: bool | None = near(
        "Whether a document names somebody who answers for the thing itself.", "OWNS", *PARTIES, out=False
    )
    overdue_on: date | None = asks(Overdue(), "Overdue on this day, as the field `overdue` tells.")
    due: DueIs | None = near(
        'By the times told for it, as in {date: {surelyTo: "2021-03-31"}}; {} asks for any.', "HAS_DUE", "Due"
    )
    printed_in: WordingIn | None = near(
        'By its wordings, as in {document: "document/rasso-2025", joint: true}.', "HAS_WORDING", "Wording"
    )
    part_of: list[strawberry.ID] | None = near(
        'Directly in one of these: a programme, a document, a whole recommendation, such as ["programme/jnap"].',
        "HAS_PART",
        "Record",
        out=False,
    )


@filtering("documents", "{held: true}")
class DocumentFilter(DatedTests):
    type: list[DocumentType] | None = among("type", "One of these sorts, such as [GUIDANCE, PROTOCOL].")
    held: bool | None = asks(Matches(Test("file", "known")), "Whether it was read for this graph, or is only named.")
    publisher: list[strawberry.ID] | None = near(
        'Published or issued by one of these bodies, such as ["body/hmcpsi"].', "PUBLISHED", "Body", out=False
    )


@filtering("bodies", "{type: [BOARD]}")
class BodyFilter(Tests):
    type: list[BodyType] | None = among("type", "One of these sorts, such as [BOARD].")
    part_of: list[strawberry.ID] | None = near(
        'Directly part of one of these bodies, such as ["body/cps"].', "HAS_PART", "Body", out=False
    )
    named: NameIs | None = near('By another name it goes by, as in {text: "DPP"}.', "HAS_NAME", "Name")


@filtering("events", "{occurrence: [PROMISED]}")
class EventFilter(DatedTests):
    type: list[EventType] | None = among("type", "One of these sorts, such as [PILOT].")
    occurrence: list[Occurrence] | None = among("occurrence", "Told as past, going on, or promised: one of these.")
    fulfilment: list[Fulfilment] | None = asks(
        Settles(Test("fulfilment", "in"), UNSAID),
        "What became of a promised one, by the claim that counts, beside `knownBy` by that which counted then: one of "
        "these. What is not promised does not pass.",
    )
    overdue_on: date | None = asks(Overdue(), "A promise that was overdue on this day, as the field `overdue` tells.")
    participant: list[strawberry.ID] | None = near(
        'With one of these bodies, persons and posts taking part, such as ["body/cps"].',
        "PARTICIPATES",
        *PARTIES,
        out=False,
    )
    fulfils: list[strawberry.ID] | None = near(
        'Doing what one of these undertook or asked, such as ["action/joint-protocol"].', "FULFILS", "Record"
    )


@filtering("gaps", "{type: [FATE]}")
class GapFilter(DoubtFilter):
    type: list[GapType] | None = among("type", "One of these sorts, such as [FATE]; no other gap passes.")


@filtering("settlements", "{fulfilment: [MISSED]}")
class SettlementFilter(DatedTests):
    fulfilment: list[Fulfilment] | None = among(
        "fulfilment", "Of a promise, with one of these, such as [MET]. What settles anything else does not pass."
    )
    basis: Basis | None = equals("basis", "Stated by a document or inferred by a reader.")


@filtering("due days", '{date: {to: "2021-03-31"}}')
class DueFilter(DatedTests):
    basis: Basis | None = equals("basis", "Stated by a document or inferred by a reader.")


@filtering("duties", '{bearer: "body/police"}')
class DutyFilter(DatedTests):
    bearer: list[strawberry.ID] | None = near(
        'Of one of these bodies, persons and posts, such as ["body/police"].', "BORNE_BY", *PARTIES
    )
    standing: bool | None = equals("standing", "Holding on, or not.")


@filtering("findings", '{by: "body/hmcpsi"}')
class FindingFilter(DatedTests):
    by: list[strawberry.ID] | None = near(
        'Of one of these bodies, persons and posts, such as ["body/hmcpsi"].', "FOUND_BY", *PARTIES
    )


@filtering("wordings", '{document: "document/annex-a-2022", joint: true}')
class WordingFilter(WordingIn, DatedTests):
    pass


@filtering("claims of status", "{status: [DELIVERED], basis: STATED}")
class StatusClaimFilter(DatedTests):
    status: list[Status] | None = among("status", "One of these, such as [DELIVERED].")
    basis: Basis | None = equals("basis", "Stated by a document or inferred by a reader.")
