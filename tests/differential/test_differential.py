"""Generated operations are answered alike by the planned path and by plain resolvers over the same graph.

RASSO_DIFFERENTIAL says how many operations to compare on each graph of each store; with RASSO_SHRINK set, an operation
that is answered otherwise is made small before it is shown, which may take minutes.
"""

from __future__ import annotations

import json
import os
from typing import Any

import orjson
from graphql import parse, validate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.differential.conftest import Compared
from tests.differential.operations import Operation, operations
from tests.identity import Identities, marked

_TRACED = ("Wording", "Recommendation", "Action", "Outcome", "Document", "Event")
_TRAVERSALS = 20
"""How many one operation may ask for."""
_MANY = int(os.environ.get("RASSO_DIFFERENTIAL", "40"))
_SETTINGS = settings(
    max_examples=_MANY,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink] if os.environ.get("RASSO_SHRINK") else [Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def test_generated_operations_are_answered_as_plain_resolvers_would(compared: Compared) -> None:
    generated = operations(compared.schema, compared.world)

    @_SETTINGS
    @given(st.data())
    def compare(data: Any) -> None:
        _compare(compared, data.draw(generated))

    compare()


def test_in_generated_operations_an_id_has_one_type_and_one_value_of_each_field(compared: Compared) -> None:
    generated, found = operations(compared.schema, compared.world), Identities()

    @settings(_SETTINGS, max_examples=4 * _MANY)  # many of them find nothing
    @given(st.data())
    def read(data: Any) -> None:
        operation = data.draw(generated).with_cursors({})
        answered = compared.ask(marked(compared.schema, operation.text), operation.variables)
        found.read(answered.data)

    read()
    assert found.broken == []
    assert len(found.ids) > 10


def test_every_sort_of_lineage_is_that_of_a_plain_search(compared: Compared) -> None:
    told = "{ steps { depth reached node { id } link { id } } links { id } truncated }"
    starts = [one for label in _TRACED for one in compared.world.ids.get(label, ())[:3]]
    for way in ("UPSTREAM", "DOWNSTREAM", "BOTH"):
        _all(compared, [f'lineage(of: "{one}", direction: {way}, maxDepth: 2) {told}' for one in starts])


def test_paths_are_those_of_a_plain_search(compared: Compared) -> None:
    told = "{ length reason truncated chains { length nodes { id } links { __typename id } } }"
    ends = [one for label in ("Body", *_TRACED, "Person") for one in compared.world.ids.get(label, ())[1:3]]
    pairs = [(one, other) for place, one in enumerate(ends) for other in ends[place + 1 :]]
    _all(compared, [f'path(from: "{one}", to: "{other}", maxLength: 4) {told}' for one, other in pairs[::2]])
    for day in ("2016-06-30", "2020-12-31"):
        given = f'maxLength: 4, asOf: "{day}"'
        _all(compared, [f'path(from: "{one}", to: "{other}", {given}) {told}' for one, other in pairs[1::2]])


def test_searches_are_those_of_a_plain_reading(compared: Compared) -> None:
    told = """{ totalCount pageInfo { hasNextPage endCursor } facets(by: [KIND, STATUS, DOCUMENT], most: 3) {
      by counts { value title count } } nodes { field node { id } highlights { field text ranges { start end } } } }"""
    terms = compared.world.terms
    texts = [json.dumps(one.written()) for one in terms[:: len(terms) // 20 or 1]]
    _all(compared, [f"search(text: {text}, first: 8) {told}" for text in texts])
    _all(compared, [f"search(text: {text}, last: 3) {told}" for text in texts[::4]])


def test_timelines_are_those_of_a_plain_sorting(compared: Compared) -> None:
    by = "facets(by: [KIND, YEAR, STATUS, THEME, OWNER, ROLE, DOCUMENT]) { by counts { value title count } }"
    entry = "kind date { edtf said } node { id } tenure { id }"
    told = f"{{ totalCount nodes {{ {entry} }} pageInfo {{ hasNextPage endCursor }} {by} }}"
    labels = ("Programme", "Body", "Action", "Post", "Document")
    things = [one for label in labels for one in compared.world.ids[label][:2]]
    kinds = ("EVENT", "PUBLICATION", "WORDING", "CLAIM", "TENURE")
    _all(compared, [f'timeline(about: "{one}", first: 50) {told}' for one in things])
    _all(compared, [f'timeline(about: "{one}", last: 3) {told}' for one in things])
    _all(compared, [f"timeline(first: 100, kinds: [{kind}]) {told}" for kind in kinds])


def test_comparisons_are_those_of_each_commitment_by_itself(compared: Compared) -> None:
    counts = "{ before after unchanged reworded added dropped notRepeated moved jointLost newGained statusMoved }"
    marks = "kind moved jointMark newMark lost gained statusMoved"
    item = f"{marks} commitment {{ id }} before {{ id }} after {{ id }} statusAfter {{ id }} links {{ id }}"
    told = f"{{ truncated totals {counts} themes {{ theme {{ id }} counts {counts} }} items {{ {item} }} }}"
    documents = compared.world.ids["Document"][:6]
    pairs = [(one, other) for one in documents for other in documents if one != other]
    _all(compared, [f'changes(from: "{one}", to: "{other}") {told}' for one, other in pairs])


def _all(compared: Compared, fields: list[str]) -> None:
    """Compares them all, as many to an operation as it may hold."""
    for start in range(0, len(fields), _TRAVERSALS):
        text = " ".join(f"t{number}: {one}" for number, one in enumerate(fields[start : start + _TRAVERSALS]))
        _compare(compared, Operation(f"{{ {text} }}", {}))


def _compare(compared: Compared, drawn: Operation) -> None:
    operation = drawn.with_cursors(compared.wanted(drawn)[1])
    errors = validate(compared.schema, parse(operation.text))
    assert not errors, f"the generator wrote an invalid operation: {errors[0].message}\n{operation.text}"
    wanted, _ = compared.wanted(operation)
    told = compared.ask(operation.text, operation.variables)
    assert told.executed, f"refused: {told.errors}\n{operation.text}\n{operation.variables}"
    _same(operation, "data", _lines(wanted.data), _lines(told.data))
    _same(operation, "errors", _told([one.formatted for one in wanted.errors or []]), _told(told.errors))


def _lines(data: Any) -> list[str]:
    return orjson.dumps(data, option=orjson.OPT_INDENT_2).decode().splitlines()


def _told(errors: list[Any]) -> list[str]:
    """Errors without our codes, in the order of their places: the specification asks for no order. Python's word for
    null is GraphQL's."""
    kept = [{key: error.get(key) for key in ("message", "path", "locations")} for error in errors]
    return sorted(orjson.dumps(one).decode().replace(" not to be None.", " not to be null.") for one in kept)


def _same(operation: Operation, what: str, wanted: list[str], told: list[str]) -> None:
    if wanted == told:
        return
    place = next((n for n, pair in enumerate(zip(wanted, told, strict=False)) if pair[0] != pair[1]), None)
    place = min(len(wanted), len(told)) if place is None else place
    raise AssertionError(
        f"{what} differ at line {place + 1}\n{operation.text}\n{operation.variables}\n"
        f"plain resolvers: {wanted[max(0, place - 8) : place + 4]}\n"
        f"served:          {told[max(0, place - 8) : place + 4]}"
    )
