"""The cases on both stores: what they hold is sound, they answer alike, and what is flat stays so on a larger graph."""

from __future__ import annotations

import pytest

from bench.cases import CASES
from bench.measuring import Taken
from rasso_graph.model.graph import Graph
from rasso_graph.seed.verifying import verify_graph
from tests.bench.conftest import COUNTED, FLAT, LARGE, SMALL, Asked
from tests.docs.markdown import ROOT

FACTOR = 2.0
"""So much more work for an answer of the same length, on four times as many nodes, counts as flat."""
GROWING = ("count, delivered", "facets, all")


@pytest.fixture(params=COUNTED)
def asked(request: pytest.FixtureRequest) -> dict[int, Asked]:
    """What the cases took on each size in a store."""
    return request.getfixturevalue(f"in_{request.param}")


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_what_is_loaded_passes_the_checks_of_the_seed(
    asked: dict[int, Asked], graphs: dict[int, Graph], size: int
) -> None:
    assert [check for check in verify_graph(asked[size].held, graphs[size]) if not check.ok] == []


def test_several_updates_come_to_what_one_does(in_sqlite: dict[int, Asked], in_neo4j: dict[int, Asked]) -> None:
    assert in_sqlite[LARGE].held.state.revision == 1
    assert in_neo4j[LARGE].held.state.revision == 2
    assert in_neo4j[LARGE].held.graph == in_sqlite[LARGE].held.graph


def test_the_stores_give_the_same_answers(in_sqlite: dict[int, Asked], in_neo4j: dict[int, Asked]) -> None:
    assert len(in_neo4j[LARGE].taken) == len(CASES)
    for name, taken in in_neo4j[LARGE].taken.items():
        assert taken.refused is None, name
        assert taken.answer == in_sqlite[LARGE].taken[name].answer, name


@pytest.mark.parametrize(("store", "name"), [(s, n) for s, names in COUNTED.items() for n in names if n in FLAT])
def test_what_is_flat_takes_no_more_work_for_more_nodes(request: pytest.FixtureRequest, store: str, name: str) -> None:
    small, large = _both(request, store, name)
    longer = max(1.0, len(large.answer) / len(small.answer))
    assert 0 < large.work <= small.work * longer * FACTOR, (small.work, large.work, longer)


@pytest.mark.parametrize("name", GROWING)
def test_what_grows_with_the_graph_is_seen_to_grow(request: pytest.FixtureRequest, name: str) -> None:
    small, large = _both(request, "sqlite", name)
    assert large.work > small.work * FACTOR


def _both(request: pytest.FixtureRequest, store: str, name: str) -> tuple[Taken, Taken]:
    """What a case took on the small graph and on the large one."""
    held: dict[int, Asked] = request.getfixturevalue(f"in_{store}")
    return held[SMALL].taken[name], held[LARGE].taken[name]


def test_every_question_is_asked_in_a_case() -> None:
    assert {case.file for case in CASES} == {path.stem for path in (ROOT / "bench" / "questions").glob("*.graphql")}
