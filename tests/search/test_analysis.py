"""How text becomes words, and words tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasso_graph.model.analysis import words_of
from rasso_graph.model.meanings import Meanings
from rasso_graph.model.searching import tokens


def stems(text: str) -> list[str]:
    return [word.stem for word in words_of(text).words]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police", "POLICE"),
        ("delivered", "delivers"),
        ("victim", "victims'"),
        ("victim", "victim\u2019s"),
        ("NPCC", "npcc's"),
        ("ISVAs", "isva"),
        ("PCCs", "PCC"),
        ("MoUs", "MoU"),
        ("adviser", "advisors"),
        ("organise", "organize"),
        ("memorandum", "memoranda"),
        ("person", "people"),
        ("judgment", "judgement"),
        ("specialist", "specialism"),
        ("sixth", "6th"),
        ("Jan", "January"),
        ("programme", "program"),
        ("1a", "1(a)"),
        ("Covid", "pandemic"),
        ("C.P.S.", "CPS"),
        ("O'Brien", "O\u2019BRIEN"),
        ("1,000", "1000"),
        ("\u00e9clair", "e\u0301clair"),
        ("\u00c9CLAIR", "eclair"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u0130stanbul", "istanbul"),
        ("\u0141\u00f3d\u017a", "lodz"),
        ("\ufb01ne", "fine"),
        ("\u2460", "1"),
        ("\uff21\uff22", "ab"),
    ],
)
def test_the_same_word(one: str, other: str) -> None:
    assert stems(one) == stems(other)
    assert len(stems(one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police", "policy"),
        ("office", "officer"),
        ("author", "authority"),
        ("government", "governance"),
        ("inspector", "inspectorate"),
        ("position", "positive"),
        ("second", "secondment"),
        ("person", "personal"),
        ("CPS", "CP"),
        ("1000", "100"),
        ("2020", "2021"),
        ("rape", "rapid"),
    ],
)
def test_another_word(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("police/CPS", ["polic", "cps"]),
        ("62.4%", ["62", "4"]),
        ("22(a), s.41", ["22a", "section", "41"]),
        ("don't", ["dont"]),
        ("search_title:*", ["search", "titl"]),
        ("2014\u201315", ["2014", "15"]),
        ("\U0001f600 \u65e5\u672c", ["\u65e5\u672c"]),
        ("\u00bd", ["1", "2"]),
        ("", []),
        (" -- '' ... _ ", []),
    ],
)
def test_what_words_a_text_has(text: str, words: list[str]) -> None:
    assert stems(text) == words


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("pre-charge", ["precharg"]),
        ("co\u2011ordinate well-being", ["coordin", "wellb"]),
        ("day-to-day", ["daytoday"]),
        ("one - two -three- four--five", []),
    ],
)
def test_what_hyphens_join(text: str, joined: list[str]) -> None:
    assert [word.stem for word in words_of(text).joined] == joined


def test_a_word_knows_its_place_in_code_points() -> None:
    text = "\U0001f600 The CPS\u2019s cafe\u0301 re-opened"
    found = words_of(text)
    assert [text[w.start : w.end] for w in found.words] == ["The", "CPS\u2019s", "cafe\u0301", "re", "opened"]
    assert [text[w.start : w.end] for w in found.joined] == ["re-opened"]


def test_tokens_bound_every_text_and_tell_what_they_are() -> None:
    assert tokens(["Police and CPS", "pre-charge"]) == (
        "x spolic sand scps x spre scharg x wcharge wcps wpolice wpre wprecharge yprecharg"
    )
    assert tokens(["", "?!"]) == ""


def test_what_is_meant_stands_apart_and_in_one_row() -> None:
    meanings = Meanings([["QX", "quick exchange"]])
    assert tokens(["A QX"], meanings) == "x sa sqx x z squick sexchang z wexchange wquick wqx"
    assert tokens(["quick exchange"], meanings) == "x squick sexchang x z sqx z wexchange wquick wqx"
    assert tokens(["quick, exchanged"], meanings) == "x squick sexchang x z sqx z wexchanged wquick wqx"
    assert tokens(["exchange quick"], meanings) == "x sexchang squick x wexchange wquick"


def test_the_longest_name_counts() -> None:
    meanings = Meanings([["QX", "quick exchange"], ["QXI", "quick exchange inspectorate"]])
    assert "sqxi" in tokens(["the quick exchange inspectorate"], meanings).split()
    assert "sqx" not in tokens(["the quick exchange inspectorate"], meanings).split()


@given(st.lists(st.text(max_size=40), max_size=3))
def test_tokens_are_letters_and_digits_between_blanks(texts: list[str]) -> None:
    found = tokens(texts)
    assert all(
        token.isalnum() and token == token.casefold() and len(token) <= 61 for token in found.split(" ") if found
    )


@given(st.text(max_size=60))
def test_words_lie_in_their_text_in_order(text: str) -> None:
    words = words_of(text).words
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@given(st.text(max_size=60))
def test_a_form_is_read_as_itself(text: str) -> None:
    for word in words_of(text).words:
        assert [again.form for again in words_of(word.form).words] == [word.form]
