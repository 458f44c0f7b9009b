"""The page of results tells what is flat, and keeps the plans of what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.report import page, write


def _case(name: str, theory: str, *taken: tuple[str, int, float, int]) -> dict[str, Any]:
    """A case with what it took: store, nodes, milliseconds and work."""
    found = [
        {"store": store, "size": size, "median": ms, "work": work, "bytes": 1500, "plans": [f"{name}: SCAN {size}"]}
        for store, size, ms, work in taken
    ]
    return {"name": name, "theory": theory, "same": name != "facets", "taken": found}


def _results(*cases: dict[str, Any]) -> dict[str, Any]:
    of = {"layout": 4, "loaded_in": 4}
    graphs = [
        {"size": 1_000, "nodes": 1_000, "edges": 2_700, "seconds": {"sqlite": 1.0, "neo4j": 9.0}, **of},
        {"size": 100_000, "nodes": 99_990, "edges": 299_000, "seconds": {"sqlite": 60.0}, **of},
    ]
    return {"machine": "2 processors", "date": "2026-01-01", "busy": "1.0", "graphs": graphs, "cases": list(cases)}


FLAT = _case("page", "flat", ("sqlite", 1_000, 1.0, 800), ("sqlite", 100_000, 1.9, 800), ("neo4j", 1_000, 9.0, 106))
SLOW = _case("lineage", "flat", ("sqlite", 1_000, 2.0, 900), ("sqlite", 100_000, 9.0, 900))
BUSY = _case("search", "flat", ("sqlite", 1_000, 2.0, 900), ("sqlite", 100_000, 2.0, 9_000))
GROWS = _case("facets", "all", ("sqlite", 1_000, 2.0, 900), ("sqlite", 100_000, 200.0, 90_000))


def test_a_line_tells_time_work_and_answer_at_each_size_and_whether_it_is_flat() -> None:
    lines = page(_results(FLAT, GROWS)).splitlines()
    flat, grows = "flat: 1.9 times the time, 1.0 the work", "grows: 100.0 times the time, 100.0 the work"
    assert f"| page | 1.0 (800) | 1.9 (800) | 1.5, 1.5 | flat | {flat} |" in lines
    assert f"| facets | 2.0 (900) | 200 (90,000) | 1.5, 1.5 | grows with all | {grows} |" in lines
    assert "| 99,990 | 299,000 | 60 | - |" in lines


def test_what_should_be_flat_and_takes_more_time_or_work_is_named() -> None:
    told = page(_results(FLAT, SLOW, BUSY, GROWS))
    assert "flat in theory but **not flat** are lineage in SQLite; search in SQLite." in told


def test_nothing_is_named_where_all_is_as_theory_has_it() -> None:
    assert "all that is flat in theory is flat." in page(_results(FLAT, GROWS))


def test_a_graph_loaded_in_an_older_layout_is_told_of() -> None:
    results = _results(FLAT)
    assert "python -m bench index" not in page(results)
    results["graphs"][1]["loaded_in"] = 3
    assert "Of 99,990 nodes the layout was an older one when they were loaded." in page(results)


def test_answers_that_differ_are_named() -> None:
    assert "The answers of both stores **differ** in: facets." in page(_results(FLAT, GROWS))


def test_plans_are_kept_of_what_is_not_flat_in_theory_or_by_measure(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "earlier.txt").write_text("of an earlier run")
    write(_results(FLAT, SLOW, GROWS), tmp_path)
    assert sorted(path.name for path in (tmp_path / "plans").iterdir()) == ["facets.txt", "lineage.txt"]
    assert (tmp_path / "plans" / "lineage.txt").read_text("utf-8") == (
        "lineage, 100,000 nodes\n\nSQLite, steps of its virtual machine: lineage: SCAN 100000\n"
    )
