"""The packaged records: they make a graph, and the graph has the totals of the documents."""

from __future__ import annotations

import os
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.model.graph import Graph
from rasso_graph.model.words import TRACES
from rasso_graph.seed.citing import held, quotations
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.reading import PACKAGED
from rasso_graph.seed.rules import Totals
from rasso_graph.seed.rules.totals import ANNEX, STRATEGY
from tests.stores import packaged

CORPUS = Path(os.environ.get("RASSO_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
TOTALS = 28


@pytest.fixture(scope="module")
def graph() -> Graph:
    return packaged().graph


def test_there_is_a_file_of_records_for_each_document() -> None:
    assert sorted(path.name for path in PACKAGED.glob("*.yaml")) == [
        "annex-a-2022.yaml",
        "cps-response-2016.yaml",
        "jnap-release-2021.yaml",
        "press-notice-2016.yaml",
        "rasso-2025.yaml",
    ]


def test_the_five_documents_are_held_under_their_names_in_the_corpus(graph: Graph) -> None:
    assert held(graph) == {
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
            since, until = str(edge.properties["holds_from"]), str(edge.properties["holds_until"])
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


def test_actions_without_an_owner_are_those_for_which_nobody_answers(graph: Graph) -> None:
    """Of the 26 actions of Table 1 and the 12 items that Annex A adds, three have somebody responsible."""
    answering = {"ACCOUNTABLE", "RESPONSIBLE", "SENIOR_RESPONSIBLE_OWNER", "LEAD"}
    owned = {e.target for e in graph.edges.values() if e.type == "OWNS" and e.properties["role"] in answering}
    totals = Totals(graph)
    listed = totals.printed("Action", STRATEGY) | totals.printed("Action", ANNEX)
    about = {e.target for e in graph.edges.values() if (e.type, e.source) == ("ABOUT", "gap/actions-without-owner")}
    assert about == listed.keys() - owned
    assert sorted(listed.keys() - about) == [
        "action/forensic-evidence-tools",
        "action/ico-report-response",
        "action/leadership-strategy",
    ]


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
