"""What the schema answers of itself, and what it refuses to be asked."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from graphql import GraphQLSchema, get_introspection_query

from rasso_graph.resolvers.service import Answer, Service
from tests.stores import Unexplained


class _Untouched(Unexplained):
    """A store that nothing may ask."""

    async def read(self, name: str, columns: Any) -> Any:
        raise AssertionError("the store was asked")

    async def walk(self, name: str, params: Any) -> Any:
        raise AssertionError("the store was asked")

    async def close(self) -> None:
        """Nothing to let go of."""


@pytest.fixture(scope="module")
def service(schema: GraphQLSchema) -> Service:
    return Service(schema, _Untouched())


def _asked(service: Service, query: str, variables: dict[str, Any] | None = None) -> Answer:
    return asyncio.run(service.answer(query, variables))


def _code(answer: Answer) -> str:
    assert (answer.executed, answer.data) == (False, None)
    (error,) = answer.errors
    return error["extensions"]["code"]


def test_what_clients_ask_of_a_schema_is_answered(service: Service) -> None:
    answer = _asked(service, get_introspection_query(input_value_deprecation=True, type_depth=12))
    assert answer.errors == []
    assert answer.data is not None
    assert len(answer.data["__schema"]["types"]) > 50


def test_the_whole_schema_under_many_names_is_too_much(service: Service) -> None:
    whole = " ".join(f"a{n}: __schema {{ types {{ fields {{ args {{ name }} }} }} }}" for n in range(50))
    assert _code(_asked(service, f"{{ {whole} }}")) == "TOO_MUCH"


@pytest.mark.parametrize(
    ("selection", "data", "path"),
    [
        ("graph @include(if: $b) { revision }", None, None),
        ("graph { revision @skip(if: $b) }", {"graph": None}, ["graph"]),
        ("__typename @include(if: $b)", None, None),
        ("__schema { queryType { name @include(if: $b) } }", None, None),
    ],
)
def test_a_condition_that_is_null_fails_the_object_whose_fields_it_tells(
    service: Service, selection: str, data: Any, path: Any
) -> None:
    answer = _asked(service, f"query ($b: Boolean = true) {{ {selection} }}", {"b": None})
    assert (answer.executed, answer.data) == (True, data)
    assert [(one.get("path"), one["extensions"]["code"]) for one in answer.errors] == [(path, "ARGUMENT")]
    assert answer.errors[0]["message"].endswith("'Boolean!' not to be null.")


def test_a_type_without_a_name_is_refused(service: Service) -> None:
    answer = _asked(service, 'query ($n: String = "Query") { __type(name: $n) { name } }', {"n": None})
    assert _code(answer) == "VARIABLES"
