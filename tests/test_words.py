"""What the model declares once holds together, or says at once what does not."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Annotated

import pytest

from rasso_graph.model.records import ENTRIES, BadShape, Entry, Fact, Joins, Refs, Slug, check
from rasso_graph.model.words import BadWords, Kind, Relation, ends_of, relation_of
from rasso_graph.model.words import check as check_words

BODY = Kind("Body", "body", "A body.", many="bodies")


@pytest.mark.parametrize(
    ("kinds", "relations", "told"),
    [
        ([BODY, Kind("Council", "body", "")], [], "the prefix of ids 'body' is declared twice"),
        ([BODY, Kind("Body", "council", "", many="councils")], [], "the label 'Body' is declared twice"),
        ([BODY, Kind("Council", "council", "", many="bodies")], [], "the name of several 'bodies' is declared twice"),
        ([BODY], [Relation("SEATS", ""), Relation("SEATS", "")], "the relation 'SEATS' is declared twice"),
        ([BODY], [Relation("SEATS", "", fact=True, prefix="body")], "the prefix of ids 'body' is declared twice"),
        ([BODY], [Relation("SEATS", "", ("Council",))], "SEATS in model/words.py names 'Council', which is no kind"),
        ([Kind("Seat", "seat", "", hangs="SEATS")], [], "Seat in model/words.py names 'SEATS', which is no relation"),
    ],
)
def test_words_that_do_not_hold_together_are_told(kinds: list[Kind], relations: list[Relation], told: str) -> None:
    with pytest.raises(BadWords, match=re.escape(told)):
        check_words(kinds, relations)


def test_a_key_that_would_be_dropped_is_told() -> None:
    with pytest.raises(BadShape, match="The key 'colour' of Painted would be read and dropped"):

        class Painted(Entry):  # pyright: ignore[reportUnusedClass]
            colour: str | None = None


def test_a_key_of_an_edge_that_would_be_dropped_is_told() -> None:
    with pytest.raises(BadShape, match="The key 'title' of Entitled would be read and dropped"):

        class Entitled(Fact):  # pyright: ignore[reportUnusedClass]
            title: str | None = None


def test_a_key_that_joins_by_no_relation_is_told() -> None:
    with pytest.raises(BadShape, match="The key 'near' of Placed joins by 'NEAR', which is no relation"):

        class Placed(Entry):  # pyright: ignore[reportUnusedClass]
            near: Annotated[Refs, Joins("NEAR")]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("Council", "a record of the kind 'Council', which model/words.py does not declare"),
        ("Wording", "a record of the kind 'Wording', which model/words.py does not declare, or declares as a part"),
        ("Body", "Council and BodyEntry are both records of the kind 'Body'"),
    ],
)
def test_a_shape_of_no_kind_or_of_one_that_has_a_shape_is_told(kind: str, told: str) -> None:
    with pytest.raises(BadShape, match=told):
        type("Council", (Entry,), {"kind": kind, "body": None, "__annotations__": {"body": Slug | None}})


def test_a_shape_without_a_key_to_begin_with_is_told() -> None:
    with pytest.raises(BadShape, match="Council has no key 'body' to begin with"):
        type("Council", (Entry,), {"kind": "Body"})


def test_a_kind_without_a_shape_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ENTRIES, "gap")
    with pytest.raises(BadShape, match="The kind 'Gap' has no record"):
        check()


@pytest.mark.parametrize("dialect", ["cypher", "sql"])
def test_a_path_runs_over_what_is_derived_for_it(dialect: str) -> None:
    text = files("rasso_graph.loaders").joinpath("walks", f"path.{dialect}").read_text("utf-8")
    lists = re.findall(r"TRACES[A-Z_|', ]+", text)
    assert lists
    assert {tuple(re.findall("[A-Z_]+", one)) for one in lists} == {("TRACES", "CHAINS")}


@pytest.mark.parametrize(
    ("link", "relation", "ends"),
    [
        ("owner/lead/body/cps/action/advice", "OWNS", ["body/cps action/advice"]),
        ("involved/supporter/body/cps/post/dpp", "INVOLVED_IN", ["body/cps post/dpp"]),
        (
            "link/holds/person/p/post/dpp/2021-05",
            "HOLDS",
            ["person/p post/dpp/2021-05", "person/p post/dpp"],
        ),
        (
            "link/repeats/wording/b/action/x/wording/a/action/x",
            "REPEATS",
            [
                *("wording/b action/x/wording/a/action/x", "wording/b action/x/wording/a/action"),
                *("wording/b/action/x wording/a/action/x", "wording/b/action/x wording/a/action"),
                "wording/b/action/x/wording/a action/x",
            ],
        ),
        ("link/derives-from", "DERIVES_FROM", []),
        ("link/nothing/body/a/body/b", None, ["body/a body/b"]),
        ("body/cps", None, []),
        ("trace/0079e16a66a0902ddc229855", None, []),
        ("link", None, []),
        ("", None, []),
    ],
)
def test_the_id_of_a_link_tells_its_type_and_what_it_may_join(link: str, relation: str | None, ends: list[str]) -> None:
    assert (relation_of(link), [" ".join(one) for one in ends_of(link)]) == (relation, ends)
