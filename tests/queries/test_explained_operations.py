"""An operation is explained by its root fields, on both stores: each statement that was asked for it, and no other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLSchema

from rasso_graph.loaders.address import Address
from rasso_graph.loaders.explained import Explained
from rasso_graph.resolvers.request.limits import Limits
from rasso_graph.resolvers.service import Answer, Service
from tests.stores import Asked, Unexplained, asking


@pytest.fixture(scope="module")
def explaining(schema: GraphQLSchema, address: Address) -> Iterator[Asked]:
    """Asks the store, which explains."""
    with asking(schema, address, explain=True) as asked:
        yield asked


def _explained(answer: Answer) -> dict[str, list[Explained]]:
    assert answer.explained is not None
    assert answer.errors == []
    return answer.explained


def test_each_root_field_is_told_with_its_own_statements(explaining: Asked) -> None:
    query = '{ a: action(id: "action/advice") { title } b: actions(first: 1) { totalCount } __typename }'
    told = _explained(explaining(query))
    assert {key: [one.name for one in statements] for key, statements in told.items()} == {
        "a": ["action"],
        "b": ["actions"],
    }
    assert [part.column for part in told["b"][0].plan] == [
        "Count(Labelled(Action))",
        "Rows(Labelled(Action), order=Key(title_sort), Key(id), limit=2)",
    ]


def test_a_traversal_is_told_as_the_walk_and_what_is_read_of_it(explaining: Asked) -> None:
    told = _explained(explaining('{ lineage(of: "action/advice") { steps { node { title } } } }'))["lineage"]
    assert [(one.name, bool(one.plan)) for one in told] == [("lineage", False), ("lineage", True)]
    assert [part.column.partition("(")[0] for part in told[1].plan] == ["Rows", "Rows"]
    assert told[1].plan[0].rows == 4
    assert [part.column for part in told[1].plan[0].columns if "title" in part.column] == ["Property(title)"]


def test_a_traversal_of_a_field_is_told_behind_the_statement_it_starts_from(explaining: Asked) -> None:
    told = _explained(explaining('{ action(id: "action/advice") { lineage { truncated } } }'))["action"]
    assert [one.name for one in told] == ["action", "lineage", "lineage"]


def test_what_is_told_is_what_was_asked_of_the_store(explaining: Asked) -> None:
    lineage = 'action(id: "action/advice") { title lineage { steps { node { id } } } }'
    query = f'{{ {lineage} search(text: "early") {{ totalCount }} }}'
    told = [one for statements in _explained(explaining(query)).values() for one in statements]
    assert sorted((one.name, one.text) for one in told) == sorted(explaining.store.statements)


def test_a_statement_that_two_fields_share_is_told_of_both_and_asked_once(explaining: Asked) -> None:
    advice = 'action(id: "action/advice") { title }'
    told = _explained(explaining(f"{{ a: {advice} b: {advice} }}"))
    assert told["a"] == told["b"]
    assert len(told["a"]) == len(explaining.store.statements) == 1


def test_an_operation_that_asks_no_store_has_nothing_to_explain(explaining: Asked) -> None:
    assert _explained(explaining("{ __typename }")) == {}


def test_the_answer_is_the_same(ask: Asked, explaining: Asked) -> None:
    query = '{ action(id: "action/advice") { title owners { role } lineage { steps { depth node { id } } } } }'
    assert explaining.data(query) == ask.data(query)


def test_nothing_is_told_where_nobody_asked(ask: Asked) -> None:
    assert ask("{ graph { revision } }").explained is None


def test_a_refused_operation_is_not_explained(explaining: Asked) -> None:
    answer = explaining("{ actions(first: 1000) { totalCount } }")
    assert (answer.executed, answer.explained) == (False, None)


class Later(Unexplained):
    """A store that has yet to answer when the operation's time is over, and explains when it is stopped."""

    def __init__(self, told: list[Explained] | None = None) -> None:
        self._told = told

    def explaining(self, notes: list[Explained]) -> Later:
        return Later(notes)

    async def read(self, name: str, columns: Any) -> Any:
        try:
            await asyncio.sleep(30)
        finally:
            assert self._told is not None
            self._told.append(Explained(name, (), "SELECT", {}, None, 7, "VM steps", ()))

    async def walk(self, name: str, params: Any) -> Any:
        raise AssertionError("no walk was asked for")

    async def close(self) -> None:
        """Nothing to let go of."""


def test_a_field_whose_time_was_over_is_told_with_the_statement_that_took_it(schema: GraphQLSchema) -> None:
    service = Service(schema, Later(), Limits(seconds=0.2), explain=True)
    answer = asyncio.run(service.answer("{ graph { revision } }"))
    service.close()
    assert [error["extensions"]["code"] for error in answer.errors] == ["TIMEOUT"]
    assert answer.explained is not None
    assert [(one.name, one.rows, one.work) for one in answer.explained["graph"]] == [("graph", None, 7)]
