"""What has no date offers no test, facet or order by one."""

from __future__ import annotations

import pytest
from graphql import GraphQLSchema

from rasso_graph.resolvers.request.types import named, type_of
from tests.stores import Asked

UNDATED = ("themes", "bodies", "people", "posts", "successMeasures", "discrepancies", "gaps")
DATED = ("documents", "programmes", "events", "statistics", "commitments", "actions", "wordings", "statusClaims")


@pytest.mark.parametrize(("fields", "dated"), [(UNDATED, False), (DATED, True)])
def test_filters_test_dates_where_there_are_any(schema: GraphQLSchema, fields: tuple[str, ...], dated: bool) -> None:
    assert schema.query_type
    for field in fields:
        where = named(type_of(schema.query_type.fields[field].args["where"]))
        assert ("date" in where.fields, "year" in where.fields) == (dated, dated), field


@pytest.mark.parametrize("field", UNDATED)
def test_what_has_no_date_is_neither_counted_nor_ordered_by_one(ask: Asked, field: str) -> None:
    counted = ask(f"{{ {field} {{ facets(by: [YEAR]) {{ by }} }} }}")
    ordered = ask(f"{{ {field}(orderBy: [{{by: TITLE}}, {{by: DATE}}]) {{ totalCount }} }}")
    for answer in (counted, ordered):
        assert not answer.executed
        assert answer.errors[0]["extensions"]["code"] == "ARGUMENT"
        assert answer.errors[0]["message"].startswith(f"What '{field}' gives ")


@pytest.mark.parametrize("field", DATED)
def test_what_may_have_a_date_is_counted_and_ordered_by_it(ask: Asked, field: str) -> None:
    ask.data(f"{{ {field}(orderBy: {{by: DATE}}) {{ facets(by: YEAR) {{ by }} }} }}")
