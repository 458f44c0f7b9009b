"""Which units are cited, excused or neither."""

from __future__ import annotations

from rasso_graph.seed.reading import Where
from rasso_graph.seed.review.coverage import Coverage, Covered, cover, estimate
from rasso_graph.seed.review.stretches import Stretch
from rasso_graph.seed.review.unrecorded import Excused, Reason

TEXT = "The yard\n\nHens live here, and so do four old geese.\n\nNothing else does."
YARD, HENS, REST = (0, 8), (10, 51), (53, 71)


def excused(span: Stretch, line: int = 1) -> Excused:
    return Excused(*span, Reason.HEADING, "made up", Where("reasons.yaml", line))


def told(coverage: Coverage) -> dict[Stretch, str]:
    """What is said of each unit."""
    return {(one.unit.start, one.unit.end): _word(one) for one in coverage.units}


def _word(one: Covered) -> str:
    return "cited" if one.cited else "excused" if one.excused else "neither"


def test_a_unit_is_cited_or_excused_or_neither() -> None:
    found = cover(TEXT, [HENS], [excused(YARD)])
    assert told(found) == {YARD: "excused", HENS: "cited", REST: "neither"}
    assert (len(found.cited), len(found.excused), len(found.neither)) == (1, 1, 1)


def test_a_reason_may_take_in_several_units() -> None:
    assert told(cover(TEXT, [], [excused((0, 71))])) == {YARD: "excused", HENS: "excused", REST: "excused"}


def test_a_citation_of_space_cites_nothing() -> None:
    assert told(cover(TEXT, [(8, 10), (50, 53)], [])) == {YARD: "neither", HENS: "neither", REST: "neither"}


def test_a_citation_across_units_cites_each_of_them() -> None:
    assert told(cover(TEXT, [(4, 14)], [])) == {YARD: "cited", HENS: "cited", REST: "neither"}


def test_words_between_citations_are_told_if_there_are_three_of_them() -> None:
    one, two = cover(TEXT, [(10, 24)], []), cover(TEXT, [(10, 44)], [])
    assert [one.units[1].rests, two.units[1].rests] == [((24, 51),), ()]
    assert (len(one.partly), len(two.partly)) == (1, 0)


def test_characters_cited_count_once_however_often_they_are_cited() -> None:
    found = cover(TEXT, [(10, 24), (15, 30), (2, 6)], [])
    assert (found.characters_cited, found.characters) == (24, 67)


def test_a_reason_that_begins_inside_a_unit_is_a_problem_that_names_the_units_around() -> None:
    found = cover(TEXT, [], [excused((12, 51), line=7)])
    assert told(found)[HENS] == "neither"
    assert [str(problem) for problem in found.problems] == [
        "reasons.yaml:7: No units begin at 12 and end at 51. The units around it are [10, 51]"
    ]


def test_reasons_that_overlap_are_a_problem() -> None:
    found = cover(TEXT, [], [excused((0, 51), line=3), excused(HENS, line=4)])
    assert [str(problem) for problem in found.problems] == [
        "reasons.yaml:4: The span overlaps that of reasons.yaml:3. Keep one of the two reasons"
    ]


def test_a_reason_for_what_is_cited_is_not_needed() -> None:
    found = cover(TEXT, [HENS], [excused(HENS)])
    assert (told(found)[HENS], found.unneeded, found.problems) == ("cited", [excused(HENS)], [])


def test_a_reason_for_a_text_without_units_is_a_problem() -> None:
    assert len(cover("\n--\n", [], [excused((0, 3))]).problems) == 1


def test_without_the_text_cited_stretches_and_reasons_stand_in_order() -> None:
    found = estimate([(40, 50), (10, 20), (15, 30)], [excused((31, 35))])
    assert told(found) == {(10, 30): "cited", (31, 35): "excused", (40, 50): "cited"}
    assert not found.known
