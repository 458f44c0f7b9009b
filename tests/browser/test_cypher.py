"""Every query that is given for pasting is run on a real Neo4j, and what it answers is what the API answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, LiteralString, cast

import pytest
from neo4j import Driver

from rasso_graph.loaders.address import parse
from rasso_graph.loaders.connections import session_of
from rasso_graph.schema import core_schema
from rasso_graph.server.browser import saved
from tests.stores import Asked, asking, fill, packaged

pytestmark = pytest.mark.neo4j

Rows = list[Any]
Told = dict[str, Any]
QUERIES = {
    f"{one.folder} {int(one.file.split()[0])}": one for folder in ("guide", "questions") for one in saved(folder)
}
JOINT, ADVICE = "action/joint-protocol", "action/early-advice"


@pytest.fixture(scope="module")
def ask(neo4j_store_url: str, neo4j_driver: Driver) -> Iterator[Asked]:
    fill(neo4j_driver, parse(neo4j_store_url), packaged().whole)
    neo4j_driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    with asking(core_schema(), parse(neo4j_store_url)) as found:
        yield found


@pytest.fixture
def run(ask: Asked, neo4j_driver: Driver) -> Callable[[str], Rows]:
    """The rows of a query by its number, read in a session that may not write."""

    def rows(number: str) -> Rows:
        with session_of(neo4j_driver, "READ") as session:
            return [list(record.values()) for record in session.run(cast(LiteralString, QUERIES[number].text))]

    return rows


def alike(some: Iterable[Any], others: Iterable[Any]) -> bool:
    """Whether they are the same but for their order, and not nothing."""
    mine = sorted(map(repr, some))
    return bool(mine) and mine == sorted(map(repr, others))


def ids(held: Iterable[Told]) -> list[str]:
    return [one["id"] for one in held]


def inner(one: Told, field: str, name: str = "id") -> Any:
    """A field of what may be null."""
    held: Told = one[field] or {}
    return held.get(name)


# The guide


def test_what_is_here(ask: Asked, run: Callable[[str], Rows]) -> None:
    counts = ask.data("{ graph { counts { kind count } } }")["graph"]["counts"]
    assert alike(run("guide 1"), [[one["kind"], one["count"]] for one in counts if one["count"]])


def test_one_commitment(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data(
        f'{{ action(id: "{JOINT}") {{ wordings {{ id }} statusHistory {{ id }} dues {{ id }} partOf {{ id }}'
        " events { id } gaps(inherited: false) { gap { id } } discrepancies { id }"
        " owners(inherited: false) { holder { ... on Cited { id } } } } }"
    )["action"]
    near = [one for key in ("wordings", "statusHistory", "dues", "partOf", "discrepancies") for one in ids(told[key])]
    near += [one["gap"]["id"] for one in told["gaps"]] + [one["holder"]["id"] for one in told["owners"]]
    found = {node["id"] for (way,) in run("guide 2") for node in way.nodes}
    assert {JOINT, *near} <= found
    assert found - {JOINT, *near} <= {*ids(told["events"]), "document/national-rape-protocol-update"}


def test_where_it_comes_from(ask: Asked, run: Callable[[str], Rows]) -> None:
    lineage = f'lineage(of: "{JOINT}", types: null, maxDepth: 3)'
    links = ask.data(f"{{ {lineage} {{ links {{ id }} }} }}")["lineage"]["links"]
    assert alike(ids(links), [fact["id"] for _, fact, _ in run("guide 3")])


def test_who_answers(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data(
        f'{{ action(id: "{JOINT}") {{ owners {{ role holder {{ ... on Cited {{ title }} }} statedOf {{ title }}'
        " ownership { asWorded citations { locator } } } } }"
    )["action"]["owners"]
    rows = [
        [one["role"], one["holder"]["title"], one["ownership"]["asWorded"], one["statedOf"]["title"], cited["locator"]]
        for one in told
        for cited in one["ownership"]["citations"]
    ]
    assert alike(rows, [[*row[:4], row[5]] for row in run("guide 4")])


def test_what_is_not_known(ask: Asked, run: Callable[[str], Rows]) -> None:
    gaps = ask.data(f'{{ action(id: "{JOINT}") {{ gaps(inherited: false) {{ title reason }} }} }}')["action"]["gaps"]
    assert alike(run("guide 5"), [[one["title"], one["reason"]] for one in gaps])


def test_what_contradicts(ask: Asked, run: Callable[[str], Rows]) -> None:
    selected = "sides { id citations { id } }"
    told = ask.data(f'{{ discrepancy(id: "discrepancy/soteria-areas") {{ {selected} }} }}')["discrepancy"]["sides"]
    rows = [[one["id"], cited["id"]] for one in told for cited in one["citations"]]
    assert alike(rows, [[way.nodes[1]["id"], way.nodes[2]["id"]] for (way,) in run("guide 6")])


def test_in_the_order_of_time(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data(
        '{ events(where: {about: "programme/operation-soteria"}) { nodes { title occurrence date { edtf } } } }'
    )["events"]["nodes"]
    assert alike(run("guide 7"), [[one["date"]["edtf"], one["title"], one["occurrence"]] for one in told])


def test_what_a_fact_rests_on(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data(
        f'{{ action(id: "{JOINT}") {{ statusHistory {{ basis words'
        " citations { locator start end document { title } } } } }"
    )["action"]["statusHistory"]
    rows = [
        [one["basis"], one["words"], cited["document"]["title"], cited["locator"], cited["start"], cited["end"]]
        for one in told
        for cited in one["citations"]
    ]
    assert alike(rows, [row[1:7] for row in run("guide 8")])


def test_which_graph_this_is(ask: Asked, run: Callable[[str], Rows]) -> None:
    graph = ask.data("{ graph { revision digest } }")["graph"]
    assert run("guide 9") == [[graph["revision"], graph["digest"]]]


# The questions


def test_the_lineage_of_early_advice(ask: Asked, run: Callable[[str], Rows]) -> None:
    selected = "id type later { id } earlier { id } basis asserter { id }"
    lineage = f'lineage(of: "{ADVICE}", direction: BOTH, types: null)'
    told = ask.data(f"{{ {lineage} {{ truncated links {{ {selected} }} }} }}")["lineage"]
    rows = [
        [
            one["id"],
            one["type"],
            inner(one, "later"),
            inner(one, "earlier"),
            one["basis"],
            inner(one, "asserter"),
        ]
        for one in told["links"]
    ]
    assert len(rows) > 60
    assert alike(rows, run("questions 1"))


def test_the_protocol(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data(
        f'{{ action(id: "{JOINT}") {{ status {{ status }} wordings {{ number joint document {{ id }} }}'
        " events { id occurrence fulfilment date { edtf } } gaps(inherited: false) { gap { id } }"
        " dependsOn { awaited { ... on Cited { id } } } } }"
    )["action"]
    ((status, wordings, promised, gaps, waits),) = run("questions 2")
    assert status == told["status"]["status"] == "IN_PROGRESS"
    assert wordings == [[one["document"]["id"], one["number"], one["joint"]] for one in told["wordings"]]
    events = [one for one in told["events"] if one["occurrence"] == "PROMISED"]
    assert promised == [[one["id"], one["date"]["edtf"], one["fulfilment"]] for one in events]
    assert gaps == sorted(one["gap"]["id"] for one in told["gaps"])
    assert waits == sorted(one["awaited"]["id"] for one in told["dependsOn"])


def test_specialist_advocates(ask: Asked, run: Callable[[str], Rows]) -> None:
    name = "outcome/specialist-advocates"
    told = ask.data(
        f'{{ outcome(id: "{name}") {{ status {{ status basis confidence reason }} }}'
        f' lineage(of: "{name}", direction: BOTH, types: null, maxDepth: 1) {{'
        " links { type later { id } earlier { id } } } }"
    )
    ((status, claims, links),) = run("questions 3")
    standing = told["outcome"]["status"]
    assert status == standing["status"] == "DROPPED"
    assert claims == [[standing[key] for key in ("status", "basis", "confidence", "reason")]]
    rows = [[one["type"], one["later"]["id"], one["earlier"]["id"]] for one in told["lineage"]["links"]]
    assert alike(links, [row for row in rows if row in links])
    assert ["DROPS", "document/annex-a-2022", name] in links


def changes(ask: Asked, kind: str, selected: str) -> list[Told]:
    compared = f'changes(from: "document/rasso-2025", to: "document/annex-a-2022", kinds: [{kind}])'
    return ask.data(f"{{ {compared} {{ items {{ {selected} }} }} }}")["changes"]["items"]


def test_outcomes_of_2020_and_2022(ask: Asked, run: Callable[[str], Rows]) -> None:
    items = changes(ask, "OUTCOME", "kind commitment { id }")
    found = run("questions 4")
    assert alike(found, [[one["commitment"]["id"], one["kind"]] for one in items])
    became = [row[1] for row in found]
    assert [became.count(one) for one in ("UNCHANGED", "REWORDED", "DROPPED", "ADDED")] == [8, 11, 1, 3]


def test_moved_to_another_theme(ask: Asked, run: Callable[[str], Rows]) -> None:
    items = changes(ask, "ACTION", "moved commitment { id } before { theme { name } } after { number theme { name } }")
    moved = [one for one in items if one["moved"]]
    rows = [
        [one["commitment"]["id"], one["before"]["theme"]["name"], one["after"]["theme"]["name"], one["after"]["number"]]
        for one in moved
    ]
    assert alike(rows, [row[:4] for row in run("questions 5")])


def test_joint_marks(ask: Asked, run: Callable[[str], Rows]) -> None:
    items = changes(ask, "ACTION", "jointMark commitment { id } after { number }")
    lost = [[one["commitment"]["id"], one["after"]["number"]] for one in items if one["jointMark"] == "LOST"]
    assert alike(run("questions 6"), lost)
    assert sorted(row[1] for row in lost) == ["15", "18"]


def test_themes(ask: Asked, run: Callable[[str], Rows]) -> None:
    plans = ("programme/rasso-2025", "programme/jnap")
    selected = "themes { name earlier { type } later { type } }"
    rows: Rows = []
    for plan in plans:
        themes = ask.data(f'{{ programme(id: "{plan}") {{ {selected} }} }}')["programme"]["themes"]
        rows += [[plan, one["name"], bool(one["earlier"] or one["later"])] for one in themes]
    assert alike(run("questions 7"), rows)
    assert len(rows) == 10


def test_the_report_of_2019(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data('{ document(id: "document/hmcpsi-rape-2019") { parts { id status { status } } } }')
    rows = [[one["id"], one["status"]["status"]] for one in told["document"]["parts"]]
    assert len(rows) == 12
    assert alike(run("questions 8"), rows)


def test_mirrored_by_nobody(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data(
        "{ recommendations(first: 100, where: {not: {later: {types: [MIRRORS]}},"
        ' partOf: "document/internal-review-2014"}) { nodes { id } } }'
    )["recommendations"]["nodes"]
    assert alike(run("questions 9"), [[one] for one in ids(told)])
    assert [row[0].rpartition("/")[2] for row in run("questions 9")] == ["5", "6", "26"]


def sides(ask: Asked, name: str) -> list[Told]:
    selected = "id value citations { locator document { published { edtf said } } }"
    return ask.data(f'{{ discrepancy(id: "{name}") {{ sides {{ {selected} }} }} }}')["discrepancy"]["sides"]


def test_areas_of_soteria(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = sides(ask, "discrepancy/soteria-areas")
    rows = [[one["id"], one["value"], sorted(cited["locator"] for cited in one["citations"])] for one in told]
    assert alike(rows, [[*row[:2], sorted(row[2])] for row in run("questions 10")])


def test_the_remit_of_the_joint_board(ask: Asked, run: Callable[[str], Rows]) -> None:
    rows = [
        [one["value"], *cited["document"]["published"].values(), cited["locator"]]
        for one in sides(ask, "discrepancy/joib-remit")
        for cited in one["citations"]
    ]
    assert alike(run("questions 11"), rows)


def test_percentages(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data(
        '{ statistics(first: 100, where: {citedIn: {document: "document/press-notice-2016"}})'
        " { nodes { title value numerator denominator baseStated } } }"
    )["statistics"]["nodes"]
    assert alike(run("questions 12"), [list(one.values()) for one in told])


def test_as_told_by_a_day(ask: Asked, run: Callable[[str], Rows]) -> None:
    day = 'asOf: "2021-01-01", knownBy: "2021-01-01"'
    told = ask.data(f'{{ action(id: "{ADVICE}") {{ status({day}) {{ status document {{ id }} }} }} }}')["action"][
        "status"
    ]
    assert run("questions 13") == [[told["status"], told["document"]["id"]]] == [["PLANNED", "document/rasso-2025"]]


def test_who_answered_on_a_day(ask: Asked, run: Callable[[str], Rows]) -> None:
    day = 'role: ACCOUNTABLE, asOf: "2021-01-01", knownBy: "2021-01-01"'
    selected = "holder { ... on Cited { id } } statedOf { id }"
    told = ask.data(f'{{ action(id: "{ADVICE}") {{ owners({day}) {{ {selected} }} }} }}')["action"]["owners"]
    assert alike(run("questions 14"), [[one["holder"]["id"], one["statedOf"]["id"]] for one in told])


def test_what_is_overdue(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data('{ commitments(first: 100, where: {overdueOn: "2022-02-28"}) { nodes { id status { status } } } }')
    rows = [[one["id"], one["status"]["status"]] for one in told["commitments"]["nodes"]]
    assert alike(rows, [row[:2] for row in run("questions 15")])


def test_the_shortest_chains(ask: Asked, run: Callable[[str], Rows]) -> None:
    path = 'path(from: "post/dpp", to: "recommendation/hmcpsi-2016/1a")'
    chains = ask.data(f"{{ {path} {{ chains {{ nodes {{ id }} links {{ id }} }} }} }}")["path"]["chains"]
    assert alike(run("questions 16"), [[ids(one["nodes"]), ids(one["links"])] for one in chains])


def test_a_word(ask: Asked, run: Callable[[str], Rows]) -> None:
    nodes = ask.data('{ search(text: "\\"early advice\\" memorandum", first: 20) { nodes { node { id } } } }')[
        "search"
    ]["nodes"]
    found = {row[1] for row in run("questions 17")}
    assert "event/early-advice-mou-launched" in found & {one["node"]["id"] for one in nodes}


def test_promises_of_which_nobody_tells(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data(
        "{ events(first: 100, where: {occurrence: [PROMISED], fulfilment: [NOT_TOLD]})"
        " { nodes { id title date { latest } } } }"
    )["events"]["nodes"]
    assert alike(run("questions 18"), [[one["id"], one["title"], inner(one, "date", "latest")] for one in told])


def test_the_annex_by_theme(ask: Asked, run: Callable[[str], Rows]) -> None:
    listed = '{document: "document/annex-a-2022", primary: true, listed: true}'
    selected = "theme { name } commitment { __typename ... on Action { status { status } } }"
    told = ask.data(f"{{ wordings(first: 100, where: {listed}) {{ nodes {{ {selected} }} }} }}")["wordings"]["nodes"]
    pairs = [
        (one["theme"]["name"], one["commitment"]["status"]["status"])
        for one in told
        if one["commitment"]["__typename"] == "Action"
    ]
    assert len(pairs) == 38
    assert alike(run("questions 19"), [[*pair, pairs.count(pair)] for pair in set(pairs)])


def listing(ask: Asked, field: str, where: str, selected: str = "id") -> list[Told]:
    """The first hundred of a list."""
    return ask.data(f"{{ {field}(first: 100, where: {{{where}}}) {{ nodes {{ {selected} }} }} }}")[field]["nodes"]


def one(ask: Asked, of: str, selected: str) -> Told:
    """A thing by its id."""
    kind = of.partition("/")[0]
    return ask.data(f'{{ {kind}(id: "{of}") {{ {selected} }} }}')[kind]


IN_2016 = 'citedIn: {document: "document/cps-response-2016"}'
AGAIN = "{types: [CONTINUES, FULFILS, DERIVES_FROM, INFORMS]}"
LATER = ("document/rasso-2025", "document/jnap-release-2021", "document/annex-a-2022")
LISTED = {
    "questions 21": ("actions", f"{IN_2016}, not: {{later: {AGAIN}}}"),
    "questions 23": ("commitments", 'answerable: {id: "post/npcc-criminal-justice-lead", inherited: true}'),
    "questions 24": (
        "commitments",
        'involved: {id: "body/isvas"}, not: {answerable: {id: "body/isvas", inherited: true}}',
    ),
    "questions 29": ("duties", 'bearer: "body/police", standing: true'),
    "questions 30": (
        "bodies",
        'namedIn: {document: "document/cps-response-2016"}, '
        "not: {or: [" + ", ".join(f'{{namedIn: {{document: "{name}"}}}}' for name in LATER) + "]}",
    ),
    "questions 31": ("dues", 'date: {from: "2022-01-01", surelyTo: "2022-12-31"}'),
    "questions 33": ("outcomes", "hasDirectOwner: false"),
    "questions 35": (
        "actions",
        f'status: [PLANNED, IN_PROGRESS], {IN_2016}, not: {{or: [{{citedIn: {{document: "{LATER[0]}"}}}}, '
        f'{{citedIn: {{document: "{LATER[2]}"}}}}]}}',
    ),
}
"""Questions whose answer is a list of the API, by the filter."""


@pytest.mark.parametrize("number", LISTED)
def test_what_passes_a_filter(ask: Asked, run: Callable[[str], Rows], number: str) -> None:
    assert alike({row[0] for row in run(number)}, ids(listing(ask, *LISTED[number])))


def test_what_waits(ask: Asked, run: Callable[[str], Rows]) -> None:
    found = run("questions 20")
    for name in {row[0] for row in found}:
        told = one(ask, name, "dependsOn { basis awaited { ... on Cited { id } } }")["dependsOn"]
        assert alike([row[1:] for row in found if row[0] == name], [[inner(t, "awaited"), t["basis"]] for t in told])
    assert "action/pre-trial-therapy-guidance" in {row[0] for row in found}


def test_the_passages_behind_a_fact(ask: Asked, run: Callable[[str], Rows]) -> None:
    selected = "earlier(types: [MOVES]) { citations { id document { id } locator start end sha256 } }"
    told = one(ask, "wording/annex-a-2022/action/forensic-evidence-tools", selected)["earlier"][0]["citations"]
    assert alike(run("questions 22"), [[cited.pop("id"), inner(cited, "document"), *_places(cited)] for cited in told])


def _places(cited: Told) -> Rows:
    return [cited[name] for name in ("locator", "start", "end", "sha256")]


def test_commitments_of_a_body(ask: Asked, run: Callable[[str], Rows]) -> None:
    selected = "commitments(first: 100) { nodes { role asWorded commitment { id } } }"
    told = one(ask, "body/police", selected)["commitments"]["nodes"]
    assert alike(run("questions 25"), [[inner(t, "commitment"), t["role"], t["asWorded"]] for t in told])


def test_what_happened(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = one(ask, "action/wellbeing-programme", "happened { what { ... on Cited { id } } }")["happened"]
    assert alike({row[0] for row in run("questions 26")}, {inner(t, "what") for t in told})


def test_a_state_and_a_promise_on_a_day(ask: Asked, run: Callable[[str], Rows]) -> None:
    day = 'asOf: "2016-06-30", knownBy: "2016-06-30"'
    state = one(ask, "document/directors-guidance-6", f"state({day}) {{ state words }}")["state"]
    assert run("questions 27") == [[state["state"], state["words"]]]
    promised = one(ask, "event/directors-guidance-6-due-2016", 'fulfilment(knownBy: "2020-12-31")')
    assert [row[0] for row in run("questions 32")] == [promised["fulfilment"]] == ["MISSED"]


def test_findings(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = one(ask, "recommendation/hmcpsi-2016/5d", "findings { id title by { ... on Cited { id } } }")["findings"]
    assert alike(run("questions 28"), [[t["id"], t["title"], ids(t["by"])] for t in told])


def test_programmes(ask: Asked, run: Callable[[str], Rows]) -> None:
    told = ask.data("{ programmes(first: 100) { nodes { id start { edtf } end { edtf } lastAttested { edtf } } } }")[
        "programmes"
    ]["nodes"]
    dates = ("start", "end", "lastAttested")
    assert alike(run("questions 34"), [[t["id"], *(inner(t, name, "edtf") for name in dates)] for t in told])


@pytest.mark.parametrize("number", QUERIES)
def test_a_query_finds_something_and_warns_of_nothing(ask: Asked, neo4j_driver: Driver, number: str) -> None:
    ran = neo4j_driver.execute_query(cast(LiteralString, QUERIES[number].text))
    assert ran.records
    assert [one.gql_status for one in ran.summary.gql_status_objects if one.is_notification] == []
