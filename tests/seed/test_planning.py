"""A plan tells what an apply would do, and does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.loaders.address import parse
from rasso_graph.loaders.snapshot import snapshot
from rasso_graph.loaders.store import StoreUnready
from rasso_graph.seed.storing import count_rows, details
from tests.seed.sample import World


def test_a_plan_for_an_empty_store_adds_everything(store: str, world: World) -> None:
    plan = seed.plan(store, [world.records])
    assert plan.exit_code == 2
    assert ("added", "Action", 3) in count_rows(plan.difference)
    assert ("added", "OWNS", 1) in count_rows(plan.difference)
    assert "+ action/foghorn" in details(plan.difference)


def test_a_plan_makes_no_file(tmp_path: Path, world: World) -> None:
    seed.plan(f"sqlite://{tmp_path}/store/graph.db", [world.records])
    assert not (tmp_path / "store").exists()


def test_a_plan_for_a_file_without_anything_in_it_adds_everything(tmp_path: Path, world: World) -> None:
    (tmp_path / "graph.db").touch()
    assert seed.plan(f"sqlite://{tmp_path}/graph.db", [world.records]).exit_code == 2


def test_a_folder_is_neither_planned_for_nor_written(tmp_path: Path, world: World) -> None:
    for verb in (seed.plan, seed.apply):
        with pytest.raises(StoreUnready, match="is a folder"):
            verb(f"sqlite://{tmp_path}", [world.records])


def test_a_file_that_cannot_be_there_is_told_with_what_to_do(tmp_path: Path, world: World) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnready, match="cannot be written by this user"):
        seed.apply(f"sqlite://{tmp_path}/file/graph.db", [world.records])


def test_a_plan_after_an_apply_is_empty(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    plan = seed.plan(store, [world.records])
    assert (plan.exit_code, plan.difference.size, list(details(plan.difference))) == (0, 0, [])


def test_a_plan_tells_each_change_by_property(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    before = snapshot(parse(store))
    world.change(world.update, "value: 6", "value: 7\n    unit: boats")
    world.change(world.update, "    links: [{type: FULFILS, to: action/north-lamp}]\n", "")
    plan = seed.plan(store, [world.records])
    assert plan.exit_code == 2
    assert list(details(plan.difference)) == [
        "- link/fulfils/event/repainting/action/north-lamp",
        "~ statistic/boats: unit 'boats'; value 6.0 -> 7.0",
    ]
    link = "link/fulfils/event/repainting/action/north-lamp"
    assert plan.corrections == (f"{link} would be removed", "value of statistic/boats would change from 6.0 to 7.0")
    assert f"'corrects: {link}' with its reason, or by --correct {link} --correct statistic/boats" in plan.refusal
    named = seed.plan(store, [world.records], correct=["statistic/boats"])
    assert named.corrections == (f"{link} would be removed",)
    assert count_rows(plan.difference) == [
        *(("changed", "Statistic", 1), ("removed", "FULFILS", 1), ("removed", "HAPPENED", 1), ("removed", "TRACES", 1)),
    ]
    assert snapshot(parse(store)) == before


def test_a_plan_with_the_texts_counts_the_quotations(sqlite_address: str, world: World) -> None:
    seed.apply(sqlite_address, [world.records])
    plan = seed.plan(sqlite_address, [world.records], world.corpus)
    assert count_rows(plan.difference) == [("changed", "Citation", 17)]


def test_a_plan_says_in_words_what_an_update_comes_to(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    assert seed.plan(store, [world.plan]).words == ""
    plan = seed.plan(store, [world.records])
    assert plan.words == (
        "1 document added, 1 action added, 1 event added, 1 statistic added, 1 discrepancy added, 1 action dropped, "
        "1 wording repeated, 1 wording reworded, 1 claim of status."
    )
    assert seed.apply(store, [world.records]).words == plan.words
    assert seed.revert(2, store).words.startswith("1 document removed, 1 action removed, 1 event removed")


LATER = """\
document: letter-2024
records:
  - document: letter-2024
    title: A letter of 2024
    file: plan.txt
    published: 2024-02
    publisher: body/office
    cite: {at: "Title", quote: "Harbour plan"}
  - of: action/north-lamp
    status: {status: IN_PROGRESS, cite: {at: "Title", quote: "Harbour plan"}}
  - of: action/signals
    status: {status: IN_PROGRESS, cite: {at: "Title", quote: "Harbour plan"}}
  - of: gap/foghorn-owner
    settled: {by: body/pilots, cite: {at: "Title", quote: "Harbour plan"}}
  - of: discrepancy/boats
    settled: {side: side/boats/1, cite: {at: "Title", quote: "Harbour plan"}}
"""


def test_a_plan_says_in_words_what_is_settled_and_what_speaks_against_what_was_told(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    later = world.records / "letter-2024.yaml"
    later.write_text(LATER, "utf-8")
    assert seed.fill(later, world.corpus).problems == []
    world.change(world.update, "value: 6", "value: 7")
    assert seed.plan(store, [world.records]).words == (
        "1 document added, 1 gap closed, 1 contradiction resolved, 2 claims of status, 1 claim disagrees with earlier "
        "ones, 1 fact corrected."
    )
