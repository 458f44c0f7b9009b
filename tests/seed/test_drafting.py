"""A record file started from a text: what is found in it, and what a curator can do with it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.model.graph import Adjacency
from rasso_graph.seed.citing import Texts, held_texts
from rasso_graph.seed.drafting.dates import dates_told
from rasso_graph.seed.drafting.figures import figures
from rasso_graph.seed.drafting.finding import leads
from rasso_graph.seed.reading import Mapping, Sequence, decoded, tree_of
from tests.seed.test_extracting import docx
from tests.stores import packaged
from tests.test_records import CORPUS

TEXT = """\
Harbour update

March 2023. The Harbour Office tells what became of the plan.

Outcomes
\u2022 No boat waits longer than one tide at the quay.

Actions
7. Repaint the north lamp before the end of March 2024.\tDone in April 2021.
8. Teach the pilots to signal by flag.

Next year
Of 52 boats 12.5% were late. We will buy a second tug. A report on the tides will be published by summer 2024.
The quay is old and grey.
"""


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("on 12 May 2022", "12 May 2022", "2022-05-12"),
        ("in May 2022 we", "May 2022", "2022-05"),
        ("by March 2023", "by March 2023", "../2023-03"),
        ("by the end of March 2023", "by the end of March 2023", "../2023-03"),
        ("before summer 2024", "before summer 2024", "../2024-22"),
        ("for 2021/22", "2021/22", "2021-04-01/2022-03-31"),
        ("by 2021-22", "by 2021-22", "../2022-03-31"),
        ("in early 2015", "early 2015", "2015-01/2015-04"),
        ("by the end of 2015", "by the end of 2015", "../2015-12"),
        ("since 2019", "2019", "2019"),
        ("by 2025", "by 2025", "../2025"),
    ],
)
def test_a_date_is_found_in_its_words(text: str, words: str, edtf: str) -> None:
    assert [(one.words, one.edtf) for one in dates_told(text)] == [(words, edtf)]


@pytest.mark.parametrize("text", ["31 February 2022", "page 2022", "2021/99", "item 1999 of"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates_told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rose by 12.5% in May 2022", [(12.5, "%")]),
        ("some 40 per cent of cases", [(40, "%")]),
        ("1,200 officers were trained", [(1200, "officers")]),
        ("\u00a33 million for lamps", [(3000000, "pounds")]),
        ("7. Repaint 3 lamps in 2022 and 1999", []),
    ],
)
def test_a_figure_has_a_value_and_says_in_what(text: str, found: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit.split(" ")[0]) for one in figures(text)] == found


def test_items_bullets_rows_and_promises_are_found_under_their_headings() -> None:
    told = [(one.kind, one.how, one.number, one.heading, TEXT[one.start : one.end][:20]) for one in leads(TEXT)]
    assert told == [
        ("outcome", "bullet", "", "Outcomes", "No boat waits longer"),
        ("action", "row", "7", "Actions", "7. Repaint the north"),
        ("action", "item", "8", "Actions", "8. Teach the pilots "),
        ("action", "sentence", "", "Next year", "We will buy a second"),
        ("event", "sentence", "", "Next year", "A report on the tide"),
    ]
    row = leads(TEXT)[1]
    assert row.report is not None
    assert TEXT[slice(*row.report)] == "Done in April 2021."


def started(folder: Path, text: str) -> seed.Started:
    (folder / "update.txt").write_text(text, "utf-8")
    return seed.new("harbour-2023", folder / "update.txt", folder / "harbour-2023.yaml")


def entries(path: Path) -> list[Mapping]:
    root = tree_of(decoded(path), str(path))
    assert isinstance(root, Mapping)
    records = root.get("records")
    assert isinstance(records, Sequence)
    return [one for one in records.items if isinstance(one, Mapping)]


def test_a_draft_registers_the_document_and_quotes_every_candidate(tmp_path: Path) -> None:
    made = started(tmp_path, TEXT)
    assert made.counts == {"document": 1, "outcome": 1, "action": 3, "event": 1, "statistic": 2}
    register = entries(made.records)[0].value
    assert {key: register[key] for key in ("document", "title", "file", "published", "cite")} == {
        "document": "harbour-2023",
        "title": "Harbour update",
        "file": "update.txt",
        "published": "2023-03",
        "cite": {
            "at": "Title",
            "span": [0, 14],
            "sha256": "f4b874b4f09e687fd75f245a57da1b0fd684b4cd3376fd91b796c8c650cfed8b",
        },
    }
    lamp = next(one.value for one in entries(made.records) if one.value.get("action") == "repaint-north-lamp-before")
    assert lamp["due"] == {"date": "../2024-03", "words": "before the end of March 2024"}
    assert lamp["wording"]["number"] == "7"
    assert lamp["wording"]["cite"]["quote"] == "7. Repaint the north lamp before the end of March 2024."


def test_everything_in_a_draft_is_located_by_fill_and_refused_until_it_is_settled(tmp_path: Path) -> None:
    made = started(tmp_path, TEXT)
    filled = seed.fill(made.records, tmp_path)
    assert (filled.filled, filled.problems) == (7, [])
    with pytest.raises(seed.RecordErrors) as raised:
        seed.plan(f"sqlite:{tmp_path}/none.db", [made.records])
    unsure = [one for one in raised.value.problems if one.message.startswith("Not settled yet")]
    assert len(unsure) == 8


def test_what_the_graph_knows_and_the_text_names_is_in_the_mentions(tmp_path: Path) -> None:
    made = started(tmp_path, "Update of May 2023\n\nThe Crown Prosecution Service will teach all pilots by 2024.\n")
    assert "of: body/cps" in made.mentions.read_text("utf-8")
    assert "# names body/cps" in made.records.read_text("utf-8")


def test_a_word_document_keeps_its_text_beside_it_so_that_spans_hold(tmp_path: Path) -> None:
    source = docx(tmp_path / "lamps.docx")
    made = seed.new("lamps-1932", source, tmp_path / "lamps-1932.yaml")
    assert made.text == tmp_path / "lamps.txt"
    assert entries(made.records)[0].value["file"] == "lamps.txt"
    assert seed.fill(made.records, tmp_path).problems == []


def test_what_is_there_already_is_not_written_over(tmp_path: Path) -> None:
    made = started(tmp_path, TEXT)
    before = made.records.read_bytes()
    with pytest.raises(FileExistsError, match=r"harbour-2023\.yaml is there already"):
        started(tmp_path, "Other words, and not a few of them.\n")
    assert made.records.read_bytes() == before


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the texts of the documents are not here")
@pytest.mark.parametrize(
    ("document", "wordings", "found"),
    [("annex-a-2022", 67, 66), ("rasso-2025", 122, 118), ("cps-response-2016", 93, 61), ("jnap-release-2021", 7, 4)],
)
def test_most_wordings_that_a_reader_recorded_begin_in_what_a_draft_finds(
    document: str, wordings: int, found: int
) -> None:
    graph = packaged().graph
    ties = Adjacency(graph, ("PRINTED_IN", "CITES", "PASSAGE_OF"))
    text = Texts(CORPUS, held_texts(graph)).text(document)
    drafted = [range(one.start - 3, one.end) for one in leads(text)]
    printed = [graph.nodes[one] for one in ties.sources("PRINTED_IN", f"document/{document}")]
    primary = [one for one in printed if one.properties.get("primary")]
    starts = [int(str(graph.nodes[ties.targets("CITES", one.id)[0]].properties["start"])) for one in primary]
    assert len(starts) == wordings
    assert sum(any(start in one for one in drafted) for start in starts) >= found
