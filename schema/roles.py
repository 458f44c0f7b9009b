"""Commitments of a body, person or post, with the role in which it stands to each."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from rasso_graph.loaders.plan import At, Via
from rasso_graph.model.words import COMMITMENT
from rasso_graph.resolvers.planning.declarations import Linked, Same, Scoped, Test
from rasso_graph.schema.facets import HOLDINGS
from rasso_graph.schema.fields import BY_FACT, CUTS, PAGE, TIMES, declared, stored
from rasso_graph.schema.kinds import link
from rasso_graph.schema.listing import CommitmentOrder, PassingCommitments
from rasso_graph.schema.ownership import Link
from rasso_graph.schema.refs import CommitmentRef
from rasso_graph.schema.words import HolderRole

_ROLED = Linked(
    Via(("OWNS", "INVOLVED_IN"), True, (COMMITMENT,)), BY_FACT, {**CUTS, "role": (Test("role", "in", At.EDGE),)}
)
HolderRoles = Annotated[
    list[HolderRole] | None,
    strawberry.argument(description="Only in one of these roles, such as [LEAD, DELIVERY_PARTNER]. Without it: any."),
]


def roled() -> Any:
    """The commitments that somebody answers for or has another part in, a page at a time."""
    told = (
        "The commitments that documents state it answers for or has another part in: one item for each role. What is "
        "stated of a plan or board that contains one is not listed: for that ask "
        "`commitments(where: {answerable: {id, inherited: true}})`. Facets count roles."
    )
    return declared(_ROLED, told, where=PassingCommitments, order_by=CommitmentOrder, **TIMES, role=HolderRoles, **PAGE)


@link(
    counted=HOLDINGS,
    description="A commitment as seen from who answers for it or has another part in it. It has no id: the fact has.",
)
class CommitmentRole:
    commitment: CommitmentRef = declared(Scoped(At.TARGET), "The commitment.")
    role: HolderRole = stored("The role; `fact` tells whether it is one that answers.", at=At.EDGE)
    as_worded: str = stored("The role in a few words of the document.", at=At.EDGE)
    fact: Link = declared(
        Same(), "What is stated, with its passages: an `Ownership` where it answers, else an `Involvement`."
    )
