"""The cases on both stores: what they hold is sound, they answer alike, and what is flat stays so on a larger graph."""

from __future__ import annotations

import pytest

from bench.cases import CASES, FLAT
from rasso_graph.model.graph import Graph
from rasso_graph.seed.storing import verify_graph
from tests.bench.conftest import IN_NEO4J, LARGE, SMALL, Asked
from tests.docs.markdown import ROOT

FACTOR = 2.0
"""So much more work for an answer of the same length, on four times as many nodes, counts as flat."""


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_what_sqlite_holds_passes_the_checks_of_the_seed(
    in_sqlite: dict[int, Asked], graphs: dict[int, Graph], size: int
) -> None:
    """A cut may take the one link that a commitment has."""
    failed = [check for check in verify_graph(in_sqlite[size].held, graphs[size]) if not check.ok]
    assert [check for check in failed if check.rule != "untraced"] == []


def test_several_updates_of_neo4j_come_to_what_one_of_sqlite_does(in_sqlite: dict[int, Asked], in_neo4j: Asked) -> None:
    assert in_sqlite[LARGE].held.state.revision == 1
    assert in_neo4j.held.state.revision == 2
    assert in_neo4j.held.graph == in_sqlite[LARGE].held.graph


def test_the_stores_give_the_same_answers(in_sqlite: dict[int, Asked], in_neo4j: Asked) -> None:
    assert len(in_neo4j.taken) == len(CASES)
    for name, taken in in_neo4j.taken.items():
        assert taken.refused is None, name
        assert taken.answer == in_sqlite[LARGE].taken[name].answer, name


@pytest.mark.parametrize("name", [case.name for case in CASES if case.theory == FLAT])
def test_what_is_flat_takes_no_more_steps_for_more_nodes(in_sqlite: dict[int, Asked], name: str) -> None:
    small, large = in_sqlite[SMALL].taken[name], in_sqlite[LARGE].taken[name]
    longer = max(1.0, len(large.answer) / len(small.answer))
    assert 0 < large.work <= small.work * longer * FACTOR, (small.work, large.work, longer)


@pytest.mark.parametrize("name", ["count, all", "facets, all"])
def test_what_grows_with_the_graph_is_seen_to_grow(in_sqlite: dict[int, Asked], name: str) -> None:
    assert in_sqlite[LARGE].taken[name].work > in_sqlite[SMALL].taken[name].work * FACTOR


@pytest.mark.parametrize(("name", "most"), IN_NEO4J.items())
def test_neo4j_plans_for_what_it_holds_as_soon_as_it_is_loaded(in_neo4j: Asked, name: str, most: int) -> None:
    assert 0 < in_neo4j.taken[name].work <= most


def test_every_question_is_asked_in_a_case() -> None:
    assert {case.file for case in CASES} == {path.stem for path in (ROOT / "bench" / "questions").glob("*.graphql")}
