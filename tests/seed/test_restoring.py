"""A store can be made of its export, with the same digest and the log that led to it, whichever store held it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.loaders.address import parse
from rasso_graph.seed.storing import stored_whole
from tests.seed.sample import World


@pytest.fixture(params=["neo4j of sqlite", "neo4j to sqlite", "sqlite to sqlite"])
def ways(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """The store that is exported, and an empty one."""
    one, other = (f"sqlite:///{tmp_path / name}" for name in ("from.db", "to.db"))
    match request.param:
        case "neo4j of sqlite":
            return one, request.getfixturevalue("cleared_neo4j")
        case "neo4j to sqlite":
            return request.getfixturevalue("cleared_neo4j"), other
        case _:
            return one, other


def two_revisions(store: str, world: World) -> None:
    """The world in a store, page and all, with a second revision that corrects a figure and adds a passage."""
    world.change(world.plan, 'cite: {at: "Title",', 'cite: {at: "Title", page: 1,')
    seed.apply(store, [world.records], world.corpus, curator="Ann Grey")
    world.change(world.update, "value: 6", "value: 7")
    world.add(world.update, '\n  - of: body/pilots\n    cite: {at: "8", quote: "Teach the pilots to signal."}\n')
    seed.apply(store, [world.records], world.corpus, correct=["statistic/boats"])


def exported(store: str, folder: Path) -> Path:
    seed.export(folder, store)
    return folder


def test_an_export_makes_the_same_store(ways: tuple[str, str], world: World, tmp_path: Path) -> None:
    first, second = ways
    two_revisions(first, world)
    done = seed.restore(exported(first, tmp_path / "out"), second, world.corpus)
    before, after = (stored_whole(parse(one)) for one in ways)
    assert done.revision == 2
    assert after.state == before.state
    assert after.log == before.log
    assert after.graph == before.graph
    added = {thing.key: thing.added_in for thing in after.graph.edges.values()}
    assert added == {thing.key: thing.added_in for thing in before.graph.edges.values()}
    assert added["CITES", "body/pilots", "citation/update-2022/119-146", ""] == 2
    assert {node.id: node.added_in for node in after.graph.nodes.values()} == {
        node.id: node.added_in for node in before.graph.nodes.values()
    }
    assert after.graph.nodes["citation/plan-2020/0-12"].properties["page"] == 1
    assert after.graph.nodes["citation/plan-2020/0-12"].properties["quotation"] == "Harbour plan"


def test_what_was_made_of_an_export_goes_on_as_if_made_of_the_records(
    ways: tuple[str, str], world: World, tmp_path: Path
) -> None:
    first, second = ways
    two_revisions(first, world)
    seed.restore(exported(first, tmp_path / "out"), second)
    assert not seed.plan(second, [world.records]).difference
    assert all(check.ok for check in seed.verify(second, [world.records]))
    assert seed.revert(2, second).revision == 3
    assert stored_whole(parse(second)).graph.nodes["statistic/boats"].properties["value"] == 6


def test_a_second_time_changes_nothing_and_a_later_export_brings_the_rest(
    store: str, world: World, tmp_path: Path
) -> None:
    origin = f"sqlite:///{tmp_path / 'from.db'}"
    seed.apply(origin, [world.records])
    out = exported(origin, tmp_path / "out")
    assert seed.restore(out, store).changed
    assert not seed.restore(out, store).changed
    world.change(world.update, "title: Boats of the office", "title: The boats of the office")
    seed.apply(origin, [world.records])
    done = seed.restore(exported(origin, out), store)
    assert (done.revision, [one.number for one in seed.log(store)]) == (2, [1, 2])
    assert [change.after["title"] for change in done.difference.changed_nodes] == ["The boats of the office"]


def test_a_store_with_another_history_is_left_alone(store: str, world: World, tmp_path: Path) -> None:
    origin = f"sqlite:///{tmp_path / 'from.db'}"
    seed.apply(origin, [world.records], curator="Ann Grey")
    seed.apply(store, [world.records], curator="Bo Green")
    with pytest.raises(seed.Refused, match=r"has a history that these files do not go on from\. Name an empty store"):
        seed.restore(exported(origin, tmp_path / "out"), store)
    assert [one.curator for one in seed.log(store)] == ["Bo Green"]


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), "utf-8")


Change = Callable[[str], str]
SPOILT: list[tuple[str, Change, str]] = [
    ("nodes.jsonl", lambda text: text.replace("Get another foghorn", "Get a drum"), r"not as they were exported"),
    ("edges.jsonl", lambda text: text[: text[:-1].rindex("\n") + 1], r"not as they were exported"),
    ("edges.jsonl", lambda text: text[:-9], r"edges\.jsonl:\d+ is no line of an export: .*Export the store again"),
    ("nodes.jsonl", lambda text: text.replace('"value":', '"worth":'), r"nodes\.jsonl:\d+ holds what this version"),
    ("nodes.jsonl", lambda text: text.replace('"Statistic"', '"Sum"'), r"nodes\.jsonl:\d+ holds what this version"),
    ("nodes.jsonl", lambda text: text.replace('"locator":', '"at":'), r"jsonl:\d+ holds what this version"),
    ("nodes.jsonl", lambda text: text.partition("\n")[2], r"edges\.jsonl:\d+ joins what nodes\.jsonl does not"),
    ("revisions.jsonl", lambda _: "", r"tells of no revision\. Export the store again"),
]  # fmt: skip
"""How files of an export may be spoilt, and what is said of it."""


@pytest.mark.parametrize(("name", "change", "said"), SPOILT)
def test_files_that_are_not_whole_are_refused_and_nothing_is_written(
    sqlite_address: str, world: World, tmp_path: Path, name: str, change: Callable[[str], str], said: str
) -> None:
    origin = f"sqlite:///{tmp_path / 'from.db'}"
    seed.apply(origin, [world.records])
    out = exported(origin, tmp_path / "out")
    _rewrite(out / name, change)
    with pytest.raises(seed.BadExport, match=said):
        seed.restore(out, sqlite_address)
    assert not (tmp_path / "graph.db").exists()


def test_a_folder_of_another_format_is_refused(sqlite_address: str, world: World, tmp_path: Path) -> None:
    seed.apply(sqlite_address, [world.records])
    seed.export(tmp_path / "csv", sqlite_address, "csv")
    with pytest.raises(seed.BadExport, match=r"There is no .*revisions\.jsonl\. Name a folder that 'rasso export'"):
        seed.restore(tmp_path / "csv", sqlite_address)


def test_a_log_that_names_what_is_not_there_is_refused(sqlite_address: str, world: World, tmp_path: Path) -> None:
    origin = f"sqlite:///{tmp_path / 'from.db'}"
    two_revisions(origin, world)
    out = exported(origin, tmp_path / "out")
    first, second = (json.loads(line) for line in (out / "revisions.jsonl").read_text("utf-8").splitlines())
    second["added"].append("action/none")
    _rewrite(out / "revisions.jsonl", lambda _: f"{json.dumps(first)}\n{json.dumps(second)}\n")
    with pytest.raises(seed.BadExport, match="Revision 2 added action/none, which is not there"):
        seed.restore(out, sqlite_address)
