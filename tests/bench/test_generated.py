"""Synthetic graphs are like the record, and the same whenever they are made."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable

import pytest

from bench.generator import template, whole
from rasso_graph.model.graph import Graph
from rasso_graph.seed.storing import digest
from tests.docs.markdown import ROOT

SIZE = 27_000
SHARED = {"Theme"}
"""One for all copies of a generation."""
CARRIED = {"CONTINUES", "DERIVES_FROM"}
"""Links that carry commitments from one generation into the next, of which the record has fewer."""


@pytest.fixture(scope="module")
def generated(record: Graph) -> Graph:
    return whole(template(record), SIZE)


def _shares(words: Iterable[str]) -> dict[str, float]:
    counted = Counter(words)
    return {word: number / counted.total() for word, number in counted.items()}


def test_a_graph_has_as_many_nodes_as_asked_for(generated: Graph) -> None:
    assert SIZE * 0.99 < len(generated.nodes) <= SIZE


def test_kinds_of_nodes_have_the_records_shares(record: Graph, generated: Graph) -> None:
    recorded = _shares(node.label for node in record.nodes.values())
    found = _shares(node.label for node in generated.nodes.values())
    far = {kind: found.get(kind, 0) / share for kind, share in recorded.items() if kind not in SHARED}
    assert {kind: ratio for kind, ratio in far.items() if not 0.9 < ratio < 1.1} == {}


def test_types_of_edges_have_the_records_shares(record: Graph, generated: Graph) -> None:
    recorded = _shares(edge.type for edge in record.edges.values() if edge.type not in CARRIED)
    found = _shares(edge.type for edge in generated.edges.values() if edge.type not in CARRIED)
    far = {type_: found.get(type_, 0) / share for type_, share in recorded.items()}
    assert {type_: ratio for type_, ratio in far.items() if not 0.9 < ratio < 1.1} == {}


def test_a_graph_smaller_than_the_record_hangs_together_as_it_does(record: Graph) -> None:
    small = whole(template(record), 1_000)
    assert len(small.nodes) == 1_000
    assert 0.8 < len(small.edges) / 1_000 / (len(record.edges) / len(record.nodes)) < 1.1
    of_small = _shares(node.label for node in small.nodes.values())
    recorded = _shares(node.label for node in record.nodes.values())
    far = {kind: of_small.get(kind, 0) / share for kind, share in recorded.items() if share > 0.02}
    assert {kind: ratio for kind, ratio in far.items() if not 0.3 < ratio < 3} == {}


def test_a_commitment_is_carried_through_every_generation(generated: Graph) -> None:
    """Nine copies of the record make nine generations, so that chains of CONTINUES have eight links."""
    carried = [edge for edge in generated.edges.values() if edge.properties.get("reason") == "carried on"]
    before = {edge.source: edge.target for edge in carried if edge.type == "CONTINUES"}
    longest = 0
    for name in before:
        steps, at = 0, name
        while at in before:
            steps, at = steps + 1, before[at]
        longest = max(longest, steps)
    assert longest == 8


def test_the_same_seed_gives_the_same_graph_in_every_process(record: Graph) -> None:
    program = (
        "from bench.generator import template, whole, without_mentions\n"
        "from rasso_graph.seed.making import build\n"
        "from rasso_graph.seed.storing import digest\n"
        "from rasso_graph.seed.reading import PACKAGED\n"
        "print(digest(whole(template(without_mentions(build([PACKAGED]).graph)), 1_000, seed=3)))\n"
    )
    environ = {**os.environ, "PYTHONHASHSEED": "7"}
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert ran.stdout.strip() == digest(whole(template(record), 1_000, seed=3)), ran.stderr


def test_another_seed_gives_another_graph(record: Graph) -> None:
    of = template(record)
    assert digest(whole(of, 1_000, seed=3)) != digest(whole(of, 1_000, seed=4))
