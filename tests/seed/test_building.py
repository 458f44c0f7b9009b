"""Records become the nodes and edges that the contract says."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Edge, Graph, Value
from rasso_graph.seed.making import build
from rasso_graph.seed.reading import RecordErrors
from rasso_graph.seed.storing import digest
from tests.seed.sample import World


def edges(graph: Graph, *types: str) -> list[tuple[str, str, str]]:
    """Type and ends, in order."""
    return sorted((e.type, e.source, e.target) for e in graph.edges.values() if e.type in types)


def fact(graph: Graph, name: str) -> tuple[str, str, str, dict[str, Value]]:
    """The fact edge of an id."""
    (edge,) = [edge for edge in graph.edges.values() if edge.id == name]
    return edge.type, edge.source, edge.target, edge.properties


def test_an_entry_makes_a_node_with_what_it_says(world: World) -> None:
    node = build([world.records]).graph.nodes["document/plan-2020"]
    assert (node.label, node.properties) == (
        "Document",
        {"title": "The harbour plan of 2020", "type": "STRATEGY", "file": "plan.txt", "published": "2020-03"},
    )


def test_a_theme_does_not_stand_under_itself(world: World) -> None:
    assert build([world.records]).graph.nodes["theme/plan-2020/lights"].properties == {"title": "Lights"}


def test_figures_and_marks_keep_their_type(world: World) -> None:
    held = build([world.records]).graph.nodes["statistic/boats"].properties
    assert held == {"title": "Boats of the office", "value": 6.0, "base_stated": False}


def test_a_wording_is_named_by_document_and_commitment(world: World) -> None:
    graph = build([world.records]).graph
    node = graph.nodes["wording/plan-2020/action/north-lamp"]
    assert (node.label, node.properties) == (
        "Wording",
        {
            "number": "1",
            "order": 1,
            "joint": True,
            "new": False,
            "primary": True,
            "title": "Repaint the lamp in the north (The harbour plan of 2020)",
        },
    )
    assert [edge for edge in edges(graph, "HAS_WORDING", "PRINTED_IN", "UNDER") if node.id in edge] == [
        ("HAS_WORDING", "action/north-lamp", "wording/plan-2020/action/north-lamp"),
        ("PRINTED_IN", "wording/plan-2020/action/north-lamp", "document/plan-2020"),
        ("UNDER", "wording/plan-2020/action/north-lamp", "theme/plan-2020/lights"),
    ]


def test_a_second_wording_in_a_document_has_a_key(world: World) -> None:
    world.add(
        world.update,
        """
  - of: action/north-lamp
    wording: {key: heading, primary: false, cite: {at: "Heading", quote: "Harbour plan"}}
""",
    )
    held = build([world.records]).graph.nodes["wording/update-2022/action/north-lamp/heading"].properties
    assert held["primary"] is False


def test_a_status_is_a_claim_of_the_document(world: World) -> None:
    graph = build([world.records]).graph
    assert graph.nodes["claim/update-2022/action/north-lamp"].properties == {
        "status": "DELIVERED",
        "words": "Done",
        "basis": "STATED",
        "date": "2021-04",
        "title": "Repaint the lamp in the north: delivered (The harbour update of 2022)",
    }
    assert edges(graph, "HAS_STATUS", "CLAIMED_IN") == [
        ("CLAIMED_IN", "claim/update-2022/action/north-lamp", "document/update-2022"),
        ("HAS_STATUS", "action/north-lamp", "claim/update-2022/action/north-lamp"),
    ]


def test_a_citation_is_one_node_however_often_it_is_used(world: World) -> None:
    graph = build([world.records]).graph
    assert graph.nodes["citation/plan-2020/66-100"].properties == {
        "locator": "Preface",
        "start": 66,
        "end": 100,
        "sha256": "57f2c229eb9aa15f57d574a68389a431e7f9ba6256bebdcad2056a91a2885ef8",
        "title": "The harbour plan of 2020, Preface",
    }
    assert [source for _, source, target in edges(graph, "CITES") if target == "citation/plan-2020/66-100"] == [
        "person/ann-grey",
        "post/harbour-master",
        "programme/harbour",
    ]


def test_a_commitment_without_a_passage_of_its_own_rests_on_its_first_wording(world: World) -> None:
    graph = build([world.records]).graph
    assert [target for _, source, target in edges(graph, "CITES") if source == "action/north-lamp"] == [
        "citation/plan-2020/112-167",
        "citation/update-2022/54-91",
    ]


def test_a_name_a_gap_and_sides_hang_on_what_they_belong_to(world: World) -> None:
    graph = build([world.records]).graph
    assert graph.nodes["name/body/office/the-office"].properties == {
        "title": "The Office",
        "text": "The Office",
        "type": "ALIAS",
    }
    assert edges(graph, "HAS_NAME", "HAS_SIDE") == [
        ("HAS_NAME", "body/office", "name/body/office/the-office"),
        ("HAS_SIDE", "discrepancy/boats", "side/boats/1"),
        ("HAS_SIDE", "discrepancy/boats", "side/boats/2"),
    ]
    assert edges(graph, "ABOUT") == [
        ("ABOUT", "discrepancy/boats", "body/office"),
        ("ABOUT", "gap/foghorn-owner", "action/foghorn"),
        ("ABOUT", "programme/harbour", "document/plan-2020"),
    ]


def test_a_discrepancy_rests_on_the_passages_of_its_sides(world: World) -> None:
    graph = build([world.records]).graph
    assert [target for _, source, target in edges(graph, "CITES") if source == "discrepancy/boats"] == [
        "citation/update-2022/215-224",
        "citation/update-2022/250-261",
    ]


def test_names_that_differ_only_in_case_stay_apart(world: World) -> None:
    world.add(
        world.update,
        """
  - of: body/office
    names: [{text: THE OFFICE, type: MISPRINT, cite: {at: "End", quote: "The office"}}]
""",
    )
    names = [n.properties["text"] for n in build([world.records]).graph.nodes.values() if n.label == "Name"]
    assert names == ["The Office", "THE OFFICE"]


def test_ownership_carries_role_words_basis_and_citations(world: World) -> None:
    assert fact(build([world.records]).graph, "owner/accountable/post/harbour-master/programme/harbour") == (
        "OWNS",
        "post/harbour-master",
        "programme/harbour",
        {
            "role": "ACCOUNTABLE",
            "as_worded": "answers for it",
            "basis": "STATED",
            "citations": ["citation/plan-2020/66-100"],
        },
    )


def test_a_stated_link_is_asserted_by_the_publisher(world: World) -> None:
    assert fact(build([world.records]).graph, "link/fulfils/event/repainting/action/north-lamp") == (
        "FULFILS",
        "event/repainting",
        "action/north-lamp",
        {"basis": "STATED", "asserter": "body/office", "citations": ["citation/update-2022/92-111"]},
    )


def test_an_inferred_link_is_asserted_by_nobody(world: World) -> None:
    assert fact(build([world.records]).graph, "link/drops/document/update-2022/action/foghorn")[3] == {
        "basis": "INFERRED",
        "confidence": "HIGH",
        "reason": "No item of the update speaks of it.",
        "citations": ["citation/update-2022/28-50"],
    }


def test_a_rewording_joins_the_wordings_of_one_commitment(world: World) -> None:
    new, old = "wording/update-2022/action/north-lamp", "wording/plan-2020/action/north-lamp"
    held = fact(build([world.records]).graph, f"link/rewords/{new}/{old}")
    assert held[:3] == ("REWORDS", new, old)
    assert held[3]["citations"] == ["citation/update-2022/54-91"]


def test_places_members_holders_and_publishers_become_edges(world: World) -> None:
    graph = build([world.records]).graph
    assert edges(graph, "POST_AT", "HOLDS", "PARTICIPATES", "PUBLISHED") == [
        ("HOLDS", "person/ann-grey", "post/harbour-master"),
        ("PARTICIPATES", "body/pilots", "programme/harbour"),
        ("POST_AT", "post/harbour-master", "body/office"),
        ("PUBLISHED", "body/office", "document/plan-2020"),
        ("PUBLISHED", "body/office", "document/update-2022"),
    ]
    assert [target for _, _, target in edges(graph, "HAS_PART")] == [
        "action/foghorn",
        "action/north-lamp",
        "action/signals",
        "outcome/no-waiting",
        "theme/plan-2020/boats",
        "theme/plan-2020/lights",
    ]


def test_a_fact_told_twice_is_one_fact_with_both_citations(world: World) -> None:
    world.add(
        world.update,
        """
  - of: programme/harbour
    owners: [{holder: post/harbour-master, role: ACCOUNTABLE, as_worded: answers for it}]
    cite: {at: "End", quote: "The office says"}
""",
    )
    held = fact(build([world.records]).graph, "owner/accountable/post/harbour-master/programme/harbour")
    assert held[3]["citations"] == ["citation/plan-2020/66-100", "citation/update-2022/189-204"]


def test_a_fact_for_another_time_is_another_fact(world: World) -> None:
    world.add(
        world.update,
        """
  - of: post/harbour-master
    held_by: [{person: person/ann-grey, start: 2021-05}]
    cite: {at: "End", quote: "The office says"}
""",
    )
    graph = build([world.records]).graph
    assert sorted(edge.id for edge in graph.edges.values() if edge.type == "HOLDS") == [
        "link/holds/person/ann-grey/post/harbour-master",
        "link/holds/person/ann-grey/post/harbour-master/2021-05",
    ]


def test_starts_that_differ_give_facts_with_ids_of_their_own(world: World) -> None:
    _hold(world, "../2015", "2015/..", "'2015'")
    held = "link/holds/person/ann-grey/post/harbour-master"
    assert sorted(edge.id for edge in build([world.records]).graph.edges.values() if edge.type == "HOLDS") == [
        *(held, f"{held}/2015", f"{held}/2015-open", f"{held}/open-2015"),
    ]


def test_a_start_told_with_and_without_doubt_is_told_otherwise(world: World) -> None:
    _hold(world, "'2015'", "2015~")
    with pytest.raises(RecordErrors, match="This HOLDS is told otherwise at"):
        build([world.records])


def _hold(world: World, *starts: str) -> None:
    """Tells of the harbour master's post that one person held it since each of these."""
    told = ", ".join(f"{{person: person/ann-grey, start: {start}}}" for start in starts)
    cite = 'cite: {at: "End", quote: "The office says"}'
    world.add(world.update, f"\n  - of: post/harbour-master\n    held_by: [{told}]\n    {cite}\n")


def test_the_order_of_files_does_not_matter(world: World) -> None:
    forwards, backwards = build([world.plan, world.update]).graph, build([world.update, world.plan]).graph
    assert forwards.nodes == backwards.nodes
    assert forwards.edges == backwards.edges
    assert digest(forwards) == digest(backwards)


def test_a_change_of_content_changes_the_digest(world: World) -> None:
    graph = build([world.records]).graph
    before = digest(graph)
    graph.add(Edge("ABOUT", "event/repainting", "body/office"))
    assert len(before) == 64
    assert digest(graph) != before
