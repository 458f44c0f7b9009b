"""A store explains what it is asked: the plan, the statement, the work, on both stores; and answers the same."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

import pytest

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.address import Address, Neo4jAddress
from rasso_graph.loaders.explained import Explained, Operator, PlanPart, outline, words
from rasso_graph.loaders.store import Store, StoreTimeout
from tests.stores import opened

_EARLY = p.Ids(p.Param(("action/advice",)), ("Action",))
_WORDED = p.Via(("HAS_WORDING",), True, ("Wording",))
_NUMBERS = p.Rows(_WORDED, (p.Property("number"),), order=(p.Key("id"),))
_HOLDER = p.Group(p.At.SOURCE, (p.Property("id"),))
_OWNED = p.Rows(
    p.Via(("OWNS",), False, ("Body", "Post"), within=True),
    (p.Property("role", p.At.EDGE), _HOLDER),
    p.Compare("role", "=", p.Param("LEAD"), p.At.EDGE),
    (p.Key("depth"), p.Key("id", descending=True)),
)
COLUMNS: tuple[p.Column, ...] = (
    p.Rows(_EARLY, (p.Property("title"), _NUMBERS, _OWNED), one=True),
    p.Rows(p.Ids(p.Param(("action/none",)), ("Action",)), (p.Property("title"),), one=True),
    p.Count(p.Labelled(("Action",))),
)
WALKED = {
    "starts": ["action/advice"],
    "types": ["REWORDS"],
    "up": True,
    "down": False,
    "depth": 6,
    "limit": 5,
    "known_by": "9999-12-31",
    "as_of": "9999-12-31",
}


def _told(
    address: Address, ask: Callable[[Store], Awaitable[Any]], timeout: float = 30.0
) -> tuple[Any, list[Explained]]:
    """What a store answers and what it tells of that; None for an answer that it gave up."""

    async def asked() -> tuple[Any, list[Explained]]:
        told: list[Explained] = []
        store = opened(address, timeout)
        try:
            return await ask(store.explaining(told)), told
        except StoreTimeout:
            return None, told
        finally:
            await store.close()

    return asyncio.run(asked())


def _unit(address: Address) -> str:
    return "db hits" if isinstance(address, Neo4jAddress) else "VM steps"


def test_a_statement_is_told_with_its_plan_and_the_rows_that_each_part_came_to(address: Address) -> None:
    (_, answer), (told,) = _told(address, lambda store: store.read("advice", COLUMNS))
    assert answer[0][:2] == ["Early advice", [["22"], ["1"]]]
    assert told.plan == (
        PlanPart(
            'Rows(Ids(["action/advice"], Action), one)',
            1,
            (
                PlanPart("Property(title)", None, ()),
                PlanPart(
                    "Rows(Via(HAS_WORDING, out, Wording), order=Key(id))", 2, (PlanPart("Property(number)", None, ()),)
                ),
                PlanPart(
                    'Rows(Via(OWNS, not out, Body|Post, within), where=Compare(role, =, "LEAD", at=edge), '
                    "order=Key(depth), Key(id, descending))",
                    2,
                    (
                        PlanPart("Property(role, at=edge)", None, ()),
                        PlanPart("Group(source)", None, (PlanPart("Property(id)", None, ()),)),
                    ),
                ),
            ),
        ),
        PlanPart('Rows(Ids(["action/none"], Action), one)', 0, (PlanPart("Property(title)", None, ()),)),
        PlanPart("Count(Labelled(Action))", None, ()),
    )
    assert (told.name, told.rows) == ("advice", 5)


def test_a_statement_is_told_with_its_text_parameters_and_work(address: Address) -> None:
    _, (told,) = _told(address, lambda store: store.read("advice", COLUMNS))
    parameters = _values(address, told)
    assert sorted(parameters) == ["p0", "p1", "p2"]
    assert {*parameters.values()} == {("action/advice",), "LEAD", ("action/none",)}
    assert told.text.startswith("CYPHER 5\nMATCH" if isinstance(address, Neo4jAddress) else "SELECT json_array(")
    assert told.unit == _unit(address)
    assert told.work is not None
    assert 50 < told.work < 5_000


def _values(address: Address, told: Explained) -> Mapping[str, Any]:
    """The parameters; in Neo4j these stand in one, a map."""
    if isinstance(address, Neo4jAddress):
        assert [*told.parameters] == ["given"]
        return told.parameters["given"]
    return told.parameters


def test_the_work_of_a_statement_is_the_same_each_time(address: Address) -> None:
    _, first = _told(address, lambda store: store.read("advice", COLUMNS))
    _, again = _told(address, lambda store: store.read("advice", COLUMNS))
    assert [one.work for one in first] == [one.work for one in again]


def test_more_rows_are_more_work(address: Address) -> None:
    few, many = (_titles(address, label) for label in ("Person", "Action"))
    assert (few.rows, many.rows) == (1, 6)
    assert (few.work or 0) * 1.5 < (many.work or 0)


def _titles(address: Address, label: str) -> Explained:
    columns = (p.Rows(p.Labelled((label,)), (p.Property("title"),)),)
    return _told(address, lambda store: store.read("titles", columns))[1][0]


def test_the_stores_own_plan_is_told_down_to_where_it_begins(address: Address) -> None:
    _, (told,) = _told(address, lambda store: store.read("advice", COLUMNS))
    found = [one.operator for one in _operators(told.operators)]
    begins = "NodeUniqueIndexSeek" if isinstance(address, Neo4jAddress) else "SEARCH n1 USING INDEX"
    assert any(one.startswith(begins) for one in found), found


def test_neo4j_tells_the_rows_and_the_work_of_each_operator(neo4j_address: Neo4jAddress) -> None:
    _, (told,) = _told(neo4j_address, lambda store: store.read("advice", COLUMNS))
    found = list(_operators(told.operators))
    assert found[0].operator.startswith("ProduceResults")
    assert found[0].rows == 1
    assert sum(one.work or 0 for one in found) == told.work


def _operators(tree: tuple[Operator, ...]) -> Iterator[Operator]:
    for one in tree:
        yield one
        yield from _operators(one.below)


def test_a_traversal_is_told_with_the_text_of_its_file(address: Address) -> None:
    (_, links), (told,) = _told(address, lambda store: store.walk("lineage", WALKED))
    assert [link[3].rpartition("/")[2] for link in links] == ["advice"]
    assert (told.name, told.plan, told.rows, _values(address, told)) == ("lineage", (), 1, WALKED)
    assert "Where things come from and what became of them" in told.text
    assert "PROFILE" not in told.text
    assert told.work
    assert told.operators


def test_a_path_is_told_with_every_statement_of_it(address: Address) -> None:
    ends = {"from": "outcome/top", "to": "outcome/bottom", "types": ["CONTINUES", "SUPERSEDES", "DERIVES_FROM"]}
    given = {**ends, "length": 6, "limit": 11, "known_by": "9999-12-31", "as_of": None}
    (_, chains), told = _told(address, lambda store: store.walk("path", given))
    assert [len(nodes) for nodes, _ in chains] == [3, 3]
    one_each = ["path"] if isinstance(address, Neo4jAddress) else ["anchors", "path", "path"]
    assert [one.name for one in told] == one_each


def test_what_is_explained_is_answered_as_what_is_not(address: Address) -> None:
    async def both() -> tuple[Any, Any]:
        store, told = opened(address), list[Explained]()
        try:
            return await store.read("advice", COLUMNS), await store.explaining(told).read("advice", COLUMNS)
        finally:
            await store.close()

    plainly, explained = asyncio.run(both())
    assert plainly == explained


def test_a_store_that_explains_for_one_does_not_for_another(address: Address) -> None:
    async def ask(store: Store) -> int:
        told: list[Explained] = []
        await store.explaining(told).read("advice", COLUMNS)
        return len(told)

    one, others = _told(address, ask)
    assert (one, others) == (1, [])


def test_a_statement_that_is_given_up_is_told_without_rows(address: Address) -> None:
    """Its time holds while its work is counted."""
    every, before = p.Labelled(("Record",)), p.Compare("id", "<", p.Own("id"))
    slow: p.Column = p.Count(every, before)
    for _ in range(4):
        slow = p.Rows(every, (p.Property("id"), slow), before)
    columns = (p.Rows(every, (slow,)),)
    answer, (told,) = _told(address, lambda store: store.read("slow", columns), timeout=0.5)
    assert (answer, told.name, told.rows, told.plan[0].rows) == (None, "slow", None, None)
    assert told.text
    if isinstance(address, Neo4jAddress):
        assert told.work is None
    else:
        assert told.work is not None
        assert told.work > 10_000


def test_a_plan_can_be_told_before_anything_is_asked() -> None:
    assert outline((p.Rows(_WORDED, (p.About("digest"),)),)) == (
        PlanPart("Rows(Via(HAS_WORDING, out, Wording))", None, (PlanPart("About(digest)", None, ()),)),
    )


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (p.Depth(), "Depth()"),
        (p.Property("title"), "Property(title)"),
        (p.Every(()), "Every(none)"),
        (p.Not(p.Carries(("Action",))), "Not(Carries(Action))"),
        (p.Compare("known", "known", p.Param(True)), "Compare(known, known, true)"),
        (p.Compare("id", "<", p.Own("id")), "Compare(id, <, Own(id))"),
        (p.Param(tuple(range(7))), "[0, 1, 2, 3, 4, 2 more]"),
        (p.Param((("a", 1),)), '[["a", 1]]'),
        (
            p.Tally(p.Labelled(("Body",)), None, p.Grouping(value="label"), p.Param(9)),
            "Tally(Labelled(Body), none, Grouping(value=label), 9)",
        ),
    ],
)
def test_a_part_of_a_plan_is_told_in_its_own_words(part: object, told: str) -> None:
    assert words(part) == told
