"""Where a text names what the graph knows."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Edge, Graph, Node
from rasso_graph.seed.citing import Naming, around_mentions, mentions_file, misnamed
from rasso_graph.seed.citing.exempt import Exempt


def world(*names: tuple[str, str, tuple[int, int] | None]) -> Graph:
    """Two bodies and a held paper, with names of the first: text, type, and the passage of the paper that shows it."""
    graph = Graph()
    for name, title in (("body/office", "The Harbour Office"), ("body/board", "Board of the Harbour Office")):
        graph.nodes[name] = Node(name, "Body", {"title": title})
    graph.nodes["document/paper"] = Node("document/paper", "Document", {"title": "Paper", "file": "paper.txt"})
    for n, (text, type_, span) in enumerate(names):
        graph.nodes[f"name/{n}"] = Node(f"name/{n}", "Name", {"text": text, "type": type_})
        graph.add(Edge("HAS_NAME", "body/office", f"name/{n}"))
        if span:
            held = {"start": span[0], "end": span[1], "locator": f"paragraph {n}"}
            graph.nodes[f"citation/{n}"] = Node(f"citation/{n}", "Citation", dict(held))
            graph.add(Edge("CITES", f"name/{n}", f"citation/{n}"))
            graph.add(Edge("PASSAGE_OF", f"citation/{n}", "document/paper"))
    return graph


def named(text: str, *names: tuple[str, str, tuple[int, int] | None], exempt: list[Exempt] | None = None) -> list[str]:
    found = Naming(world(*names), exempt or []).find("paper", text)
    return [f"{one.thing.partition('/')[2]}: {text[one.start : one.end]}" for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harbour Office and harbour\n office's men", ["office: Harbour Office", "office: harbour\n office"]),
        (
            "the <u>Harbour</u> <u>Office</u>, Harbour\n</i>Office\u00b3",
            ["office: Harbour</u> <u>Office", "office: Harbour\n</i>Office"],
        ),
        ("the board of the harbour office", ["board: board of the harbour office"]),
        ("Harbour Officers, Oldharbour Office", []),
    ],
)
def test_names_are_whole_words_and_the_longest_counts(text: str, found: list[str]) -> None:
    assert named(text) == found


def test_case_counts_for_one_word_with_a_capital() -> None:
    assert named("HO, ho, HOs, HO's", ("HO", "ABBREVIATION", None)) == ["office: HO", "office: HO"]


def test_hyphens_and_apostrophes_may_be_others() -> None:
    text = "Masters\u2019 co- owner, Masters' co\u2011owner, masters' co owner"
    found = [one.partition(": ")[2] for one in named(text, ("Masters' Co-owner", "FORMER", None))]
    assert found == ["Masters\u2019 co- owner", "Masters' co\u2011owner", "masters' co owner"]


def test_an_alias_of_one_word_counts_only_in_documents_that_use_it() -> None:
    assert named("the Office", ("the Office", "ALIAS", None)) == []
    assert named("said: the Office, an Office", ("the Office", "ALIAS", (0, 4))) == ["office: Office", "office: Office"]


def test_a_misprint_counts_only_where_it_is_shown() -> None:
    assert named("orifice, then orifice", ("orifice", "MISPRINT", (0, 8))) == ["office: orifice"]


def test_an_exception_takes_away_what_it_covers_and_no_more() -> None:
    of_others = Exempt(name="The Harbour Office", of=("body/other",), reason="another")
    there = Exempt(name="The Harbour Office", documents=("paper",), at=((0, 14),), reason="a ship")
    text = "Harbour Office, Harbour Office"
    assert len(named(text, exempt=[of_others])) == 2
    assert len(named(text, exempt=[there])) == 1
    assert named(text, exempt=[Exempt(name="The Harbour Office", reason="a ship")]) == []


def test_what_is_not_recorded_and_what_is_not_named_are_told() -> None:
    graph, text = world(), "One line.\nThe Harbour Office is here.\n"
    assert misnamed(graph, {"paper": text}) == (["paper names body/office at 14 to 28"], [])
    graph.nodes["mention/a"] = Node("mention/a", "Mention", {"start": 14, "end": 28})
    graph.nodes["mention/b"] = Node("mention/b", "Mention", {"start": 0, "end": 3})
    for mention in ("mention/a", "mention/b"):
        graph.add(Edge("HAS_MENTION", "body/office", mention))
        graph.add(Edge("NAMED_IN", mention, "document/paper"))
    assert misnamed(graph, {"paper": text}) == ([], ["paper does not name body/office at 0 to 3"])
    assert misnamed(graph, {}) == ([], [])
    assert around_mentions(graph, {"paper": text}) == {
        "mention/a": "The Harbour Office is here.",
        "mention/b": "One line.",
    }


def test_the_proposal_is_a_file_of_records_by_passage_or_line() -> None:
    graph, text = world(("HO", "ABBREVIATION", (0, 9))), "HO and HO\nor HO"
    assert mentions_file("paper", Naming(graph, []).find("paper", text)) == (
        "document: paper\n"
        "records:\n"
        "  - of: body/office\n"
        "    mentions:\n"
        '      - {at: "paragraph 0", spans: [[0, 2], [7, 9]]}\n'
        '      - {at: "line 2", spans: [[13, 15]]}\n'
    )
