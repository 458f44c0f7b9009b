"""An operation that its pages alone would have refused is counted by how much the graph holds."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
from graphql import GraphQLSchema

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.address import Address
from rasso_graph.loaders.store import StoreAway
from rasso_graph.model.graph import Graph
from rasso_graph.model.words import COMMITMENT, COMMITMENTS, RECORD
from rasso_graph.resolvers import sizes
from rasso_graph.resolvers.request.limits import Limits
from rasso_graph.resolvers.service import Answer, Service
from rasso_graph.resolvers.sizes import Sizes
from tests.stores import Asked, Unexplained, opened

OWNED = "{ bodies(first: 100) { nodes { owns(first: 100) { nodes { citations { locator } } } } } }"
"""100 + 100 x 100 + 100 x 100 x 5 rows by its pages; 50,000 are allowed."""


@dataclass
class Holding(Unexplained):
    """A store that holds so many of everything but for what is told apart, and answers that nothing is there."""

    apart: dict[p.Column, int]
    others: int = 1_000_000
    away: bool = False
    asked: list[str] = field(default_factory=list[str])

    async def read(self, name: str, columns: tuple[p.Column, ...]) -> tuple[int, list[Any]]:
        self.asked.append(name)
        if self.away:
            raise StoreAway("gone")
        if name == "sizes":
            return 1, [self.apart.get(one, self.others) for one in columns]
        return 1, [[] for _ in columns]

    async def walk(self, name: str, params: Any) -> Any:
        raise AssertionError("no walk was asked for")

    async def close(self) -> None:
        """Nothing to let go of."""


BODIES, OWNS = p.Count(p.Labelled(("Body",))), p.Edges("OWNS")


def _asked(schema: GraphQLSchema, store: Holding, query: str = OWNED) -> Answer:
    return asyncio.run(Service(schema, store).answer(query))


@pytest.mark.parametrize(
    ("held", "rows"),
    [
        ({BODIES: 92, OWNS: 228}, 92 + 228 + 5 * 228),  # each ownership is of one body
        ({BODIES: 3}, 3 + 3 * 100 + 3 * 100 * 5),
        ({OWNS: 9}, 100 + 100 + 5 * 9),  # each of the 100 is looked at for its own
        ({BODIES: 0, OWNS: 0}, 1 + 1 + 5),  # a list counts as one row at the least
    ],
)
def test_pages_count_no_more_than_the_graph_holds(schema: GraphQLSchema, held: dict[p.Column, int], rows: int) -> None:
    answer = _asked(schema, Holding(held))
    assert answer.executed
    assert (answer.cost or {}).get("rows") == rows


def test_what_is_met_by_several_ways_counts_each_time(schema: GraphQLSchema) -> None:
    """Two bodies may own the same action, whose gaps are then read twice."""
    within = "statedOf { ... on Action { gaps { gap { title } } } }"
    store = Holding({OWNS: 40, p.Edges("ABOUT"): 3})
    answer = _asked(schema, store, OWNED.replace("citations { locator }", within))
    assert answer.executed
    # 100 bodies, each looked at for its own of the 40 ownerships, and of what each is stated of the gaps, which are
    # inherited: 5.
    assert (answer.cost or {}).get("rows") == 100 + 100 + 40 * 5


def test_what_the_graph_could_hold_is_refused_and_the_sizes_are_asked_for_once(schema: GraphQLSchema) -> None:
    store = Holding({BODIES: 100, OWNS: 9_000})
    service = Service(schema, store)

    async def asked() -> list[Answer]:
        return [await service.answer(OWNED) for _ in range(5)]

    for answer in asyncio.run(asked()):
        assert (answer.executed, answer.errors[0]["message"]) == (
            False,
            "With 'citations' the operation comes to 54,100 rows; 50,000 are allowed. The last of them are 100 of "
            "'bodies' with 100 of 'owns' with 5 of 'citations' each. Ask for smaller pages (`first`, `last`), or for "
            "less within them.",
        )
    assert store.asked == ["sizes"]


def test_what_pages_allow_asks_for_no_sizes(schema: GraphQLSchema) -> None:
    store = Holding({})
    assert _asked(schema, store, OWNED.replace("100", "10")).executed
    assert "sizes" not in store.asked


def test_where_the_store_is_away_the_pages_count(schema: GraphQLSchema) -> None:
    answer = _asked(schema, Holding({}, away=True))
    assert not answer.executed
    assert "comes to 60,100 rows" in answer.errors[0]["message"]


def test_the_log_is_no_part_of_what_is_held_and_counts_by_its_pages(schema: GraphQLSchema) -> None:
    pages = " ".join(
        f"a{n}: revisions(first: 100) {{ nodes {{ changes(first: 100) {{ nodes {{ effect }} }} }} }}" for n in range(5)
    )
    answer = _asked(schema, Holding({}), f"{{ {pages} }}")
    assert not answer.executed
    assert "comes to 50,500 rows" in answer.errors[0]["message"]


def test_operations_at_the_same_time_look_once(schema: GraphQLSchema) -> None:
    store = Holding({BODIES: 92, OWNS: 228})
    service = Service(schema, store)

    async def asked() -> list[Answer]:
        return await asyncio.gather(*(service.answer(OWNED) for _ in range(5)))

    assert all(answer.executed for answer in asyncio.run(asked()))
    assert store.asked.count("sizes") == 1


def test_a_store_that_hangs_keeps_a_refusal_waiting_no_longer_than_its_time(schema: GraphQLSchema) -> None:
    class Hanging(Holding):
        async def read(self, name: str, columns: tuple[p.Column, ...]) -> tuple[int, list[Any]]:
            await asyncio.Event().wait()
            raise AssertionError("it never comes")

    answer = asyncio.run(Service(schema, Hanging({}), Limits(seconds=0.2)).answer(OWNED))
    assert not answer.executed
    assert "comes to 60,100 rows" in answer.errors[0]["message"]


def test_a_store_that_fails_otherwise_is_logged_and_the_pages_count(
    schema: GraphQLSchema, caplog: pytest.LogCaptureFixture
) -> None:
    class Failing(Holding):
        async def read(self, name: str, columns: tuple[p.Column, ...]) -> tuple[int, list[Any]]:
            raise RuntimeError("a mistake of ours")

    assert not _asked(schema, Failing({})).executed
    assert "could not be read" in caplog.text


def test_sizes_are_looked_at_again_after_a_while(schema: GraphQLSchema, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Holding({BODIES: 92, OWNS: 228})
    service = Service(schema, store)
    now = [100.0]
    monkeypatch.setattr(sizes.time, "monotonic", lambda: now[0])

    async def executed() -> bool:
        return (await service.answer(OWNED)).executed

    assert asyncio.run(executed())
    store.apart = {BODIES: 100, OWNS: 9_000}
    now[0] += 9.0  # ten seconds are allowed, an operation has thirty
    assert asyncio.run(executed())
    now[0] += 2.0
    assert not asyncio.run(executed())


def test_both_stores_tell_how_much_they_hold(address: Address, graph: Graph) -> None:
    async def held() -> dict[str, int | None]:
        store = opened(address)
        looked = Sizes(store)
        while not await looked.look(float("inf")):
            """A busy machine may take longer to plan the statement than an operation waits."""
        await store.close()
        kinds = {label: looked.most(p.Labelled((label,))) for label in ("Body", "Action", COMMITMENT, RECORD)}
        ways = {"OWNS": ("OWNS",), "both": ("OWNS", "ABOUT"), "derived": ("TRACES",)}
        return {**kinds, **{name: looked.most(p.Via(types, True, (RECORD,))) for name, types in ways.items()}}

    labels = [node.label for node in graph.nodes.values()]
    types = [edge.type for edge in graph.edges.values()]
    assert asyncio.run(held()) == {
        "Body": labels.count("Body"),
        "Action": labels.count("Action"),
        COMMITMENT: sum(label in COMMITMENTS for label in labels),
        RECORD: len(labels),
        "OWNS": types.count("OWNS"),
        "both": types.count("OWNS") + types.count("ABOUT"),
        "derived": types.count("TRACES"),
    }
    assert labels.count("Body") > 1 < types.count("OWNS")


def test_an_answer_counted_by_the_graph_is_whole(ask: Asked) -> None:
    pages = ask.data(OWNED)["bodies"]["nodes"]
    smaller = ask.data(OWNED.replace("owns(first: 100)", "owns(first: 20)"))["bodies"]["nodes"]
    assert pages == smaller
    assert any(one["owns"]["nodes"] for one in pages)
