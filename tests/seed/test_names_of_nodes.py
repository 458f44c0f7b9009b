"""The short name of every node: what a circle shows."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from rasso_graph.model.graph import Graph
from rasso_graph.model.properties import DERIVED_RELATIONS
from rasso_graph.seed.deriving.names import fitted
from rasso_graph.seed.storing import stated
from tests.queries.making import Making
from tests.stores import packaged

HUBS = {
    **dict.fromkeys(
        [("Document", one) for one in ("StatusClaim", "Due", "DocumentState")],
        "a document tells of hundreds of things; each claim hangs on its own, where it is told from its like",
    ),
    **dict.fromkeys(
        [("Citation", one) for one in ("StatusClaim", "Due", "DocumentState", "Side")],
        "one passage may tell the same of several things",
    ),
    ("Citation", "Name"): "the same words may be a name of several things",
    **dict.fromkeys(
        [(one, "StatusClaim") for one in ("Discrepancy", "Gap")],
        "a contradiction or a gap may be about the claims of several things",
    ),
}
"""Neighbours that may share a name: the label of a node, that of its neighbours, and why."""


@cache
def whole() -> Graph:
    return packaged().whole


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("action/joint-protocol", "Joint protocol"),
        ("wording/rasso-2025/action/joint-protocol", "RASSO 2025 SP3"),
        ("wording/annex-a-2022/action/joint-protocol", "Annex A item 18"),
        ("claim/annex-a-2022/action/joint-protocol", "IN_PROGRESS 2022"),
        ("due/rasso-2025/action/policy-statement", "due 2021-03-31"),
        ("due/annex-a-2022/outcome/diverse-communities-confidence", "until 2023-03-31"),
        ("due/rasso-2025/action/action-table-updates", "in this and future"),
        ("recommendation/hmcpsi-2016/1a", "HMCPSI 2016 1a"),
        ("recommendation/internal-review-2014/11", "Internal 2014 11"),
        ("response/cps-2016/1b", "CPS 2016 1b"),
        ("wording/cps-response-2016/response/cps-2016/1a", "CPS 2016 reply 1a"),
        ("body/npcc", "NPCC"),
        ("post/dpp", "DPP"),
        ("theme/jnap/casework-quality", "Casework quality"),
        ("side/soteria-areas/1", "1: six"),
        ("statistic/rape-convictions-2014-15", "Rape convi 2014-15"),
    ],
)
def test_a_name_says_what_a_person_would_call_it(id_: str, name: str) -> None:
    assert whole().nodes[id_].properties["name"] == name


def test_every_name_fits_a_circle() -> None:
    long = {node.id for node in whole().nodes.values() if len(str(node.properties["name"])) > 18}
    assert long == {"theme/rasso-2025/strategic-partnerships"}  # its records name it


def test_a_wording_is_not_called_like_its_commitment() -> None:
    graph = whole()
    ends = [(edge.source, edge.target) for edge in graph.edges.values() if edge.type == "HAS_WORDING"]
    assert len(ends) == 319
    assert [one for one in ends if _name(graph, one[0]) == _name(graph, one[1])] == []


def test_no_two_neighbours_of_a_kind_share_a_name() -> None:
    shared = set(_shared(whole()))
    assert shared == set(HUBS), "A hub that is no longer needed, or neighbours that cannot be told apart."


def _shared(graph: Graph) -> list[tuple[str, str]]:
    """The labels of a node and of two neighbours of it with one name, other than a theme's."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges.values():
        if edge.type not in DERIVED_RELATIONS:
            near[edge.source].add(edge.target)
            near[edge.target].add(edge.source)
    found: list[tuple[str, str]] = []
    for id_, others in near.items():
        called = [(graph.nodes[one].label, _name(graph, one)) for one in others]
        found += [(graph.nodes[id_].label, label) for label, name in called if called.count((label, name)) > 1]
    return found


def _name(graph: Graph, id_: str) -> str:
    return str(graph.nodes[id_].properties["name"])


def test_names_are_no_content_but_those_of_themes() -> None:
    named = [node.id for node in stated(whole()).nodes.values() if "name" in node.properties]
    assert len(named) == 10
    assert {name.split("/")[0] for name in named} == {"theme"}


def test_things_whose_ids_begin_alike_are_told_apart_by_what_comes_later() -> None:
    m = Making()
    m.document("plan", "2001")
    for slug in ("north-lamp-repair-of-old", "north-lamp-repair-of-new", "north-lamp-repair-of-new-2"):
        m.node(f"action/{slug}", "Repair")
    graph = m.graph()
    names = sorted(_name(graph, id_) for id_ in graph.nodes if id_.startswith("action/"))
    assert names == ["Lamp repair old", "North lamp repai 2", "North lamp repair"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["specialist", "advocates"], "specialist advocat"),
        (["a" * 30], "a" * 18),
        (["rape", "prosecutions", "2014-15"], "rape prose 2014-15"),
        (["one"], "one"),
        ([], ""),
    ],
)
def test_words_are_fitted(words: list[str], name: str) -> None:
    assert fitted(words) == name
