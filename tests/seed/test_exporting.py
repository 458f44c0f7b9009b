"""An export is what the contract says, and the same byte for byte on both stores."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import frictionless
import networkx
import pytest

from rasso_graph import seed
from rasso_graph.loaders.store import StoreUnready
from rasso_graph.seed.exporting import FORMATS
from tests.seed.sample import World


def exported(store: str, world: World, folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    seed.apply(store, [world.records], world.corpus)
    nodes, edges, *_ = seed.export(folder, store)
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
    assert (
        keys & {"quotation", "title_sort", "when_earliest", "when_known", "when_holds_from", "when_holds_until"}
        == set()
    )
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


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_export_is_the_same_byte_for_byte_on_both_stores(
    store: str, world: World, tmp_path: Path, form: str
) -> None:
    seed.apply(store, [world.records], world.corpus)
    seed.export(tmp_path / "out", store, form)
    again = f"sqlite:///{tmp_path / 'again.db'}"
    seed.apply(again, [world.records])
    seed.export(tmp_path / "again", again, form)
    written, other = digests(tmp_path / "out"), digests(tmp_path / "again")
    assert written == other
    assert form != "jsonl" or {name: found for name, found in written.items() if name in EXPORTED} == EXPORTED


def digests(folder: Path) -> dict[str, str]:
    """Of all files but the log, which tells of one store."""
    files = (path for path in folder.iterdir() if path.name != "revisions.jsonl")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_log_is_exported_with_old_values_and_without_quotations(store: str, world: World, tmp_path: Path) -> None:
    seed.apply(store, [world.records], world.corpus, curator="Ann Grey")
    world.change(world.update, "value: 6", "value: 7")
    seed.apply(store, [world.records], world.corpus, correct=["statistic/boats"])
    _, _, path, _ = seed.export(tmp_path / "out", store)
    first, second = map(json.loads, path.read_text("utf-8").splitlines())
    assert (path.name, first["number"], first["act"], first["curator"]) == ("revisions.jsonl", 1, "APPLY", "Ann Grey")
    assert [one["name"] for one in first["files"]] == ["records/plan-2020.yaml", "records/update-2022.yaml"]
    (corrected,) = second["changes"]
    assert (corrected["effect"], corrected["ids"]) == ("CORRECTED", ["statistic/boats"])
    assert corrected["values"] == [{"name": "value", "before": 6.0, "after": 7.0}]
    assert "one tide" not in path.read_text("utf-8")


def test_an_export_says_what_it_is(store: str, world: World, tmp_path: Path) -> None:
    applied = seed.apply(store, [world.records])
    *_, path = seed.export(tmp_path / "out", store)
    about = json.loads(path.read_bytes())
    assert path.name == "about.json"
    assert (about["revision"], about["digest"]) == (applied.revision, applied.digest)
    assert about["documents"] == [
        {"id": "document/plan-2020", "published": "2020-03"},
        {"id": "document/update-2022", "published": "2022-05"},
    ]
    assert about["licence"] == "CC-BY-4.0"
    assert about["digest"][:12] in about["cite"]
    assert "documents up to 2022-05" in about["cite"]


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged records in every format, each in a folder of its name."""
    folder = tmp_path_factory.mktemp("exports")
    store = f"sqlite:///{folder / 'store.db'}"
    seed.apply(store)
    for form in FORMATS:
        seed.export(folder / form, store, form)
    return folder


def rows_of(path: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes and edges of an export as JSON lines."""
    nodes, edges = ((path / name).read_text("utf-8").splitlines() for name in ("nodes.jsonl", "edges.jsonl"))
    return [json.loads(line) for line in nodes], [json.loads(line) for line in edges]


def table(packaged: Path, name: str) -> list[dict[str, str]]:
    with (packaged / "csv" / f"{name}.csv").open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "id_"), [("actions", "action/early-advice"), ("bodies", "body/npcc")])
def test_a_table_of_a_kind_has_the_titles(packaged: Path, name: str, id_: str) -> None:
    titles = {row["id"]: row["title"] for row in table(packaged, name)}
    assert titles[id_] == {row["id"]: row["title"] for row in table(packaged, "nodes")}[id_]
    assert len(titles[id_]) > 20


def test_the_tables_are_a_valid_data_package(packaged: Path) -> None:
    report = frictionless.validate(str(packaged / "csv" / "datapackage.json"))
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid
    assert len(report.tasks) == len(list((packaged / "csv").glob("*.csv"))) > 60


def test_a_data_package_that_is_wrong_is_found(packaged: Path, tmp_path: Path) -> None:
    shutil.copytree(packaged / "csv", tmp_path / "csv")
    owns = tmp_path / "csv" / "owns.csv"
    owns.write_text(owns.read_text("utf-8").replace("body/cps,", "body/nobody,", 1), "utf-8")
    report = frictionless.validate(str(tmp_path / "csv" / "datapackage.json"))
    assert {error.type for task in report.tasks for error in task.errors} == {"foreign-key"}


def test_the_tables_hold_what_the_lines_hold(packaged: Path) -> None:
    nodes, edges = rows_of(packaged / "jsonl")
    kinds = Counter(node["labels"][0] for node in nodes)
    assert (len(table(packaged, "actions")), len(table(packaged, "bodies"))) == (kinds["Action"], kinds["Body"])
    owns = {row["id"]: row for row in table(packaged, "owns")}
    for edge in edges:
        if edge["type"] == "OWNS":
            row = owns[edge["id"]]
            assert (row["source"], row["target"], row["role"]) == (
                edge["source"], edge["target"], edge["properties"]["role"]
            )  # fmt: skip
    assert len(table(packaged, "citations_of_facts")) == sum(len(edge["citations"]) for edge in edges)


def test_the_flat_table_tells_each_wording_with_its_document_and_standing(packaged: Path) -> None:
    rows = [row for row in table(packaged, "commitments") if row["commitment"] == "action/joint-protocol"]
    assert [(row["document"], row["number"], row["joint"], row["places"]) for row in rows] == [
        ("document/rasso-2025", "", "true", "Table 1, Strategic Partnerships, 3"),
        ("document/annex-a-2022", "18", "false", "Item 18"),
    ]
    assert {row["kind"] for row in rows} == {"Action"}
    assert {row["status"] for row in rows} == {"IN_PROGRESS"}
    assert {row["commitment"] for row in table(packaged, "commitments")} == {
        row["id"] for row in table(packaged, "nodes")
        if row["kind"] in ("Action", "Outcome", "Aim", "Recommendation", "Response")
    }  # fmt: skip


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_spreadsheet_takes_no_text_for_a_formula(
    sqlite_address: str, world: World, tmp_path: Path, sign: str
) -> None:
    world.change(world.plan, "title: Get another foghorn", f'title: "{sign}1+cmd|foghorn"')
    seed.apply(sqlite_address, [world.records])
    seed.export(tmp_path / "csv", sqlite_address, "csv")
    rows = [row for row in table(tmp_path, "commitments") if row["commitment"] == "action/foghorn"]
    assert [row["title"] for row in rows] == [f"'{sign}1+cmd|foghorn"]
    assert [row["title"] for row in table(tmp_path, "actions") if row["id"] == "action/foghorn"] == [
        f"{sign}1+cmd|foghorn"
    ]


def drawn(packaged: Path, form: str) -> Any:
    """The graph as networkx reads it."""
    return getattr(networkx, f"read_{form}")(packaged / form / f"graph.{form}")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_drawing_program_reads_every_node_and_edge(packaged: Path, form: str) -> None:
    nodes, edges = rows_of(packaged / "jsonl")
    graph = drawn(packaged, form)
    citations = len(table(packaged, "citations"))
    assert graph.number_of_nodes() == len(nodes) + citations
    assert graph.number_of_edges() == len(edges) + len(table(packaged, "cites")) + citations
    held = graph.nodes["action/early-advice"]
    assert held["kind"] == "Action"
    assert held["title"] == next(node for node in nodes if node["id"] == "action/early-advice")["properties"]["title"]
    owner = "owner/accountable/post/dpp/programme/jnap"
    told = graph.edges["post/dpp", "programme/jnap", owner]
    assert (told["type"], told["role"], told["basis"]) == ("OWNS", "ACCOUNTABLE", "STATED")
    assert graph.nodes["citation/rasso-2025/27442-27551"]["sha256"]


def test_a_dynamic_graph_says_from_when_and_until_when(packaged: Path) -> None:
    graph = drawn(packaged, "gexf")
    assert graph.nodes["document/annex-a-2022"]["start"] == "2022-02-01"
    held = graph.edges["person/alison-saunders", "post/dpp", "link/holds/person/alison-saunders/post/dpp"]
    assert held["end"] == "2016-02-03"


def test_an_export_needs_a_store(store: str, tmp_path: Path) -> None:
    with pytest.raises(StoreUnready, match="Run: rasso seed apply"):
        seed.export(tmp_path / "out", store)


def test_an_unknown_format_is_refused_with_those_that_there_are(
    sqlite_address: str, world: World, tmp_path: Path
) -> None:
    seed.apply(sqlite_address, [world.records])
    with pytest.raises(seed.Refused, match=r"There is no format 'xls'\. Choose one of jsonl, csv, graphml, gexf, ttl"):
        seed.export(tmp_path / "out", sqlite_address, "xls")
