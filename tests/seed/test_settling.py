"""A later document settles promises, gaps and contradictions from its own file; earlier files stay as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rasso_graph import seed
from rasso_graph.loaders.address import parse
from rasso_graph.loaders.snapshot import read_graph
from rasso_graph.schema import core_schema
from rasso_graph.seed.citing import Texts
from rasso_graph.seed.citing.filling import fill
from rasso_graph.seed.making import build
from rasso_graph.seed.reading import RecordErrors
from tests.seed.sample import World
from tests.stores import asking

PROMISES = """
  - event: foghorn-promised
    title: A second foghorn is to be bought
    occurrence: PROMISED
    cite: {at: "Lights, 2", quote: "Buy a second foghorn."}

  - event: lamp-promised
    title: The lamp is to be repainted before winter
    occurrence: PROMISED
    date: "2020"
    cite: {at: "Lights, 1", quote: "Repaint the north lamp before winter."}

  - event: pilots-promised
    title: The pilots are to help
    occurrence: PROMISED
    cite: {at: "Lights, 1", quote: "(with the pilots)"}

  - event: waiting-promised
    title: Boats are to wait one tide at most
    occurrence: PROMISED
    cite: {at: "Boats", quote: "Nobody waits longer than one tide"}
"""
TEXT = """Harbour news

June 2023. The pilots bought the second foghorn in May 2023.
The north lamp was still grey in the winter of 2020. The pilots no longer help.
There have always been seven boats.
"""
RECORDS = """\
document: news-2023
records:
  - document: news-2023
    title: The harbour news of 2023
    file: news.txt
    published: 2023-06
    publisher: body/office
    cite: {at: "Title", quote: "Harbour news"}

  - event: foghorn-bought
    title: The pilots buy the second foghorn
    occurrence: HAPPENED
    date: 2023-05
    links: [{type: FULFILS, to: event/foghorn-promised}]
    cite: {at: "1", quote: "The pilots bought the second foghorn in May 2023."}

  - of: event/lamp-promised
    settled:
      fulfilment: MISSED
      words: still grey
      cite: {at: "2", quote: "The north lamp was still grey in the winter of 2020."}

  - of: event/pilots-promised
    settled: {fulfilment: DROPPED}
    cite: {at: "2", quote: "The pilots no longer help."}

  - of: gap/foghorn-owner
    settled: {by: [body/pilots, event/foghorn-bought]}
    cite: {at: "1", quote: "The pilots bought the second foghorn"}

  - of: discrepancy/boats
    settled:
      side: side/boats/2
      basis: INFERRED
      reason: It speaks of all time.
      cite: {at: "3", quote: "There have always been seven boats."}
"""
NOW, BEFORE, FIRST = "2023-06-30", "2023-06-29", "2020-03-31"
QUESTION = """query ($asOf: Date, $knownBy: Date) {
  foghorn: event(id: "event/foghorn-promised") { ...told }
  lamp: event(id: "event/lamp-promised") { ...told }
  pilots: event(id: "event/pilots-promised") { ...told }
  waiting: event(id: "event/waiting-promised") { ...told }
  action(id: "action/foghorn") {
    gaps(asOf: $asOf, knownBy: $knownBy) { gap { id } }
    closed: gaps(asOf: $asOf, knownBy: $knownBy, settled: true) { gap { id } }
    all: gaps(asOf: $asOf, knownBy: $knownBy, settled: null) { gap { id } }
  }
  body(id: "body/office") {
    discrepancies(asOf: $asOf, knownBy: $knownBy) { id }
    resolved: discrepancies(asOf: $asOf, knownBy: $knownBy, settled: true) { id }
  }
}
fragment told on Event { fulfilment(asOf: $asOf, knownBy: $knownBy) }"""
LISTED = """query ($knownBy: Date) {
  met: events(where: {fulfilment: [MET], knownBy: $knownBy}) { nodes { id } }
  missed: events(where: {fulfilment: [MISSED], knownBy: $knownBy}) { nodes { id } }
  untold: events(where: {fulfilment: [NOT_TOLD, DROPPED], knownBy: $knownBy}) { nodes { id } }
  open: gaps(where: {settled: false, knownBy: $knownBy}) { nodes { id } }
  resolved: discrepancies(where: {settled: true, knownBy: $knownBy}) { nodes { id } }
  lacking: actions(where: {hasGap: true, knownBy: $knownBy}) { nodes { id } }
  doubted: bodies(where: {hasDiscrepancy: true, knownBy: $knownBy}) { nodes { id } }
}"""


@pytest.fixture
def news(world: World, tmp_path: Path) -> Path:
    """A later document's records, in a folder of their own, which settle what those of the harbour left open."""
    world.add(world.plan, PROMISES)
    (world.corpus / "news.txt").write_text(TEXT, "utf-8")
    (tmp_path / "updates").mkdir()
    return write(world, tmp_path / "updates" / "news-2023.yaml", RECORDS)


def write(world: World, file: Path, records: str) -> Path:
    """Writes records of the news and fills their quotes."""
    file.write_text(records, "utf-8")
    texts = Texts(world.corpus, {"plan-2020": "plan.txt", "update-2022": "update.txt", "news-2023": "news.txt"})
    assert fill(file, texts).problems == []
    return file


def ask(store: str, question: str, **days: str | None) -> dict[str, Any]:
    with asking(core_schema(), parse(store)) as asked:
        return asked.data(question, days)


def told(data: dict[str, Any]) -> dict[str, Any]:
    """What was told of each promise, and the ids of the rest."""
    found: dict[str, Any] = {
        name: data[name]["fulfilment"] for name in ("foghorn", "lamp", "pilots", "waiting") if name in data
    }
    for thing in ("action", "body"):
        found |= {key: [one.get("gap", one)["id"] for one in value] for key, value in data[thing].items()}
    return found


UNSETTLED = {
    **dict.fromkeys(("foghorn", "lamp", "pilots", "waiting"), "NOT_TOLD"),
    "gaps": ["gap/foghorn-owner"],
    "closed": [],
    "all": ["gap/foghorn-owner"],
    "discrepancies": ["discrepancy/boats"],
    "resolved": [],
}
SETTLED = {
    "foghorn": "MET",
    "lamp": "MISSED",
    "pilots": "DROPPED",
    "waiting": "NOT_TOLD",
    "gaps": [],
    "closed": ["gap/foghorn-owner"],
    "all": ["gap/foghorn-owner"],
    "discrepancies": [],
    "resolved": ["discrepancy/boats"],
}


def test_an_update_settles_without_a_switch_and_taken_out_again_all_is_as_before(
    store: str, world: World, news: Path
) -> None:
    files = {path: path.read_bytes() for path in (world.plan, world.update)}
    seed.apply(store, [world.records], world.corpus)
    before = read_graph(parse(store))
    assert told(ask(store, QUESTION)) == UNSETTLED

    assert seed.plan(store, [world.records, news]).corrections == ()
    seed.apply(store, [world.records, news], world.corpus)
    assert told(ask(store, QUESTION)) == SETTLED
    assert told(ask(store, QUESTION, knownBy=NOW)) == SETTLED
    assert told(ask(store, QUESTION, knownBy=BEFORE)) == UNSETTLED
    assert told(ask(store, QUESTION, knownBy=FIRST)) == {**UNSETTLED, "discrepancies": []}
    assert [str(check) for check in seed.verify(store, [world.records, news]) if not check.ok] == []
    assert {path: path.read_bytes() for path in files} == files

    seed.revert(2, store)
    assert read_graph(parse(store)) == before


def test_what_is_settled_counts_from_the_day_it_came_to_be_so_and_where_none_is_told_from_the_publication(
    store: str, world: World, news: Path
) -> None:
    world.change(news, "settled: {fulfilment: DROPPED}", "settled: {fulfilment: DROPPED, date: 2022-11-30}")
    seed.apply(store, [world.records, news])
    assert told(ask(store, QUESTION, asOf="2022-11-30")) == {**UNSETTLED, "pilots": "DROPPED"}
    assert told(ask(store, QUESTION, asOf="2022-11-29")) == UNSETTLED
    assert told(ask(store, QUESTION, asOf="2022-11-30", knownBy=BEFORE)) == UNSETTLED
    assert told(ask(store, QUESTION, asOf=NOW)) == SETTLED


def test_filters_and_facets_take_what_counts_and_beside_known_by_what_counted_then(
    store: str, world: World, news: Path
) -> None:
    seed.apply(store, [world.records, news])
    then = {
        "met": [],
        "missed": [],
        "untold": [f"event/{slug}-promised" for slug in ("foghorn", "lamp", "pilots", "waiting")],
        "open": ["gap/foghorn-owner"],
        "resolved": [],
        "lacking": ["action/foghorn"],
        "doubted": ["body/office"],
    }
    now = {
        "met": ["event/foghorn-promised"],
        "missed": ["event/lamp-promised"],
        "untold": ["event/pilots-promised", "event/waiting-promised"],
        "open": [],
        "resolved": ["discrepancy/boats"],
        "lacking": [],
        "doubted": [],
    }
    for known_by, expected in ((None, now), (NOW, now), (BEFORE, then), (FIRST, {**then, "doubted": []})):
        found = ask(store, LISTED, knownBy=known_by)
        assert {key: sorted(node["id"] for node in value["nodes"]) for key, value in found.items()} == expected
    facets = ask(store, "{ events { facets(by: [FULFILMENT]) { counts { value count } } } }")["events"]["facets"]
    assert {one["value"]: one["count"] for one in facets[0]["counts"]} == {
        "MET": 1,
        "MISSED": 1,
        "DROPPED": 1,
        "NOT_TOLD": 1,
    }


CLAIMS = """{
  event(id: "event/foghorn-promised") {
    overdueBefore: overdue(on: "2023-06-29") settlement { ...told by { id } citations { quotation } }
  }
  lamp: event(id: "event/lamp-promised") {
    fulfilmentReason overdue(on: "2023-07-01") settlements { ...told words } }
  pilots: event(id: "event/pilots-promised") { overdue(on: "2023-07-01") }
  gap(id: "gap/foghorn-owner") { settlement { ...told by { id } of { id } } }
  discrepancy(id: "discrepancy/boats") { settlement { ...told reason side { id value } } }
  settlements(where: {citedIn: {document: "document/news-2023"}}) { totalCount }
}
fragment told on Settlement { id title fulfilment basis document { id } }"""


def test_each_is_a_claim_with_its_document_passage_and_what_it_rests_on(store: str, world: World, news: Path) -> None:
    seed.apply(store, [world.records, news], world.corpus)
    found = ask(store, CLAIMS)
    document = {"id": "document/news-2023"}
    assert found["event"]["settlement"] == {
        "id": "settlement/news-2023/event/foghorn-promised/event/foghorn-bought",
        "title": "A second foghorn is to be bought: met (The harbour news of 2023)",
        "fulfilment": "MET",
        "basis": "STATED",
        "document": document,
        "by": [{"id": "event/foghorn-bought"}],
        "citations": [{"quotation": "The pilots bought the second foghorn in May 2023."}],
    }
    assert found["lamp"] == {
        "fulfilmentReason": None,
        "overdue": True,
        "settlements": [
            {
                "id": "settlement/news-2023/event/lamp-promised",
                "title": "The lamp is to be repainted before winter: missed (The harbour news of 2023)",
                "fulfilment": "MISSED",
                "basis": "STATED",
                "document": document,
                "words": "still grey",
            }
        ],
    }
    assert found["gap"]["settlement"] == {
        "id": "settlement/news-2023/gap/foghorn-owner",
        "title": "Who buys the foghorn: settled (The harbour news of 2023)",
        "fulfilment": None,
        "basis": "STATED",
        "document": document,
        "by": [{"id": "body/pilots"}, {"id": "event/foghorn-bought"}],
        "of": {"id": "gap/foghorn-owner"},
    }
    side = found["discrepancy"]["settlement"]
    assert (side["side"], side["reason"]) == ({"id": "side/boats/2", "value": "Seven"}, "It speaks of all time.")
    assert found["settlements"] == {"totalCount": 5}


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (
            "    settled: {fulfilment: DROPPED}\n",
            "    settled: [{fulfilment: DROPPED}, {fulfilment: MET, key: b}]\n",
            "    settled: {fulfilment: DROPPED}",
            "document/news-2023 settles event/pilots-promised in two ways: "
            "settlement/news-2023/event/pilots-promised and settlement/news-2023/event/pilots-promised/b",
        ),
        (
            "side: side/boats/2",
            "side: side/boats/3",
            "side: side/boats/2",
            "side/boats/3 names nothing",
        ),
        (
            "settled: {fulfilment: DROPPED}",
            "settled: {fulfilment: NOT_TOLD}",
            "settled: {fulfilment: DROPPED}",
            "no document tells it: leave out what is not told; if one would expect it, record a gap",
        ),
        (
            "of: event/pilots-promised",
            "of: event/repainting",
            "settled: {fulfilment: DROPPED}",
            "event/repainting is no promise, so nothing settles it",
        ),
        (
            "published: 2023-06",
            "published: 2019-06",
            "settled:\n      fulfilment: MISSED",
            "settlement/news-2023/event/lamp-promised is told (2019-06-30) before event/lamp-promised is (2020-03-31)",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_line(
    world: World, news: Path, old: str, new: str, line: str, message: str
) -> None:
    text = news.read_text("utf-8")
    assert text.count(old) == 1
    news.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(RecordErrors) as raised:
        build([world.records, news])
    at = text[: text.index(line)].count("\n") + 1
    found = {(problem.line, problem.message) for problem in raised.value.problems}
    assert any(where == at and message in told for where, told in found), found


def test_a_settling_needs_a_passage_of_its_own_document(world: World, news: Path) -> None:
    text = news.read_text("utf-8")
    start = text.index("    cite:", text.index("{fulfilment: DROPPED}"))
    bare = text[:start] + text[text.index("\n", start) + 1 :]
    news.write_text(bare, "utf-8")
    with pytest.raises(RecordErrors) as raised:
        build([world.records, news])
    assert [problem.message for problem in raised.value.problems] == [
        "settlement/news-2023/event/pilots-promised has no citation"
    ]
    news.write_text(
        text[: text.index("\n", start)].rstrip("}") + ", in: plan-2020}" + text[text.index("\n", start) :], "utf-8"
    )
    with pytest.raises(RecordErrors) as raised:
        build([world.records, news])
    assert "settlement/news-2023/event/pilots-promised cites nothing of document/news-2023" in [
        problem.message for problem in raised.value.problems
    ]


def test_a_side_must_be_one_of_the_contradiction_that_is_resolved(world: World, news: Path) -> None:
    other = """
  - discrepancy: harbour
    title: What the harbour is called
    about: body/office
    sides:
      - {value: Harbour, cite: {at: "Title", quote: "Harbour news"}}
      - {value: News, cite: {at: "Title", quote: "news"}}
"""
    write(world, news, news.read_text("utf-8").replace("side: side/boats/2", "side: side/harbour/1") + other)
    with pytest.raises(RecordErrors) as raised:
        build([world.records, news])
    (problem,) = raised.value.problems
    assert problem.message == "side/harbour/1 is no side of discrepancy/boats, which has side/boats/1, side/boats/2"
    assert "side/harbour/1" in news.read_text("utf-8").splitlines()[problem.line - 1]


def test_what_came_surely_after_the_day_of_a_promise_did_not_keep_it(world: World, news: Path) -> None:
    text = news.read_text("utf-8")
    late = text.replace("{type: FULFILS, to: event/foghorn-promised}", "{type: FULFILS, to: event/lamp-promised}")
    start, end = late.index("  - of: event/lamp-promised"), late.index("  - of: event/pilots-promised")
    news.write_text(late[:start] + late[end:], "utf-8")
    with pytest.raises(RecordErrors) as raised:
        build([world.records, news])
    (problem,) = raised.value.problems
    assert (
        problem.message
        == "event/foghorn-bought (2023-05-01) is surely after the day of event/lamp-promised (2020-12-31)"
    )
    news.write_text(late, "utf-8")
    graph = build([world.records, news]).whole
    assert [name for name in graph.nodes if name.startswith("settlement/news-2023/event/lamp")] == [
        "settlement/news-2023/event/lamp-promised"
    ]
