"""Lineages with more links than are brought, and pages of the largest size."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from rasso_graph.loaders.plan import Column, Rows
from rasso_graph.model.graph import Graph
from rasso_graph.model.words import RELATIONS
from rasso_graph.resolvers.request.limits import Limits
from rasso_graph.resolvers.service import Service
from rasso_graph.schema.kinds import LINKS
from tests.queries.making import Making
from tests.stores import Asked, Unexplained


@pytest.fixture(scope="module")
def graph() -> Graph:
    return wide_graph()


def wide_graph() -> Graph:
    """A hub with 1,001 links to it, another with 1,000, and a ladder of 25 diamonds."""
    m = Making()
    m.document("source", "2020")
    for hub, spokes in (("over", 1_001), ("full", 1_000)):
        m.node(f"action/{hub}", hub)
        for number in range(spokes):
            m.edge("FULFILS", m.node(f"event/{hub}-{number:04}", "Same"), f"action/{hub}")
    for number in range(26):
        m.node(f"outcome/rung-{number:02}", f"Rung {number}")
    for number in range(25):
        for side in ("left", "right"):
            step = m.node(f"outcome/{side}-{number:02}", f"{side} {number}")
            m.edge("CONTINUES", f"outcome/rung-{number:02}", step)
            m.edge("CONTINUES", step, f"outcome/rung-{number + 1:02}")
    return m.graph()


LINEAGE = """query ($of: ID!) { lineage(of: $of, direction: DOWNSTREAM, maxDepth: 1) {
  steps { node { id } } links { id } truncated } }"""


@pytest.mark.parametrize(("hub", "truncated"), [("full", False), ("over", True)])
def test_a_lineage_brings_a_thousand_links_and_says_where_there_are_more(ask: Asked, hub: str, truncated: bool) -> None:
    told = ask.data(LINEAGE, {"of": f"action/{hub}"})["lineage"]
    assert (len(told["links"]), len(told["steps"]), told["truncated"]) == (1_000, 1_001, truncated)


LISTED = """query ($ids: [ID!]) { actions(where: {ids: $ids}) { nodes { id later { later { id } } events { id } } } }"""


def test_a_list_of_a_thousand_is_whole(ask: Asked) -> None:
    (told,) = ask.data(LISTED, {"ids": ["action/full"]})["actions"]["nodes"]
    assert [one["id"] for one in told["events"]] == _spokes("full", 1_000)
    assert [one["later"]["id"] for one in told["later"]] == _spokes("full", 1_000)


def test_a_longer_list_gives_its_first_thousand_and_says_so_at_its_place(ask: Asked) -> None:
    answer = ask(LISTED, {"ids": ["action/full", "action/over"]})
    assert answer.data
    full, over = answer.data["actions"]["nodes"]
    assert (len(full["events"]), len(full["later"])) == (1_000, 1_000)
    assert [one["id"] for one in over["events"]] == _spokes("over", 1_000)
    assert [one["later"]["id"] for one in over["later"]] == _spokes("over", 1_000)
    told = [(error["path"], error["extensions"]["code"]) for error in answer.errors]
    assert told == [(["actions", "nodes", 1, name], "TRUNCATED") for name in ("later", "events")]
    assert answer.errors[1]["message"] == (
        "'events' has more than 1,000 things; its first 1,000 are given. Ask for fewer by its arguments, or for the "
        "things themselves by a root field that gives pages, with a filter."
    )


def test_every_list_of_things_is_bounded(schema: GraphQLSchema) -> None:
    """Of each type that a thing may have, each list, asked of one thing: one row more than it may give is asked for."""
    bounds: dict[str, Any] = {}
    for type_ in schema.get_possible_types(cast(GraphQLInterfaceType, schema.type_map["Node"])):
        for name in _lists(type_):
            store = _Noted()
            query = f'{{ nodes(ids: ["{_one_of(type_)}"]) {{ ... on {type_.name} {{ {name} {{ __typename }} }} }} }}'
            asyncio.run(Service(schema, store, Limits(listed=7)).answer(query))
            bounds[f"{type_.name}.{name}"] = store.bounds
    assert len(bounds) > 100
    assert {name: found for name, found in bounds.items() if found != [8]} == {}


class _Noted(Unexplained):
    """A store that has nothing, and keeps what bounds the lists that it is asked for of one thing."""

    def __init__(self) -> None:
        self.bounds: list[Any] = []

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[int, list[Any]]:
        (things,) = columns
        assert isinstance(things, Rows)
        lists = [one for one in things.columns if isinstance(one, Rows) and not one.one]
        self.bounds = [one.limit and one.limit.value for one in lists]
        return 1, [[]]

    async def walk(self, name: str, params: Any) -> Any:
        raise AssertionError(name)

    async def close(self) -> None:
        """Nothing to let go of."""


def _one_of(type_: GraphQLObjectType) -> str:
    """The id of a link that is shown as this type, or for types of nodes that of an action."""
    relations = [name for name, shown in LINKS.items() if shown.__name__ == type_.name]
    return f"{RELATIONS[relations[0]].begins}/body/a/body/b" if relations else "action/a"


def _lists(type_: GraphQLObjectType) -> list[str]:
    """Its fields that are lists of things."""
    return [name for name, field in type_.fields.items() if str(field.type).startswith("[")]


def test_a_hundred_are_paged_through_in_the_order_of_ids_where_titles_are_the_same(ask: Asked) -> None:
    query = """query ($after: String) { events(first: 100, after: $after, where: {title: {startsWith: "same"}}) {
      nodes { id } pageInfo { endCursor hasNextPage } } }"""
    cursor, ids, page = None, list[str](), dict[str, Any]()
    for _ in range(21):
        page = ask.data(query, {"after": cursor})["events"]
        ids, cursor = ids + [node["id"] for node in page["nodes"]], page["pageInfo"]["endCursor"]
    assert ids == [*_spokes("full", 1_000), *_spokes("over", 1_001)]
    assert not page["pageInfo"]["hasNextPage"]


def _spokes(hub: str, count: int) -> list[str]:
    return [f"event/{hub}-{number:04}" for number in range(count)]


@pytest.mark.parametrize(("depth", "steps", "links"), [(1, 3, 2), (4, 7, 8), (5, 9, 10), (8, 13, 16), (9, 15, 18)])
def test_a_lineage_ends_at_the_depth_that_was_asked_for(ask: Asked, depth: int, steps: int, links: int) -> None:
    query = """query ($d: Int!) { lineage(of: "outcome/rung-00", maxDepth: $d) {
      steps { depth } links { id } truncated } }"""
    told = ask.data(query, {"d": depth})["lineage"]
    assert (len(told["steps"]), len(told["links"]), told["truncated"]) == (steps, links, True)


@pytest.mark.parametrize(("rung", "length"), [("02", 4), ("04", 8), ("05", 10)])
def test_a_path_is_found_from_the_length_on_that_it_has(ask: Asked, rung: str, length: int) -> None:
    query = """query ($to: ID!, $most: Int!) { path(from: "outcome/rung-00", to: $to, maxLength: $most) { length } }"""
    found = [ask.data(query, {"to": f"outcome/rung-{rung}", "most": most})["path"] for most in (length - 1, length)]
    assert found == [{"length": None}, {"length": length}]


def test_a_ladder_of_diamonds_is_climbed_without_trying_every_way(ask: Asked) -> None:
    told = ask.data('{ lineage(of: "outcome/rung-00", maxDepth: 16) { steps { depth } links { id } truncated } }')
    assert len(told["lineage"]["steps"]) == 1 + 8 * 3
    assert (len(told["lineage"]["links"]), told["lineage"]["truncated"]) == (32, True)
