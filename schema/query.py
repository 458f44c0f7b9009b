"""What a client can ask: the root fields."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import strawberry

from rasso_graph.loaders.plan import Key
from rasso_graph.model.words import LABELS, RECORD
from rasso_graph.resolvers.planning.declarations import GraphFacts, Listing, Logged, Numbered, Several, Single, Walk
from rasso_graph.schema.changes import Changes
from rasso_graph.schema.fields import BY_DATE, PAGE, TIMES, KnownBy, declared
from rasso_graph.schema.filters import SUCH_AS
from rasso_graph.schema.graph import Graph
from rasso_graph.schema.kinds import Entity, entities
from rasso_graph.schema.lineage import WALKED, Lineage
from rasso_graph.schema.node import Node
from rasso_graph.schema.pages import Connection, Order
from rasso_graph.schema.path import Paths, PathType
from rasso_graph.schema.revision import Revision
from rasso_graph.schema.search import AndQuotations, CitedFrom, NodeKinds, OwnerIs, SearchHits, SearchText, UnderTheme
from rasso_graph.schema.timeline import TimelineEntry, TimelineKind
from rasso_graph.schema.words import CommitmentKind, listed

NodeId = Annotated[strawberry.ID, strawberry.argument(description="Its id, such as action/early-advice.")]
IdsArgument = Annotated[
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
AboutArgument = Annotated[
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
RevisionNumber = Annotated[int, strawberry.argument(description="Its number, such as 3.")]
_ENTITIES = entities()
_UNASKED = listed([entity.many for entity in _ENTITIES if not entity.example], "and").capitalize()


def _one(entity: Entity) -> Any:
    """A thing by its id."""
    article = "An" if entity.one[0] in "aeiou" else "A"
    told = f"{article} {entity.one} by its id; null if there is none."
    id_ = Annotated[strawberry.ID, strawberry.argument(description=f"Its id, such as {entity.example}.")]
    return declared(Single((entity.label,)), told, id=id_)


def _every(entity: Entity) -> Any:
    """All things of a kind that pass a filter, a page at a time."""
    whole = f"All {entity.many}" if entity.label in LABELS else entity.many.capitalize()
    such = f"Only those that pass, such as {SUCH_AS[entity.filter]}. Without it: all."
    where = Annotated[entity.filter | None, strawberry.argument(description=such)]
    listing = Listing((entity.label,), entity.order)
    return declared(listing, f"{whole} that pass the filter, a page at a time.", where=where, order_by=_ORDER, **PAGE)


def _ordered() -> Any:
    """The argument that orders things; without it each kind has an order of its own."""
    dated = listed([entity.many for entity in _ENTITIES if entity.order == BY_DATE], "and")
    return Annotated[
        list[Order] | None,
        strawberry.argument(
            description="Keys of the order, the first first, such as [{by: NUMBER}, {by: DATE, direction: DESC}]. "
            f"Without it: {dated} by earliest day, all else by title."
        ),
    ]


_ORDER = _ordered()


def _with_kinds(query: type) -> type:
    """Adds the two fields by which each kind is asked for, after that of the graph as a whole."""
    own, kinds = query.__annotations__, dict[str, Any]()
    for entity in _ENTITIES:
        if entity.example:
            one, many = entity.fields
            kinds |= {one: entity.type | None, many: Connection[entity.type] | None}
            setattr(query, one, _one(entity))
            setattr(query, many, _every(entity))
    query.__annotations__ = {"graph": own.pop("graph"), **kinds, **own}
    return query


@strawberry.type(description="Where every question starts.")
@_with_kinds
class Query:
    graph: Graph | None = declared(GraphFacts(), "The graph as a whole.")

    node: Node | None = declared(
        Single((RECORD,)),
        f"Anything by its id; null if there is none. {_UNASKED} have no other root field, nor have links.",
        id=NodeId,
    )
    nodes: list[Node | None] | None = declared(
        Several(),
        "Things and links by their ids, in the order of the ids, with null for those that are not there.",
        ids=IdsArgument,
    )
    revision: Revision | None = declared(
        Numbered("Revision"), "An update of this store by its number; null if there is none.", number=RevisionNumber
    )
    revisions: Connection[Revision] | None = declared(
        Logged("Revision", (Key("number"),)),
        "Every update of this store, from the first on: `last` gives the newest.",
        **PAGE,
    )
    lineage: Lineage | None = declared(
        Walk("lineage"),
        "Where a thing comes from or, by `direction`, what came of it; null if there is no such thing.",
        of=NodeId,
        **WALKED,
    )
    changes: Changes | None = declared(
        Walk("changes"),
        "Two documents compared by the commitments that they list; null if one of them is not there.",
        from_=FromDocument,
        to=ToDocument,
        kinds=Kinds,
    )
    path: Paths | None = declared(
        Walk("path"),
        "The shortest chains between any two things, whichever way links run. `reason` says why there is none.",
        from_=FromNode,
        to=ToNode,
        types=PathTypes,
        max_length=(MaxLength, 8),
        **TIMES,
    )
    timeline: Connection[TimelineEntry] | None = declared(
        Walk("timeline"),
        "What is dated about a thing and its parts, or about everything, from the earliest day on.\n\n"
        "What has no date at all is left out. Null if there is no such thing.",
        about=AboutArgument,
        from_=FromDay,
        to=ToDay,
        kinds=TimelineKinds,
        known_by=KnownBy,
        **PAGE,
    )
    search: SearchHits | None = declared(
        Walk("search"),
        "What holds all the words of a text in its titles, names, summary, or the words and reasons told of it, or "
        "else in one passage that it is cited from: by how it was met, then by title, then by id.\n\n"
        "Passages are searched where the graph was seeded with the documents' texts, as they are written: an "
        "abbreviation does not find there what it stands for. `unsearched` says where they are not, and with "
        "`quotations: false` the answer does not depend on it.",
        text=SearchText,
        kinds=NodeKinds,
        theme=UnderTheme,
        document=CitedFrom,
        owner=OwnerIs,
        quotations=(AndQuotations, True),
        **PAGE,
    )
