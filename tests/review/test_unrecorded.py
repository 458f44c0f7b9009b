"""Files of reasons."""

from __future__ import annotations

import pytest

from rasso_graph.seed.making import build
from rasso_graph.seed.reading import RecordErrors
from rasso_graph.seed.review import lacking, review, unneeded
from rasso_graph.seed.review.unrecorded import Reason, read_reasons
from tests.review.sample import Garden


def problems(garden: Garden) -> list[str]:
    with pytest.raises(RecordErrors) as raised:
        read_reasons([garden.records])
    return [str(problem).removeprefix(f"{garden.reasons}:") for problem in raised.value.problems]


def test_reasons_are_read_with_their_place(garden: Garden) -> None:
    first, second = read_reasons([garden.records]).by_document["garden-2020"]
    assert (first.start, first.end, first.reason, first.note) == (0, 16, Reason.CONTENTS, "What the book holds.")
    assert (second.where.file, second.where.line) == (str(garden.reasons), 4)


def test_reasons_are_found_beside_a_single_file_of_records(garden: Garden) -> None:
    assert list(read_reasons([garden.records / "garden-2020.yaml"]).by_document) == ["garden-2020"]


def test_a_file_of_reasons_is_no_file_of_records(garden: Garden) -> None:
    assert "document/garden-2020" in build([garden.records]).graph.nodes


def test_records_without_a_folder_of_reasons_have_none(garden: Garden) -> None:
    garden.reasons.unlink()
    assert read_reasons([garden.records]).by_document == {}


def test_mistakes_are_told_together_with_their_lines(garden: Garden) -> None:
    garden.reasons.write_text(
        "document: garden-2020\n"
        "unrecorded:\n"
        "  - {span: [0, 8], reason: BORING, note: x}\n"
        "  - {span: [0, 8], reason: HEADING}\n"
        "  - HEADING\n"
        "  - {span: [0, 8], reason: HEADING, note: x, why: y}\n",
        "utf-8",
    )
    assert [one.partition(". ")[0] for one in problems(garden)] == [
        "3: 'BORING' is no reason",
        "4: 'note' is missing",
        "5: An entry is not a mapping",
        "6: Unknown key 'why'",
    ]


@pytest.mark.parametrize("text", ["", "- 1\n", "document: x\n", "unrecorded: []\n", "document: x\nunrecorded: y\n"])
def test_another_file_is_refused(garden: Garden, text: str) -> None:
    garden.reasons.write_text(text, "utf-8")
    assert problems(garden) == [
        "1: This is no file of reasons. Write 'document: SLUG' and 'unrecorded:' with a list of span, reason and note"
    ]


def test_nothing_is_lacking_where_every_unit_is_cited_or_excused(garden: Garden) -> None:
    made = review([garden.records], garden.corpus)
    assert (lacking(made), unneeded(made)) == ([], [])


def test_a_unit_with_neither_is_lacking(garden: Garden) -> None:
    text = garden.reasons.read_text("utf-8")
    garden.reasons.write_text(text.replace("[0, 16]", "[0, 8]"), "utf-8")
    assert [str(problem) for problem in lacking(review([garden.records], garden.corpus))] == [
        "document/garden-2020: Neither cited nor given a reason: [10, 16] 'Beds\t2'. "
        "Record what it says, or add a reason to its file in coverage/"
    ]


def test_a_reason_for_a_document_that_is_not_held_is_lacking_its_document(garden: Garden) -> None:
    text = garden.reasons.read_text("utf-8")
    garden.reasons.with_name("other.yaml").write_text(text.replace("garden-2020", "yard-1999"), "utf-8")
    found = lacking(review([garden.records], garden.corpus))
    assert [problem.message for problem in found] == ["No held document is called 'yard-1999'"]


def test_a_text_that_is_not_there_is_lacking(garden: Garden) -> None:
    (garden.corpus / "garden.txt").unlink()
    assert len(lacking(review([garden.records], garden.corpus))) == 1
