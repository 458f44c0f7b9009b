"""Finding the passage that a few words name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasso_graph.seed.citing import choose, find, flow, look_up

TEXT = "The cross- examination of Ann\u2019s boats.\n" + (
    "Second line, \u201cwith quotes\u201d and cross-exam\u00adination again.\n"
)


def passages(text: str, words: str) -> list[str]:
    return [passage.of(text) for passage in find(text, words)]


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("ann's boats", "Ann\u2019s boats"),
        ('"with quotes"', "\u201cwith quotes\u201d"),
        ("boats. second   line", "boats.\nSecond line"),
        ("THE CROSS-EXAMINATION OF", "The cross- examination of"),
        ("the cross\u2011examination of", "The cross- examination of"),
        ("the cross \u2013 examination of", "The cross- examination of"),
        ("the cross-\nexamination of", "The cross- examination of"),
        ("the cross examination of", "The cross- examination of"),
        ("cross-examination again", "cross-exam\u00adination again"),
    ],
)
def test_spacing_hyphens_quotes_and_case_do_not_matter(words: str, passage: str) -> None:
    assert passages(TEXT, words) == [passage]


def test_accents_ligatures_footnote_marks_bullets_and_tags_do_not_matter() -> None:
    text = "\u2022 a \ufb01rst cafe\u0301\u00b9 <u>of the</u> <i>harbour</i>"
    assert passages(text, "first caf\u00e9 of the harbour") == ["\ufb01rst cafe\u0301\u00b9 <u>of the</u> <i>harbour"]


def test_a_passage_keeps_the_accent_of_its_last_letter() -> None:
    assert passages("the cafe\u0301 there", "the cafe") == ["the cafe\u0301"]


def test_offsets_count_code_points() -> None:
    found = look_up("\U0001f600\U0001f600 the \U0001f6a2 sails", "sails").found[0]
    assert (found.start, found.end) == (9, 14)


def test_an_ellipsis_finds_the_nearest_end_after_the_beginning() -> None:
    text = "It begins here, goes on and ends there. More ends there."
    assert passages(text, "it begins ... ends there.") == ["It begins here, goes on and ends there."]
    assert passages(text, "it begins \u2026 more ends there") == [
        "It begins here, goes on and ends there. More ends there"
    ]


def test_an_end_before_the_beginning_is_not_found() -> None:
    looked = look_up("first then last", "last ... first")
    assert (looked.exit_code, looked.said) == (1, "'first' does not come after 'last'")


def test_whole_words_come_before_parts_of_words() -> None:
    assert passages("party, art", "art") == ["art"]
    assert passages("party", "art") == ["art"]


def test_a_word_run_together_with_a_number_or_a_capital_is_still_a_word() -> None:
    assert passages("Staff10 Owner", "staff") == ["Staff"]
    assert passages("cellTwo", "cell") == ["cell"]


def test_words_that_stand_once_give_the_ready_citation() -> None:
    looked = look_up("one two three", "two")
    assert looked.exit_code == 0
    sha256 = "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"
    assert flow(looked.found[0], 'Item "2"') == f'cite: {{at: "Item \\"2\\"", span: [4, 7], sha256: {sha256}}}'


def test_words_that_stand_twice_give_both_with_their_lines() -> None:
    looked = look_up("a boat\nand\na boat", "boat")
    assert looked.exit_code == 2
    assert [(found.line, found.start) for found in looked.found] == [(1, 2), (3, 13)]


def test_words_that_are_not_there_give_the_nearest() -> None:
    looked = look_up("we will repaint the northern lamp before winter comes", "repaint the north lamp before winter")
    assert looked.exit_code == 1
    assert looked.miss is not None
    assert looked.miss.passage == "repaint the northern lamp before winter"


def test_no_words_find_nothing() -> None:
    assert look_up("some text", " - ... ").exit_code == 1
    assert look_up("", "words").miss is None


@pytest.mark.parametrize(
    ("hints", "start"),
    [
        ({"nth": 2}, 5),
        ({"near": 12}, 11),
        ({"after": "|"}, 11),
        ({"after": "boat", "nth": 2}, 11),
        ({"nth": 9}, None),
    ],
)
def test_a_hint_chooses_among_several(hints: dict[str, int | str], start: int | None) -> None:
    looked = choose("boat boat |boat", "boat", **hints)  # type: ignore[arg-type]
    assert [found.start for found in looked.found] == ([start] if start is not None else [])


def test_a_hint_that_is_not_in_the_text_is_named() -> None:
    looked = choose("boat boat", "boat", after="ship")
    assert looked.said == "'ship' is not in the text, so nothing comes after it"


words = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=3, max_size=12)
breaks = st.sampled_from([" ", "\n", "\u00a0", "  \n ", "\t", " \u00ad"])


@given(words, st.data())
def test_any_words_of_a_text_are_found_however_they_are_broken(said: list[str], data: st.DataObject) -> None:
    text = "".join(word + data.draw(breaks) for word in said)
    first = data.draw(st.integers(0, len(said) - 1))
    last = data.draw(st.integers(first, len(said) - 1))
    wanted = "".join(said[first : last + 1])
    found = passages(text, " ".join(said[first : last + 1]).upper())
    assert wanted in ["".join(passage.replace("\u00ad", "").split()) for passage in found]
