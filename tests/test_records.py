"""The packaged records: they make a graph, and the graph has the totals of the documents."""

from __future__ import annotations

import os
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.model.graph import Graph, Node
from rasso_graph.model.words import COMMITMENTS, LABELS, TRACES
from rasso_graph.seed.citing import held_texts, misnamed, quotations
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.reading import PACKAGED
from rasso_graph.seed.rules import Totals
from rasso_graph.seed.rules.rule import typed
from rasso_graph.seed.rules.totals import ANNEX, STRATEGY
from tests.stores import packaged

CORPUS = Path(os.environ.get("RASSO_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
TOTALS = 30


@pytest.fixture(scope="module")
def graph() -> Graph:
    return packaged().graph


def commitments(graph: Graph) -> list[Node]:
    return [node for node in graph.nodes.values() if node.label in COMMITMENTS]


def about(graph: Graph, kind: str) -> set[str]:
    """What anything of a kind is about."""
    return {edge.target for edge in typed(graph, "ABOUT") if edge.source.startswith(kind)}


def told_in_items(graph: Graph) -> set[tuple[str, str]]:
    """Number of the item, and event that rests on a passage of its report."""
    found: set[tuple[str, str]] = set()
    for edge in typed(graph, "CITES"):
        locator = re.match(r"Item (\d+), report", str(graph.nodes[edge.target].properties["locator"]))
        if locator and graph.nodes[edge.source].label == "Event":
            found.add((locator[1], edge.source))
    return found


def test_there_is_a_file_of_records_for_each_document() -> None:
    assert sorted(path.name for path in PACKAGED.glob("*.yaml")) == [
        "annex-a-2022.yaml",
        "cps-response-2016.yaml",
        "jnap-release-2021.yaml",
        "mentions-annex-a-2022.yaml",
        "mentions-cps-response-2016.yaml",
        "mentions-jnap-release-2021.yaml",
        "mentions-press-notice-2016.yaml",
        "mentions-rasso-2025.yaml",
        "press-notice-2016.yaml",
        "rasso-2025.yaml",
    ]


def test_the_five_documents_are_held_under_their_names_in_the_corpus(graph: Graph) -> None:
    assert held_texts(graph) == {
        "annex-a-2022": "001_0a92bf66c6c20894.txt",
        "cps-response-2016": "000_898c4b7d67be2fe1.txt",
        "jnap-release-2021": "004_6dbc9a2820787c52.txt",
        "press-notice-2016": "002_fdf441699cd89d3b.txt",
        "rasso-2025": "003_e600bf230ba09a19.txt",
    }


def test_the_totals_of_the_documents_are_reproduced(graph: Graph) -> None:
    checks = Totals(graph).checks()
    assert [str(check) for check in checks if not check.ok] == []
    assert len(checks) == TOTALS


def test_the_packaged_records_apply_and_verify(tmp_path: Path) -> None:
    store = f"sqlite://{tmp_path}/graph.db"
    assert seed.apply(store).changed
    assert not seed.apply(store).changed
    assert [str(check) for check in seed.verify(store) if not check.ok] == []


def test_every_passage_has_its_fingerprint(graph: Graph) -> None:
    if not CORPUS.is_dir():
        pytest.skip("The documents' texts are not here; name their folder by RASSO_CORPUS")
    found = quotations(graph, CORPUS)
    assert [str(problem) for problem in [*found.problems, *found.missing]] == []
    assert len(found.passages) == sum(node.label == "Citation" for node in graph.nodes.values())


def test_the_texts_hold_no_name_that_is_not_recorded(graph: Graph) -> None:
    if not CORPUS.is_dir():
        pytest.skip("The documents' texts are not here; name their folder by RASSO_CORPUS")
    assert misnamed(graph, quotations(graph, CORPUS).texts) == ([], [])


@pytest.mark.parametrize(
    ("thing", "document", "places"),
    [
        ("body/cps", "press-notice-2016", [79, 298, 531, 1679, 2170, 2717]),
        ("body/cps-headquarters", "press-notice-2016", [2471]),
        ("body/joib", "annex-a-2022", [4488, 4536]),
        ("body/joib", "jnap-release-2021", [4871, 5192]),
        ("body/hmcpsi", "rasso-2025", [30573]),
        ("document/hmcpsi-rape-2019", "annex-a-2022", [19050]),
        ("body/cps-areas", "press-notice-2016", [1920]),
        ("document/internal-review-2014", "press-notice-2016", [2745]),
        ("body/home-office", "annex-a-2022", [10578]),
        ("document/early-advice-mou-2021", "annex-a-2022", [17466]),
        (
            "document/code-for-crown-prosecutors",
            "rasso-2025",
            [8210, 8650, 8993, 12021, 15208, 27868, 28423, 28958, 29637, 29981, 32978, 33451],
        ),
    ],
)
def test_a_thing_is_named_where_one_finds_it(graph: Graph, thing: str, document: str, places: list[int]) -> None:
    """The places are those where a search of the text finds the name, less those within longer names."""
    assert starts(graph, thing, document) == places


@pytest.mark.parametrize(("document", "times"), [("annex-a-2022", 7), ("rasso-2025", 4), ("cps-response-2016", 3)])
def test_the_advisors_are_named_short_and_in_full(graph: Graph, document: str, times: int) -> None:
    """Of ten in the annex four are in the name of the framework; one is in full. In 2020 three of four are in full."""
    assert len(starts(graph, "body/isvas", document)) == times


def starts(graph: Graph, thing: str, document: str) -> list[int]:
    named = {
        edge.source for edge in graph.edges.values() if (edge.type, edge.target) == ("NAMED_IN", f"document/{document}")
    }
    held = (graph.nodes[edge.target] for edge in graph.out(thing, "HAS_MENTION") if edge.target in named)
    return sorted(int(str(node.properties["start"])) for node in held)


@pytest.mark.parametrize(
    "label", ["Outcome", "Action", "Recommendation", "Response", "Body", "Document", "Event", "Theme"]
)
def test_a_title_tells_which_one_is_meant(graph: Graph, label: str) -> None:
    titles = Counter(node.properties["title"] for node in graph.nodes.values() if node.label == label)
    assert [title for title, times in titles.items() if times > 1] == []


def test_no_post_has_two_holders_who_surely_overlap(graph: Graph) -> None:
    """Each is one person's at a time, so that a holder needs an end once another comes."""
    held: dict[str, list[tuple[str, str, str]]] = {}
    for edge in derive(graph).edges.values():
        if edge.type == "HOLDS":
            since, until = str(edge.properties["when_holds_from"]), str(edge.properties["when_holds_until"])
            held.setdefault(edge.target, []).append((since, until, edge.source))
    overlaps = [
        (post, one[2], two[2]) for post, all_ in held.items() for one, two in pairwise(sorted(all_)) if one[1] > two[0]
    ]
    assert overlaps == []
    assert sorted(person for _, _, person in held["post/dpp"]) == ["person/alison-saunders", "person/max-hill"]


def test_a_document_is_published_when_the_event_of_its_publication_was(graph: Graph) -> None:
    """All agree but one event, which tells of a later change to guidance that was out."""
    differing: list[tuple[str, str]] = []
    for edge in graph.edges.values():
        event, document = graph.nodes[edge.source].properties, graph.nodes[edge.target]
        told = event.get("type") == "PUBLICATION" and event.get("occurrence") == "HAPPENED"
        dated = edge.type == "ABOUT" and told and document.label == "Document"
        if dated and document.properties.get("published") != event["date"]:
            differing.append((edge.source, edge.target))
    assert differing == [("event/legal-guidance-digital-update", "document/rasso-legal-guidance")]


def test_a_section_is_a_printed_heading_or_a_place_in_running_text(graph: Graph) -> None:
    sections = {str(node.properties["section"]) for node in graph.nodes.values() if "section" in node.properties}
    assert sorted(one for one in sections if not one.startswith("Running text: ")) == [
        "Actions Delivered in 2020/21",
        "Early Investigative Advice (EIA)",
        "Introduction",
        "Monitoring and compliance",
        "Overview of Actions for 2020/21",
        "RASSO Structure",
        "Recommendation 1",
        "Recommendation 2",
        "Recommendation 3",
        "Recommendation 4",
        "Recommendation 5",
        "Specialist Advocates",
        "Specialist Staff",
        "The CPS response",
        "Training",
        "Victim and Witness Issues",
        "What we will do next (new actions)",
        "Work delivered",
        "Work in progress",
    ]


def test_every_commitment_has_somebody_who_answers_for_it_or_a_gap(graph: Graph) -> None:
    """Recommendations ask and outcomes are reached, so that most of those without an owner are of these kinds."""
    owned, gapped = {edge.target for edge in typed(graph, "OWNS")}, about(graph, "gap/")
    unowned = [node for node in commitments(graph) if node.id not in owned]
    assert [node.id for node in unowned if node.id not in gapped] == []
    assert Counter(node.label for node in unowned) == {
        "Recommendation": 69,
        "Outcome": 20,
        "Action": 6,
        "Response": 1,
        "Aim": 1,
    }
    assert len(commitments(graph)) == 289


def test_every_commitment_of_unknown_status_has_a_gap(graph: Graph) -> None:
    unknown = {node.id for node in commitments(derive(graph)) if node.properties["status"] == "UNKNOWN"}
    assert unknown - about(graph, "gap/") == set()
    assert len(unknown) == 79


def test_what_is_published_has_a_day_but_for_four_things(graph: Graph) -> None:
    """One comes out each year; of three it is inferred from whose they are."""
    undated = [edge for edge in typed(graph, "PUBLISHED") if "published" not in graph.nodes[edge.target].properties]
    assert {edge.target: (edge.properties["basis"], bool(edge.properties.get("reason"))) for edge in undated} == {
        "document/cps-2025": ("INFERRED", True),
        "document/cps-business-plan": ("STATED", False),
        "document/hmic-rape-reports": ("INFERRED", True),
        "document/male-victims-statement": ("INFERRED", True),
    }
    assert graph.nodes["document/cps-business-plan"].properties["published_said"]


def test_what_an_item_of_annex_a_tells_hangs_on_its_commitment(graph: Graph) -> None:
    """What became of promises of earlier documents is a claim of its own."""
    near = {
        pair
        for edge in typed(graph, "ABOUT", "FULFILS", "STEP_OF", "REPORTS_ON")
        for pair in ((edge.source, edge.target), (edge.target, edge.source))
    }
    items = {str(w.properties["number"]): name for name, w in Totals(graph).printed("Action", ANNEX).items()}
    told = told_in_items(graph)
    assert len(told) > 100
    assert {(item, event) for item, event in told if (event, items[item]) not in near} == set()


def test_the_actions_of_table_1_were_due_within_its_year_and_nine_are_overdue(graph: Graph) -> None:
    actions = Totals(graph).printed("Action", STRATEGY)
    dates = [graph.nodes[e.target].properties["date"] for e in typed(graph, "HAS_DUE") if e.source in actions]
    assert dates == ["../2021-03-31"] * 26
    nodes = derive(graph).nodes
    assert sorted(name for name in actions if nodes[name].properties["overdue"]) == [
        "action/forensic-evidence-tools",
        "action/hmcpsi-rape-report",
        "action/joint-protocol",
        "action/leadership-strategy",
        "action/national-conference",
        "action/pre-trial-therapy-guidance",
        "action/rape-review-recommendations",
        "action/special-measures",
        "action/victim-communication-model",
    ]


def test_the_page_on_the_record_counts_what_is_there(graph: Graph) -> None:
    """The table has two kinds in a row, by their names in lower case."""
    kinds = {re.sub(r"(?<!^)(?=[A-Z])", " ", label).lower(): label for label in LABELS}
    page = (Path(__file__).parents[1] / "docs" / "record.md").read_text("utf-8")
    told = re.findall(r"(?<=\| )([a-z ]+) \| ([\d,]+)(?= \|)", page.partition("## What is in it")[2].partition("##")[0])
    counted = Counter(node.label for node in graph.nodes.values())
    assert {kinds[kind]: int(number.replace(",", "")) for kind, number in told} == {
        k: n for k, n in counted.items() if k != "Citation"
    }


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("document/national-isva-framework", "action/isva-liaison"),
        ("document/social-media-guidance", "action/digital-data-guidance"),
        ("document/pre-trial-therapy-principles", "action/pre-trial-therapy-guidance"),
        ("document/pre-trial-therapy-draft-guidance", "action/pre-trial-therapy-guidance"),
        ("document/rasso-legal-guidance", "action/legal-guidance"),
        ("document/guide-for-victims", "action/digital-walkthrough"),
        ("event/isva-engagement-meetings", "action/isva-meetings"),
    ],
)
def test_what_came_of_an_action_leads_back_to_it(graph: Graph, later: str, earlier: str) -> None:
    assert {edge.type for edge in graph.edges.values() if (edge.source, edge.target) == (later, earlier)} & set(TRACES)


def test_what_goes_on_with_no_end_says_when_it_was_last_told(graph: Graph) -> None:
    going = [
        node.properties
        for node in graph.nodes.values()
        if node.label == "Event" and str(node.properties.get("date")).endswith("/..")
    ]
    ongoing = [held for held in going if held["occurrence"] == "ONGOING"]
    assert [held["title"] for held in ongoing if "last_attested" not in held] == []
    assert len(ongoing) == 9


def test_eight_commitments_have_a_gap_of_fate_in_place_of_a_link(graph: Graph) -> None:
    unlinked = {
        "action/case-progression-commitment": {"DUE", "FATE"},
        "action/crown-advocate-induction": {"FATE"},
        "action/knowledge-hub": {"FATE"},
        "action/more-cps-staff-at-court": {"DUE", "FATE"},
        "action/update-e-learning-2016": {"FATE"},
        "recommendation/internal-review-2014/26": {"FATE"},
        "recommendation/internal-review-2014/5": {"FATE"},
        "recommendation/internal-review-2014/6": {"FATE"},
    }
    types = _types_of_gaps(graph)
    told: dict[str, set[object]] = {name: set() for name in unlinked}
    for edge in typed(graph, "ABOUT"):
        if edge.target in unlinked and types.get(edge.source):
            told[edge.target].add(types[edge.source])
    assert told == unlinked
    wordings = {edge.target: edge.source for edge in typed(graph, "HAS_WORDING")}
    ends = {end for edge in typed(graph, *TRACES) for end in (edge.source, edge.target)}
    linked = ends | {wordings[end] for end in ends & wordings.keys()}
    assert {node.id for node in commitments(graph)} - linked == set(unlinked)


@pytest.mark.parametrize(
    ("gap", "type_"),
    [
        ("second-opinion-guidance", "ORIGIN"),
        ("earlier-joint-plan", "ORIGIN"),
        ("jnap-and-the-plan-of-2014", "FATE"),
        ("welfare-workshops-2016-held", "FATE"),
        ("jnap-regional-plans-told", "FATE"),
        ("imd-pilot", "FATE"),
        ("rape-panel-renewed-2016", "FATE"),
        ("joint-inspection-held", "FATE"),
        ("case-progression-commitment-published", "FATE"),
        ("jnap-public-update-published", "FATE"),
        ("sanctions-for-areas", "FATE"),
        ("early-advice-pilots-start", None),
    ],
)
def test_a_gap_says_which_end_of_a_lineage_it_leaves_open(graph: Graph, gap: str, type_: str | None) -> None:
    """Those on which two readers differed, or which a line between the types runs by."""
    assert _types_of_gaps(graph)[f"gap/{gap}"] == type_


def test_a_gap_of_fate_is_about_what_is_earlier_and_one_of_origin_about_what_is_later(graph: Graph) -> None:
    """Of two joint plans the one is not told to have ended, and the other not told to carry it on."""
    types = _types_of_gaps(graph)
    ends: dict[str, set[object]] = {"document/joint-national-rape-action-plan-2014": set(), "document/jnap-2021": set()}
    for edge in typed(graph, "ABOUT"):
        if edge.target in ends:
            ends[edge.target].add(types.get(edge.source))
    assert {name: found - {None} for name, found in ends.items()} == {
        "document/joint-national-rape-action-plan-2014": {"FATE"},
        "document/jnap-2021": {"FATE", "ORIGIN"},
    }


def _types_of_gaps(graph: Graph) -> dict[str, object]:
    return {node.id: node.properties.get("type") for node in graph.nodes.values() if node.label == "Gap"}
