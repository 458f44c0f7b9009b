"""What is refused before any store is asked, and how soon."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from graphql import GraphQLSchema

from rasso_graph.resolvers.service import Answer, Service
from tests.stores import Unexplained

_SOON = 2.0
"""Seconds of computing: many times what a refusal takes, and far less than what it keeps from happening."""


class _Untouched(Unexplained):
    """A store that nothing may ask for more than how much it holds, which is a million of each."""

    async def read(self, name: str, columns: Any) -> Any:
        if name == "sizes":
            return 1, [1_000_000 for _ in columns]
        raise AssertionError("the store was asked")

    async def walk(self, name: str, params: Any) -> Any:
        raise AssertionError("the store was asked")

    async def close(self) -> None:
        """Nothing to let go of."""


class _Nothing(_Untouched):
    """A store of which whatever is asked for is not there."""

    async def read(self, name: str, columns: Any) -> Any:
        return 1, [None for _ in columns]


@pytest.fixture(scope="module")
def service(schema: GraphQLSchema) -> Service:
    return Service(schema, _Untouched())


def _refused(service: Service, query: str, variables: dict[str, Any] | None = None, name: str | None = None) -> str:
    """The code of the first error of a refusal that comes soon and has no data."""
    start = time.process_time()
    answer: Answer = asyncio.run(service.answer(query, variables, name))
    assert time.process_time() - start < _SOON
    assert (answer.executed, answer.data) == (False, None)
    assert all(set(error) <= {"message", "locations", "path", "extensions"} for error in answer.errors)
    return answer.errors[0]["extensions"]["code"]


def test_ten_thousand_aliases_are_too_much(service: Service) -> None:
    aliases = " ".join(f'a{n}: action(id: "action/a") {{ id }}' for n in range(10_000))
    assert _refused(service, f"{{ {aliases} }}") == "TOO_MUCH"


def test_as_many_aliases_as_the_tokens_allow_are_too_much(service: Service) -> None:
    assert _refused(service, "{ graph { " + " ".join(f"a{n}: revision" for n in range(2_500)) + " } }") == "TOO_MUCH"


@pytest.mark.parametrize("token", ["a" * 100_000, '"' + "a" * 500_000 + '"', "1" * 1_000_000])
def test_a_huge_token_is_refused(service: Service, token: str) -> None:
    assert _refused(service, f"{{ action(id: {token}) {{ id }} }}") in {"TOO_MUCH", "INVALID", "BAD_ID"}


def test_a_million_tokens_are_too_much(service: Service) -> None:
    assert _refused(service, "{" + " id" * 1_000_000 + "}") == "TOO_MUCH"


@pytest.mark.parametrize("levels", [30, 500, 50_000])
def test_deep_selections_are_too_much(service: Service, levels: int) -> None:
    nested = "partOf { ... on Recommendation { " * levels + "id" + " } }" * levels
    assert _refused(service, f'{{ recommendation(id: "recommendation/a/1") {{ {nested} }} }}') == "TOO_MUCH"


@pytest.mark.parametrize("levels", [7, 150, 1_500])
def test_deep_filters_in_the_document_are_too_much(service: Service, levels: int) -> None:
    where = "{not: " * levels + "{}" + "}" * levels
    assert _refused(service, f"{{ actions(where: {where}) {{ totalCount }} }}") == "TOO_MUCH"


@pytest.mark.parametrize("levels", [7, 150, 1_500, 50_000])
def test_deep_filters_in_variables_are_too_much(service: Service, levels: int) -> None:
    where: dict[str, Any] = {}
    for _ in range(levels):
        where = {"not": where}
    query = "query ($w: CommitmentFilter) { actions(where: $w) { totalCount } }"
    assert _refused(service, query, {"w": where}) == "TOO_MUCH"


def test_wide_filters_are_too_much(service: Service) -> None:
    query = "query ($w: CommitmentFilter) { actions(where: $w) { totalCount } }"
    assert _refused(service, query, {"w": {"or": [{"joint": True}] * 10_000}}) == "TOO_MUCH"


def test_a_hundred_thousand_ids_are_too_much(service: Service) -> None:
    query = "query ($i: [ID!]!) { nodes(ids: $i) { id } }"
    assert _refused(service, query, {"i": ["action/a"] * 100_000}) == "TOO_MUCH"


def test_fragments_that_double_at_every_level_are_too_much(service: Service) -> None:
    last = "fragment f40 on Recommendation { id }"
    parts = [
        f"fragment f{n} on Recommendation {{ a: parts {{ ...f{n + 1} }} b: parts {{ ...f{n + 1} }} }}"
        for n in range(40)
    ]
    query = '{ recommendation(id: "recommendation/a/1") { ...f0 } } ' + " ".join([*parts, last])
    assert _refused(service, query) == "TOO_MUCH"


def test_fragments_spread_many_times_side_by_side_are_read_once(schema: GraphQLSchema) -> None:
    last = "fragment f20 on Recommendation { id }"
    parts = [f"fragment f{n} on Recommendation {{ {f'...f{n + 1} ' * 50} }}" for n in range(20)]
    query = '{ recommendation(id: "recommendation/a/1") { ...f0 } } ' + " ".join([*parts, last])
    start = time.process_time()
    answer = asyncio.run(Service(schema, _Nothing()).answer(query))
    assert time.process_time() - start < _SOON
    assert (answer.data, answer.errors) == ({"recommendation": None}, [])


_SAME = "a: partOf { id } "


@pytest.mark.parametrize(
    ("selection", "fragments", "name"),
    [
        (_SAME * 120, "", "id"),
        (_SAME * 700, "", "a"),
        ("id " * 1_900, "", "id"),
        (("a: owners { " + "statedOf { id } " * 10 + "} ") * 60, "", "statedOf"),
        ("... on Action { title } " * 900, "", "title"),
    ],
)
def test_fields_that_would_all_have_to_be_compared_are_refused_soon(
    service: Service, selection: str, fragments: str, name: str
) -> None:
    query = f'{{ action(id: "action/a") {{ {selection} }} }} {fragments}'
    assert _refused(service, query) == "TOO_MUCH"
    answer = asyncio.run(service.answer(query))
    told = f"'{name}' is asked for so often in one place that it takes too long to compare. Ask for it once."
    assert answer.errors[0]["message"] == told


def test_fields_that_are_repeated_less_often_are_read_once(schema: GraphQLSchema) -> None:
    answer = asyncio.run(Service(schema, _Nothing()).answer('{ action(id: "action/a") { ' + _SAME * 90 + "} }"))
    assert (answer.data, answer.errors) == ({"action": None}, [])


def test_lists_within_lists_of_a_hundred_are_too_much(service: Service) -> None:
    query = """{ bodies(first: 100) { nodes { owns(first: 100) { nodes { statedOf { ... on Document {
      wordings(first: 100) { nodes { id } } } } } } } } }"""
    assert _refused(service, query) == "TOO_MUCH"


def test_more_than_twenty_traversals_are_too_much(service: Service) -> None:
    asked = " ".join(f'a{i}: lineage(of: "action/a-1") {{ truncated }}' for i in range(21))
    assert _refused(service, f"{{ {asked} }}") == "TOO_MUCH"


def test_more_levels_than_one_statement_holds_are_too_much(service: Service) -> None:
    nested = "partOf { ... on Action { " * 6 + "id" + " } }" * 6
    assert _refused(service, f'{{ action(id: "action/a") {{ {nested} }} }}') == "TOO_MUCH"


@pytest.mark.parametrize("operation", ["mutation { __typename }", "subscription { __typename }", "mutation { add }"])
def test_only_queries_are_served(service: Service, operation: str) -> None:
    assert _refused(service, operation) in {"OPERATION", "INVALID"}


@pytest.mark.parametrize(
    ("query", "name", "code"),
    [
        ("", None, "SYNTAX"),
        ("{", None, "SYNTAX"),
        ("{ nothing }", None, "INVALID"),
        ("{ graph { revision(at: 1) } }", None, "INVALID"),
        ('{ action(id: "action/a") }', None, "INVALID"),
        ("fragment f on Action { id }", None, "INVALID"),
        ("query A { __typename } query B { __typename }", None, "OPERATION"),
        ("query A { __typename }", "B", "OPERATION"),
        ("query ($id: ID!) { action(id: $id) { id } }", None, "VARIABLES"),
        ('{ actions(where: {status: ["DONE"]}) { totalCount } }', None, "INVALID"),
        ('{ action(id: "action/a") { owners(asOf: "2021-02-30") { role } } }', None, "INVALID"),
        ('{ action(id: "action/a") { owners(asOf: "soon") { role } } }', None, "INVALID"),
        ("{ actions(first: 99999999999) { totalCount } }", None, "INVALID"),
    ],
)
def test_what_makes_no_sense_is_told_by_its_code(service: Service, query: str, name: str | None, code: str) -> None:
    assert _refused(service, query, name=name) == code


@pytest.mark.parametrize(
    ("field", "where", "told"),
    [
        (
            "actions",
            {"answerable": {"id": "theme/x"}},
            "'theme/x' is the id of another kind, theme; where.answerable.id takes one that begins body/ or person/",
        ),
        ("actions", {"citedIn": {"document": "body/npcc"}}, "where.citedIn.document takes one that begins document/."),
        ("actions", {"printedIn": {"theme": "document/x"}}, "where.printedIn.theme takes one that begins theme/."),
        ("actions", {"theme": "programme/x"}, "where.theme takes one that begins theme/."),
        (
            "actions",
            {"ids": ["action/a", "outcome/a"]},
            "'outcome/a' is the id of another kind, outcome; where.ids takes one that begins action/.",
        ),
        ("commitments", {"ids": ["body/a"]}, "where.ids takes one that begins outcome/ or action/ or"),
        ("actions", {"about": "no-kind/a"}, "'no-kind/a' is not an id; where.about takes one like"),
        ("actions", {"partOf": ""}, "'' is not an id; where.partOf takes one like"),
        ("actions", {"not": {"or": [{"theme": "Theme/x"}]}}, "where.not.or.theme takes one that begins theme/."),
        ("events", {"participant": "event/a"}, "where.participant takes one that begins body/ or person/ or post/."),
        ("bodies", {"partOf": "post/a"}, "where.partOf takes one that begins body/."),
        ("documents", {"publisher": "person/a"}, "where.publisher takes one that begins body/."),
        ("wordings", {"document": "theme/a"}, "where.document takes one that begins document/."),
    ],
)
def test_an_id_in_a_filter_that_names_no_kind_or_another_is_refused_by_name(
    service: Service, field: str, where: dict[str, Any], told: str
) -> None:
    query = f"query ($w: {_FILTERS.get(field, 'CommitmentFilter')}) {{ {field}(where: $w) {{ totalCount }} }}"
    answer = asyncio.run(service.answer(query, {"w": where}))
    assert not answer.executed
    assert answer.errors[0]["extensions"]["code"] == "BAD_ID"
    assert told in answer.errors[0]["message"]


_FILTERS = {"events": "EventFilter", "bodies": "BodyFilter", "documents": "DocumentFilter", "wordings": "WordingFilter"}


@pytest.mark.parametrize(
    "where",
    [
        '{date: {from: "2021-01-02", to: "2021-01-01"}}',
        '{not: {date: {from: "2021-01-02", to: "2021-01-01"}}}',
        '{and: [{date: {from: "9999-12-31", to: "0001-01-01"}}]}',
    ],
)
def test_days_that_end_before_they_start_are_refused(service: Service, where: str) -> None:
    assert _refused(service, f"{{ events(where: {where}) {{ totalCount }} }}") == "ARGUMENT"


def test_a_variable_that_does_not_fit_is_told_with_its_place(service: Service) -> None:
    query = "query ($w: CommitmentFilter) { actions(where: $w) { totalCount } }"
    answer = asyncio.run(service.answer(query, {"w": {"status": ["DONE"]}}))
    assert answer.errors[0]["extensions"]["code"] == "VARIABLES"
    assert "'$w' has invalid value at .status[0]" in answer.errors[0]["message"]


def test_introspection_of_all_types_is_answered_without_the_store(service: Service) -> None:
    answer = asyncio.run(service.answer("{ __schema { types { name fields { name } } } __typename }"))
    assert answer.errors == []
    assert answer.data is not None
    assert list(answer.data) == ["__schema", "__typename"]


def test_introspection_that_goes_round_in_circles_is_refused(service: Service) -> None:
    nested = "fields { type { " * 8 + "name" + " } }" * 8
    assert _refused(service, f'{{ __type(name: "Query") {{ {nested} }} }}') in {"INVALID", "TOO_MUCH"}


_OWNED = "bodies(first: 100) { nodes { owns(first: 100) { nodes { citations { locator } } } } }"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            f"{{ {_OWNED} }}",
            "With 'citations' the operation comes to 60,100 rows; 50,000 are allowed. The last of them are 100 of "
            "'bodies' with 100 of 'owns' with 5 of 'citations' each. Ask for smaller pages (`first`, `last`), or for "
            "less within them.",
        ),
        ("{ actions(first: 1000) { totalCount } }", "'actions' was asked for 1,000 items; 0 to 100 are allowed."),
        ("{ actions { facets(by: KIND, most: 500) { by } } }", "'most' asks for 500 values; 1 to 100 are allowed."),
        (
            '{ nodes(ids: ["' + '", "'.join(["body/a"] * 101) + '"]) { id } }',
            "'nodes' is given 101 ids; 100 are allowed. Ask in several fields.",
        ),
        (
            "{ actions(where: " + "{not: " * 6 + "{}" + "}" * 6 + ") { totalCount } }",
            "where.not.not.not.not.not.not lies 6 filters deep; 5 are allowed. Say it in fewer.",
        ),
        (
            '{ node(id: "recommendation/a/1") '
            + "{ ... on Recommendation { partOf " * 13
            + "{ id }"
            + " } }" * 13
            + " }",
            "'partOf' is 25 levels of selections deep; 24 are allowed. Ask for what lies deeper apart, by id.",
        ),
        (
            "{ graph { " + " ".join(["revision"] * 2_000) + " } }",
            "With 'graph' the document comes to 2,001 fields; 2,000 are allowed. Ask for fewer fields",
        ),
    ],
    ids=["rows", "page", "facet", "ids", "filters", "depth", "fields"],
)
def test_a_limit_says_what_was_counted_what_is_allowed_and_what_to_lower(
    service: Service, query: str, told: str
) -> None:
    answer = asyncio.run(service.answer(query))
    assert not answer.executed
    assert answer.errors[0]["message"].startswith(told)
