"""The lineage of every commitment can be drawn: in one piece, and each step where its date puts it."""

from __future__ import annotations

from typing import Any

from tests.stores import Asked

LINEAGES = """query All($after: String) { commitments(first: 25, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { id lineage(direction: BOTH, types: null) {
    steps { node { id } reached date { edtf } beside { id } } links { later { id } earlier { id } } } } } }"""


def lineages(ask: Asked) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    page: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        told = ask.data(LINEAGES, {"after": page["endCursor"]})["commitments"]
        found, page = [*found, *told["nodes"]], told["pageInfo"]
    return found


def islands(start: str, lineage: dict[str, Any]) -> set[str]:
    """Steps that no line joins to the start."""
    lines = [{link["later"]["id"], link["earlier"]["id"]} for link in lineage["links"]]
    lines += [{step["node"]["id"], step["beside"]["id"]} for step in lineage["steps"] if step["beside"]]
    joined, left = {start}, {step["node"]["id"] for step in lineage["steps"]} - {start}
    while near := {one for line in lines if line & joined for one in line & left}:
        joined, left = joined | near, left - near
    return left


def test_no_lineage_has_an_island_and_no_step_beside_another_lacks_its_name(asked: Asked) -> None:
    found = lineages(asked)
    assert len(found) == 289
    assert {one["id"]: islands(one["id"], one["lineage"]) for one in found if islands(one["id"], one["lineage"])} == {}
    steps = [step for one in found for step in one["lineage"]["steps"]]
    assert all((step["reached"] == "BESIDE") == (step["beside"] is not None) for step in steps)
