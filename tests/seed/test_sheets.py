"""Records as sheets of a spreadsheet, one CSV file for each kind, come to the same graph by the same check."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.seed.citing import fill
from rasso_graph.seed.making import build
from tests.seed.sample import World

SHEETS = {
    "document": """\
document,title,file,published,publisher,cite.at,cite.quote,links.1.type,links.1.to,links.2.type,links.2.to,\
links.2.basis,links.2.confidence,links.2.reason
update-2022,The harbour update of 2022,update.txt,2022-05,body/office,Title,Published in May 2022.,REPORTS_ON,\
document/plan-2020,DROPS,action/foghorn,INFERRED,HIGH,No item of the update speaks of it.
""",
    "action": """\
of,action,title,part_of,wording.number,wording.order,wording.theme,wording.new,\
wording.rewords.from,wording.rewords.basis,wording.rewords.confidence,wording.rewords.reason,wording.cite.at,wording.cite.quote,\
status.status,status.words,status.date,status.cite.at,status.cite.quote,links.type,links.to,links.basis,links.reason
action/north-lamp,,,,7,1,theme/plan-2020/lights,,plan-2020,INFERRED,HIGH,Another season,7,\
Repaint the north lamp before autumn.,DELIVERED,Done,2021-04,7,Done in April 2021.,,,,

,signals,Teach signalling,programme/harbour,8,,,TRUE,,,,,8,Teach the pilots to signal.,,,,,,\
CONTINUES,action/north-lamp,INFERRED,Both are about being seen.
""",
    "outcome": """\
of,wording.theme,wording.repeats.from,wording.cite.at,wording.cite.quote
outcome/no-waiting,theme/plan-2020/boats,plan-2020,Boats,nobody waits longer than one tide.
""",
    "event": """\
event,title,occurrence,date,links.type,links.to,cite.at,cite.quote
repainting,The lamp in the north is repainted,HAPPENED,2021-04,FULFILS,action/north-lamp,7,Done in April 2021.
""",
    "statistic": """\
statistic,title,value,base_stated,cite.at,cite.quote
boats,Boats of the office,6,false,End,six boats
""",
    "discrepancy": """\
discrepancy,title,about,sides.1.value,sides.1.cite.at,sides.1.cite.quote,sides.2.value,sides.2.cite.at,sides.2.cite.quote
boats,How many boats the office has,body/office,Six,End,six boats,Seven,End,seven boats
""",
}
"""The records of the harbour's update."""


@pytest.fixture
def sheets(world: World) -> Path:
    """A folder with the update as sheets that still quote."""
    folder = world.records.parent / "sheets"
    folder.mkdir()
    for kind, text in SHEETS.items():
        (folder / f"update-2022.{kind}.csv").write_text(text, "utf-8")
    return folder


def filled(sheets: Path, world: World) -> Path:
    for path in sheets.iterdir():
        assert fill(path, world.texts).problems == []
    return sheets


def problems(*paths: Path) -> list[seed.Problem]:
    with pytest.raises(seed.RecordErrors) as raised:
        build(paths)
    return raised.value.problems


def test_sheets_and_yaml_come_to_the_same_graph_and_the_same_store(store: str, world: World, sheets: Path) -> None:
    filled(sheets, world)
    assert build([world.plan, sheets]).whole == build([world.records]).whole
    seed.apply(store, [world.plan, sheets], world.corpus)
    assert seed.plan(store, [world.records], world.corpus).exit_code == 0
    (revision,) = seed.log(store)
    assert [one.name for one in revision.files][1:3] == [
        "sheets/update-2022.action.csv",
        "sheets/update-2022.discrepancy.csv",
    ]


def test_filling_knows_the_text_of_the_document_that_the_file_itself_begins(world: World, sheets: Path) -> None:
    assert seed.fill(sheets / "update-2022.document.csv", world.corpus, records=[world.plan]).problems == []


def test_an_unfilled_sheet_says_to_run_fill_and_filling_it_changes_only_the_citations(
    world: World, sheets: Path
) -> None:
    path = sheets / "update-2022.statistic.csv"
    (problem,) = [one for one in problems(world.plan, sheets) if one.file == str(path)]
    assert (problem.line, problem.message) == (2, "1 passage is quoted and not located yet")
    assert problem.advice == f"Run: rasso seed fill {path}"
    seed.fill(path, world.corpus, records=[world.plan, sheets])
    assert path.read_bytes().decode("utf-8-sig").splitlines()[0] == (
        "statistic,title,value,base_stated,cite.at,cite.quote,cite.span,cite.sha256"
    )
    row = path.read_bytes().decode("utf-8-sig").splitlines()[1]
    told = "boats,Boats of the office,6,false,End,,215-224"
    assert row == f"{told},e9d58043c54d9ec12b1c9c6f57f8d30d5afc48cf69adcc02d6d81a0b0733d964"


@pytest.mark.parametrize(
    ("kind", "old", "new", "line", "message", "advice"),
    [
        ("event", "date,links.type", "dat,links.type", 1, "Unknown column 'dat'", "Did you mean 'date'?"),
        (
            "event",
            "links.type,links.to",
            "links.type,links.type",
            1,
            "The column 'links.type' is there twice",
            "Keep one",
        ),
        (
            "action",
            "wording.number,",
            "wording.nubmer,",
            1,
            "Unknown column 'wording.nubmer'",
            "Did you mean 'number'?",
        ),
        ("event", "2021-04", "April 2021", 2, "'April 2021' is not an EDTF date", "Write an EDTF date"),
        ("action", ",8,,,TRUE", ",8,0,,TRUE", 4, "'order' is not as it should be", ""),
        (
            "action",
            "action/north-lamp,,",
            "action/north-lam,,",
            2,
            "No entry begins action/north-lam",
            "Did you mean action/north-lamp?",
        ),
        (
            "action",
            "action/north-lamp,,",
            "event/north-lamp,,",
            2,
            "'event/north-lamp' is of another kind",
            "Put the row into update-2022.event.csv",
        ),
        ("action", ",signals,", ",,", 4, "The row neither begins a thing nor adds to one", "Fill 'action' or 'of'"),
        ("statistic", "6,false", "six,false", 2, "'value' is not as it should be", ""),
        (
            "statistic",
            "Boats of the office,6",
            "Boats of the office,and more,6",
            2,
            "The row has more cells than there are columns",
            "Name each column in the first row",
        ),
        ("statistic", "Boats of the office", "", 2, "statistic/boats has no title", "Add a 'title' in your own words"),
        (
            "discrepancy",
            "body/office",
            "body/office; body/ofice",
            2,
            "body/ofice names nothing",
            "Did you mean body/office?",
        ),
    ],
)
def test_a_mistake_in_a_sheet_is_told_with_sheet_and_row(
    world: World, sheets: Path, kind: str, old: str, new: str, line: int, message: str, advice: str
) -> None:
    filled(sheets, world)
    path = sheets / f"update-2022.{kind}.csv"
    text = path.read_bytes().decode("utf-8")
    assert text.count(old) >= 1
    path.write_bytes(text.replace(old, new, 1).encode())
    found = [one for one in problems(world.plan, sheets) if one.message.startswith(message)]
    assert [(one.file, one.line) for one in found] == [(str(path), line)]
    assert found[0].advice.startswith(advice)


@pytest.mark.parametrize(
    ("name", "content", "message", "advice"),
    [
        ("actions.csv", b"action\n", "This is no sheet of records", "Name a sheet by its document and the kind"),
        ("a.acton.csv", b"action\n", "'acton' is no kind of entry", "Did you mean 'action'?"),
        ("a.action.csv", "action;title\nä;b".encode("cp1252"), "This is not UTF-8 text", "Save it as UTF-8"),
        ("a.action.csv", b'action,title\na,"b', "This is no CSV file: unexpected end of data", "Save the sheet as CSV"),
        ("a.action.csv", b"action,title\na,b\x00", "A control character is not allowed here", "Remove it"),
    ],
)
def test_what_is_no_sheet_is_named(tmp_path: Path, name: str, content: bytes, message: str, advice: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = [one for one in problems(tmp_path) if one.message == message]
    assert [one.file for one in found] == [str(tmp_path / name)]
    assert found[0].advice.startswith(advice)


def test_a_sheet_with_semicolons_and_a_byte_order_mark_reads_the_same(world: World, sheets: Path) -> None:
    filled(sheets, world)
    expected = build([world.plan, sheets]).whole
    path = sheets / "update-2022.event.csv"
    path.write_text("\ufeff" + path.read_text("utf-8-sig").replace(",", ";"), "utf-8")
    assert build([world.plan, sheets]).whole == expected


def test_the_line_of_a_sheet_shows_what_its_row_cites(world: World, sheets: Path) -> None:
    filled(sheets, world)
    path = sheets / "update-2022.outcome.csv"
    (shown,) = seed.show_line(path, 2, world.corpus, records=[world.plan, sheets])
    assert (shown.found.passage, shown.matches) == ("nobody waits longer than one tide.", True)
