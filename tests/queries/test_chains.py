"""The first of many shortest chains, chains that held on a day, and stores that cannot search for one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from rasso_graph.loaders.chains import Pathfinder
from rasso_graph.loaders.sqlite_store import SqliteStore
from rasso_graph.loaders.store import StoreUnready
from rasso_graph.model.graph import Graph
from tests.queries.making import Making
from tests.stores import Asked

_RUNGS = 8
"""Four ways from each to the next: 65,536 for the whole ladder."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A post that two people held one after the other, all told in 2021.

    Its report can also be reached by way of a board, which the second sat on before."""
    m = Making()
    m.document("told", "2021")
    m.node("post/director", "Director")
    m.node("action/report", "Report")
    m.edge("HOLDS", m.node("person/first", "First"), "post/director", start="2010-01", end="2013-10")
    m.edge("HOLDS", m.node("person/second", "Second"), "post/director", start="2018-11")
    m.owner("post/director", "action/report", "COMMISSIONER", start="2012-05-01")
    m.edge("MEMBER_OF", "person/second", m.node("body/panel", "Panel"), start="2011")
    m.edge("MEMBER_OF", "body/panel", m.node("body/board", "Board"), start="2011", end="2016")
    m.owner("body/board", "action/report", "SUPPORTER", start="2012-06-01")
    m.edge("FULFILS", m.node("event/launch", "Launch", date="2019-03"), "action/report")
    m.owner(m.node("person/author", "Author"), "action/report", "AUTHOR")
    return m.graph()


_FIRST = ["person/first", "post/director", "action/report"]
_SECOND = ["person/second", "post/director", "action/report"]
_BOARD = ["person/second", "body/panel", "body/board", "action/report"]


@pytest.mark.parametrize(
    ("start", "day", "chain"),
    [
        ("person/first", None, _FIRST),
        ("person/first", "2012-04-30", None),
        ("person/first", "2012-05-01", _FIRST),
        # An end in October may have come on the first of the month.
        ("person/first", "2013-09-30", _FIRST),
        ("person/first", "2013-10-01", None),
        ("person/second", None, _SECOND),
        ("person/second", "2012-05-31", None),
        ("person/second", "2012-06-01", _BOARD),
        ("person/second", "2015-12-31", _BOARD),
        ("person/second", "2016-01-01", None),
        # A start in November has surely come on the last of the month.
        ("person/second", "2018-11-29", None),
        ("person/second", "2018-11-30", _SECOND),
        ("person/second", "2100-01-01", _SECOND),
        # A lineage link has come with its later end, and stays.
        ("event/launch", "2019-03-30", None),
        ("event/launch", "2019-03-31", ["event/launch", "action/report"]),
        # Without a start it counts from its publication.
        ("person/author", "2021-12-30", None),
        ("person/author", "2021-12-31", ["person/author", "action/report"]),
    ],
)
def test_a_chain_on_a_day_has_only_links_that_surely_held(
    ask: Asked, start: str, day: str | None, chain: list[str] | None
) -> None:
    for ends in ((start, "action/report"), ("action/report", start)):
        told = _path(ask, *ends, asOf=day)
        way = chain if chain is None or ends[0] == start else chain[::-1]
        assert told["chains"] == ([{"nodes": [{"id": one} for one in way]}] if way else None)
        assert told["reason"] == (None if chain else "No chain of at most 8 links.")


def test_two_holders_of_a_post_are_joined_by_it_on_no_day(ask: Asked) -> None:
    ends = ("person/first", "person/second")
    assert _path(ask, *ends)["length"] == 2
    for day in ("2010-06-01", "2012-06-01", "2013-10-15", "2018-11-30", "2021-12-31"):
        assert _path(ask, *ends, asOf=day, types=["TENURE"])["length"] is None


def test_a_chain_on_a_day_has_to_have_been_published_too(ask: Asked) -> None:
    ends = ("person/first", "action/report")
    assert _path(ask, *ends, asOf="2013-01-01", knownBy="2021-12-30")["length"] is None
    assert _path(ask, *ends, asOf="2013-01-01", knownBy="2021-12-31")["length"] == 2


def _path(ask: Asked, start: str, end: str, **given: Any) -> dict[str, Any]:
    query = """query ($a: ID!, $b: ID!, $asOf: Date, $knownBy: Date, $types: [PathType!]) {
      path(from: $a, to: $b, asOf: $asOf, knownBy: $knownBy, types: $types) {
        length reason chains { nodes { id } } } }"""
    return ask.data(query, {"a": start, "b": end, **given})["path"]


def _around(frontier: list[str]) -> list[tuple[str, str, str, str]]:
    """A ladder of rungs: from each to the next four links lead, given in the reverse of their order."""
    found: list[tuple[str, str, str, str]] = []
    for rung in map(int, frontier):
        found += [(str(rung), str(rung + 1), f"{rung}-{way}", str(rung)) for way in "dcba" if rung < _RUNGS]
        found += [(str(rung), str(rung - 1), f"{rung - 1}-{way}", str(rung - 1)) for way in "dcba" if rung > 0]
    return found


@pytest.mark.parametrize("ends", [("0", "8"), ("8", "0")])
def test_the_first_chains_are_found_among_more_than_are_told(ends: tuple[str, str]) -> None:
    found = Pathfinder(*ends, _around).shortest(8, 3)
    steps = [[link for link, _ in links] for _, links in found]
    rungs = list(range(_RUNGS)) if ends == ("0", "8") else list(range(_RUNGS))[::-1]
    firsts = [f"{rung}-a" for rung in rungs]
    assert steps == [firsts, [*firsts[:-1], f"{rungs[-1]}-b"], [*firsts[:-1], f"{rungs[-1]}-c"]]
    assert {len(nodes) for nodes, _ in found} == {9}


def test_a_ladder_of_more_ways_than_could_ever_be_listed_is_searched() -> None:
    def around(frontier: list[str]) -> list[tuple[str, str, str, str]]:
        rungs = [int(one) for one in frontier]
        ways = [(rung, other) for rung in rungs for other in (rung - 1, rung + 1) if 0 <= other <= 16]
        return [(str(a), str(b), f"{min(a, b):02}-{way:03}", "") for a, b in ways for way in range(100)]

    (nodes, links), *_ = Pathfinder("0", "16", around).shortest(16, 11)
    assert nodes == [str(rung) for rung in range(17)]
    assert [link for link, _ in links] == [f"{rung:02}-000" for rung in range(16)]


@pytest.mark.parametrize("content", [b"no database at all, only some text that is long enough to be read", b""])
def test_a_path_in_a_file_that_is_no_store_says_that_it_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "graph.db").write_bytes(content)

    async def ask() -> None:
        store = SqliteStore(tmp_path / "graph.db")
        try:
            await store.walk("path", {"from": "action/a", "to": "action/b", "types": [], "known_by": "", "length": 1})
        finally:
            await store.close()

    with pytest.raises(StoreUnready):
        asyncio.run(ask())
