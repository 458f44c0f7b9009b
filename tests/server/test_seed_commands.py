"""`rasso seed` and `rasso export` on the command line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rasso_graph import seed
from tests.seed.lamps import make_lamps

Rasso = Callable[..., Any]

TEXT = "The police ask early.\nThe prosecutors answer\nearly too.\n"
RECORDS = """\
document: note-2020
records:
  - document: note-2020
    title: A note
    file: note.txt
    published: 2020-07
    cite: {at: "first line", quote: "The police ask"}
  - action: ask-early
    title: Ask early
    wording:
      cite: {at: "first line", quote: "ask early"}
"""
SPANS = {
    'quote: "The police ask"': (
        "span: [0, 14], sha256: 05426939ff34ba32fe2b36115b492350839a6d124ad88612940491444da9f250"
    ),
    'quote: "ask early"': ("span: [11, 20], sha256: d31c617255e3527eb67b3ad2e46c6823f1d3c903c9b1d6f7186078395c99fa11"),
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one text."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "note.txt").write_text(TEXT, "utf-8")
    return tmp_path / "corpus"


@pytest.fixture
def unfilled(tmp_path: Path) -> Path:
    """Records of the text that quote it and have no spans yet."""
    (tmp_path / "note-2020.yaml").write_text(RECORDS, "utf-8")
    return tmp_path / "note-2020.yaml"


@pytest.fixture
def records(unfilled: Path, corpus: Path) -> Path:
    """Records of the text."""
    text = unfilled.read_text("utf-8")
    for quote, span in SPANS.items():
        text = text.replace(quote, span)
    unfilled.write_text(text, "utf-8")
    return unfilled


@pytest.fixture
def new(tmp_path: Path) -> str:
    """The address of a store that is not there yet."""
    return f"sqlite://{tmp_path}/rasso.db"


@pytest.fixture
def store(new: str, records: Path) -> str:
    """The address of a store that holds the records."""
    seed.apply(new, [records])
    return new


def test_a_plan_for_an_empty_store_exits_2_and_makes_no_file(rasso: Rasso, new: str, records: Path) -> None:
    told = rasso("seed", "plan", "--details", "--store", new, "--records", str(records))
    assert told.code == 2
    assert "added   Citation     2\n" in told.out
    assert "  + action/ask-early\n" in told.out
    assert not (records.parent / "rasso.db").exists()


def test_a_plan_for_a_store_that_is_as_it_should_be_exits_0(rasso: Rasso, store: str, records: Path) -> None:
    told = rasso("seed", "plan", "--store", store, "--records", str(records))
    assert (told.code, told.out) == (0, "Nothing to change.\n")


def test_applying_again_changes_nothing_and_says_so(rasso: Rasso, store: str, records: Path) -> None:
    told = rasso("seed", "apply", "--store", store, "--records", str(records))
    assert (told.code, told.out) == (0, "Nothing to change.\nThe store holds revision 1.\n")


def test_a_script_reads_from_json_what_apply_did(rasso: Rasso, new: str, records: Path) -> None:
    done = json.loads(rasso("seed", "apply", "--json", "--store", new, "--records", str(records)).out)
    assert (done["changed"], done["revision"], len(done["digest"])) == (True, 1, 64)
    assert {"change": "added", "kind": "Action", "count": 1} in done["changes"]


def test_what_a_library_prints_is_no_part_of_the_json(
    rasso: Rasso, store: str, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def verbose(*given: Any, **how: Any) -> seed.Plan:
        print("a library's remark")
        return planned(*given, **how)

    planned = seed.plan
    monkeypatch.setattr(seed, "plan", verbose)
    told = rasso("seed", "plan", "--json", "--store", store, "--records", str(records))
    assert json.loads(told.out)["changed"] is False
    assert told.err == "a library's remark\n"
    records.write_text("document: note-2020\nrecords: none\n", "utf-8")
    told = rasso("seed", "plan", "--json", "--store", store, "--records", str(records))
    assert [one["message"] for one in json.loads(told.out)["errors"]] == ["'records' is not a list"]


def test_verify_of_a_good_store_exits_0(rasso: Rasso, store: str, records: Path, corpus: Path) -> None:
    told = rasso("seed", "verify", "--store", store, "--records", str(records), "--corpus", str(corpus))
    assert told.code == 0
    assert "checks passed." in told.out
    assert "FAILED" not in told.out


def test_verify_of_a_store_that_was_tampered_with_exits_1_and_says_where(
    rasso: Rasso, store: str, records: Path
) -> None:
    with sqlite3.connect(store.removeprefix("sqlite://")) as connection:
        connection.execute("UPDATE node SET title = 'Other' WHERE id = 'action/ask-early'")
    connection.close()
    told = rasso("seed", "verify", "--store", store, "--records", str(records))
    assert told.code == 1
    assert "action/ask-early differs in title" in told.out


def test_facts_change_only_where_somebody_names_them_as_corrections(rasso: Rasso, store: str, records: Path) -> None:
    records.write_text(records.read_text("utf-8").replace("2020-07", "2020-08"), "utf-8")
    words = ("--store", store, "--records", str(records))
    told = rasso("seed", "apply", *words)
    assert (told.code, told.out) == (1, "")
    assert "--correct document/note-2020" in told.err
    assert "revision 2" in rasso("seed", "apply", "--correct", "document/note-2020", *words).out


def test_verify_of_a_store_that_is_not_there_exits_3(rasso: Rasso, new: str, records: Path) -> None:
    told = rasso("seed", "verify", "--store", new, "--records", str(records))
    assert (told.code, told.out) == (3, "")
    assert "rasso seed apply" in told.err


def test_a_file_is_started_matched_and_written_by_command(rasso: Rasso, tmp_path: Path) -> None:
    lamps = make_lamps(tmp_path / "lamps")
    places = ("--records", str(lamps.records), "--corpus", str(lamps.corpus))
    source, out = lamps.corpus / "second.txt", tmp_path / "started.yaml"
    told = rasso("seed", "new", "lamps-1932", str(source), "--out", str(out), "--records", str(lamps.records))
    assert told.code == 0
    assert f"Wrote {out}." in told.out
    assert rasso("seed", "new", "lamps-1932", str(source), "--out", str(out)).code == 1
    assert rasso("seed", "new", "Lamps 1932", str(source)).code == 64
    told = rasso("seed", "match", str(lamps.second), *places)
    assert "action/item-1 sure REPEATS action/square-lamps 1.00" in " ".join(told.out.split())
    assert "action/night-bus" in told.out
    found = json.loads(rasso("seed", "match", str(lamps.second), "--json", *places).out)
    assert [one["id"] for one in found["unrepeated"] if one["dropped"]] == ["action/night-bus"]
    assert rasso("seed", "match", str(lamps.second), "--choose", "action/item-3=", *places).code == 64
    wrong = rasso("seed", "match", str(lamps.second), "--write", "--choose", "action/item-3=action/x", *places)
    assert (wrong.code, "action/x is no candidate for action/item-3" in wrong.err) == (1, True)
    told = rasso("seed", "match", str(lamps.second), "--write", *places)
    assert "Wrote action/item-1 as action/square-lamps." in told.out
    assert "- of: action/square-lamps" in lamps.second.read_text("utf-8")


def test_wrong_records_exit_1_with_file_and_line_and_write_nothing(rasso: Rasso, new: str, unfilled: Path) -> None:
    words = ("--store", new, "--records", str(unfilled))
    told = rasso("seed", "apply", *words)
    assert (told.code, told.out) == (1, "")
    assert (
        told.err == f"rasso: {unfilled}:7: 2 passages are quoted and not located yet. Run: rasso seed fill {unfilled}\n"
    )
    assert not (unfilled.parent / "rasso.db").exists()
    script = json.loads(rasso("seed", "plan", "--json", *words).out)
    assert [error["line"] for error in script["errors"]] == [7]


def test_a_file_that_is_not_ours_is_left_alone(rasso: Rasso, new: str, records: Path) -> None:
    with sqlite3.connect(new.removeprefix("sqlite://")) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    told = rasso("seed", "apply", "--store", new, "--records", str(records))
    assert told.code == 1
    assert "not ours" in told.err


def test_a_store_that_another_writes_to_exits_3(rasso: Rasso, store: str, records: Path) -> None:
    connection = sqlite3.connect(store.removeprefix("sqlite://"), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    told = rasso("seed", "apply", "--patience", "0", "--store", store, "--records", str(records))
    connection.close()
    assert (told.code, told.out) == (3, "")
    assert told.err


def test_export_writes_nodes_and_edges(rasso: Rasso, store: str, tmp_path: Path) -> None:
    told = rasso("export", "--format", "jsonl", "--out", str(tmp_path / "out"), "--store", store)
    assert told.code == 0
    node = json.loads((tmp_path / "out" / "nodes.jsonl").read_bytes().splitlines()[0])
    edge = json.loads((tmp_path / "out" / "edges.jsonl").read_bytes().splitlines()[0])
    assert list(node) == ["id", "labels", "properties", "citations"]
    assert list(edge) == ["id", "type", "source", "target", "properties", "citations"]


def test_cite_prints_the_ready_citation(rasso: Rasso, corpus: Path) -> None:
    words = ("seed", "cite", "note-2020", "answer early", "--file", "note.txt", "--corpus", str(corpus))
    told = rasso(*words, "--at", "second line")
    assert told.code == 0
    assert told.out.startswith('cite: {at: "second line", span: [38, 50], sha256: ')


@pytest.mark.parametrize(("words", "code"), [("early", 2), ("late", 1)])
def test_cite_tells_words_that_occur_twice_from_words_that_do_not(
    rasso: Rasso, corpus: Path, words: str, code: int
) -> None:
    told = rasso("seed", "cite", "note-2020", words, "--file", "note.txt", "--corpus", str(corpus))
    assert (told.code, told.out) == (code, "")
    assert told.err


def test_fill_turns_quotes_into_spans(rasso: Rasso, unfilled: Path, corpus: Path) -> None:
    told = rasso("seed", "fill", str(unfilled), "--corpus", str(corpus))
    assert (told.code, told.out) == (0, f"{unfilled}: 2 filled, 0 left\n")
    assert all(span in unfilled.read_text("utf-8") for span in SPANS.values())


def test_fill_leaves_what_it_does_not_find_and_exits_1(rasso: Rasso, unfilled: Path, corpus: Path) -> None:
    (corpus / "note.txt").write_text("The police ask late.\n", "utf-8")
    told = rasso("seed", "fill", str(unfilled), "--corpus", str(corpus))
    assert (told.code, told.out) == (1, f"{unfilled}: 1 filled, 1 left\n")
    assert f"{unfilled}:11: " in told.err


def test_show_marks_the_passage_that_a_line_cites(rasso: Rasso, records: Path, corpus: Path) -> None:
    told = rasso("seed", "show", f"{records}:7", "--corpus", str(corpus))
    assert told.code == 0
    assert "[[The police ask]] early." in told.out


def test_show_takes_a_document_and_a_span(rasso: Rasso, records: Path, corpus: Path) -> None:
    told = rasso("seed", "show", "note-2020", "4", "10", "--corpus", str(corpus), "--records", str(records))
    assert "The [[police]] ask" in told.out


def test_the_schema_of_records_is_json_schema(rasso: Rasso) -> None:
    assert json.loads(rasso("seed", "schema").out)["title"] == "A file of records"


def test_mentions_prints_the_places_that_name_something_as_records(
    rasso: Rasso, records: Path, corpus: Path, tmp_path: Path
) -> None:
    with records.open("a", encoding="utf-8") as more:
        more.write('  - body: police\n    title: The police\n    cite: {at: "first line", span: [0, 14], sha256: ')
        more.write("05426939ff34ba32fe2b36115b492350839a6d124ad88612940491444da9f250}\n")
    words = ("--corpus", str(corpus), "--records", str(records))
    told = rasso("seed", "mentions", "document/note-2020", *words)
    assert told.code == 0
    proposed = tmp_path / "mentions.yaml"
    proposed.write_text(told.out, "utf-8")
    store = f"sqlite://{tmp_path / 'named.db'}"
    given = ("--store", store, "--records", str(records), "--records", str(proposed))
    assert rasso("seed", "apply", *given).code == 0
    assert rasso("seed", "verify", *given, "--corpus", str(corpus)).code == 0
    asked = '{ body(id: "body/police") { mentions { nodes { start end document { id } } } } }'
    answer = json.loads(rasso("query", "-", "--store", store, stdin=asked).out)
    assert answer["data"]["body"]["mentions"]["nodes"] == [
        {"start": 4, "end": 10, "document": {"id": "document/note-2020"}}
    ]


def test_mentions_of_a_document_that_is_not_held_exits_1(rasso: Rasso, records: Path, corpus: Path) -> None:
    told = rasso("seed", "mentions", "document/other", "--corpus", str(corpus), "--records", str(records))
    assert (told.code, told.out) == (1, "")
    assert "No record says which file holds 'other'. Held: note-2020" in told.err


MORE = """\
document: note-2021
records:
  - document: note-2021
    title: Another note
    cite: {at: "first line", in: note-2020, span: [0, 14], sha256: SHA}
"""


def test_a_start_that_seeds_each_time_leaves_a_store_that_came_from_more_records(
    rasso: Rasso, store: str, records: Path, tmp_path: Path
) -> None:
    more = tmp_path / "note-2021.yaml"
    more.write_text(MORE.replace("SHA", "05426939ff34ba32fe2b36115b492350839a6d124ad88612940491444da9f250"), "utf-8")
    given = ("--store", store, "--records", str(records))
    assert rasso("seed", "apply", *given, "--records", str(more)).code == 0
    refused = rasso("seed", "apply", *given)
    assert (refused.code, refused.out) == (1, "")
    assert "1 document (document/note-2021) would vanish." in refused.err
    left = rasso("seed", "apply", "--leave-newer", *given)
    assert left.code == 0
    assert left.out == "1 document (document/note-2021) would vanish. The store stays as it is.\n"
    assert [one["number"] for one in json.loads(rasso("seed", "log", "--json", "--store", store).out)] == [1, 2]


def test_what_no_revision_is_called_is_told_with_those_there_are(rasso: Rasso, store: str) -> None:
    told = rasso("seed", "log", "7", "--store", store)
    assert (told.code, told.out) == (1, "")
    assert "There is no revision 7 in the store. It has 1 to 1" in told.err
