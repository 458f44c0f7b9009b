"""An export is what the contract says, and the same byte for byte on both stores."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from rasso_graph import seed
from rasso_graph.loaders.store import StoreUnready
from rasso_graph.seed.storing import exporting
from tests.seed.sample import World


def exported(store: str, world: World, folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    seed.apply(store, [world.records], world.corpus)
    nodes, edges = seed.export(folder, store)
    by_id = {row["id"]: row for row in map(json.loads, nodes.read_text("utf-8").splitlines())}
    return by_id, [json.loads(line) for line in edges.read_text("utf-8").splitlines()]


def test_a_node_is_written_with_labels_properties_and_citations(store: str, world: World, tmp_path: Path) -> None:
    nodes, _ = exported(store, world, tmp_path / "out")
    assert nodes["action/north-lamp"] == {
        "id": "action/north-lamp",
        "labels": ["Action", "Commitment", "Record"],
        "properties": {"title": "Repaint the lamp in the north"},
        "citations": [
            {
                "document": "document/plan-2020",
                "locator": "Lights, 1",
                "start": 112,
                "end": 167,
                "sha256": "1d7f98110c79b62f00e58e06328ce913ba0c424a99f8ddcc2262e69289348d20",
            },
            {
                "document": "document/update-2022",
                "locator": "7",
                "start": 54,
                "end": 91,
                "sha256": "3adc69247d9a0173054a1e255e782cb1214f38b8f5a80ec8e03d8cdc1c4515bf",
            },
        ],
    }
    assert nodes["document/plan-2020"]["properties"]["file"] == "plan.txt"


def test_a_fact_is_written_with_its_citations_and_a_structural_edge_without(
    store: str, world: World, tmp_path: Path
) -> None:
    _, edges = exported(store, world, tmp_path / "out")
    assert [edge for edge in edges if edge["type"] in ("HOLDS", "POST_AT")] == [
        {
            "id": None,
            "type": "POST_AT",
            "source": "post/harbour-master",
            "target": "body/office",
            "properties": {},
            "citations": [],
        },
        {
            "id": "link/holds/person/ann-grey/post/harbour-master",
            "type": "HOLDS",
            "source": "person/ann-grey",
            "target": "post/harbour-master",
            "properties": {"basis": "STATED", "start": "2019-06"},
            "citations": [
                {
                    "document": "document/plan-2020",
                    "locator": "Preface",
                    "start": 66,
                    "end": 100,
                    "sha256": "57f2c229eb9aa15f57d574a68389a431e7f9ba6256bebdcad2056a91a2885ef8",
                }
            ],
        },
    ]


def test_nothing_derived_and_no_quotation_is_written(store: str, world: World, tmp_path: Path) -> None:
    nodes, edges = exported(store, world, tmp_path / "out")
    keys = {key for row in [*nodes.values(), *edges] for key in row["properties"]}
    assert keys & {"quotation", "title_sort", "when_earliest", "known_on", "holds_from", "holds_until"} == set()
    assert "status" not in nodes["action/north-lamp"]["properties"]
    assert {edge["type"] for edge in edges} & {"TRACES", "CITES", "PASSAGE_OF"} == set()


def test_everything_is_cited_and_every_edge_has_its_ends(store: str, world: World, tmp_path: Path) -> None:
    nodes, edges = exported(store, world, tmp_path / "out")
    assert [name for name, node in nodes.items() if not node["citations"]] == []
    assert [edge for edge in edges if edge["id"] and not edge["citations"]] == []
    assert [edge for edge in edges if edge["source"] not in nodes or edge["target"] not in nodes] == []


def test_a_citation_leads_to_its_passage(sqlite_address: str, world: World, tmp_path: Path) -> None:
    nodes, _ = exported(sqlite_address, world, tmp_path / "out")
    for node in nodes.values():
        for cited in node["citations"]:
            text = (world.corpus / nodes[cited["document"]]["properties"]["file"]).read_bytes().decode()
            passage = text[cited["start"] : cited["end"]]
            assert hashlib.sha256(passage.encode()).hexdigest() == cited["sha256"]


EXPORTED = {
    "nodes.jsonl": "276765a35b72958094af5cc2d1231a5d066be74df9c713ed9a822d7e99fa32d3",
    "edges.jsonl": "90d0e4323be4a35458f94b22e82a8bf9f51c2ca28f917a0686e5217fa5f7f95c",
}


def test_an_export_is_the_same_byte_for_byte_on_both_stores(store: str, world: World, tmp_path: Path) -> None:
    exported(store, world, tmp_path / "out")
    written = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (tmp_path / "out").iterdir()}
    assert written == EXPORTED


def test_an_export_needs_a_store(store: str, tmp_path: Path) -> None:
    with pytest.raises(StoreUnready, match="Run: rasso seed apply"):
        seed.export(tmp_path / "out", store)


def test_the_format_that_was_asked_for_writes_the_tables(
    sqlite_address: str, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count(tables: exporting.Tables, folder: Path) -> tuple[Path, ...]:
        path = folder / "count.txt"
        path.write_text(", ".join(f"{name} {len(list(rows))}" for name, rows in tables.items()), "utf-8")
        return (path,)

    monkeypatch.setitem(exporting.FORMATS, "count", count)
    seed.apply(sqlite_address, [world.records])
    (path,) = seed.export(tmp_path / "out", sqlite_address, "count")
    assert path.read_text("utf-8") == "nodes 27, edges 43"
    with pytest.raises(seed.Refused, match=r"There is no format 'csv'\. Choose one of jsonl, count"):
        seed.export(tmp_path / "out", sqlite_address, "csv")
