"""Arguments of the commitments that stand in or under another thing, as of those at the root."""

from __future__ import annotations

from typing import Annotated

import strawberry

from rasso_graph.schema.filters import CommitmentFilter
from rasso_graph.schema.pages import Order

PassingCommitments = Annotated[
    CommitmentFilter | None,
    strawberry.argument(description="Only those that pass, such as {status: [DELIVERED]}. Without it: all."),
]
CommitmentOrder = Annotated[
    list[Order] | None,
    strawberry.argument(
        description="Keys of the order, the first first, such as [{by: NUMBER}]. Without it: by title."
    ),
]
