"""With the texts at hand every passage is checked against its fingerprint."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.seed.reading import Problem, RecordErrors
from tests.seed.sample import World


def problems(store: str, world: World) -> list[Problem]:
    with pytest.raises(RecordErrors) as raised:
        seed.apply(store, [world.records], world.corpus)
    assert not Path(store.removeprefix("sqlite://")).exists()
    return raised.value.problems


def test_a_passage_that_moved_is_named_with_its_new_place(sqlite_address: str, world: World) -> None:
    text = (world.corpus / "plan.txt").read_text("utf-8")
    (world.corpus / "plan.txt").write_text(text.replace("Boats\n", "Boats!\n"), "utf-8")
    (problem,) = problems(sqlite_address, world)
    assert problem.file == str(world.plan)
    assert problem.message == "The passage 202 to 268 (line 10) has another fingerprint"
    assert problem.advice == "The passage stands at [203, 269] now"


def test_a_passage_that_is_gone_says_how_to_find_it_again(sqlite_address: str, world: World) -> None:
    text = (world.corpus / "plan.txt").read_text("utf-8")
    (world.corpus / "plan.txt").write_text(text.replace("foghorn", "foxhorn"), "utf-8")
    (problem,) = problems(sqlite_address, world)
    assert problem.advice == 'Find it again: rasso seed cite plan-2020 "some of its words"'


def test_a_span_behind_the_text_is_named(sqlite_address: str, world: World) -> None:
    line = world.change(world.update, "span: [250, 261]", "span: [2500, 2611]")
    (problem,) = problems(sqlite_address, world)
    assert problem.line == line
    assert problem.message == "The span 2500 to 2611 ends behind the text, which has 263 code points"


def test_every_wrong_passage_is_told_in_one_run(sqlite_address: str, world: World) -> None:
    (world.corpus / "update.txt").write_text("Another text altogether", "utf-8")
    assert len(problems(sqlite_address, world)) == 7


def test_a_corpus_that_is_not_there_is_named(sqlite_address: str, world: World) -> None:
    with pytest.raises(RecordErrors, match="There is no corpus here"):
        seed.apply(sqlite_address, [world.records], world.corpus / "gone")
