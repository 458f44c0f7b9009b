"""Quotes in records become spans and fingerprints, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasso_graph.seed.citing import Filling, Texts, held_files
from rasso_graph.seed.citing.filling import fill
from rasso_graph.seed.reading import RecordErrors

TEXT = "Lights\nOne lamp, two lamps.\nBoats\nOne boat, two boats.\n"
LAMP = "span: [7, 15], sha256: 4e602736a1484be7c2a6c500c22e0079949641357b490d7f8cc05999fdd3b291"


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text("Another text with a lamp", "utf-8")
    return Texts(tmp_path, {"a": "a.txt", "b": "b.txt"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records.yaml"


def filled(file: Path, texts: Texts, text: str) -> tuple[str, Filling]:
    file.write_bytes(text.encode())
    done = fill(file, texts)
    return file.read_bytes().decode(), done


def test_a_quote_becomes_a_span_and_the_rest_stays_byte_for_byte(file: Path, texts: Texts) -> None:
    text = "# caf\u00e9\r\ndocument: a\r\nrecords:\r\n  - {cite:   {at: 'x', quote: One lamp} }  # keep\r\n"
    after, done = filled(file, texts, text)
    assert after == text.replace("quote: One lamp", LAMP)
    assert (done.filled, done.problems) == (1, [])
    assert filled(file, texts, "\ufeff" + text)[0] == "\ufeff" + after


def test_block_style_is_filled_in_block_style(file: Path, texts: Texts) -> None:
    head, tail = "document: a\nrecords:\n  - cite:\n      at: x\n", "\n\n      # next\n  - x: 1\n"
    text = f"{head}      quote: >-\n        One\n        lamp{tail}"
    after, _ = filled(file, texts, text)
    span, sha256 = LAMP.replace("], ", "]\n").split("\n")
    assert (
        after
        == f"document: a\nrecords:\n  - cite:\n      at: x\n      {span}\n      {sha256}\n\n      # next\n  - x: 1\n"
    )


@pytest.mark.parametrize(
    ("cite", "span"),
    [
        ("{at: x, quote: One, nth: 2}", "[34, 37]"),
        ("{near: 30, at: x, quote: One}", "[34, 37]"),
        ('{at: x, after: "Boats", quote: One}', "[34, 37]"),
        ("{at: x, after: Boats,\n   quote: two}", "[44, 47]"),
        ("{at: x, in: b, quote: lamp}", "[20, 24]"),
    ],
)
def test_hints_choose_a_passage_and_go(file: Path, texts: Texts, cite: str, span: str) -> None:
    after, done = filled(file, texts, f"document: a\nrecords:\n- cite: {cite}\n")
    assert done.problems == []
    assert f"span: {span}" in after
    assert not [hint for hint in ("quote", "nth", "near", "after") if hint in after]


def test_what_is_ambiguous_or_missing_is_named_with_its_line_and_left(file: Path, texts: Texts) -> None:
    quotes = ("quote: One", "quote: One ship", "quote: One lamp")
    text = "document: a\nrecords:\n" + "".join(f"- cite: {{at: x, {quote}}}\n" for quote in quotes)
    after, done = filled(file, texts, text)
    assert after == text.replace("quote: One lamp", LAMP)
    assert [problem.line for problem in done.problems] == [3, 4]
    assert done.problems[0].message.startswith("'One' is there 2 times")
    assert done.problems[1].message.startswith("'One ship' is not in the text")


@pytest.mark.parametrize(
    ("cite", "said"),
    [
        ("{quote: One lamp, span: [1, 2]}", "a quote and a span"),
        ("{quote: One lamp, nth: two}", "'nth' must be a whole number"),
        ("{quote: One lamp, in: nowhere}", "No record says which file holds 'nowhere'"),
    ],
)
def test_what_cannot_be_filled_says_why(file: Path, texts: Texts, cite: str, said: str) -> None:
    after, done = filled(file, texts, f"document: a\nrecords:\n- cite: {cite}\n")
    assert cite in after
    assert said in done.problems[0].message


def test_a_file_that_is_no_yaml_is_left_alone(file: Path, texts: Texts) -> None:
    text = "document: a\nrecords:\n- cite: {quote: One lamp\n- x\n"
    file.write_text(text, "utf-8")
    with pytest.raises(RecordErrors) as raised:
        fill(file, texts)
    assert raised.value.problems[0].line == 3
    assert file.read_text("utf-8") == text


def test_filling_twice_changes_nothing(file: Path, texts: Texts) -> None:
    once, _ = filled(file, texts, "document: a\nrecords:\n- cite: {at: x, quote: One lamp}\n")
    twice, done = filled(file, texts, once)
    assert (twice, done.filled) == (once, 0)


def test_a_document_that_was_only_named_is_held_by_the_file_that_a_later_record_names(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Another text with a lamp", "utf-8")
    later = tmp_path / "later.yaml"
    head = "document: b\nrecords:\n- of: document/b\n  file: b.txt\n- of: action/c\n  file: c.txt\n"
    text = f"{head}- of: action/d\n  cite: {{at: x, quote: a lamp}}\n"
    later.write_text(text, "utf-8")
    held = held_files([later])
    assert held == {"b": "b.txt"}
    assert filled(later, Texts(tmp_path, held), text)[1].filled == 1


def test_records_name_the_files_of_documents(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("document: a\nrecords:\n- document: a\n  file: a.txt\n", "utf-8")
    (tmp_path / "broken.yaml").write_text("document: [\n", "utf-8")
    assert held_files([tmp_path / "broken.yaml", tmp_path / "r.yaml", tmp_path / "gone.yaml"]) == {"a": "a.txt"}


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "gone.txt"])
def test_a_text_is_read_from_the_corpus_only(tmp_path: Path, name: str) -> None:
    with pytest.raises(LookupError, match="should be"):
        Texts(tmp_path, {"a": name}).text("a")
