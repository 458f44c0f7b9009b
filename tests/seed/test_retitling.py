"""A later document tells that one which was only named is held now, and what a thing is called from then on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rasso_graph import seed
from rasso_graph.loaders.address import parse
from rasso_graph.loaders.snapshot import read_graph
from rasso_graph.schema import core_schema
from rasso_graph.seed.making import build
from rasso_graph.seed.reading import RecordErrors
from tests.seed.sample import World
from tests.stores import asking

NAMED = """
  - document: signals-guide
    title: A guide to signals, not yet published in 2020
    state: {state: PLANNED, cite: {at: "Lights, 2", quote: "Buy a second foghorn."}}
    cite: {at: "Lights, 2", quote: "Buy a second foghorn."}
"""
TEXT = "Signals for pilots\n\nJune 2023. The Harbour Office is now the Port Office.\n"
RECORDS = """\
document: signals-guide
records:
  - of: document/signals-guide
    file: signals.txt
    published: 2023-06
    publisher: body/office
    retitled: {text: Signals for pilots}
    state: {state: PUBLISHED, cite: {at: "1", quote: "June 2023."}}
    cite: {at: "Title", quote: "Signals for pilots"}

  - of: body/office
    retitled: {text: Port Office, date: 2023-04, cite: {at: "1", quote: "is now the Port Office"}}
"""
QUESTION = """query ($asOf: Date, $knownBy: Date) {
  document(id: "document/signals-guide") {
    title(asOf: $asOf, knownBy: $knownBy) held(asOf: $asOf, knownBy: $knownBy)
    state(asOf: $asOf, knownBy: $knownBy) { state }
  }
  body(id: "body/office") { title(asOf: $asOf, knownBy: $knownBy) }
}"""
THEN = ("A guide to signals, not yet published in 2020", False, "PLANNED", "Harbour Office")
NOW = ("Signals for pilots", True, "PUBLISHED", "Port Office")


@pytest.fixture
def guide(world: World, tmp_path: Path) -> Path:
    """The records of a document of which the plan only told that it was to come; their quotes are filled from it."""
    world.add(world.plan, NAMED)
    (world.corpus / "signals.txt").write_text(TEXT, "utf-8")
    (tmp_path / "updates").mkdir()
    file = tmp_path / "updates" / "signals-guide.yaml"
    file.write_text(RECORDS, "utf-8")
    assert seed.fill(file, world.corpus).problems == []
    return file


def told(store: str, **days: str | None) -> tuple[Any, ...]:
    with asking(core_schema(), parse(store)) as asked:
        found = asked.data(QUESTION, days)
    document = found["document"]
    return document["title"], document["held"], document["state"]["state"], found["body"]["title"]


def test_an_update_tells_without_a_switch_and_taken_out_again_all_is_as_before(
    store: str, world: World, guide: Path
) -> None:
    files = {path: path.read_bytes() for path in (world.plan, world.update)}
    seed.apply(store, [world.records], world.corpus)
    before = read_graph(parse(store))
    assert told(store) == THEN

    assert seed.plan(store, [world.records, guide]).corrections == ()
    seed.apply(store, [world.records, guide], world.corpus)
    assert told(store) == NOW
    assert told(store, knownBy="2023-06-30") == NOW
    assert told(store, knownBy="2023-06-29") == THEN
    assert told(store, knownBy="2020-03-31") == THEN
    assert told(store, asOf="2023-04-30") == (*THEN[:3], "Port Office")
    assert told(store, asOf="2023-04-30", knownBy="2023-06-29") == THEN
    assert [str(check) for check in seed.verify(store, [world.records, guide]) if not check.ok] == []
    assert {path: path.read_bytes() for path in files} == files

    seed.revert(2, store)
    assert read_graph(parse(store)) == before


def test_every_title_is_a_claim_with_its_document_and_finds_the_thing(store: str, world: World, guide: Path) -> None:
    seed.apply(store, [world.records, guide], world.corpus)
    with asking(core_schema(), parse(store)) as asked:
        found = asked.data("""{
          body(id: "body/office") { titles { id title text date { edtf } document { id } citations { locator } } }
          post(id: "post/harbour-master") { titles { id } }
          search(text: "harbour office") { nodes { node { id } } }
        }""")
    assert found["body"]["titles"] == [
        {
            "id": "title/plan-2020/body/office/first",
            "title": "Harbour Office (The harbour plan of 2020)",
            "text": "Harbour Office",
            "date": None,
            "document": {"id": "document/plan-2020"},
            "citations": [{"locator": "Preface"}],
        },
        {
            "id": "title/signals-guide/body/office",
            "title": "Port Office (Signals for pilots)",
            "text": "Port Office",
            "date": {"edtf": "2023-04"},
            "document": {"id": "document/signals-guide"},
            "citations": [{"locator": "1"}],
        },
    ]
    assert found["post"]["titles"] == []
    assert "body/office" in [one["node"]["id"] for one in found["search"]["nodes"]]


def test_nothing_is_retitled_before_it_was_told_of(world: World, guide: Path) -> None:
    line = world.change(guide, "    published: 2023-06", "    published: 2019-06")
    with pytest.raises(RecordErrors) as raised:
        build([world.records, guide])
    told = "title/signals-guide/body/office is told (2019-06-30) before body/office is (2020-03-31)"
    found = {problem.message: problem.line for problem in raised.value.problems}
    assert found[told] == line + 7


def test_a_title_told_otherwise_says_how_a_later_one_is_told(world: World, guide: Path) -> None:
    world.change(guide, "    retitled: {text: Signals for pilots}", "    title: Signals for pilots")
    with pytest.raises(RecordErrors) as raised:
        build([world.records, guide])
    (problem,) = raised.value.problems
    assert problem.advice == "Keep one of the two, or tell the later title by 'retitled'"
