"""Objects of abstract types: all concrete types share one row, and what it holds tells which of them reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graphql import FieldNode, GraphQLAbstractType, GraphQLError, GraphQLObjectType

from rasso_graph.loaders import plan as p
from rasso_graph.model.words import label_of
from rasso_graph.resolvers.planning import declarations as d
from rasso_graph.resolvers.planning.asked import Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.shaping import FieldReader, Reader, record, typename
from rasso_graph.resolvers.request.selection import fields_of, subselections


def by_type(planner: Planning, of: GraphQLAbstractType, nodes: Iterable[FieldNode], columns: Columns) -> Reader:
    """Reads an object of the type that the row's id names, or of links the row's type of edge."""
    readers = _readers(planner, of, list(nodes), columns)
    if isinstance(d.of_type(of), d.Links):
        place = columns.place(p.Property("type", p.At.EDGE))
        return lambda row, reading: readers[row[place]](row, reading)
    place = columns.place(p.Property("id"))
    return lambda row, reading: readers[label_of(row[place]) or ""](row, reading)


def _readers(planner: Planning, of: GraphQLAbstractType, nodes: list[FieldNode], columns: Columns) -> dict[str, Reader]:
    """A reader for each label or type of edge; types of which the same is asked are planned once."""
    planned: dict[object, list[FieldReader]] = {}
    readers: dict[str, Reader] = {}
    shown = type(d.of_type(of))
    for concrete in planner.request.schema.get_possible_types(of):
        if not isinstance(d.of_type(concrete), shown):
            continue
        alike = _alike(planner, concrete, nodes)
        if alike not in planned:
            planned[alike] = planner.fields(concrete, nodes, columns)
        read = record([_on(concrete, one) for one in planned[alike]])
        readers.update(dict.fromkeys(_told_by(concrete), read))
    return readers


def _on(concrete: GraphQLObjectType, one: FieldReader) -> FieldReader:
    if one.name == "__typename":
        return typename(one.key, concrete.name, one.nodes)
    return replace(one, parent=concrete.name)


def _told_by(concrete: GraphQLObjectType) -> tuple[str, ...]:
    """The labels or types of edge that tell a row to be of this type."""
    match d.of_type(concrete):
        case d.Nodes(labels):
            return labels
        case d.Links(types):
            return types
        case other:
            raise TypeError(f"{concrete.name}: {other} tells no row")


def _alike(planner: Planning, concrete: GraphQLObjectType, nodes: list[FieldNode]) -> object:
    """Equal for two types of which the same fields, declared alike, are asked, or of which that cannot be told."""
    try:
        fields = fields_of(planner.request, concrete, subselections(nodes))
    except GraphQLError:
        return None
    return tuple(
        (key, tuple(id(node) for node in nodes), _declared(concrete, nodes[0].name.value))
        for key, nodes in fields.items()
    )


def _declared(on: GraphQLObjectType, name: str) -> int:
    return 0 if name == "__typename" else id(d.declaration(on.fields[name]))
