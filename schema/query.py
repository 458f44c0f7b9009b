"""What a client can ask: the root fields."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import strawberry

from rasso_graph.loaders.plan import Key
from rasso_graph.resolvers.declarations import METADATA, GraphFacts, Listing, Several, Single, Walk
from rasso_graph.schema.body import Body, Person, Post
from rasso_graph.schema.changes import Changes, CommitmentKind
from rasso_graph.schema.commitment import (
    Action,
    Aim,
    Commitment,
    Outcome,
    Recommendation,
    Response,
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
from rasso_graph.schema.lineage import Lineage, LineageDirection, MaxDepth, Way
from rasso_graph.schema.node import Node, Types
from rasso_graph.schema.pages import Connection, Order
from rasso_graph.schema.path import Paths, PathType
from rasso_graph.schema.programme import Programme, Theme
from rasso_graph.schema.search import CitedFrom, NodeKinds, OwnerIs, SearchHit, SearchText, UnderTheme
from rasso_graph.schema.statistic import Statistic, SuccessMeasure
from rasso_graph.schema.status import StatusClaim
from rasso_graph.schema.timeline import TimelineEntry, TimelineKind
from rasso_graph.schema.wording import Wording

NodeId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as action/early-advice.")]
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


def _one(label: str, example: str, description: str) -> Any:
    """A thing by its id."""

    def one(id: Any) -> Any:
        raise NotImplementedError

    told = strawberry.argument(description=f"Its id, such as {example}.")
    one.__annotations__["id"] = Annotated[strawberry.ID, told]
    return strawberry.field(resolver=one, description=description, metadata={METADATA: Single((label,))})


def _every(label: str, filter_: Any, order: tuple[Key, ...], description: str) -> Any:
    """All things of a kind that pass a filter, a page at a time."""

    def every(
        where: Any = None,
        order_by: OrderedBy = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        raise NotImplementedError

    every.__annotations__["where"] = filter_
    return strawberry.field(resolver=every, description=description, metadata={METADATA: Listing((label,), order)})


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

    commitment: Commitment | None = _one(
        "Commitment",
        "response/cps-2016/1b",
        "An outcome, action, recommendation, response or aim by its id; null if there is none.",
    )
    commitments: Connection[Commitment] | None = _every(
        "Commitment",
        CommitmentFilterWhere,
        BY_TITLE,
        "Outcomes, actions, recommendations, responses and aims that pass the filter, a page at a time.",
    )
    action: Action | None = _one("Action", "action/early-advice", "An action by its id; null if there is none.")
    actions: Connection[Action] | None = _every(
        "Action", CommitmentFilterWhere, BY_TITLE, "All actions that pass the filter, a page at a time."
    )
    outcome: Outcome | None = _one(
        "Outcome", "outcome/specialist-advocates", "An outcome by its id; null if there is none."
    )
    outcomes: Connection[Outcome] | None = _every(
        "Outcome", CommitmentFilterWhere, BY_TITLE, "All outcomes that pass the filter, a page at a time."
    )
    recommendation: Recommendation | None = _one(
        "Recommendation", "recommendation/hmcpsi-2016/1a", "A recommendation by its id; null if there is none."
    )
    recommendations: Connection[Recommendation] | None = _every(
        "Recommendation", CommitmentFilterWhere, BY_TITLE, "All recommendations that pass the filter, a page at a time."
    )
    response: Response | None = _one("Response", "response/cps-2016/1b", "A response by its id; null if there is none.")
    responses: Connection[Response] | None = _every(
        "Response", CommitmentFilterWhere, BY_TITLE, "All responses that pass the filter, a page at a time."
    )
    aim: Aim | None = _one("Aim", "aim/rasso-2025", "An aim by its id; null if there is none.")
    aims: Connection[Aim] | None = _every(
        "Aim", CommitmentFilterWhere, BY_TITLE, "All aims that pass the filter, a page at a time."
    )
    theme: Theme | None = _one(
        "Theme", "theme/rasso-2025/casework-quality", "A theme by its id; null if there is none."
    )
    themes: Connection[Theme] | None = _every(
        "Theme", FilterWhere, BY_TITLE, "All themes that pass the filter, a page at a time."
    )
    programme: Programme | None = _one("Programme", "programme/jnap", "A programme by its id; null if there is none.")
    programmes: Connection[Programme] | None = _every(
        "Programme", FilterWhere, BY_TITLE, "All programmes that pass the filter, a page at a time."
    )
    body: Body | None = _one("Body", "body/cps", "A body by its id; null if there is none.")
    bodies: Connection[Body] | None = _every(
        "Body", BodyFilterWhere, BY_TITLE, "All bodies that pass the filter, a page at a time."
    )
    person: Person | None = _one("Person", "person/max-hill", "A person by its id; null if there is none.")
    people: Connection[Person] | None = _every(
        "Person", FilterWhere, BY_TITLE, "All people that pass the filter, a page at a time."
    )
    post: Post | None = _one("Post", "post/dpp", "A post by its id; null if there is none.")
    posts: Connection[Post] | None = _every(
        "Post", FilterWhere, BY_TITLE, "All posts that pass the filter, a page at a time."
    )
    document: Document | None = _one(
        "Document", "document/annex-a-2022", "A document by its id; null if there is none."
    )
    documents: Connection[Document] | None = _every(
        "Document", DocumentFilterWhere, BY_DATE, "All documents that pass the filter, a page at a time."
    )
    event: Event | None = _one("Event", "event/jnap-launched", "An event by its id; null if there is none.")
    events: Connection[Event] | None = _every(
        "Event", EventFilterWhere, BY_DATE, "All events that pass the filter, a page at a time."
    )
    wording: Wording | None = _one(
        "Wording", "wording/rasso-2025/action/early-advice", "A wording by its id; null if there is none."
    )
    wordings: Connection[Wording] | None = _every(
        "Wording", WordingFilterWhere, BY_DATE, "All wordings that pass the filter, a page at a time."
    )
    status_claim: StatusClaim | None = _one(
        "StatusClaim", "claim/rasso-2025/action/early-advice", "A claim of status by its id; null if there is none."
    )
    status_claims: Connection[StatusClaim] | None = _every(
        "StatusClaim", StatusClaimFilterWhere, BY_DATE, "All claims of status that pass the filter, a page at a time."
    )
    statistic: Statistic | None = _one(
        "Statistic", "statistic/section-28-courts", "A statistic by its id; null if there is none."
    )
    statistics: Connection[Statistic] | None = _every(
        "Statistic", FilterWhere, BY_TITLE, "All statistics that pass the filter, a page at a time."
    )
    success_measure: SuccessMeasure | None = _one(
        "SuccessMeasure", "measure/rasso-2025/late-drops", "A success measure by its id; null if there is none."
    )
    success_measures: Connection[SuccessMeasure] | None = _every(
        "SuccessMeasure", FilterWhere, BY_TITLE, "All success measures that pass the filter, a page at a time."
    )
    discrepancy: Discrepancy | None = _one(
        "Discrepancy", "discrepancy/joib-remit", "A discrepancy by its id; null if there is none."
    )
    discrepancies: Connection[Discrepancy] | None = _every(
        "Discrepancy", FilterWhere, BY_TITLE, "All discrepancies that pass the filter, a page at a time."
    )
    gap: Gap | None = _one("Gap", "gap/soteria-lead", "A gap by its id; null if there is none.")
    gaps: Connection[Gap] | None = _every(
        "Gap", FilterWhere, BY_TITLE, "All gaps that pass the filter, a page at a time."
    )
