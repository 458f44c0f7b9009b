"""A whole yearly update by commands alone: from the PDF of a new document to a checked store, and back again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.neo4j.database import wipe
from tests.seed.ferry import FIFTH, FIFTH_RECORDS, Ferry, make_ferry
from tests.seed.test_extracting import pdf


@dataclass(frozen=True)
class Curator:
    """Somebody at the command line, in the folder of the ferry."""

    rasso: Callable[..., Any]
    store: str
    ferry: Ferry

    def run(self, *said: str, code: int = 0, records: bool = True, stdin: str = "") -> str:
        """What a command prints, on both outputs, once its exit code is as it should be."""
        given = ["--records", "years", "--records", "updates"] if records else []
        told = self.rasso(*said, *given, stdin=stdin)
        assert told.code == code, told.out + told.err
        return told.out + told.err

    def seed(self, verb: str, *said: str, **how: Any) -> str:
        return self.run("seed", verb, *said, **how)

    def ask(self, text: str) -> Any:
        """The data of an answer."""
        return json.loads(self.run("query", "-", records=False, stdin=text))["data"]

    def name(self, document: str, folder: str) -> None:
        """Takes from the proposal where a document names things."""
        records = [word for one in dict.fromkeys(["years", folder]) for word in ("--records", one)]
        proposed = self.run("seed", "mentions", document, *records, records=False)
        Path(folder, f"mentions-{document}.yaml").write_text(proposed, "utf-8")

    def digest(self) -> str:
        return str(self.ask("{ graph { digest } }")["graph"]["digest"])


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def curator(
    request: pytest.FixtureRequest, rasso: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Curator:
    """A store of each kind that holds what four years told."""
    store = f"sqlite://{tmp_path}/ferry.db"
    if request.param == "neo4j":
        store = request.getfixturevalue("neo4j_store_url")
        wipe(request.getfixturevalue("neo4j_driver"))
    made = Curator(rasso, store, make_ferry(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASSO_STORE", store)
    monkeypatch.setenv("RASSO_CORPUS", "texts")
    monkeypatch.setenv("RASSO_CURATOR", "ann")
    for name in ("plan-2020", "report-2021", "report-2022", "report-2023"):
        made.name(name, "years")
    made.run("seed", "apply", "--records", "years", records=False)
    return made


LINES = tuple(line.replace("(", "\\(").replace(")", "\\)") for line in FIFTH)
ASKED = """{
  action(id: "action/hourly") { status { status } }
  event(id: "event/timetable-promised") { fulfilment }
  gap(id: "gap/timetable-author") { settlement { by { ... on Cited { id } } } }
  discrepancy(id: "discrepancy/crossings") { settlement { side { value } } }
  changes(from: "document/report-2023", to: "document/report-2024") { totals { unchanged reworded added dropped } }
}"""


@pytest.mark.parametrize("form", ["pdf", "txt"])
def test_a_new_document_is_brought_in_corrected_and_taken_out_again_by_commands_alone(
    curator: Curator, form: str
) -> None:
    before = curator.digest()
    source = Path("texts", f"report-2024.{form}")
    if form == "pdf":
        pdf(source, LINES)
    else:
        source.write_text("\n".join([*FIFTH, ""]), "utf-8")

    started = curator.run(
        "seed",
        "new",
        "report-2024",
        str(source),
        "--out",
        "updates/report-2024.yaml",
        "--records",
        "years",
        records=False,
    )
    assert Path("texts/report-2024.txt").read_text("utf-8") == "\n".join([*FIFTH, ""])
    assert "Wrote updates/report-2024.yaml." in started
    assert "Not settled yet" in curator.seed("plan", code=1)
    Path("updates/mentions-report-2024.yaml").unlink()
    file = Path("updates/report-2024.yaml")
    file.write_text(
        FIFTH_RECORDS.replace("of: action/hourly", "action: ferry-each-hour\n  title: A ferry every hour"), "utf-8"
    )
    matched = curator.run("seed", "match", str(file), "--records", "years", records=False)
    assert re.search(r"action/ferry-each-hour.*\n?.*action/hourly", matched)
    assert "action/waiting-room" in matched
    file.write_text(FIFTH_RECORDS, "utf-8")

    assert "run: rasso seed fill updates/report-2024.yaml" in curator.seed("plan", code=1).lower()
    assert curator.seed("fill", str(file)) == "updates/report-2024.yaml: 9 filled, 0 left\n"
    curator.name("report-2024", "updates")
    curator.run("review", "--check")
    planned = curator.seed("plan", code=2)
    assert planned.startswith(
        "1 document added, 1 action added, 1 post added, 1 event added, 1 action dropped, 1 wording repeated, "
        "1 wording reworded, 1 promise settled, 1 gap closed, 1 contradiction resolved, 1 claim of status, 1 claim "
        "disagrees with earlier ones.\n"
    )
    assert curator.digest() == before
    assert "The store holds revision 2." in curator.seed("apply")
    assert curator.ask(ASKED) == {
        "action": {"status": {"status": "DELIVERED"}},
        "event": {"fulfilment": "MET"},
        "gap": {"settlement": {"by": [{"id": "post/harbour-master"}]}},
        "discrepancy": {"settlement": {"side": {"value": "Fifty"}}},
        "changes": {"totals": {"unchanged": 1, "reworded": 1, "added": 1, "dropped": 1}},
    }
    assert "FAILED" not in curator.seed("verify")

    text = file.read_text("utf-8")
    file.write_text(text.replace("date: 2024-04", "date: 2024-03"), "utf-8")
    claim = "claim/report-2024/action/hourly"
    assert f"date of {claim} would change from '2024-04' to '2024-03'" in curator.seed("plan", code=2)
    assert f"--correct {claim}" in curator.seed("apply", code=1)
    curator.seed("apply", "--correct", claim)
    assert curator.seed("plan") == "Nothing to change.\n"
    assert "2024-04" in curator.run("seed", "log", "3", records=False)
    listed = curator.run("seed", "log", records=False)
    assert [line.split()[2:4] for line in listed.splitlines()[1:]] == [["ann", "apply"]] * 3
    assert curator.run("seed", "revert", "2", records=False).startswith("1 document removed, 1 action removed")
    assert curator.digest() == before
    assert "FAILED" not in curator.run("seed", "verify", "--records", "years", records=False)


_KEPT = "of: event/timetable\n  settled: {fulfilment: MET, "
_QUOTING = """- body: choir
  title: The choir
  cite: {at: line 7, quote: The harbour master}
- post: harbour-master
"""
MISTAKES = (
    ("  published: 2024-05", "  publised: 2024-05", 6, "Unknown key 'publised'. Did you mean 'published'?"),
    ("of: action/pilots", "of: action/pilot", 18, "No entry begins action/pilot. Did you mean action/pilots?"),
    ("published: 2024-05", "published: 3024-05", 6, "'3024-05' is not in the years 1800 to 2100. Write an EDTF date"),
    ("date: 2024-04", "date: 2024-14", 17, "'2024-14' is not an EDTF date. Write an EDTF date"),
    ("date: 2024-04", "date: 2026-04", 17, "claim/report-2024/action/hourly is told as so (2024-05-31) before its day"),
    ("published: 2024-05", "published: 2019-05", 28, "action/lit-pier (2019-05-31) is surely earlier than action/pier"),
    ("date: 2024-01", "date: 2024-04", 33, "event/timetable (2024-04-01) is surely after the day of event/timetable-p"),
    ("of: action/hourly", "action: hourly", 11, "action/hourly is begun already, at years/plan-2020.yaml:8"),
    ("status: DELIVERED", "status: DONE", 17, "'DONE' is no status. Write one of DELIVERED"),
    ("    order: 1\n", "    order: 0\n", 14, "'order' is not as it should be"),
    ("title: Light the pier at night", 'title: " "', 25, "'title' is not as it should be"),
    (
        '    number: "1"',
        "    number: 1",
        13,
        "'1' is a number where 'number' wants text. Put it in quotes: number: \"1\"",
    ),
    ("  published: 2024-05\n", "  published: 2024-05\n  published: 2024-06\n", 7, "The key 'published' is given twice"),
    ("  published: 2024-05\n", "\tpublished: 2024-05\n", 6, "This is not well-formed YAML"),
    ("{from: report-2023}", "{from: report-2019}", 15, "action/hourly has no primary wording in 'report-2019'"),
    ("of: gap/timetable-author\n  settled: {", _KEPT, 39, "event/timetable is no promise, so nothing settles it"),
    ("side: side/crossings/2", "side: side/crossings/3", 41, "side/crossings/3 names nothing. Did you mean"),
    (", reason: No item speaks of it.", "", 10, "This is inferred, and no reason says why"),
    ("to: action/pier,", "to: action/lit-pier,", 28, "action/lit-pier is joined to itself"),
    ("publisher: body/ferry-office", "publisher: programme/ferry", 7, "programme/ferry cannot stand here"),
    ("file: report-2024.txt", "file: ../report-2024.txt", 5, "'../report-2024.txt' is no name of a file in the corpus"),
    (
        "- post: harbour-master\n",
        _QUOTING,
        37,
        "1 passage is quoted and not located yet. Run: rasso seed fill updates/re",
    ),
    (
        "  part_of: programme/ferry\n",
        "  part_of: programme/ferry\n  unsure: Which pier?\n",
        27,
        "Not settled yet: Which pier?",
    ),
)
"""What a curator may get wrong: the right words and the wrong ones, and the line and what is told of it."""


@pytest.mark.parametrize("verb", ["plan", "apply"])
def test_each_mistake_is_told_with_file_and_line_before_anything_is_written(curator: Curator, verb: str) -> None:
    text, file = Path("texts/report-2024.txt"), Path("updates/report-2024.yaml")
    text.write_text("\n".join([*FIFTH, ""]), "utf-8")
    file.write_text(FIFTH_RECORDS, "utf-8")
    curator.seed("fill", str(file))
    right, before = file.read_text("utf-8"), curator.digest()
    for old, new, line, told in MISTAKES:
        assert old in right
        file.write_text(right.replace(old, new, 1), "utf-8")
        assert f"rasso: updates/report-2024.yaml:{line}: {told}" in curator.seed(verb, code=1)
    file.write_text(right, "utf-8")
    text.write_text("\n".join(["Ferry report of 2024", *FIFTH[1:], ""]), "utf-8")
    assert "updates/report-2024.yaml:8: The passage 0 to 39 (line 1) has another fingerprint" in curator.seed(
        verb, code=1
    )
    text.write_bytes("Fähre\n".encode("latin-1"))
    assert "updates/report-2024.yaml:3: texts/report-2024.txt is not UTF-8 text" in curator.seed(verb, code=1)
    assert curator.digest() == before
