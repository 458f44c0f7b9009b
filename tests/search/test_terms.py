"""What a user's text asks for."""

from __future__ import annotations

import re
from typing import Any, cast

import pytest
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from rasso_graph.loaders.matching import Term, called
from rasso_graph.resolvers.traversals.terms import Question, question

NODE = cast(Any, None)
_WAY = r'(?:"[xs]\w*(?: [xs]\w*)*"|[swy]\w+|w\w+\*)'
GRAMMAR = re.compile(rf"\({_WAY}(?: OR {_WAY})*\)|{_WAY}")
SYNTAX = st.text(
    st.sampled_from("ab1 \"*\u201c\u201d-+&|!(){}[]^~?:\\/'.,_AND OR NOT NEAR\u00e9\U0001f600"), max_size=80
)


def asked(text: str) -> tuple[Term, ...]:
    return question(text, NODE).terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Early advice", [Term(("earli",), "earli"), Term(("advic",), "advic")]),
        ("the police of police", [Term(("polic",), "polic")]),
        ('"in force"', [Term(("in", "forc"), None)]),
        (
            '"in force" "of the" still',
            [Term(("in", "forc")), Term(("of", "the"), tells=False), Term(("still",), "still")],
        ),
        ("\u201cin force\u201d", [Term(("in", "forc"))]),
        ('rape "early adv', [Term(("rape",), "rape"), Term(("earli", "adv"))]),
        ("pre-charge", [Term(("pre", "charg"), "precharg")]),
        ("police/CPS", [Term(("polic", "cps"))]),
        ("advi*", [Term(start="advi")]),
        ("ADVI**", [Term(start="advi")]),
        ("pre-char*", [Term(start="prechar")]),
        ("62.45*", [Term(("62",), "62"), Term(start="45")]),
        ("ad*ice *ice", [Term(("ad", "ice")), Term(("ice",), "ice")]),
        ('"advi*"', [Term(("advi",), "advi")]),
    ],
)
def test_what_a_text_asks_for(text: str, terms: list[Term]) -> None:
    assert asked(text) == tuple(terms)


def test_the_whole_may_be_a_name() -> None:
    assert question('The "Delivery" Board', NODE).called == ("the", "deliveri", "board")
    assert question("deliver* board", NODE).called == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "NO_WORDS"),
        ('  "" * - \U0001f600', "NO_WORDS"),
        ("the of and", "NO_WORDS"),
        ('"to be"', "NO_WORDS"),
        ("a*", "TOO_BROAD"),
        ("police 1*", "TOO_BROAD"),
        ("a" * 1_001, "TEXT_TOO_LONG"),
        (" ".join(f"w{n}" for n in range(31)), "TEXT_TOO_LONG"),
        ('"' + " ".join(f"w{n}" for n in range(31)), "TEXT_TOO_LONG"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    with pytest.raises(GraphQLError) as refused:
        asked(text)
    assert (refused.value.extensions or {})["code"] == code


def test_a_term_is_written_as_both_stores_read_it() -> None:
    assert Term(("pre", "charg"), "precharg").written() == '("spre scharg" OR yprecharg OR sprecharg)'
    assert Term(("rape",), "rape").written() == '("srape" OR yrape)'
    assert Term(("in", "forc")).written() == '("sin sforc")'
    assert Term(start="adv").written() == "(wadv*)"
    assert called(["the", "polic"]) == '("x spolic x" OR "x sthe spolic x")'
    assert called(["polic"]) == '("x spolic x" OR "x sthe spolic x")'


@given(st.one_of(st.text(max_size=200), SYNTAX))
def test_no_text_becomes_an_operator(text: str) -> None:
    found = question_or_code(text)
    if isinstance(found, str):
        assert found in {"NO_WORDS", "TOO_BROAD", "TEXT_TOO_LONG"}
    else:
        written = [*(term.written() for term in found.terms), called(found.called)]
        assert all(GRAMMAR.fullmatch(one) for one in written)


def question_or_code(text: str) -> Question | str:
    try:
        return question(text, NODE)
    except GraphQLError as refused:
        return (refused.extensions or {})["code"]
