"""Lineage: where a thing comes from and what became of it."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any

import strawberry

from rasso_graph.loaders.plan import At
from rasso_graph.model.words import LINE, TRACES
from rasso_graph.resolvers.planning.declarations import Linked, Scoped, Walk, WalkPart
from rasso_graph.schema.dates import EdtfDate
from rasso_graph.schema.fields import TIMES, by_ids, dated, declared, stored
from rasso_graph.schema.kinds import link
from rasso_graph.schema.ownership import INVOLVED, OWNERS, AndInherited, Involved, Link, Owner
from rasso_graph.schema.refs import BodyRef, CitedRef
from rasso_graph.schema.words import LinkType


@strawberry.enum(description="Which way a lineage is followed.")
class LineageDirection(Enum):
    UPSTREAM = strawberry.enum_value("UPSTREAM", description="From a thing to the earlier things it comes from.")
    DOWNSTREAM = strawberry.enum_value("DOWNSTREAM", description="From a thing to the later things it led to.")
    BOTH = strawberry.enum_value("BOTH", description="Upstream and downstream of the thing.")


MaxDepth = Annotated[int, strawberry.argument(description="How many links away at the most, 1 to 16.")]
Followed = Annotated[
    list[LinkType] | None,
    strawberry.argument(
        description="Only links of these types. Without it those in which one matter goes on: told again, answered, "
        "done, carried on, replaced or dropped. With null all, so also what it sprang from, informed it, is a part of "
        "it or reports on it."
    ),
]
Way = Annotated[LineageDirection, strawberry.argument(description="Which way to follow.")]


@link(*TRACES, description="A lineage link, from a later thing to an earlier one.")
class LineageLink(Link):
    type: LinkType = stored("What kind of link it is.", at=At.EDGE)
    later: CitedRef = declared(Scoped(At.SOURCE), "The later thing.")
    earlier: CitedRef = declared(Scoped(At.TARGET), "The earlier thing.")
    asserter: BodyRef | None = by_ids(
        "asserter", "Who asserts it, such as body/cps; null for an inference of the reader.", At.EDGE
    )


@link("DEPENDS_ON", description="A wait: one thing comes only once another is there. It is no step of a lineage.")
class Dependency(Link):
    waiting: CitedRef = declared(Scoped(At.SOURCE), "What waits.")
    awaited: CitedRef = declared(Scoped(At.TARGET), "What it waits for.")
    asserter: BodyRef | None = by_ids(
        "asserter", "Who asserts it, such as body/cps; null for an inference of the reader.", At.EDGE
    )


@strawberry.enum(description="How a step of a lineage was first reached.")
class Reached(Enum):
    START = strawberry.enum_value("START", description="It is what was asked about.")
    LINK = strawberry.enum_value("LINK", description="By the step's `link`.")
    BESIDE = strawberry.enum_value(
        "BESIDE",
        description="Beside a step, as its commitment, wording, whole or part: documents state some links of the one, "
        "some of the other.",
    )


@strawberry.type(description="A node of a lineage. Each stands there once, however many links lead to it.")
class LineageStep:
    node: CitedRef = declared(WalkPart(), "What stands at this step.")
    link: LineageLink | None = declared(
        WalkPart(),
        "The link by which it was first reached; null if it was reached otherwise.",
    )
    reached: Reached = declared(WalkPart(), "How it was first reached: whether by a link, and why not.")
    beside: CitedRef | None = declared(
        WalkPart(),
        "The node of another step, beside which it stands: no link joins them, and a drawing joins them by a line. "
        "Null unless `reached` is BESIDE.",
    )
    date: EdtfDate | None = dated(
        "The date by which the steps are sorted: its own, or that of the document that first prints, holds or tells "
        "it. Null where neither is told: such steps come last.",
        "when_dated",
    )
    dated_by: CitedRef | None = by_ids("when_dated_by", "Whose date that is: the node itself, or the document.")
    depth: int = declared(
        WalkPart(), "How many links lie between the start and this step, by the shortest way; 0 for the start."
    )
    owners: list[Owner] = declared(
        Linked(OWNERS.via, OWNERS.order, at_own_date=True),
        "Who answered for it at its own date, in the order of `owners`.",
        inherited=(AndInherited, True),
    )
    involved: list[Involved] = declared(
        Linked(INVOLVED.via, INVOLVED.order, at_own_date=True),
        "Who had another part in it at its own date, in the order of `involved`.",
        inherited=(AndInherited, False),
    )


@strawberry.type(description="A lineage: steps in time order, the start among them, and all links between them.")
class Lineage:
    steps: list[LineageStep] = declared(WalkPart(), "The nodes, by earliest and then latest day, then id.")
    links: list[LineageLink] = declared(WalkPart(), "Every link between the steps, by id.")
    truncated: bool = declared(
        WalkPart(), "Whether more lies beyond `maxDepth` or beyond the 1,000 links each way that are followed."
    )


WALKED: dict[str, Any] = {
    "direction": (Way, LineageDirection.UPSTREAM),
    "max_depth": (MaxDepth, 6),
    "types": (Followed, tuple(LinkType[name] for name in LINE)),
    **TIMES,
}
"""The arguments by which a lineage is asked for."""


def traced() -> Any:
    """The lineage of a thing."""
    return declared(Walk("lineage"), "Where it comes from or, by `direction`, what came of it.", **WALKED)
