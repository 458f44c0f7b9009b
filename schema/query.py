"""What a client can ask: the root fields."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import strawberry

from rasso_graph.resolvers.declarations import GraphFacts, Listing, Several, Single, Walk
from rasso_graph.schema.body import Body, Person, Post
from rasso_graph.schema.changes import Changes, CommitmentKind
from rasso_graph.schema.commitment import (
    Action,
    Aim,
    Commitment,
    MaxDepth,
    Outcome,
    Recommendation,
    Response,
    Types,
    Way,
)
from rasso_graph.schema.document import Document
from rasso_graph.schema.doubt import Discrepancy, Gap
from rasso_graph.schema.event import Event
from rasso_graph.schema.fields import (
    BY_DATE,
    BY_TITLE,
    After,
    AsOf,
    Before,
    First,
    KnownBy,
    Last,
    answered,
    declared,
)
from rasso_graph.schema.filters import (
    BodyFilter,
    CommitmentFilter,
    DocumentFilter,
    EventFilter,
    Filter,
    StatusClaimFilter,
    WordingFilter,
)
from rasso_graph.schema.graph import Graph
from rasso_graph.schema.lineage import Lineage, LineageDirection
from rasso_graph.schema.node import Node
from rasso_graph.schema.pages import Connection, Order
from rasso_graph.schema.path import Paths, PathType
from rasso_graph.schema.programme import Programme, Theme
from rasso_graph.schema.search import CitedFrom, NodeKinds, OwnerIs, SearchHit, SearchText, UnderTheme
from rasso_graph.schema.statistic import Statistic, SuccessMeasure
from rasso_graph.schema.status import StatusClaim
from rasso_graph.schema.timeline import TimelineEntry, TimelineKind
from rasso_graph.schema.wording import Wording

NodeId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as action/early-advice.")]
CommitmentId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as response/cps-2016/1b.")]
ActionId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as action/early-advice.")]
OutcomeId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as outcome/specialist-advocates.")]
RecommendationId = Annotated[
    strawberry.ID, strawberry.argument(description="Its id, such as recommendation/hmcpsi-2016/1a.")
]
ResponseId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as response/cps-2016/1b.")]
AimId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as aim/rasso-2025.")]
ThemeId = Annotated[
    strawberry.ID, strawberry.argument(description="Its id, such as theme/rasso-2025/casework-quality.")
]
ProgrammeId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as programme/jnap.")]
BodyId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as body/cps.")]
PersonId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as person/max-hill.")]
PostId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as post/dpp.")]
DocumentId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as document/annex-a-2022.")]
EventId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as event/jnap-launched.")]
WordingId = Annotated[
    strawberry.ID, strawberry.argument(description="Its id, such as wording/rasso-2025/action/early-advice.")
]
StatusClaimId = Annotated[
    strawberry.ID, strawberry.argument(description="Its id, such as claim/rasso-2025/action/early-advice.")
]
StatisticId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as statistic/section-28-courts.")]
SuccessMeasureId = Annotated[
    strawberry.ID, strawberry.argument(description="Its id, such as measure/rasso-2025/late-drops.")
]
DiscrepancyId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as discrepancy/joib-remit.")]
GapId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as gap/soteria-lead.")]
Ids = Annotated[
    list[strawberry.ID],
    strawberry.argument(description='Their ids, at most 100, such as ["action/early-advice", "body/cps"].'),
]
FromDocument = Annotated[
    strawberry.ID, strawberry.argument(name="from", description="The earlier document, such as document/rasso-2025.")
]
ToDocument = Annotated[
    strawberry.ID, strawberry.argument(description="The later document, such as document/annex-a-2022.")
]
Kinds = Annotated[
    list[CommitmentKind] | None,
    strawberry.argument(description="Only commitments of these kinds, such as [OUTCOME]. Without it: all."),
]
FromNode = Annotated[
    strawberry.ID, strawberry.argument(name="from", description="One end, such as recommendation/hmcpsi-2016/2.")
]
ToNode = Annotated[strawberry.ID, strawberry.argument(description="The other end, such as body/joib.")]
PathTypes = Annotated[
    list[PathType] | None, strawberry.argument(description="Only over these, such as [OWNERSHIP]. Without it: all.")
]
MaxLength = Annotated[int, strawberry.argument(description="How many links at the most, 1 to 16.")]
About = Annotated[
    strawberry.ID | None, strawberry.argument(description="The thing, such as programme/jnap. Without it: everything.")
]
FromDay = Annotated[
    date | None,
    strawberry.argument(name="from", description="Only what is not wholly before this day, such as 2021-01-31."),
]
ToDay = Annotated[
    date | None, strawberry.argument(description="Only what is not wholly after this day, such as 2021-06-30.")
]
TimelineKinds = Annotated[
    list[TimelineKind] | None, strawberry.argument(description="Only these, such as [EVENT]. Without it: all.")
]
OrderedBy = Annotated[
    list[Order] | None,
    strawberry.argument(
        description="Keys of the order, the first first, such as [{by: NUMBER}, {by: DATE, direction: DESC}]. Without "
        "it: documents, events, wordings and claims of status by earliest day, all else by title."
    ),
]

BodyFilterWhere = Annotated[
    BodyFilter | None,
    strawberry.argument(description="Only those that pass, such as {type: [BOARD]}. Without it: all."),
]
StatusClaimFilterWhere = Annotated[
    StatusClaimFilter | None,
    strawberry.argument(
        description="Only those that pass, such as {status: [DELIVERED], basis: STATED}. Without it: all."
    ),
]
CommitmentFilterWhere = Annotated[
    CommitmentFilter | None,
    strawberry.argument(
        description='Only those that pass, such as {joint: true, ownedBy: {id: "post/dpp"}}. Without it: all.'
    ),
]
DocumentFilterWhere = Annotated[
    DocumentFilter | None,
    strawberry.argument(description="Only those that pass, such as {held: true}. Without it: all."),
]
EventFilterWhere = Annotated[
    EventFilter | None,
    strawberry.argument(description="Only those that pass, such as {occurrence: [PROMISED]}. Without it: all."),
]
FilterWhere = Annotated[
    Filter | None,
    strawberry.argument(description='Only those that pass, such as {title: {contains: "advice"}}. Without it: all.'),
]
WordingFilterWhere = Annotated[
    WordingFilter | None,
    strawberry.argument(
        description='Only those that pass, such as {document: "document/annex-a-2022", joint: true}. Without it: all.'
    ),
]


@strawberry.type(description="Where every question starts.")
class Query:
    graph: Graph | None = declared(GraphFacts(), "The graph as a whole.")

    @answered(Single(("Record",)))
    def node(self, id: NodeId) -> Node | None:
        """Any node by its id; null if there is none. Names, sides and citations have no other root field."""
        raise NotImplementedError

    @answered(Several())
    def nodes(self, ids: Ids) -> list[Node | None] | None:
        """Nodes by their ids, in the order of the ids, with null for those that are not there."""
        raise NotImplementedError

    @answered(Walk("lineage"))
    def lineage(
        self,
        of: NodeId,
        direction: Way = LineageDirection.UPSTREAM,
        max_depth: MaxDepth = 6,
        types: Types = None,
        as_of: AsOf = None,
        known_by: KnownBy = None,
    ) -> Lineage | None:
        """Where a thing comes from or, by `direction`, what came of it; null if there is no such thing."""
        raise NotImplementedError

    @answered(Walk("changes"))
    def changes(self, from_: FromDocument, to: ToDocument, kinds: Kinds = None) -> Changes | None:
        """Two documents compared by the commitments that they list; null if one of them is not there."""
        raise NotImplementedError

    @answered(Walk("path"))
    def path(
        self,
        from_: FromNode,
        to: ToNode,
        types: PathTypes = None,
        max_length: MaxLength = 8,
        as_of: AsOf = None,
        known_by: KnownBy = None,
    ) -> Paths | None:
        """The shortest chains between any two things, whichever way links run. `reason` says why there is none."""
        raise NotImplementedError

    @answered(Walk("timeline"))
    def timeline(
        self,
        about: About = None,
        from_: FromDay = None,
        to: ToDay = None,
        kinds: TimelineKinds = None,
        known_by: KnownBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[TimelineEntry] | None:
        """What is dated about a thing and its parts, or about everything, from the earliest day on.

        What has no date at all is left out. Null if there is no such thing."""
        raise NotImplementedError

    @answered(Walk("search"))
    def search(
        self,
        text: SearchText,
        kinds: NodeKinds = None,
        theme: UnderTheme = None,
        document: CitedFrom = None,
        owner: OwnerIs = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[SearchHit] | None:
        """What holds all the words of a text in its titles, names, summary, or the words and reasons told of it: by
        how it was met, then by title, then by id.

        Quotations are not searched, so that the answer does not depend on whether the documents' texts are held.
        """
        raise NotImplementedError

    @answered(Single(("Commitment",)))
    def commitment(self, id: CommitmentId) -> Commitment | None:
        """An outcome, action, recommendation, response or aim by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Commitment",), BY_TITLE))
    def commitments(
        self,
        where: CommitmentFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Commitment] | None:
        """Outcomes, actions, recommendations, responses and aims that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Action",)))
    def action(self, id: ActionId) -> Action | None:
        """An action by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Action",), BY_TITLE))
    def actions(
        self,
        where: CommitmentFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Action] | None:
        """All actions that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Outcome",)))
    def outcome(self, id: OutcomeId) -> Outcome | None:
        """An outcome by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Outcome",), BY_TITLE))
    def outcomes(
        self,
        where: CommitmentFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Outcome] | None:
        """All outcomes that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Recommendation",)))
    def recommendation(self, id: RecommendationId) -> Recommendation | None:
        """A recommendation by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Recommendation",), BY_TITLE))
    def recommendations(
        self,
        where: CommitmentFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Recommendation] | None:
        """All recommendations that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Response",)))
    def response(self, id: ResponseId) -> Response | None:
        """A response by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Response",), BY_TITLE))
    def responses(
        self,
        where: CommitmentFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Response] | None:
        """All responses that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Aim",)))
    def aim(self, id: AimId) -> Aim | None:
        """An aim by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Aim",), BY_TITLE))
    def aims(
        self,
        where: CommitmentFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Aim] | None:
        """All aims that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Theme",)))
    def theme(self, id: ThemeId) -> Theme | None:
        """A theme by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Theme",), BY_TITLE))
    def themes(
        self,
        where: FilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Theme] | None:
        """All themes that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Programme",)))
    def programme(self, id: ProgrammeId) -> Programme | None:
        """A programme by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Programme",), BY_TITLE))
    def programmes(
        self,
        where: FilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Programme] | None:
        """All programmes that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Body",)))
    def body(self, id: BodyId) -> Body | None:
        """A body by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Body",), BY_TITLE))
    def bodies(
        self,
        where: BodyFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Body] | None:
        """All bodies that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Person",)))
    def person(self, id: PersonId) -> Person | None:
        """A person by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Person",), BY_TITLE))
    def people(
        self,
        where: FilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Person] | None:
        """All people that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Post",)))
    def post(self, id: PostId) -> Post | None:
        """A post by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Post",), BY_TITLE))
    def posts(
        self,
        where: FilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Post] | None:
        """All posts that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Document",)))
    def document(self, id: DocumentId) -> Document | None:
        """A document by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Document",), BY_DATE))
    def documents(
        self,
        where: DocumentFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Document] | None:
        """All documents that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Event",)))
    def event(self, id: EventId) -> Event | None:
        """An event by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Event",), BY_DATE))
    def events(
        self,
        where: EventFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Event] | None:
        """All events that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Wording",)))
    def wording(self, id: WordingId) -> Wording | None:
        """A wording by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Wording",), BY_DATE))
    def wordings(
        self,
        where: WordingFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Wording] | None:
        """All wordings that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("StatusClaim",)))
    def status_claim(self, id: StatusClaimId) -> StatusClaim | None:
        """A claim of status by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("StatusClaim",), BY_DATE))
    def status_claims(
        self,
        where: StatusClaimFilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[StatusClaim] | None:
        """All claims of status that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Statistic",)))
    def statistic(self, id: StatisticId) -> Statistic | None:
        """A statistic by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Statistic",), BY_TITLE))
    def statistics(
        self,
        where: FilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Statistic] | None:
        """All statistics that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("SuccessMeasure",)))
    def success_measure(self, id: SuccessMeasureId) -> SuccessMeasure | None:
        """A success measure by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("SuccessMeasure",), BY_TITLE))
    def success_measures(
        self,
        where: FilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[SuccessMeasure] | None:
        """All success measures that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Discrepancy",)))
    def discrepancy(self, id: DiscrepancyId) -> Discrepancy | None:
        """A discrepancy by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Discrepancy",), BY_TITLE))
    def discrepancies(
        self,
        where: FilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Discrepancy] | None:
        """All discrepancies that pass the filter, a page at a time."""
        raise NotImplementedError

    @answered(Single(("Gap",)))
    def gap(self, id: GapId) -> Gap | None:
        """A gap by its id; null if there is none."""
        raise NotImplementedError

    @answered(Listing(("Gap",), BY_TITLE))
    def gaps(
        self,
        where: FilterWhere = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Gap] | None:
        """All gaps that pass the filter, a page at a time."""
        raise NotImplementedError
