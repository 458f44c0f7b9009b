"""`rasso seed` and `rasso export` on the command line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

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
"""


@pytest.fixture
def store(tmp_path: Path, seeded: Path) -> str:
    """The address of a seeded store that the test may spoil."""
    copy(seeded, tmp_path / "rasso.db")
    return f"sqlite://{tmp_path / 'rasso.db'}"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one text, and records of it without a span beside it."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "note.txt").write_text(TEXT, "utf-8")
    (tmp_path / "note-2020.yaml").write_text(RECORDS, "utf-8")
    return folder


def test_a_plan_for_an_empty_store_exits_2_and_makes_no_file(rasso: Rasso, tmp_path: Path) -> None:
    told = rasso("seed", "plan", "--store", f"sqlite://{tmp_path}/new.db")
    assert told.code == 2
    assert "added   Outcome" in told.out
    assert not (tmp_path / "new.db").exists()


def test_a_plan_for_a_store_that_is_as_it_should_be_exits_0(rasso: Rasso, store: str) -> None:
    told = rasso("seed", "plan", "--store", store)
    assert (told.code, told.out) == (0, "Nothing to change.\n")


def test_applying_again_changes_nothing_and_says_so(rasso: Rasso, store: str) -> None:
    told = rasso("seed", "apply", "--store", store)
    assert (told.code, told.out) == (0, "Nothing to change.\nThe store holds revision 1.\n")


def test_a_script_reads_from_json_what_apply_did(rasso: Rasso, tmp_path: Path) -> None:
    done = json.loads(rasso("seed", "apply", "--json", "--store", f"sqlite://{tmp_path}/new.db").out)
    assert (done["changed"], done["revision"], len(done["digest"])) == (True, 1, 64)
    assert {"change": "added", "kind": "Aim", "count": 1} in done["changes"]


def test_verify_of_a_good_store_exits_0(rasso: Rasso, store: str) -> None:
    told = rasso("seed", "verify", "--store", store)
    assert told.code == 0
    assert "checks passed." in told.out
    assert "FAILED" not in told.out


def test_verify_of_a_store_that_was_tampered_with_exits_1_and_says_where(rasso: Rasso, store: str) -> None:
    with sqlite3.connect(store.removeprefix("sqlite://")) as connection:
        connection.execute("UPDATE node SET title = 'Other' WHERE id = 'action/early-advice'")
    connection.close()
    told = rasso("seed", "verify", "--store", store)
    assert told.code == 1
    assert "action/early-advice differs in title" in told.out


def test_verify_of_a_store_that_is_not_there_exits_3(rasso: Rasso, tmp_path: Path) -> None:
    told = rasso("seed", "verify", "--store", f"sqlite://{tmp_path}/none.db")
    assert (told.code, told.out) == (3, "")
    assert "rasso seed apply" in told.err


def test_wrong_records_exit_1_with_file_and_line_and_write_nothing(rasso: Rasso, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("document: x\nrecords:\n  - action: A B\n", "utf-8")
    address = f"sqlite://{tmp_path}/new.db"
    told = rasso("seed", "apply", "--records", str(tmp_path / "bad.yaml"), "--store", address)
    assert (told.code, told.out) == (1, "")
    assert f"rasso: {tmp_path}/bad.yaml:3: " in told.err
    assert not (tmp_path / "new.db").exists()
    script = rasso("seed", "plan", "--json", "--records", str(tmp_path / "bad.yaml"), "--store", address)
    assert json.loads(script.out)["errors"][0]["line"] == 3


def test_a_file_that_is_not_ours_is_left_alone(rasso: Rasso, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "mine.db") as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    told = rasso("seed", "apply", "--store", f"sqlite://{tmp_path}/mine.db")
    assert told.code == 1
    assert "not ours" in told.err


def test_a_store_that_another_writes_to_exits_3(rasso: Rasso, store: str) -> None:
    connection = sqlite3.connect(store.removeprefix("sqlite://"), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    told = rasso("seed", "apply", "--patience", "0", "--store", store)
    connection.close()
    assert (told.code, told.out) == (3, "")


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


def test_fill_turns_quotes_into_spans_which_show_shows(rasso: Rasso, corpus: Path) -> None:
    file = corpus.parent / "note-2020.yaml"
    assert rasso("seed", "fill", str(file), "--corpus", str(corpus)).out == f"{file}: 1 filled, 0 left\n"
    assert "span: [0, 14], sha256: " in file.read_text("utf-8")
    told = rasso("seed", "show", f"{file}:7", "--corpus", str(corpus))
    assert told.code == 0
    assert "[[The police ask]] early." in told.out


def test_show_takes_a_document_and_a_span(rasso: Rasso, corpus: Path) -> None:
    told = rasso("seed", "show", "note-2020", "4", "10", "--corpus", str(corpus), "--records", str(corpus.parent))
    assert "The [[police]] ask" in told.out


def test_the_schema_of_records_is_json_schema(rasso: Rasso) -> None:
    assert json.loads(rasso("seed", "schema").out)["title"] == "A file of records"
