"""When something is surely known and surely holds, against a literal reading of the rules, over imprecise dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasso_graph.model.dates import span
from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked

PUBLISHED = {
    "month": "2014-10",
    "year": "2016",
    "day": "2020-07-14",
    "summer": "2021-22",
    "by": "../2019-03-31",
    "since": "2018-01-01/..",
    "either": "[2017-02-01,2018-06-30]",
    "undated": None,
}
DATES = (
    None,
    "2015",
    "2016-05/2016-09",
    "2020-07-14",
    "../2018-12-31",
    "2019-01-01/..",
    "[2014-10-01,2021-02-28]",
    "2022~",
)
CITED = (("month",), ("year",), ("undated",), ("since",), ("day", "month"), ("by", "summer"), ("either", "undated"))
ASKED = """
query ($asOf: Date, $knownBy: Date) {
  action(id: "action/timed") {
    owners(asOf: $asOf, knownBy: $knownBy) { ownership { id } }
    statusHistory(asOf: $asOf, knownBy: $knownBy) { id }
    status(asOf: $asOf, knownBy: $knownBy) { claim { id } }
  }
}
"""

LISTED = """
query ($asOf: Date, $knownBy: Date) {
  action(id: "action/timed") {
    wordings(knownBy: $knownBy) { id }
    events(knownBy: $knownBy) { id }
    gaps(knownBy: $knownBy) { gap { id } }
    discrepancies(knownBy: $knownBy) { id }
    later(knownBy: $knownBy) { id }
  }
  body(id: "body/timed") { members(asOf: $asOf, knownBy: $knownBy) { id } }
  event(id: "event/timed") { participants(asOf: $asOf, knownBy: $knownBy) { id } }
}
"""
KINDS = ("event", "gap", "discrepancy")


def _first(start: str | None) -> date:
    """The first day that a start may mean; the last of all where none is told."""
    if start is None:
        return date.max
    day = span(start).earliest
    return date.fromisoformat(day) if day else date.min


def _days() -> list[date]:
    """Every day at which an answer may change, and its neighbours."""
    spans = [span(edtf) for edtf in (*PUBLISHED.values(), *DATES) if edtf]
    bounds = {date.fromisoformat(day) for one in spans for day in (one.earliest, one.latest) if day}
    return sorted({day + timedelta(step) for day in bounds for step in (-1, 0, 1)})


def _facts() -> Iterable[tuple[str, str | None, str | None, tuple[str, ...], str]]:
    """Facts by number: start, end, cited documents, basis."""
    for number, (start, end) in enumerate(product(DATES, DATES)):
        yield f"{number:02}", start, end, CITED[number % len(CITED)], ("STATED", "INFERRED")[number % 2]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """One action with an owner and a claim for every pair of dates, and what else has a time of its own."""
    m = Making()
    for slug, published in PUBLISHED.items():
        m.document(slug, published)
    for kind in ("action", "body", "event"):
        m.node(f"{kind}/timed", "Timed")
    for number, start, end, cited, basis in _facts():
        passages = [f"citation/{slug}/1-9" for slug in cited]
        held = {name: value for name, value in (("start", start), ("end", end)) if value}
        told = {"id": f"owner/{number}", "basis": basis, "citations": passages}
        body = m.node(f"body/b-{number}", f"Body {number}")
        m.owner(body, "action/timed", "LEAD", **told, **held)
        m.edge("MEMBER_OF", body, "body/timed", **{**told, **held, "id": f"member/{number}"})
        m.edge("PARTICIPATES", body, "event/timed", **{**told, **held, "id": f"part/{number}"})
        m.edge("CONTINUES", body, "action/timed", **{**told, "id": f"link/{number}"})
        about = [m.node(f"{kind}/{number}", f"Known {number}") for kind in KINDS]
        for one in about:
            m.edge("ABOUT", one, "action/timed")
        dated = {"date": start} if start else {}
        claim = m.claim("action/timed", f"document/{cited[0]}", "PLANNED", number, basis=basis, **dated)
        for slug in cited:
            m.told_by(slug)
            m.cite(claim, *about)
    for slug in PUBLISHED:
        m.wording("action/timed", f"document/{slug}")
    return m.graph()


def _examples(most: int) -> settings:
    unscoped = [HealthCheck.function_scoped_fixture]
    return settings(max_examples=most, derandomize=True, deadline=None, database=None, suppress_health_check=unscoped)


@_examples(150)
@given(as_of=st.none() | st.sampled_from(_days()), known_by=st.none() | st.sampled_from(_days()))
def test_what_is_told_of_a_day_is_what_surely_held_and_was_surely_known(
    ask: Asked, as_of: date | None, known_by: date | None
) -> None:
    given = {"asOf": as_of and as_of.isoformat(), "knownBy": known_by and known_by.isoformat()}
    told = ask.data(ASKED, given)["action"]
    owners = [
        (_first(start), f"owner/{number}")
        for number, start, end, cited, basis in _facts()
        if _known(cited, basis, known_by) and _begun(start, cited, as_of) and not _over(end, as_of)
    ]
    assert [one["ownership"]["id"] for one in told["owners"]] == [name for _, name in sorted(owners)]
    claims = {
        f"claim/{cited[0]}/action/timed/{number}"
        for number, start, _, cited, basis in _facts()
        if _known(cited, basis, known_by) and _begun(start, cited[:1], as_of)
    }
    assert {one["id"] for one in told["statusHistory"]} == claims
    last = told["statusHistory"][-1] if claims else None
    assert told["status"]["claim"] == last


@_examples(30)
@given(as_of=st.none() | st.sampled_from(_days()), known_by=st.none() | st.sampled_from(_days()))
def test_lists_told_of_a_day_hold_what_surely_held_and_was_surely_known(
    ask: Asked, as_of: date | None, known_by: date | None
) -> None:
    given = {"asOf": as_of and as_of.isoformat(), "knownBy": known_by and known_by.isoformat()}
    told = ask.data(LISTED, given)
    facts = [(number, cited, basis, start, end) for number, start, end, cited, basis in _facts()]
    known = {number for number, cited, basis, _, _ in facts if _known(cited, basis, known_by)}
    held = {number for number, cited, _, start, end in facts if _begun(start, cited, as_of) and not _over(end, as_of)}
    assert _ids(told["body"]["members"]) == {f"member/{number}" for number in known & held}
    assert _ids(told["event"]["participants"]) == {f"part/{number}" for number in known & held}
    assert _ids(told["action"]["later"]) == {f"link/{number}" for number in known}
    published = {"events": "STATED", "gaps": "INFERRED", "discrepancies": "INFERRED"}
    for kind, (field, basis) in zip(KINDS, published.items(), strict=True):
        shown = {f"{kind}/{number}" for number, cited, *_ in facts if _known(cited, basis, known_by)}
        assert _ids([one.get("gap", one) for one in told["action"][field]]) == shown
    printed = {f"wording/{slug}/action/timed" for slug in PUBLISHED if _known((slug,), "STATED", known_by)}
    assert _ids(told["action"]["wordings"]) == printed


@_examples(30)
@given(
    as_of=st.none() | st.sampled_from(_days()),
    known_by=st.none() | st.sampled_from(_days()),
    facts=st.lists(st.sampled_from(list(_facts())), min_size=15, max_size=15, unique=True),
)
def test_a_path_told_of_a_day_is_of_what_surely_held_and_was_surely_known(
    ask: Asked, as_of: date | None, known_by: date | None, facts: list[tuple[str, str | None, str | None, Any, str]]
) -> None:
    path = 'p{0}: path(from: "body/b-{0}", to: "action/timed", maxLength: 1, types: [OWNERSHIP], asOf: $asOf, {1} ) {2}'
    asked = " ".join(path.format(number, "knownBy: $knownBy", "{ length }") for number, *_ in facts)
    given = {"asOf": as_of and as_of.isoformat(), "knownBy": known_by and known_by.isoformat()}
    told = ask.data(f"query ($asOf: Date, $knownBy: Date) {{ {asked} }}", given)
    for number, start, end, cited, basis in facts:
        held = _known(cited, basis, known_by) and _begun(start, cited, as_of) and not _over(end, as_of)
        assert told[f"p{number}"]["length"] == (1 if held else None), number


def _ids(told: list[dict[str, str]]) -> set[str]:
    assert len({one["id"] for one in told}) == len(told)
    return {one["id"] for one in told}


def _latest(edtf: str | None) -> date | None:
    """The last day that a date may mean, None where it has none."""
    day = span(edtf).latest if edtf else None
    return date.fromisoformat(day) if day else None


def _known(cited: tuple[str, ...], basis: str, day: date | None) -> bool:
    """A stated fact is published with its earliest document, an inferred one with its latest."""
    if day is None:
        return True
    published = [(latest := _latest(PUBLISHED[slug])) is not None and latest <= day for slug in cited]
    return any(published) if basis == "STATED" else all(published)


def _begun(start: str | None, cited: tuple[str, ...], day: date | None) -> bool:
    """Its start's latest day has come; without a start it counts from its publication."""
    if day is None:
        return True
    latest = [_latest(start)] if start else [_latest(PUBLISHED[slug]) for slug in cited]
    return any(one is not None and one <= day for one in latest)


def _over(end: str | None, day: date | None) -> bool:
    """It has an end, and that may have come."""
    if day is None or end is None:
        return False
    earliest = span(end).earliest
    return earliest is None or date.fromisoformat(earliest) <= day
