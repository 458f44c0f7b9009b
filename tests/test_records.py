"""The packaged records: they make a graph, and the graph has the totals of the documents."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.model.graph import Graph
from rasso_graph.seed.build import build
from rasso_graph.seed.quotations import held, quotations
from rasso_graph.seed.read import PACKAGED
from rasso_graph.seed.totals import Totals

CORPUS = Path(os.environ.get("RASSO_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
TOTALS = 28


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build([PACKAGED]).graph


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
