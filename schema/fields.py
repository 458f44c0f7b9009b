"""How the types of the schema say what a field means and where its value is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from inspect import Parameter, Signature
from types import NoneType
from typing import Annotated, Any, cast, get_args

import strawberry

from rasso_graph.loaders.plan import At, Key, Via
from rasso_graph.model.words import RECORD, RELATIONS
from rasso_graph.resolvers.planning import declarations as d

BY_TITLE = (Key("title_sort"), Key("id"))
BY_DATE = (Key("when_earliest"), Key("title_sort"), Key("id"))
BY_DAY = (Key("when_earliest"), Key("id"))
BY_PLACE = (Key("order"), Key("id"))
BY_FACT = (Key("title_sort"), Key("id", at=At.EDGE))

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
        description="How many items from the start, or from `after` on: 0 to 100, not beside `last`. Without either "
        "20: from the end where `before` stands alone, else from the start."
    ),
]
After = Annotated[
    str | None,
    strawberry.argument(
        description="Only items after this cursor, such as the `endCursor` of the page before; beside `before` those "
        "between the two, beside `last` the last of them. It holds for the same field and time, and for any filter "
        "and order that come to the same."
    ),
]
Last = Annotated[
    int | None,
    strawberry.argument(
        description="How many items from the end, or from `before` back: 0 to 100, not beside `first`."
    ),
]
Before = Annotated[
    str | None,
    strawberry.argument(
        description="Only items before this cursor, such as the `startCursor` of the page after; beside `first` the "
        "first of them. It holds as that of `after` does."
    ),
]

Settled = Annotated[
    bool | None,
    strawberry.argument(
        description="Whether they are settled on that day, by what had been published: false gives those that are "
        "open, true those that are closed or resolved, null both."
    ),
]

TIMES = {"as_of": AsOf, "known_by": KnownBy}
PAGE = {"first": First, "after": After, "last": Last, "before": Before}
"""The arguments by which a field takes a time, and a page."""

CUTS: Mapping[str, tuple[d.Test, ...]] = {"asOf": d.HELD, "knownBy": d.KNOWN}
CLAIMED: Mapping[str, tuple[d.Test, ...]] = {
    "asOf": (d.Test("when_holds_from", "<="),),
    "knownBy": (d.Test("when_known", "<="),),
}
"""How claims are cut, which hold from a day on until another counts."""
NODE_KNOWN: Mapping[str, tuple[d.Test, ...]] = {"knownBy": (d.Test("when_known", "<="),)}


def declared(declaration: d.Declaration, description: str, name: str | None = None, /, **arguments: Any) -> Any:
    """A field with this declaration, and with these arguments: each a type, or a type with its default.

    A type that may be null is null by default, unless it comes with another; any other has to be given."""
    field: Any = strawberry.field
    resolver = _signed(arguments) if arguments else None
    return field(resolver, name=name, description=description, metadata={d.METADATA: declaration})


def _signed(arguments: Mapping[str, Any]) -> Callable[..., Any]:
    """What Strawberry reads the arguments from. It is never run: the planner answers."""

    def resolver(**_: Any) -> Any:
        raise NotImplementedError

    parameters = [_parameter(name, given) for name, given in arguments.items()]
    resolver.__annotations__ = {one.name: one.annotation for one in parameters}
    vars(resolver)["__signature__"] = Signature(parameters)
    return resolver


def _parameter(name: str, given: Any) -> Parameter:
    type_, default = cast(tuple[Any, Any], given) if isinstance(given, tuple) else (given, Parameter.empty)
    if default is Parameter.empty and NoneType in get_args(get_args(type_)[0]):
        default = None
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=type_, default=default)


def stored(description: str, name: str = "", at: At = At.NODE) -> Any:
    """A property, by default of the field's own name."""
    return declared(d.Stored(name, at), description)


def present(name: str, description: str) -> Any:
    """Whether a property is there."""
    return declared(d.Present(name), description)


def dated(description: str, name: str = "", at: At = At.NODE) -> Any:
    """An EDTF date, by default under the field's own name."""
    return declared(d.Dated(name, at), description)


def linked(
    description: str, *types: str, out: bool = True, order: tuple[Key, ...] = BY_TITLE, known: bool = False
) -> Any:
    """The nodes at the other end of edges of these types; one where the field's type is no list, a page where it is a
    connection. With `known` it takes `knownBy`, of the nodes."""
    via = _via(types, out)
    if known:
        return declared(d.Linked(via, order, NODE_KNOWN), description, known_by=KnownBy)
    return declared(d.Linked(via, order), description)


TITLES = Via(("HAS_TITLE",), True, ("Title",))


def title_on(description: str) -> Any:
    """What a thing is called, or was on another day."""
    told = d.Then("title", d.Linked(TITLES, d.LAST_TOLD, CLAIMED), "text")
    return declared(told, description, **TIMES)


def doubted(description: str) -> Any:
    """The gaps or contradictions about it: those that are open, unless it is asked otherwise."""
    doubts = d.Linked(_via(("ABOUT",), False), BY_TITLE, NODE_KNOWN, settling=True)
    return declared(doubts, description, **TIMES, settled=(Settled, False))


def paged(description: str, *types: str, out: bool = True, order: tuple[Key, ...] = BY_TITLE) -> Any:
    """The same, a page at a time."""
    return declared(d.Linked(_via(types, out), order), description, **PAGE)


def timed(description: str, type_: str, out: bool = True) -> Any:
    """The edges of a relation that holds for a time, by the title of their other end; takes `asOf` and `knownBy`."""
    return declared(d.Linked(_via((type_,), out, edges=True), BY_FACT, CUTS), description, **TIMES)


def _via(types: tuple[str, ...], out: bool, edges: bool = False) -> Via:
    """The way over edges; with `edges` it names what stands at their other end."""
    strange = [name for name in types if name not in RELATIONS]
    if strange:
        raise TypeError(f"A field follows '{strange[0]}', which is no relation. Declare it in model/words.py.")
    ends = RELATIONS[types[0]].targets if out else RELATIONS[types[0]].sources
    return Via(types, out, (ends or (RECORD,)) if edges else ())


def by_ids(name: str, description: str, at: At = At.NODE) -> Any:
    """The nodes whose ids a property holds."""
    return declared(d.Named(name, at), description)
