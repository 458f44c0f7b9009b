"""What is no mistake and should be known: told by plan and apply, which go on."""

from __future__ import annotations

from pathlib import Path

from rasso_graph import seed
from tests.seed.sample import World


def told(world: World, store: str) -> list[tuple[str, int, str, str]]:
    found = seed.plan(store, [world.records]).warnings
    return [(Path(one.file).name, one.line, one.message, one.advice) for one in found]


def test_records_without_doubt_have_no_notes(world: World, sqlite_address: str) -> None:
    assert told(world, sqlite_address) == []


def test_a_wording_that_says_nothing_of_the_earlier_one_is_told(world: World, sqlite_address: str) -> None:
    text = world.update.read_text("utf-8")
    entry = text[text.index("  - of: action/north-lamp") :]
    rewords = entry[entry.index("      rewords:") :].partition("\n")[0] + "\n"
    line = world.change(world.update, rewords, "")
    said = "Nothing says how this wording of action/north-lamp stands to that of document/plan-2020"
    advice = "Add 'repeats' or 'rewords: {from: plan-2020, ...}'"
    (found,) = told(world, sqlite_address)
    assert found[0] == "update-2022.yaml"
    assert 0 < line - found[1] < 6
    assert found[2:] == (said, advice)


def test_a_held_document_that_lacks_publisher_and_date_is_told(world: World, sqlite_address: str) -> None:
    world.change(world.update, "    publisher: body/office\n", "")
    publisher = (
        "update-2022.yaml",
        3,
        "document/update-2022 does not say who published it, so that nobody asserts what it tells",
        "Add 'publisher'",
    )
    date = (
        "update-2022.yaml",
        3,
        "document/update-2022 does not say when it was published, so that 'knownBy' never knows what it tells",
        "Add 'published'",
    )
    assert told(world, sqlite_address) == [publisher]
    world.change(world.update, "    published: 2022-05\n", "")
    assert [one for one in told(world, sqlite_address) if "rewords" not in one[3]] == [date, publisher]


def test_notes_keep_nothing_from_being_applied(world: World, sqlite_address: str) -> None:
    world.change(world.plan, "    publisher: body/office\n", "")
    assert seed.apply(sqlite_address, [world.records]).revision == 1
    assert seed.plan(sqlite_address, [world.records]).exit_code == 0


def test_texts_may_stand_in_several_folders(world: World, sqlite_address: str, tmp_path: Path) -> None:
    other = tmp_path / "later"
    other.mkdir()
    (world.corpus / "update.txt").rename(other / "update.txt")
    alone = seed.plan(sqlite_address, [world.records], world.corpus).warnings
    assert [one.message.partition(" in ")[0] for one in alone] == ["The text of 'update-2022' should be update.txt"]
    assert seed.plan(sqlite_address, [world.records], [world.corpus, other]).warnings == ()
    assert seed.cite("update-2022", "Done in April", [world.corpus, other], records=[world.records]).exit_code == 0
