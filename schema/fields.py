"""How the types of the schema say what a field means and where its value is stored."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

import strawberry

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.resolvers import declarations as d

T = TypeVar("T")

BY_TITLE = (Key("title_sort"), Key("id"))
BY_DATE = (Key("when_earliest"), Key("title_sort"), Key("id"))
BY_PLACE = (Key("order"), Key("id"))

AsOf = Annotated[
    date | None,
    strawberry.argument(
        description='Only what surely held on this day, such as "2021-01-31": what has no told start counts from its '
        "publication, what has no told end goes on. Without it: as last told."
    ),
]
KnownBy = Annotated[
    date | None,
    strawberry.argument(
        description='Only what had been published by this day, such as "2021-01-31". Without it: all documents.'
    ),
]
First = Annotated[
    int | None,
    strawberry.argument(
        description="How many items from the start, 0 to 100, not beside `last`; 20 if neither is given."
    ),
]
After = Annotated[
    str | None,
    strawberry.argument(
        description="Start after this cursor, such as the `endCursor` of the page before. It holds for the same "
        "filter, order and time alone."
    ),
]
Last = Annotated[
    int | None, strawberry.argument(description="How many items from the end, 0 to 100, not beside `first`.")
]
Before = Annotated[
    str | None, strawberry.argument(description="End before this cursor, such as the `startCursor` of the page after.")
]

KNOWN = (d.Test("known_on", "<=", At.EDGE),)
HELD = (d.Test("holds_from", "<=", At.EDGE), d.Test("holds_until", ">", At.EDGE))
CUTS: Mapping[str, tuple[d.Test, ...]] = {"asOf": HELD, "knownBy": KNOWN}


def declared(declaration: d.Declaration, description: str) -> Any:
    """A field with this declaration."""
    return strawberry.field(description=description, metadata={d.METADATA: declaration})


def stored(description: str, name: str = "", at: At = At.NODE) -> Any:
    """A property, by default of the field's own name."""
    return declared(d.Stored(name, at), description)


def present(name: str, description: str) -> Any:
    """Whether a property is there."""
    return declared(d.Stored(name, present=True), description)


def dated(description: str, name: str = "", at: At = At.NODE) -> Any:
    """An EDTF date, by default under the field's own name."""
    return declared(d.Dated(name, at), description)


def linked(
    description: str,
    *types: str,
    out: bool = True,
    order: tuple[Key, ...] = BY_TITLE,
    labels: tuple[str, ...] = (),
    cut: At | None = None,
) -> Any:
    """The nodes at the other end of edges of these types, or those edges; one where the field's type is no list.

    With `cut` the field takes a time: `asOf` and `knownBy` of the edge, or `knownBy` of the node."""
    via = Via(types, out, labels)
    if cut is None:
        return declared(d.Linked(via, order), description)
    stub, tests = _TIMES[cut]
    return strawberry.field(resolver=stub, description=description, metadata={d.METADATA: d.Linked(via, order, tests)})


def _of_edge(as_of: AsOf = None, known_by: KnownBy = None) -> Any:
    raise NotImplementedError


def _of_node(known_by: KnownBy = None) -> Any:
    raise NotImplementedError


_TIMES: Mapping[At, tuple[Callable[..., Any], Mapping[str, tuple[d.Test, ...]]]] = {
    At.EDGE: (_of_edge, CUTS),
    At.NODE: (_of_node, {"knownBy": (d.Test("known_on", "<="),)}),
}


def named(name: str, description: str, at: At = At.NODE) -> Any:
    """The nodes whose ids a property holds."""
    return declared(d.Named(name, at), description)


def answered(declaration: d.Declaration) -> Callable[[Callable[..., T]], T]:
    """A field with arguments: the signature gives them, the docstring describes the field. The body is never run."""

    def field(stub: Callable[..., T]) -> Any:
        return strawberry.field(resolver=stub, description=inspect.getdoc(stub), metadata={d.METADATA: declaration})

    return field
