"""The types of the schema by name, for files that would otherwise import one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Union

import strawberry

if TYPE_CHECKING:
    from rasso_graph.schema.body import Body, Name, Person, Post
    from rasso_graph.schema.commitment import Commitment, Recommendation, Response
    from rasso_graph.schema.document import Document, DocumentState
    from rasso_graph.schema.doubt import Discrepancy, Side, Untold
    from rasso_graph.schema.due import Due
    from rasso_graph.schema.duty import Duty, Finding
    from rasso_graph.schema.event import Event
    from rasso_graph.schema.lineage import Dependency, Lineage, LineageLink
    from rasso_graph.schema.mention import Mention
    from rasso_graph.schema.node import Citation, Cited
    from rasso_graph.schema.ownership import Involvement, Membership, Ownership, Participation, Publication, Tenure
    from rasso_graph.schema.programme import Programme, Theme
    from rasso_graph.schema.settlement import Settlement
    from rasso_graph.schema.statistic import Statistic, SuccessMeasure
    from rasso_graph.schema.status import Standing, StatusClaim
    from rasso_graph.schema.title import Title
    from rasso_graph.schema.wording import Wording

_HERE = "rasso_graph.schema"

BodyRef = Annotated["Body", strawberry.lazy(f"{_HERE}.body")]
MentionRef = Annotated["Mention", strawberry.lazy(f"{_HERE}.mention")]
NameRef = Annotated["Name", strawberry.lazy(f"{_HERE}.body")]
PersonRef = Annotated["Person", strawberry.lazy(f"{_HERE}.body")]
PostRef = Annotated["Post", strawberry.lazy(f"{_HERE}.body")]
CitationRef = Annotated["Citation", strawberry.lazy(f"{_HERE}.node")]
CitedRef = Annotated["Cited", strawberry.lazy(f"{_HERE}.node")]
CommitmentRef = Annotated["Commitment", strawberry.lazy(f"{_HERE}.commitment")]
RecommendationRef = Annotated["Recommendation", strawberry.lazy(f"{_HERE}.commitment")]
ResponseRef = Annotated["Response", strawberry.lazy(f"{_HERE}.commitment")]
DiscrepancyRef = Annotated["Discrepancy", strawberry.lazy(f"{_HERE}.doubt")]
DocumentStateRef = Annotated["DocumentState", strawberry.lazy(f"{_HERE}.document")]
DocumentRef = Annotated["Document", strawberry.lazy(f"{_HERE}.document")]
DueRef = Annotated["Due", strawberry.lazy(f"{_HERE}.due")]
DutyRef = Annotated["Duty", strawberry.lazy(f"{_HERE}.duty")]
FindingRef = Annotated["Finding", strawberry.lazy(f"{_HERE}.duty")]
EventRef = Annotated["Event", strawberry.lazy(f"{_HERE}.event")]
UntoldRef = Annotated["Untold", strawberry.lazy(f"{_HERE}.doubt")]
SideRef = Annotated["Side", strawberry.lazy(f"{_HERE}.doubt")]
DependencyRef = Annotated["Dependency", strawberry.lazy(f"{_HERE}.lineage")]
LineageLinkRef = Annotated["LineageLink", strawberry.lazy(f"{_HERE}.lineage")]
LineageRef = Annotated["Lineage", strawberry.lazy(f"{_HERE}.lineage")]
InvolvementRef = Annotated["Involvement", strawberry.lazy(f"{_HERE}.ownership")]
MembershipRef = Annotated["Membership", strawberry.lazy(f"{_HERE}.ownership")]
OwnershipRef = Annotated["Ownership", strawberry.lazy(f"{_HERE}.ownership")]
ParticipationRef = Annotated["Participation", strawberry.lazy(f"{_HERE}.ownership")]
PublicationRef = Annotated["Publication", strawberry.lazy(f"{_HERE}.ownership")]
TenureRef = Annotated["Tenure", strawberry.lazy(f"{_HERE}.ownership")]
ProgrammeRef = Annotated["Programme", strawberry.lazy(f"{_HERE}.programme")]
ThemeRef = Annotated["Theme", strawberry.lazy(f"{_HERE}.programme")]
StatisticRef = Annotated["Statistic", strawberry.lazy(f"{_HERE}.statistic")]
SuccessMeasureRef = Annotated["SuccessMeasure", strawberry.lazy(f"{_HERE}.statistic")]
SettlementRef = Annotated["Settlement", strawberry.lazy(f"{_HERE}.settlement")]
StandingRef = Annotated["Standing", strawberry.lazy(f"{_HERE}.status")]
StatusClaimRef = Annotated["StatusClaim", strawberry.lazy(f"{_HERE}.status")]
TitleRef = Annotated["Title", strawberry.lazy(f"{_HERE}.title")]
WordingRef = Annotated["Wording", strawberry.lazy(f"{_HERE}.wording")]

Holder = Annotated[
    Union[BodyRef, PersonRef, PostRef],  # noqa: UP007 - strawberry reads the union at run time
    strawberry.union(
        "Holder",
        description="Who can own, lead, sit on or take part: a body, a person or a post. "
        "`... on Cited { id title }` asks for what all three have.",
    ),
]
