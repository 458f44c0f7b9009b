"""The first of many shortest chains, and stores that cannot search for one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from rasso_graph.loaders.chains import Search
from rasso_graph.loaders.sqlite_store import SqliteStore
from rasso_graph.loaders.store import StoreUnready

_RUNGS = 8
"""Four ways from each to the next: 65,536 for the whole ladder."""


def _around(frontier: list[str]) -> list[tuple[str, str, str, str]]:
    """A ladder of rungs: from each to the next four links lead, given in the reverse of their order."""
    found: list[tuple[str, str, str, str]] = []
    for rung in map(int, frontier):
        found += [(str(rung), str(rung + 1), f"{rung}-{way}", str(rung)) for way in "dcba" if rung < _RUNGS]
        found += [(str(rung), str(rung - 1), f"{rung - 1}-{way}", str(rung - 1)) for way in "dcba" if rung > 0]
    return found


@pytest.mark.parametrize("ends", [("0", "8"), ("8", "0")])
def test_the_first_chains_are_found_among_more_than_are_told(ends: tuple[str, str]) -> None:
    found = Search(*ends, _around).shortest(8, 3)
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

    (nodes, links), *_ = Search("0", "16", around).shortest(16, 11)
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
