"""What a later `knownBy` may change, over imprecise dates: in the traversals by the rules written out, and in every
field that takes it, read from the schema, by what has to be true of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

import pytest
from graphql import GraphQLObjectType, GraphQLSchema, is_leaf_type
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasso_graph.model.dates import span
from rasso_graph.model.graph import Graph
from rasso_graph.model.words import LABELS
from rasso_graph.resolvers.request.types import named, type_of
from tests.differential.graphs import random_graph
from tests.queries.making import Making
from tests.shapes import is_list, is_object
from tests.stores import Asked

PUBLISHED = {
    "month": "2014-10",
    "year": "2016",
    "either": "[2017-02-01,2018-06-30]",
    "by": "../2019-03-31",
    "since": "2018-01-01/..",
    "undated": None,
}
HAPPENED = (None, "2015", "2016-05/2016-09", "../2018-12-31", "2019-01-01/..", "[2014-10-01,2021-02-28]")
CITED = (("month",), ("year",), ("undated",), ("since",), ("either", "month"), ("by", "year"), ("either", "undated"))
NUMBERS = range(len(HAPPENED) * 3)
ONE = "action/one"
TRAVERSALS = """
query ($asOf: Date, $knownBy: Date, $from: Date, $to: Date) {
  lineage(of: "action/one", direction: DOWNSTREAM, asOf: $asOf, knownBy: $knownBy) {
    links { id } steps { node { id } }
  }
  timeline(about: "action/one", kinds: [EVENT], from: $from, to: $to, knownBy: $knownBy, first: 100) {
    nodes { node { id } }
  }
}
"""


def _facts() -> Iterator[tuple[str, str | None, tuple[str, ...], str]]:
    """Events by number: when, the documents that tell of it, and how its link to the action is known."""
    for number in NUMBERS:
        happened = HAPPENED[number % len(HAPPENED)]
        yield f"{number:02}", happened, CITED[number % len(CITED)], ("STATED", "INFERRED")[number % 2]


def _made() -> Graph:
    m = Making()
    for slug, published in PUBLISHED.items():
        m.document(slug, published)
    m.node(ONE, "One")
    for number, happened, cited, basis in _facts():
        event = m.node(f"event/{number}", f"Event {number}", **({"date": happened} if happened else {}))
        for slug in cited:
            m.told_by(slug)
            m.cite(event)
        passages = [f"citation/{slug}/1-9" for slug in cited]
        m.edge("FULFILS", event, ONE, id=f"link/{number}", basis=basis, citations=passages)
    return m.graph()


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The one action and its events, among a graph of every kind of thing and link."""
    graph, made = random_graph(1), _made()
    graph.nodes.update(made.nodes)
    for edge in made.edges.values():
        graph.add(edge)
    return graph


def _days() -> list[date]:
    spans = [span(edtf) for edtf in (*PUBLISHED.values(), *HAPPENED) if edtf]
    bounds = {date.fromisoformat(day) for one in spans for day in (one.earliest, one.latest) if day}
    return sorted({day + timedelta(step) for day in bounds for step in (-1, 0, 1)})


DAYS = st.none() | st.sampled_from(_days())
SETTINGS = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _latest(edtf: str | None) -> date:
    """The last day that a date may mean; the last of all where none is told."""
    day = span(edtf).latest if edtf else None
    return date.fromisoformat(day) if day else date.max


def _earliest(edtf: str) -> date:
    day = span(edtf).earliest
    return date.fromisoformat(day) if day else date.min


def _known(cited: tuple[str, ...], basis: str, day: date | None) -> bool:
    """A stated fact is published with its earliest document, an inferred one with its latest."""
    published = [_latest(PUBLISHED[slug]) for slug in cited]
    return day is None or (min(published) if basis == "STATED" else max(published)) <= day


def _iso(day: date | None) -> str | None:
    return day and day.isoformat()


@SETTINGS
@given(as_of=DAYS, known_by=DAYS, between=st.tuples(DAYS, DAYS))
def test_traversals_tell_what_was_surely_known_and_had_surely_come(
    ask: Asked, as_of: date | None, known_by: date | None, between: tuple[date | None, date | None]
) -> None:
    first, last = sorted(between, key=lambda day: day or date.min) if all(between) else between
    told = ask.data(TRAVERSALS, {"asOf": _iso(as_of), "knownBy": _iso(known_by), "from": _iso(first), "to": _iso(last)})
    linked = {
        number
        for number, happened, cited, basis in _facts()
        if _known(cited, basis, known_by) and (as_of is None or _latest(happened) <= as_of)
    }
    assert {one["id"] for one in told["lineage"]["links"]} == {f"link/{number}" for number in linked}
    steps = {ONE, *(f"event/{number}" for number in linked)}
    assert {one["node"]["id"] for one in told["lineage"]["steps"]} == steps
    assert {one["node"]["id"] for one in told["timeline"]["nodes"]} == {
        f"event/{number}"
        for number, happened, cited, _ in _facts()
        if happened
        and _known(cited, "STATED", known_by)
        and _earliest(happened) <= (last or date.max)
        and _latest(happened) >= (first or date.min)
    }


def test_a_path_is_there_from_the_day_on_which_its_link_was_surely_known(ask: Asked) -> None:
    for number, _, cited, basis in _facts():
        days = [date(2013, 1, 1), date(2014, 10, 31), date(2016, 12, 31), date(2018, 6, 30), date(2030, 1, 1)]
        asked = " ".join(
            f'd{at}: path(from: "{ONE}", to: "event/{number}", maxLength: 1, knownBy: "{day}") {{ length }}'
            for at, day in enumerate(days)
        )
        told = ask.data(f"{{ {asked} }}")
        found = [told[f"d{at}"]["length"] for at in range(len(days))]
        assert found == [1 if _known(cited, basis, day) else None for day in days]


def test_a_path_over_lineage_is_there_from_the_day_on_which_its_later_end_had_surely_come(ask: Asked) -> None:
    for number, happened, *_ in _facts():
        days = [date(2014, 12, 31), date(2015, 12, 31), date(2016, 9, 29), date(2018, 12, 31), date(2030, 1, 1)]
        asked = " ".join(
            f'd{at}: path(from: "{ONE}", to: "event/{number}", maxLength: 1, asOf: "{day}") {{ length }}'
            for at, day in enumerate(days)
        )
        told = ask.data(f"{{ {asked} }}")
        assert [told[f"d{at}"]["length"] for at in range(len(days))] == [
            1 if _latest(happened) <= day else None for day in days
        ]


def _cut(schema: GraphQLSchema) -> dict[str, list[str]]:
    """For each kind of node the fields of it that give things and take `knownBy`, each with what it selects."""
    found: dict[str, list[str]] = {}
    for label in LABELS:
        type_ = schema.type_map[label]
        assert isinstance(type_, GraphQLObjectType)
        for name, field in type_.fields.items():
            inner = named(type_of(field))
            if "knownBy" in field.args and not is_leaf_type(inner):
                args = "first: 100, " if "first" in field.args else ""
                args += "settled: null, " if "settled" in field.args else ""
                args += "direction: BOTH, " if "direction" in field.args else ""
                found.setdefault(label, []).append(f"{name}({args}knownBy: $day) {_selection(inner)}")
    return found


def _selection(type_: Any) -> str:
    """What tells the things of a list apart."""
    nodes = _selection(named(type_of(type_.fields["nodes"]))) if "nodes" in type_.fields else ""
    told = {
        "id": "id",
        "nodes": f"nodes {nodes}",
        "fact": "fact { id }",
        "links": "links { id }",
        "claim": "claim { id }",
    }
    told |= {"ownership": "ownership { id }", "involvement": "involvement { id }", "what": "how what { id }"}
    told |= {
        "gap": "gap { id }",
        "owners": "owners { ownership { id } }",
        "involved": "involved { involvement { id } }",
    }
    return f"{{ {next(one for name, one in told.items() if name in type_.fields)} }}"


def _asked(schema: GraphQLSchema, label: str) -> str:
    """All these fields of one thing."""
    fields = " ".join(_cut(schema)[label])
    return f"query ($id: ID!, $day: Date) {{ node(id: $id) {{ ... on {label} {{ {fields} }} }} }}"


def _ids(told: Any) -> set[str]:
    """Every id in an answer."""
    if is_object(told):
        return {str(one) for name, one in told.items() if name == "id"} | {
            one for inner in told.values() for one in _ids(inner)
        }
    return {one for inner in told for one in _ids(inner)} if is_list(told) else set()


def test_what_was_known_once_stays_known_in_every_field(ask: Asked, schema: GraphQLSchema, graph: Graph) -> None:
    days = [None, *map(_iso, _days()[::3]), "2100-01-01", "9999-12-31"]
    seen = 0
    for label in _cut(schema):
        query = _asked(schema, label)
        for name in sorted(one.id for one in graph.nodes.values() if one.label == label)[:2]:
            whole, *later = [ask.data(query, {"id": name, "day": day})["node"] for day in days]
            assert later[-1] == whole
            for earlier, then in pairwise(later):
                for field in earlier.keys() - {"status", "settlement"}:
                    assert _ids(earlier[field]) <= _ids(then[field]), (name, field)
            seen += len(_ids(whole) - _ids(later[0]))
    assert seen > 20


def test_nothing_is_told_that_was_published_later_in_any_field(ask: Asked, schema: GraphQLSchema, graph: Graph) -> None:
    known = {one.id: str(one.properties["when_known"]) for one in graph.nodes.values()}
    known |= {one.id: str(one.properties["when_known"]) for one in graph.edges.values() if one.id}
    for label, day in product(_cut(schema), map(_iso, _days()[::8])):
        for name in sorted(one.id for one in graph.nodes.values() if one.label == label)[:2]:
            told = _ids(ask.data(_asked(schema, label), {"id": name, "day": day})["node"])
            assert all(known[one] <= str(day) for one in told), (name, day)
