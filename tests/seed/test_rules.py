"""One list of rules holds for records and for stores: the same fault breaks the same rule in both."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.model.graph import Edge
from rasso_graph.seed.making import build
from rasso_graph.seed.rules import RULES, checks
from tests.seed.sample import World

CITE = 'cite: {at: "Title", quote: "Published in May 2022."}'
Records = Callable[[World], object]


def adding(entry: str) -> Records:
    return lambda world: world.add(world.update, f"\n  - {entry}\n    {CITE}\n")


def changing(old: str, new: str) -> Records:
    return lambda world: world.change(world.plan if old in world.plan.read_text("utf-8") else world.update, old, new)


def pk(name: str) -> str:
    return f"(SELECT pk FROM node WHERE id = '{name}')"


def joining(type_: str, source: str, target: str, name: str = "NULL") -> str:
    properties = "'[\"citation/plan-2020/0-12\"]', 'STATED'"
    columns = "id, type, source, target, citations, basis"
    return f"INSERT INTO edge ({columns}) VALUES ({name}, '{type_}', {pk(source)}, {pk(target)}, {properties})"


def copying(of: str, name: str, **held: str) -> str:
    """Puts another node beside the last of a label: like that, but for its id and what else is told."""
    told = "".join(f", {key} = '{value}'" for key, value in held.items())
    return (
        f"CREATE TEMP TABLE copy AS SELECT * FROM node WHERE label = '{of}' ORDER BY pk DESC LIMIT 1;"
        f"UPDATE copy SET pk = (SELECT max(pk) + 1 FROM node), id = '{name}'{told};"
        "INSERT INTO node SELECT * FROM copy; DROP TABLE copy;"
    )


def settling(thing: str, cited: str = "update-2022/28-50", name: str = "settlement/x", **held: str) -> str:
    """Settles a thing by what the update tells, on a passage of it or of another document."""
    ends = (("HAS_SETTLEMENT", thing, name), ("CLAIMED_IN", name, "document/update-2022"))
    edges = [joining(*one) for one in (*ends, ("CITES", name, f"citation/{cited}"))]
    known = {"label": "Settlement", "when_known": "2022-05-31", **held}
    return copying("StatusClaim", name, **known) + ";".join(edges) + ";"


def broken_by_records(world: World) -> set[str]:
    with pytest.raises(seed.RecordErrors) as raised:
        seed.plan("sqlite:///nowhere/graph.db", [world.records])
    return {problem.rule for problem in raised.value.problems}


def broken_among(world: World) -> set[str]:
    return {check.rule for check in checks(build([world.records]).whole) if not check.ok}


def broken_in(store: str, world: World) -> set[str]:
    return {check.rule for check in seed.verify(store, [world.records]) if check.rule and not check.ok}


FAULTS: list[tuple[str, Records, str]] = [
    ("titled", changing("title: The pilots", "# none"), "UPDATE node SET title = NULL WHERE id = 'body/pilots'"),
    (
        "cited",
        lambda world: world.add(world.update, "\n  - body: boatmen\n    title: Boatmen\n"),
        f"DELETE FROM edge WHERE type = 'CITES' AND source = {pk('body/pilots')}",
    ),
    (
        "founded",
        lambda world: world.add(
            world.update, "\n  - of: body/pilots\n    owners: [{holder: body/office, role: LEAD, as_worded: leads}]\n"
        ),
        "UPDATE edge SET citations = '[]' WHERE type = 'OWNS'",
    ),
    ("held", changing("    file: plan.txt\n", ""), "UPDATE node SET file = NULL WHERE id = 'document/plan-2020'"),
    (
        "file",
        changing("file: plan.txt", "file: texts/plan.txt"),
        "UPDATE node SET file = 'texts/plan.txt' WHERE id = 'document/plan-2020'",
    ),
    (
        "reasoned",
        changing("        reason: No item of the update speaks of it.\n", ""),
        "UPDATE edge SET reason = NULL WHERE type = 'DROPS'",
    ),
    (
        "dates",
        changing("start: 2019-06}", "start: 2019-06, end: 2019-05}"),
        "UPDATE edge SET end = '2019-05' WHERE type = 'HOLDS'",
    ),
    (
        "backward",
        adding("of: document/plan-2020\n    links: [{type: CONTINUES, to: document/update-2022}]"),
        joining("CONTINUES", "document/plan-2020", "document/update-2022", "'link/x'"),
    ),
    ("itself", adding("of: body/pilots\n    part_of: body/pilots"), joining("HAS_PART", "body/pilots", "body/pilots")),
    (
        "primary",
        adding(f"of: action/signals\n    wording: {{key: again, {CITE}}}"),
        "UPDATE node SET \"primary\" = 0 WHERE id = 'wording/plan-2020/action/foghorn'",
    ),
    (
        "about",
        changing("    about: body/office\n", ""),
        f"DELETE FROM edge WHERE type = 'ABOUT' AND source = {pk('discrepancy/boats')}",
    ),
    (
        "joined",
        changing("publisher: body/office", "publisher: person/ann-grey"),
        joining("PUBLISHED", "person/ann-grey", "document/plan-2020", "'link/x'"),
    ),
    (
        "written",
        adding("of: action/signals\n    links: [{type: DROPS, to: action/foghorn}]"),
        joining("DROPS", "action/signals", "action/foghorn", "'link/x'"),
    ),
    (
        "succession",
        adding(
            f"of: body/office\n    links: [{{type: MERGES, to: body/pilots}}]\n    {CITE}\n"
            "\n  - of: body/pilots\n    links: [{type: SPLITS, to: body/office}]"
        ),
        joining("MERGES", "body/office", "body/pilots", "'link/x'")
        + ";"
        + joining("SPLITS", "body/pilots", "body/office", "'link/y'"),
    ),
    (
        "line",
        adding(
            f"of: action/north-lamp\n    links: [{{type: SUPERSEDES, to: action/foghorn}}]\n    {CITE}\n"
            "\n  - of: action/foghorn\n    links: [{type: CONTINUES, to: action/north-lamp}]"
        ),
        joining("SUPERSEDES", "action/north-lamp", "action/foghorn", "'link/x'")
        + ";"
        + joining("CONTINUES", "wording/plan-2020/action/foghorn", "action/north-lamp", "'link/y'"),
    ),
    (
        "untraced",
        changing(
            "    links:\n      - {type: CONTINUES, to: action/north-lamp, basis: INFERRED, "
            "reason: Both are about being seen.}\n",
            "",
        ),
        "DELETE FROM edge WHERE type = 'CONTINUES'",
    ),
    (
        "containment",
        adding(
            f"of: body/office\n    part_of: body/pilots\n    {CITE}\n\n  - of: body/pilots\n    part_of: body/office"
        ),
        joining("HAS_PART", "body/office", "body/pilots") + ";" + joining("HAS_PART", "body/pilots", "body/office"),
    ),
    (
        "late",
        adding(
            "of: event/repainting\n    owners: [{holder: body/office, role: LEAD, as_worded: leads, start: 2021-05}]"
        ),
        f"UPDATE edge SET target = {pk('event/repainting')}, when_earliest = '2021-05-01' WHERE type = 'OWNS'",
    ),
    (
        "unknown",
        changing("      status: DELIVERED\n", "      status: UNKNOWN\n"),
        "UPDATE node SET status = 'UNKNOWN' WHERE label = 'StatusClaim'",
    ),
    (
        "unlike",
        adding("of: action/north-lamp\n    status: {key: again, status: IN_PROGRESS, date: 2021-04}"),
        "CREATE TEMP TABLE claim AS SELECT * FROM node WHERE label = 'StatusClaim';"
        "UPDATE claim SET pk = (SELECT max(pk) + 1 FROM node), id = 'claim/x', status = 'PLANNED';"
        "INSERT INTO node SELECT * FROM claim;"
        + ";".join(
            joining(type_, *ends)
            for type_, *ends in (
                ("HAS_STATUS", "action/north-lamp", "claim/x"),
                ("CLAIMED_IN", "claim/x", "document/update-2022"),
                ("CITES", "claim/x", "citation/plan-2020/0-12"),
            )
        ),
    ),
    ("promised", adding("of: event/repainting\n    settled: {fulfilment: MET}"), settling("event/repainting")),
    (
        "told",
        lambda world: world.add(
            world.update,
            "\n  - of: gap/foghorn-owner\n"
            '    settled: {cite: {at: "Title", quote: "Harbour plan", nth: 1, in: plan-2020}}\n',
        ),
        settling("gap/foghorn-owner", "plan-2020/0-12"),
    ),
    (
        "early",
        lambda world: world.add(
            world.plan,
            "\n  - of: discrepancy/boats\n"
            '    settled: {side: side/boats/1, cite: {at: "Title", quote: "Harbour plan"}}\n',
        ),
        settling("discrepancy/boats", when_known="2020-03-31"),
    ),
    (
        "once",
        adding("of: discrepancy/boats\n    settled: [{side: side/boats/1}, {side: side/boats/2, key: b}]"),
        settling("discrepancy/boats")
        + settling("discrepancy/boats", name="settlement/y")
        + joining("UPHOLDS", "settlement/x", "side/boats/1"),
    ),
    (
        "upheld",
        adding(
            "discrepancy: years\n    title: Which year it is\n    about: body/office\n    sides:\n"
            f"      - {{value: One, {CITE}}}\n      - {{value: Another, {CITE}}}\n    {CITE}\n"
            "\n  - of: discrepancy/boats\n    settled: {side: side/years/1}"
        ),
        settling("gap/foghorn-owner") + joining("UPHOLDS", "settlement/x", "side/boats/1"),
    ),
    (
        "belated",
        adding(
            f"event: due\n    title: It is due\n    occurrence: PROMISED\n    date: 2020-12\n    {CITE}\n"
            "\n  - of: event/repainting\n    links: [{type: FULFILS, to: event/due}]"
        ),
        copying("Event", "event/due", occurrence="PROMISED", when_earliest="2020-12-01", when_latest="2020-12-31")
        + joining("CITES", "event/due", "citation/update-2022/28-50")
        + ";"
        + settling("event/due", fulfilment="MET")
        + joining("SETTLED_BY", "settlement/x", "event/repainting")
        + ";"
        + joining("FULFILS", "event/repainting", "event/due", "'link/x'"),
    ),
    (
        "ahead",
        changing("date: 2021-04\n    links", "date: 2023-04\n    links"),
        "UPDATE node SET when_earliest = '2023-04-01', when_latest = '2023-04-30' WHERE id = 'event/repainting'",
    ),
    (
        "issued",
        changing("    published: 2020-03\n", ""),
        "UPDATE node SET published = NULL WHERE id = 'document/plan-2020'",
    ),
]


@pytest.mark.parametrize(("rule", "records", "sql"), FAULTS, ids=[rule for rule, _, _ in FAULTS])
def test_a_fault_breaks_the_same_rule_in_records_and_in_a_store(
    sqlite_address: str, world: World, rule: str, records: Records, sql: str
) -> None:
    seed.apply(sqlite_address, [world.records])
    with sqlite3.connect(sqlite_address.removeprefix("sqlite://")) as connection:
        connection.executescript(sql)
    connection.close()
    assert broken_in(sqlite_address, world) == {rule}
    records(world)
    assert broken_by_records(world) == {rule}


def test_an_end_that_is_not_there_breaks_the_same_rule_in_records_and_in_a_graph(world: World) -> None:
    graph = build([world.records]).whole
    graph.add(Edge("POST_AT", "post/harbour-master", "body/offices"))
    assert [check.rule for check in checks(graph) if not check.ok] == ["ends"]
    world.change(world.plan, "at: body/office", "at: body/offices")
    assert broken_by_records(world) == {"ends"}


def test_rules_that_records_cannot_break_are_few_and_known() -> None:
    """An id gives its label, wordings and claims are told under one commitment, and shapes ask for two sides."""
    assert {rule.id for rule in RULES} - {"ends", *(rule for rule, _, _ in FAULTS)} == {"label", "placed", "sides"}
    assert len({rule.id for rule in RULES}) == len(RULES) == 32


def test_what_may_be_in_order_is_refused_by_nobody(sqlite_address: str, world: World) -> None:
    """It ended some day of 2019, and started some day of June: that may be right."""
    world.change(world.plan, "start: 2019-06}", 'start: 2019-06, end: "2019"}')
    seed.apply(sqlite_address, [world.records])
    assert broken_in(sqlite_address, world) == set()


@pytest.mark.parametrize(
    "told",
    [
        "published_said: each spring\n    publisher: body/office",
        "publisher: {body: body/office, basis: INFERRED, confidence: HIGH, reason: It bears its name.}",
    ],
    ids=["in words", "inferred"],
)
def test_a_publisher_without_a_day_is_told_in_words_or_inferred(world: World, told: str) -> None:
    adding(f"document: leaflet\n    title: A leaflet\n    {told}")(world)
    assert broken_among(world) == set()


def test_nobody_published_what_is_told_as_to_come_by_inference_either(world: World) -> None:
    publisher = "publisher: {body: body/office, basis: INFERRED, confidence: HIGH, reason: It bears its name.}"
    state = "state: {state: PLANNED, words: leaflet, basis: INFERRED, confidence: HIGH, reason: So it reads.}"
    adding(f"document: leaflet\n    title: A leaflet\n    {publisher}\n    {state}")(world)
    assert broken_by_records(world) == {"issued"}
    world.change(world.update, "state: PLANNED", "state: IN_FORCE")
    assert broken_among(world) == set()


def test_an_unknown_status_is_covered_by_a_gap_about_what_contains_it(world: World) -> None:
    world.change(world.update, "      status: DELIVERED\n", "      status: UNKNOWN\n")
    adding(_gap("What became of the plan", "programme/harbour", "FATE"))(world)
    assert broken_among(world) == set()


def test_an_unknown_status_is_not_covered_by_a_gap_that_asks_something_else(world: World) -> None:
    world.change(world.update, "      status: DELIVERED\n", "      status: UNKNOWN\n")
    adding(_gap("Who paid for the plan", "programme/harbour"))(world)
    assert broken_by_records(world) == {"unknown"}


def _gap(title: str, about: str, type_: str = "") -> str:
    typed = f"type: {type_}\n    " if type_ else ""
    return f"gap: doubt\n    title: {title}\n    {typed}reason: No update says so.\n    about: {about}"


_UNLINKED = changing(
    "    links:\n      - {type: CONTINUES, to: action/north-lamp, basis: INFERRED, "
    "reason: Both are about being seen.}\n",
    "",
)


@pytest.mark.parametrize("type_", ["FATE", "ORIGIN"])
def test_a_gap_of_an_end_of_its_lineage_stands_for_a_link(world: World, type_: str) -> None:
    _UNLINKED(world)
    adding(_gap("What came before or after it", "action/signals", type_))(world)
    assert broken_among(world) == set()


def test_a_gap_that_asks_something_else_stands_for_no_link(world: World) -> None:
    _UNLINKED(world)
    adding(_gap("Who teaches it", "action/signals"))(world)
    assert broken_by_records(world) == {"untraced"}


def test_claims_that_disagree_are_told_of_by_a_contradiction_about_them(world: World) -> None:
    adding("of: action/north-lamp\n    status: {key: again, status: IN_PROGRESS, date: 2021-04}")(world)
    sides = "sides: [{value: It is done, " + CITE + "}, {value: It goes on, " + CITE + "}]"
    claims = "claim/update-2022/action/north-lamp, claim/update-2022/action/north-lamp/again"
    adding(f"discrepancy: lamp\n    title: Whether the lamp is done\n    {sides}\n    about: [{claims}]")(world)
    assert broken_among(world) == set()


def test_who_begins_on_the_day_on_which_a_thing_was_finished_is_not_late(world: World) -> None:
    owner = "owners: [{holder: body/office, role: LEAD, as_worded: leads, start: 2021-04-30}]"
    adding(f"of: event/repainting\n    {owner}")(world)
    assert broken_among(world) == set()


def test_a_store_with_a_date_that_is_none_is_told_and_not_a_crash(sqlite_address: str, world: World) -> None:
    seed.apply(sqlite_address, [world.records])
    with sqlite3.connect(sqlite_address.removeprefix("sqlite://")) as connection:
        connection.execute("UPDATE edge SET end = 'soon' WHERE type = 'HOLDS'")
        connection.execute("UPDATE edge SET start = 'once' WHERE type = 'HOLDS'")
    connection.close()
    failed = {check.name: check for check in seed.verify(sqlite_address, [world.records]) if not check.ok}
    assert failed["dates out of order"].rule == "dates"
    assert failed["values not as they would be derived"].details == (
        "nothing can be derived: 'once' is not an EDTF date",
    )


def test_a_rule_that_a_store_breaks_names_the_line_of_the_records(sqlite_address: str, world: World) -> None:
    seed.apply(sqlite_address, [world.records])
    with sqlite3.connect(sqlite_address.removeprefix("sqlite://")) as connection:
        connection.execute("UPDATE edge SET reason = NULL WHERE type = 'CONTINUES'")
    connection.close()
    (check,) = (one for one in seed.verify(sqlite_address, [world.records]) if one.rule == "reasoned")
    line = (
        world.update.read_text("utf-8")
        .split("\n")
        .index("      - {type: CONTINUES, to: action/north-lamp, basis: INFERRED, reason: Both are about being seen.}")
        + 1
    )
    assert check.details == (f"link/continues/action/signals/action/north-lamp ({world.update}:{line})",)


def test_a_document_that_no_entry_begins_is_named_where_a_wording_stands_in_it(tmp_path: Path, world: World) -> None:
    passage = "span: [0, 12], sha256: " + "0" * 64
    lost = world.records / "lost.yaml"
    lost.write_text(
        "document: lost\nrecords:\n  - of: action/signals\n    wording:\n"
        f"      cite: {{at: Title, in: plan-2020, {passage}}}\n",
        "utf-8",
    )
    with pytest.raises(seed.RecordErrors) as raised:
        seed.plan(f"sqlite://{tmp_path}/none.db", [world.records])
    assert "document/lost names nothing" in {problem.message for problem in raised.value.problems}
