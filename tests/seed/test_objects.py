"""Records as Python objects come to the same graph as a file of YAML, by the same check."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from pydantic import ValidationError

from rasso_graph import seed
from rasso_graph.model.enums import GapType
from rasso_graph.model.records import (
    ActionEntry,
    BodyEntry,
    Cite,
    CorrectionRecord,
    DocumentEntry,
    From,
    GapEntry,
    Link,
    ProgrammeEntry,
    Publisher,
    StatisticEntry,
    Wording,
)
from rasso_graph.seed.citing import fill
from rasso_graph.seed.making import build
from rasso_graph.seed.reading import PACKAGED, read
from tests.seed.sample import UPDATE, World
from tests.stores import packaged

cite = partial(seed.citation, UPDATE)


def update() -> seed.RecordFile:
    """A part of what the harbour update says."""
    made = seed.RecordFile("update-2022")
    title = cite("Title", "Published in May 2022.")
    made.add(
        DocumentEntry(
            document="update-2022",
            title="The harbour update of 2022",
            file="update.txt",
            published="2022-05",
            publisher=[Publisher(body="body/office")],
            cite=[title],
        ),
        ActionEntry(
            of="action/north-lamp",
            wording=[
                Wording(
                    number="7", order=1, rewords=From(document="plan-2020"), cite=[cite("7", "Repaint ... autumn.")]
                )
            ],
        ),
        ActionEntry(
            action="signals",
            title="Teach signalling",
            wording=[Wording(new=True, cite=[cite("8", "Teach the pilots to signal.")])],
            links=[Link(type="CONTINUES", to=["action/north-lamp"], reason="Both are about being seen.")],
        ),
        GapEntry(
            gap="boats-fate",
            title="What came of the rest",
            type=GapType.FATE,
            reason="It is not told.",
            about=["programme/harbour"],
            cite=[title],
        ),
    )
    return made


YAML = """\
document: update-2022
records:
- {document: update-2022, title: The harbour update of 2022, file: update.txt, published: 2022-05,
   publisher: body/office, cite: {at: Title, quote: Published in May 2022.}}
- of: action/north-lamp
  wording: {number: "7", order: 1, rewords: {from: plan-2020}, cite: {at: "7", quote: Repaint ... autumn.}}
- action: signals
  title: Teach signalling
  wording: {new: true, cite: {at: "8", quote: Teach the pilots to signal.}}
  links: [{type: CONTINUES, to: action/north-lamp, reason: Both are about being seen.}]
- {gap: boats-fate, title: What came of the rest, type: FATE, reason: It is not told., about: programme/harbour,
   cite: {at: Title, quote: Published in May 2022.}}
"""


def test_objects_and_yaml_come_to_the_same_graph_and_the_same_store(store: str, world: World) -> None:
    world.update.write_text(YAML, "utf-8")
    assert fill(world.update, world.texts).problems == []
    assert build([world.plan, update()]).whole == build([world.plan, world.update]).whole
    seed.apply(store, [world.plan, update()], world.corpus)
    assert seed.plan(store, [world.plan, world.update], world.corpus).exit_code == 0
    assert [one.name for one in seed.log(store)[0].files] == ["plan-2020.yaml", "update-2022.yaml"]


def test_what_is_written_as_yaml_reads_the_same(world: World, tmp_path: Path) -> None:
    update().write(tmp_path / "made.yaml")
    assert build([world.plan, tmp_path / "made.yaml"]).whole == build([world.plan, update()]).whole


def test_all_packaged_records_pass_through_objects_and_yaml_unchanged(tmp_path: Path) -> None:
    made: dict[tuple[str, str], seed.RecordFile] = {}
    for placed in read([PACKAGED]).entries:
        made.setdefault((placed.file, placed.document), seed.RecordFile(placed.document)).add(placed.entry)
    for number, one in enumerate(made.values()):
        one.write(tmp_path / f"{number:02}.yaml")
    assert len(made) == 10
    expected = packaged().graph
    assert build(made.values()).graph == expected
    assert build([tmp_path]).graph == expected


def test_a_mistake_is_told_with_the_line_of_the_program(world: World) -> None:
    made = update()
    made.add(BodyEntry(of="body/offices", cite=[cite("8", "Teach the pilots to signal.")]))
    with pytest.raises(seed.RecordErrors) as raised:
        seed.plan(records=[world.plan, made])
    (problem,) = raised.value.problems
    lines = Path(__file__).read_text("utf-8").splitlines()
    assert (problem.file, lines[problem.line - 1].strip()[:8]) == (__file__, "made.add")
    assert (problem.message, problem.advice) == ("No entry begins body/offices", "Did you mean body/office?")


def test_a_misspelt_key_or_a_wrong_value_is_refused_where_the_object_is_made() -> None:
    with pytest.raises(ValidationError, match="tilte"):
        ActionEntry.model_validate({"action": "a", "tilte": "A"})
    with pytest.raises(ValidationError, match="3022"):
        DocumentEntry(document="a", published="3022")
    with pytest.raises(ValidationError, match="pattern"):
        seed.RecordFile("Update 2022")


def test_what_was_made_without_validation_is_checked_all_the_same(world: World) -> None:
    made = update()
    made.add(StatisticEntry.model_construct({"statistic", "title"}, statistic="boats", title=""))
    with pytest.raises(seed.RecordErrors, match="'title' is not as it should be"):
        seed.plan(records=[world.plan, made])


def test_words_that_are_not_there_or_there_twice_are_told() -> None:
    with pytest.raises(seed.NoPassage, match="Nearest:\n    line 4"):
        cite("7", "Repaint the north lamps")
    with pytest.raises(seed.NoPassage, match="is there 3 times"):
        cite("7", "the")
    assert cite("7", "the", nth=3).span == cite("7", "the", after="longer than one tide.").span == (189, 192)


def test_a_citation_names_another_document_and_a_programme_its_document() -> None:
    made = seed.RecordFile("update-2022")
    other = Cite(at="1", span=(0, 3), sha256="0" * 64, document="plan-2020")
    made.add(ProgrammeEntry(document="document/plan-2020", programme="harbour", title="Harbour", cite=[other]))
    made.add(CorrectionRecord(corrects="statistic/boats", reason="Six was misread."))
    assert made.text() == (
        "document: update-2022\nrecords:\n- programme: harbour\n  title: Harbour\n"
        f"  cite:\n  - {{at: '1', span: [0, 3], sha256: '{'0' * 64}', in: plan-2020}}\n  document: document/plan-2020\n"
        "- {corrects: statistic/boats, reason: Six was misread.}\n"
    )


def test_yaml_takes_keys_by_their_names_in_records_alone(world: World) -> None:
    world.change(world.update, "{from: plan-2020, basis", "{document: plan-2020, basis")
    with pytest.raises(seed.RecordErrors, match="Unknown key 'document'"):
        build([world.records])
