"""A graph in Python without a server: what it gives is what the API and the exports give, on either store."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rasso_graph import seed
from rasso_graph.seed.exporting import NoTable
from rasso_graph.server.notebook import OpenGraph, Unanswered, open_graph
from tests.checkout import ROOT
from tests.docs.playing import environment
from tests.seed.conftest import cleared_neo4j, sqlite_address, store
from tests.seed.sample import World, make_world

__all__ = ["cleared_neo4j", "sqlite_address", "store"]
WORDINGS = "{ wordings(first: 9) { nodes { number joint theme { title } document { id } } } }"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def graph(store: str, world: World) -> Iterator[OpenGraph]:
    seed.apply(store, [world.records])
    with open_graph(store) as graph:
        yield graph


def test_an_operation_gives_its_data(graph: OpenGraph) -> None:
    query = "query ($id: ID!) { action(id: $id) { title status { status } } }"
    told = {"title": "Repaint the lamp in the north", "status": {"status": "DELIVERED"}}
    assert graph.ask(query, {"id": "action/north-lamp"}) == {"action": told}


def test_what_has_no_answer_says_why(graph: OpenGraph) -> None:
    with pytest.raises(Unanswered, match="Cannot query field 'colour' on type 'Action'"):
        graph.ask('{ action(id: "action/north-lamp") { colour } }')


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_list_is_a_frame_with_a_column_for_each_leaf(graph: OpenGraph, library: Any) -> None:
    frame = graph.frame(WORDINGS, library=library)
    assert list(frame.columns) == ["number", "joint", "theme.title", "document.id"]
    rows: list[dict[str, Any]] = frame.to_dict("records") if library == "pandas" else frame.to_dicts()
    assert {"number": "1", "joint": True, "theme.title": "Lights", "document.id": "document/plan-2020"} in rows
    assert len(rows) == 6


def test_a_table_is_that_of_the_export_with_what_is_derived(graph: OpenGraph) -> None:
    flat = graph.table("commitments")
    lamp = flat[flat["commitment"] == "action/north-lamp"]
    assert list(lamp["document"]) == ["document/plan-2020", "document/update-2022"]
    assert set(lamp["status"]) == {"DELIVERED"}
    assert list(graph.table("owns")["role"]) == ["ACCOUNTABLE"]
    with pytest.raises(NoTable, match=r"There is no table 'owners'\. Choose one of about, actions"):
        graph.table("owners")


def test_a_network_has_the_edges_that_are_asked_for(graph: OpenGraph) -> None:
    whole, lineage = graph.network(), graph.network("REWORDS", "FULFILS")
    assert sorted(told["type"] for *_, told in lineage.edges(data=True)) == ["FULFILS", "REWORDS"]
    assert set(lineage) < set(whole)
    assert lineage.has_edge("event/repainting", "action/north-lamp")
    assert lineage.nodes["action/north-lamp"]["kind"] == "ACTION"
    assert whole.number_of_edges() > lineage.number_of_edges()


def test_it_answers_where_a_loop_runs_already(graph: OpenGraph) -> None:
    async def within() -> dict[str, Any]:
        return graph.ask("{ graph { revision } }")

    assert asyncio.run(within()) == {"graph": {"revision": 1}}


def test_the_notebook_of_the_documentation_runs(tmp_path: Path) -> None:
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text("utf-8"))["cells"]
    code = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    address = f"sqlite://{tmp_path}/graph.db"
    seed.apply(address)
    drawn = "\nprint('drawn', len(plt.get_fignums()))\n"
    variables = environment(tmp_path, RASSO_STORE=address, MPLBACKEND="agg", MPLCONFIGDIR=str(tmp_path))
    ran = subprocess.run(
        [sys.executable, "-c", code + drawn], env=variables, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "drawn 3" in ran.stdout
    assert "Our people" in ran.stdout
    assert "2022" in ran.stdout
