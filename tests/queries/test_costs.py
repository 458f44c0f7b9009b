"""What an operation costs is told and bounded before a store is asked, however its filters are written."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import pytest
from graphql import DocumentNode, GraphQLError, GraphQLSchema

from rasso_graph.loaders.plan import Column
from rasso_graph.loaders.store import StoreBusy
from rasso_graph.resolvers.planning import filters, planner
from rasso_graph.resolvers.request import documents
from rasso_graph.resolvers.request.documents import Documents, RefusedRequest
from rasso_graph.resolvers.request.limits import Limits
from rasso_graph.resolvers.service import Service
from tests.stores import Asked, Unexplained

COUNTED = "query ($w: CommitmentFilter) { commitments(where: $w) { totalCount } }"


def _one_of(n: int) -> dict[str, dict[str, Any]]:
    """A filter of each kind, with values of its own."""
    owned = {"id": f"body/b{n}"}
    return {
        "answerable": {"answerable": {**owned, "role": ["LEAD"]}},
        "answerable in roles": {"answerable": {**owned, "role": ["LEAD"] if n % 2 else ["CHAIR", "OWNER"]}},
        "hasGap": {"hasGap": True, "year": 2000 + n},
        "not hasGap": {"hasGap": False, "year": 2000 + n},
        "earlier": {"earlier": {"id": f"action/a{n}"}},
        "citedIn": {"citedIn": {"document": f"document/d{n}"}},
        "printedIn": {"printedIn": {"document": f"document/d{n}", "number": str(n)}},
        "ids": {"ids": [f"action/a{n}", f"action/b{n}"]},
        "title": {"title": {"contains": f"word {n}"}},
        "not answerable": {"not": {"answerable": owned}},
        "known then": {"knownBy": "2020-01-01", "answerable": owned},
        "nested": {"or": [{"answerable": owned}, {"about": f"body/c{n}"}]},
    }


SORTS = [(how, kind) for how in ("or", "and") for kind in _one_of(0) if (how, kind) != ("and", "nested")]
"""An `and` of lists that differ stays apart, and within the bound on links."""


@pytest.mark.parametrize(("how", "kind"), SORTS)
def test_a_statement_does_not_grow_with_the_values_of_its_filter(ask: Asked, how: str, kind: str) -> None:
    lengths = {len(_statement(ask, {how: [_one_of(n)[kind] for n in range(many)]})) for many in (4, 40)}
    assert len(lengths) == 1


def _statement(ask: Asked, where: dict[str, Any]) -> str:
    ask.data(COUNTED, {"w": where})
    [(_, text)] = ask.store.statements
    return text


def _aliases(many: int) -> str:
    fields = " ".join(f"a{n}: commitments(where: $w) {{ totalCount }}" for n in range(many))
    return f"query ($w: CommitmentFilter) {{ {fields} }}"


OWNED = {"or": [{"answerable": {"id": f"body/b{n}", "role": ["LEAD"]}} for n in range(160)]}


def test_many_values_used_once_are_answered(ask: Asked) -> None:
    assert ask.data(_aliases(1), {"w": OWNED}) == {"a0": {"totalCount": 0}}


@pytest.mark.parametrize("many", [20, 90])
def test_values_count_as_often_as_they_are_used(ask: Asked, many: int) -> None:
    answer = ask(_aliases(many), {"w": OWNED})
    assert _told(answer) == (
        "TOO_MUCH",
        "With 'a6' the operation comes to 2,240 values in filters; 2,000 are allowed. A variable's count wherever it "
        "is used: filter by fewer values, or in fewer fields.",
    )


def test_an_operation_has_a_hundred_root_fields_at_the_most(ask: Asked) -> None:
    assert ask("{" + " ".join(f"a{n}: graph {{ revision }}" for n in range(100)) + "}").executed
    answer = ask("{" + " ".join(f"a{n}: graph {{ revision }}" for n in range(101)) + "}")
    assert _told(answer) == (
        "TOO_MUCH",
        "With 'a100' the operation comes to 101 root fields; 100 are allowed. Ask in several operations.",
    )


def test_an_operation_has_two_thousand_fields_at_the_most_counted_wherever_a_fragment_stands(ask: Asked) -> None:
    fragment = "fragment f on Graph {" + " ".join(f"a{n}: revision" for n in range(249)) + "}"
    eight = " ".join(f"g{n}: graph {{ ...f }}" for n in range(8))
    answer = ask(f"{{ {eight} }} {fragment}")
    assert answer.executed
    assert (answer.cost or {}).get("fields") == 2_000
    assert _told(ask(f"{{ {eight} g8: graph {{ __typename }} }} {fragment}")) == (
        "TOO_MUCH",
        "With 'g8' the operation comes to 2,001 fields; 2,000 are allowed. Ask for fewer fields, or in several "
        "operations.",
    )


def test_a_filter_holds_five_hundred_values_at_the_most(ask: Asked) -> None:
    assert ask.data(COUNTED, {"w": {"ids": [f"action/a{n}" for n in range(500)]}}) == {"commitments": {"totalCount": 0}}
    wide: dict[str, Any] = {
        "one list": {"ids": [f"action/a{n}" for n in range(501)]},
        "many tests": {"or": [{"joint": True}] * 500, "new": True},
        "an empty one counts": {"and": [{}] * 501},
        "in lists of lists": {"or": [{"ids": ["action/a"] * 167}] * 3},
    }
    refused = (
        "TOO_MUCH",
        "The filter of 'commitments' holds 501 values; 500 are allowed. Ask in several operations, or for a page of "
        "all.",
    )
    assert {name: _told(ask(COUNTED, {"w": where})) for name, where in wide.items()} == dict.fromkeys(wide, refused)


@pytest.mark.parametrize(
    ("where", "tests"),
    [
        ({}, 300),  # a page with two keys (title, id) of a hundred things
        ({"joint": True}, 400),
        ({"ids": ["action/a"]}, 400),
        ({"ids": ["action/a"] * 20}, 600),  # a list costs one more for each ten values
        ({"hasGap": True}, 1_300),  # the five that are linked, and whether each is open
        ({"answerable": {"id": "body/cps"}}, 1_300),  # and whether one of the five is of this id
        ({"citedIn": {"document": "document/a"}}, 5_800),  # five passages, five documents each, each with an id
        ({"or": [{"joint": True}, {"new": True}]}, 500),
    ],
)
def test_the_told_cost_holds_what_filters_make_the_store_do(ask: Asked, where: Any, tests: int) -> None:
    answer = ask("query ($w: CommitmentFilter) { commitments(where: $w) { nodes { id } } }", {"w": where})
    assert answer.cost is not None
    assert (answer.cost["tests"], answer.cost["mostTests"]) == (tests, 500_000)


def test_what_is_counted_and_ordered_costs_too(ask: Asked) -> None:
    asked = {
        "{ actions { nodes { id } } }": 300,
        "{ actions { totalCount } }": 400,
        "{ actions(orderBy: [{by: NUMBER}]) { nodes { id } } }": 300,
        "{ actions { facets(by: [STATUS, OWNER]) { by } } }": 300 + 200 + 600,
        "{ bodies(first: 10) { nodes { owns { totalCount } } } }": 300 + 10 * 5 * (1 + 2) + 10 * 5,
    }
    assert {query: (ask(query).cost or {}).get("tests") for query in asked} == asked


def test_a_filter_that_follows_many_different_links_is_refused(ask: Asked) -> None:
    tests: list[dict[str, Any]] = [
        {"hasGap": True},
        {"hasDiscrepancy": True},
        {"earlier": {}},
        {"citedIn": {}},
        {"later": {}},
    ]
    many = {"or": [{**one, **other} for one in tests for other in tests if one != other]}
    code, message = _told(ask(COUNTED, {"w": many}))
    assert (code, message) == (
        "TOO_MUCH",
        "The filter of 'commitments' follows 20 links; 12 are allowed. Tests of one kind in an or count once: join "
        "those.",
    )


def test_a_filter_that_a_variable_gives_is_made_once(ask: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    def filtered(*given: Any) -> Any:
        made.append(given)
        return filters.filtered(*given)

    monkeypatch.setattr(planner, "filtered", filtered)
    ask(_aliases(6), {"w": {"or": [{"answerable": {"id": f"body/b{n}"}} for n in range(50)]}})
    assert len(made) == 1


def test_fields_that_ask_the_same_cost_one_statement(ask: Asked) -> None:
    assert len(ask.data(_aliases(6), {"w": {"joint": True}})) == 6
    assert len(ask.store.statements) == 1


def _told(answer: Any) -> tuple[str, str]:
    [error] = answer.errors
    return error["extensions"]["code"], error["message"]


FRAGMENTS = "{ graph { %s } } %s"
MANY_FRAGMENTS = FRAGMENTS % (
    " ".join(f"...F{n}" for n in range(700)),
    " ".join(f"fragment F{n} on Graph {{ x{n}: revision }}" for n in range(700)),
)
SAME = "{" + "a: actions(where: {year: 2020}) { id: __typename } " * 300 + "}"


@pytest.mark.parametrize("text", [MANY_FRAGMENTS, SAME], ids=["fragments", "same"])
def test_a_document_that_takes_long_to_check_is_refused_unchecked(
    schema: GraphQLSchema, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(documents, "validate", _not_to_be_asked)
    with pytest.raises(RefusedRequest) as refused:
        Documents(schema, Limits()).operation(text, {}, None)
    assert refused.value.errors[0]["extensions"]["code"] == "TOO_MUCH"


def _not_to_be_asked(*_: Any, **__: Any) -> NoReturn:
    pytest.fail("it was validated")


def test_a_circle_that_validation_gives_up_on_is_too_much_and_says_what_to_do(
    schema: GraphQLSchema, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gave_up(*_: Any, **__: Any) -> list[GraphQLError]:
        return [GraphQLError("Validation aborted.")]

    monkeypatch.setattr(documents, "validate", gave_up)
    with pytest.raises(RefusedRequest) as refused:
        Documents(schema, Limits()).operation("{ graph { revision } }", {}, None)
    [error] = refused.value.errors
    assert error["extensions"]["code"] == "TOO_MUCH"
    assert "Spread fewer fragments" in error["message"]


@pytest.mark.parametrize("text", [MANY_FRAGMENTS, SAME, "{ nothing }", "{", "query A { graph { revision"])
def test_a_refused_text_is_not_read_again(schema: GraphQLSchema, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    read: list[str] = []
    parse = documents.parse

    def reading(text: str, **given: Any) -> DocumentNode:
        read.append(text)
        return parse(text, **given)

    monkeypatch.setattr(documents, "parse", reading)
    kept = Documents(schema, Limits())
    told: list[Any] = []
    for _ in range(3):
        with pytest.raises(RefusedRequest) as refused:
            kept.operation(text, {}, None)
        told.append(refused.value.errors)
    assert (len(read), told[0], told[0]) == (1, told[1], told[2])


@dataclass
class Watched(Unexplained):
    """A store that answers late, and knows how many statements it had at once."""

    most: int = 0
    _now: int = 0
    asked: list[str] = field(default_factory=list[str])

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[int, list[Any]]:
        self._now += 1
        self.most = max(self.most, self._now)
        self.asked.append(name)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        self._now -= 1
        return 1, [None]

    async def walk(self, name: str, params: Mapping[str, Any]) -> tuple[int, list[Any]]:
        raise AssertionError("no walk was asked for")

    async def close(self) -> None:
        """Nothing to let go of."""


def test_one_operation_has_four_statements_under_way_at_the_most(schema: GraphQLSchema) -> None:
    store = Watched()
    query = "{" + " ".join(f'a{n}: action(id: "action/a{n}") {{ id }}' for n in range(50)) + "}"
    answer = asyncio.run(Service(schema, store).answer(query))
    assert (answer.errors, len(store.asked), store.most) == ([], 50, 4)


class Full(Watched):
    """A store with too much to do."""

    async def read(self, name: str, columns: tuple[Column, ...]) -> tuple[int, list[Any]]:
        raise StoreBusy("no turn came in time")


def test_a_store_that_has_too_much_to_do_says_when_to_come_back(schema: GraphQLSchema) -> None:
    answer = asyncio.run(Service(schema, Full()).answer("{ graph { revision } }"))
    assert (_told(answer)[0], answer.retry_after) == ("TOO_BUSY", 1)
