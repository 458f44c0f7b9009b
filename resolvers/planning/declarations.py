"""What a field of the schema says about where its value is stored, and a type about what its objects are.

A declaration travels as the `rasso` metadata of the field, or on the class of the type, in the built GraphQL schema;
the planner reads it there, so that nothing here imports the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, cast

from graphql import GraphQLField, GraphQLInputField, GraphQLUnionType

from rasso_graph.loaders.plan import At, Grouping, Key, Via
from rasso_graph.resolvers.request.types import Type

METADATA = "rasso"

BY_PASSAGE = (Key("when_known"), Key("start"), Key("id"))
"""Passages, by the publication of their document and their place in it."""
LAST_TOLD = (Key("when_holds_from", True), Key("when_known", True), Key("basis", True), Key("id"))
"""Claims, the one that counts first: later in valid time, later published, stated before inferred."""
FIRST_TOLD = tuple(Key(key.name, not key.descending) for key in LAST_TOLD)
"""The same, the one that counts last."""


@dataclass(frozen=True)
class Nodes:
    """A type of nodes with these labels; a connection counts them by these words."""

    labels: tuple[str, ...]
    groupings: Mapping[str, Grouping] = field(default_factory=dict[str, Grouping])


@dataclass(frozen=True)
class Links:
    """A type of edges of these types; a connection counts them by these words."""

    types: tuple[str, ...]
    groupings: Mapping[str, Grouping] = field(default_factory=dict[str, Grouping])


@dataclass(frozen=True)
class Pages:
    """A type of connections."""


@dataclass(frozen=True)
class Stored:
    """A property."""

    name: str = ""
    at: At = At.NODE


@dataclass(frozen=True)
class Dated:
    """An EDTF date: the property, and beside it `NAME_said` on nodes."""

    name: str = ""
    at: At = At.NODE


@dataclass(frozen=True)
class Test:
    """A comparison that an argument or filter asks for."""

    name: str
    operator: Literal["=", "<", "<=", ">", ">=", "in", "contains", "starts", "known"] = "="
    at: At = At.NODE


@dataclass(frozen=True)
class Present:
    """Whether a property is there; with an argument, whether the comparison that it asks for holds as well."""

    name: str
    tests: Mapping[str, Test] = field(default_factory=dict[str, Test])


KNOWN = (Test("when_known", "<=", At.EDGE),)
"""That a fact had been published by a day."""
HELD = (Test("when_holds_from", "<=", At.EDGE), Test("when_holds_until", ">", At.EDGE))
"""That a fact surely held on a day."""


@dataclass(frozen=True)
class Linked:
    """Nodes at the other end of edges, or the edges themselves where the field's type is one of an edge.

    `tests` says which comparisons each argument asks for; `at_own_date` holds the edges to the asking node's date. With
    `grouped` there is one object for all edges to the same node, where its first edge stands.
    """

    via: Via
    order: tuple[Key, ...] = ()
    tests: Mapping[str, tuple[Test, ...]] = field(default_factory=dict[str, tuple[Test, ...]])
    at_own_date: bool = False
    grouped: bool = False
    settling: bool = False
    """Whether the argument `settled` asks for those that are settled by then, or are not."""


@dataclass(frozen=True)
class Then:
    """A property that holds what was told last; on another day that of the claim which counted, before all the first.

    `name` is the claim's."""

    own: str
    linked: Linked
    name: str


@dataclass(frozen=True)
class OfClaim:
    """A property of the claim that counts; without one `unsaid`, where the node holds such a property of what was told
    last."""

    linked: Linked
    name: str
    unsaid: str = ""


@dataclass(frozen=True)
class PassageText:
    """What the passages say that a thing rests on, where all of them are held; with `reason` why they are not."""

    linked: Linked
    reason: bool = False


@dataclass(frozen=True)
class Latest:
    """The claim that counts of those linked, as an object that is there even where there is none."""

    linked: Linked


@dataclass(frozen=True)
class Exists:
    """Whether there is any such node."""

    via: Via


@dataclass(frozen=True)
class Overdue:
    """Whether the due day had passed on the day of the argument `on`, and nothing known by then told of delivery; of an
    input field, on the day that it is given."""


@dataclass(frozen=True)
class Named:
    """The nodes whose ids a property holds."""

    name: str
    at: At = At.NODE


@dataclass(frozen=True)
class Keeping:
    """A page of the nodes with these labels of which a property holds the asking node's id."""

    name: str
    labels: tuple[str, ...]
    order: tuple[Key, ...]


@dataclass(frozen=True)
class Unfolded:
    """A property that holds JSON: a list of values, or of objects of which every field is told."""

    name: str


@dataclass(frozen=True)
class Numbered:
    """A root field that gives an entry of the store's log by its number."""

    label: str


@dataclass(frozen=True)
class Logged:
    """A page of the store's log: all entries with a label, or those that hold in `of` the asking entry's number."""

    label: str
    order: tuple[Key, ...]
    of: str = ""


@dataclass(frozen=True)
class Scoped:
    """An object read from another part of the row: an edge's source or target."""

    at: At


@dataclass(frozen=True)
class Distance:
    """How many containers lie between the asking node and what a link is stated of."""


@dataclass(frozen=True)
class Inherited:
    """Whether a link is stated of what contains the asking node, and not of the node itself."""


@dataclass(frozen=True)
class Same:
    """An object read from the row itself."""


@dataclass(frozen=True)
class Members:
    """The edges of a group, each as an object; the other fields of the group's object are read from the first."""


@dataclass(frozen=True)
class Paged:
    """A part of a connection or of an edge of it."""

    name: Literal["edges", "nodes", "page_info", "total_count", "cursor", "node"]


OwnFilters = Mapping[str, tuple[tuple[str, ...], ...]]
"""Places of a connection's arguments, by the word of a facet."""


@dataclass(frozen=True)
class Faceted:
    """A part of a connection that counts its items: by words of the argument `by`, as the items' type allows.

    `own` says at which places of the connection's arguments what a word counts by is filtered.
    """

    own: OwnFilters = field(default_factory=dict[str, tuple[tuple[str, ...], ...]])


@dataclass(frozen=True)
class Crossed:
    """A part of a connection that counts its items by two words, `rows` and `columns`, as their type allows."""


@dataclass(frozen=True)
class Single:
    """A root field that gives one node by id."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class Several:
    """A root field that gives nodes by ids, null for those that are not there."""


@dataclass(frozen=True)
class Listing:
    """A root field that gives a connection over all nodes of some labels."""

    labels: tuple[str, ...]
    order: tuple[Key, ...]


@dataclass(frozen=True)
class Walk:
    """A traversal; as a root field it starts from the argument `of`."""

    name: Literal["changes", "lineage", "path", "search", "timeline"]


@dataclass(frozen=True)
class WalkPart:
    """A part of a traversal's answer."""

    name: str = ""


@dataclass(frozen=True)
class GraphFacts:
    """The root field about the graph as a whole."""


@dataclass(frozen=True)
class GraphFact:
    """A property of the graph as a whole."""

    name: str = ""


@dataclass(frozen=True)
class Counted:
    """How many nodes there are of each kind."""


@dataclass(frozen=True)
class Matches:
    """An input field that asks for a comparison, or with a list for one of several.

    With `dated`, what has no date does not pass."""

    test: Test
    folded: bool = False
    dated: bool = False


@dataclass(frozen=True)
class OnDay:
    """An input field that asks for several comparisons with one day."""

    tests: tuple[Test, ...]


@dataclass(frozen=True)
class InYear:
    """An input field that asks for the year of the earliest day."""


@dataclass(frozen=True)
class OfKind:
    """An input field that asks for a node of one of some kinds."""


@dataclass(frozen=True)
class Identified:
    """An input field that asks for one of some ids; without labels, for those of what is filtered."""

    test: Test
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Through:
    """An input field that asks about nodes one step away: some ids, further tests, or whether there is any.

    With `unsettled` only those count that nothing known by then settles.
    """

    via: Via
    unsettled: bool = False


@dataclass(frozen=True)
class Settles:
    """An input field that asks what the claim told that counts, or counted on the day of `knownBy`: one of a list.

    `unsaid` is the value of what no claim had told of."""

    test: Test
    unsaid: str


@dataclass(frozen=True)
class Widened:
    """An input field by which a filter asks also about the edges of what contains the thing."""


@dataclass(frozen=True)
class Combined:
    """An input field that joins filters of the same sort."""

    how: Literal["and", "or", "not"]


@dataclass(frozen=True)
class Inside:
    """An input field whose object's own fields are tests of the same row.

    With `span` they are `from` and `to`, which must not come before it.
    """

    span: bool = False


Declaration = (
    Stored | Then | PassageText | Present | Dated | Linked | OfClaim | Latest | Exists | Overdue | Named | Scoped
    | Distance | Inherited | Same | Members | Paged | Faceted | Crossed | Single | Several | Listing | Walk
    | WalkPart | GraphFacts | GraphFact | Counted | Matches | OnDay | InYear | OfKind | Keeping | Identified
    | Through | Settles | Widened | Combined | Inside | Unfolded | Numbered | Logged
)  # fmt: skip


def of_type(type_: Type) -> Nodes | Links | Pages | None:
    """What a named type of the built schema declares; of a union, all the labels of its members."""
    if isinstance(type_, GraphQLUnionType):
        members = (of_type(member) for member in cast(Type, type_).types)
        return Nodes(tuple(label for one in members if isinstance(one, Nodes) for label in one.labels))
    definition = type_.extensions.get("strawberry-definition")
    return getattr(getattr(definition, "origin", None), METADATA, None)


def groupings(type_: Type) -> Mapping[str, Grouping]:
    """By what items of this type are counted, by the word that asks for it."""
    declared = of_type(type_)
    return declared.groupings if isinstance(declared, Nodes | Links) else {}


def declaration(of: GraphQLField | GraphQLInputField) -> Declaration:
    """What the field declares; a name left out is the field's own. Raises LookupError where nothing is declared."""
    definition: Type = of.extensions.get("strawberry-definition")
    metadata: Mapping[str, Declaration] = (definition and definition.metadata) or {}
    found = metadata.get(METADATA)
    if found is None:
        raise LookupError(f"the field '{definition and definition.name}' declares nothing")
    return _named(found, definition.python_name) if isinstance(found, Stored | Dated | WalkPart | GraphFact) else found


@cache
def _named(found: Stored | Dated | WalkPart | GraphFact, name: str) -> Declaration:
    """One instance for each meaning, so that fields which several types share compare as one."""
    return found if found.name else replace(found, name=name)
