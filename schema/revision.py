"""The log of the store that answers: what each update did to it, and the values that it replaced."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from rasso_graph.loaders.plan import Key
from rasso_graph.model.enums import Act, Effect
from rasso_graph.resolvers.planning.declarations import Logged, Nodes, Unfolded
from rasso_graph.schema.fields import PAGE, declared, stored
from rasso_graph.schema.kinds import declares
from rasso_graph.schema.pages import Connection

Effects = Annotated[
    list[Effect] | None,
    strawberry.argument(description="Only changes of these sorts, such as [CORRECTED, REMOVED]. Without it: all."),
]


def unfolded(name: str, description: str) -> Any:
    """What a property holds as JSON."""
    return declared(Unfolded(name), description)


@strawberry.type(description="A file of records that was applied.")
class RevisionFile:
    name: str = strawberry.field(description="Its name, with that of the folder that was given.")
    sha256: str = strawberry.field(description="SHA-256 of its bytes, 64 lower-case hex digits.")


@strawberry.type(description="How many things or edges of a kind a revision did something to.")
class RevisionCount:
    effect: Effect = strawberry.field(description="What it did.")
    kind: str = strawberry.field(description="The label of a node, or the type of an edge, as in Neo4j.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="A property that an update changed. Values are JSON, so that nothing of them is lost.")
class RevisionValue:
    name: str = strawberry.field(description="The property, as in Neo4j.")
    before: str | None = strawberry.field(description="What it was, text in quotes; null where it had none.")
    after: str | None = strawberry.field(description="What it became; null where it went.")


@declares(Nodes(("RevisionChange",)))
@strawberry.type(
    description="What a revision did: to up to 100 things of a kind that came or were extended, or to one thing, with "
    "the values that it replaced."
)
class RevisionChange:
    effect: Effect = stored("What it did.")
    kind: str = stored("The label of a node, or the type of an edge, as in Neo4j.")
    ids: list[strawberry.ID] = unfolded(
        "ids", "What it did that to: `nodes` gives those that are still there. Empty for an edge that has no id."
    )
    source: strawberry.ID | None = stored("Of an edge: the id of what it leaves.")
    target: strawberry.ID | None = stored("Of an edge: the id of what it leads to.")
    values: list[RevisionValue] = unfolded("values", "Its properties that changed; of what was removed, all it had.")
    reason: str | None = stored("Why it was corrected, where a record says so.")


@declares(Nodes(("Revision",)))
@strawberry.type(
    description="An update of this store, as a whole: no thing of the graph and without an id, as another store "
    "with the same content may have come to it by other updates."
)
class Revision:
    number: int = stored("Counts the updates; `graph.revision` is the last.")
    act: Act = stored("What made it.")
    digest: str = stored("SHA-256 of the content as it was then, in hex.")
    applied_at: str = stored("When, in UTC, such as 2026-11-29T02:43:30Z.")
    curator: str = stored("Who applied it, as the setting RASSO_CURATOR said; empty where it said nothing.")
    version: str = stored("The version of rasso-graph that applied it.")
    reverts: int | None = stored("The number of the revision that it took out; null for any that is no REVERT.")
    files: list[RevisionFile] = unfolded("files", "The files of records that were given. Empty for a REVERT.")
    counts: list[RevisionCount] = unfolded("counts", "How many things and edges of each kind it did what to.")
    changes: Connection[RevisionChange] = declared(
        Logged("RevisionChange", (Key("place"),), of="revision"),
        "What it did, removals and corrections first. What is derived is left out, and structural edges that came.",
        effects=Effects,
        **PAGE,
    )
