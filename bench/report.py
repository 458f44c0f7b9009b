"""What was measured, as a page for people, with the plans of what is not flat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from bench.cases import FLAT

Results = dict[str, Any]
"""As `measuring.measured` gives it."""

_TWICE = 2.0
"""What grows by no more than this while the graph grows tenfold or more counts as flat."""
_UNNOTICED = {"median": 1.0, "work": 500}
"""Milliseconds, and steps of work, more that count as flat whatever the ratio."""
_STORES = {"sqlite": ("SQLite", "steps of its virtual machine"), "neo4j": ("Neo4j", "database hits")}

HEAD = """\
# What questions cost as the graph grows

Written by `python -m bench measure`; see [how to read it](README.md). {date}, {machine}. While this was measured,
{busy} processes wanted a processor on average, this one among them. The answers of both stores {same}.
From the second largest graph to the largest, {surprises}.

"""
OLDER = """\
Of {sizes} nodes the layout was an older one when they were loaded. `python -m bench index` has made today's
indexes; what nodes and edges hold is as it was, and a property that is newer (`number_sort` is from layout 3) is not
there. No question here asks for one."""


def write(results: Results, folder: Path) -> None:
    """Writes results.md, results.json and plans/ into a folder."""
    plans = folder / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    for old in plans.glob("*.txt"):
        old.unlink()
    for case in results["cases"]:
        if not _as_hoped(case, results["graphs"]):
            name = re.sub(r"[^a-z0-9]+", "-", case["name"].lower()).strip("-")
            (plans / f"{name}.txt").write_text(plan(case, results["graphs"][-1]["size"]), "utf-8")
    (folder / "results.md").write_text(page(results), "utf-8")
    for taken in (taken for case in results["cases"] for taken in case["taken"]):
        taken.pop("plans", None)
    (folder / "results.json").write_bytes(orjson.dumps(results, option=orjson.OPT_INDENT_2) + b"\n")


def page(results: Results) -> str:
    """The whole page."""
    differing = [case["name"] for case in results["cases"] if not case["same"]]
    same = f"**differ** in: {', '.join(differing)}" if differing else "are the same"
    surprises = "all that is flat in theory is flat"
    if told := list(_surprises(results)):
        surprises = f"flat in theory but **not flat** are {'; '.join(told)}"
    parts = [HEAD.format(same=same, surprises=surprises, **{key: results[key] for key in ("date", "machine", "busy")})]
    parts += [*_graphs(results["graphs"]), ""]
    for store, (name, work) in _STORES.items():
        parts += [f"## {name}", "", f"Milliseconds, median; in brackets {work}.", ""]
        parts += [*_table(results, store), ""]
    return "\n".join(parts)


def _graphs(graphs: list[Results]) -> Iterator[str]:
    yield "| nodes | edges | seconds to seed SQLite | Neo4j |"
    yield "|--:|--:|--:|--:|"
    for one in graphs:
        seconds = " | ".join(f"{one['seconds'][s]:,.0f}" if s in one["seconds"] else "-" for s in _STORES)
        yield f"| {one['nodes']:,} | {one['edges']:,} | {seconds} |"
    if older := [one for one in graphs if one["loaded_in"] != one["layout"]]:
        sizes = ", ".join(f"{one['nodes']:,}" for one in older)
        yield f"\n{OLDER.format(sizes=sizes)}"


def _table(results: Results, store: str) -> Iterator[str]:
    sizes = [one["size"] for one in results["graphs"] if store in one["seconds"]]
    yield f"| question | {' | '.join(f'{size:,}' for size in sizes)} | KB of answer | in theory | measured |"
    yield f"|---|{'--:|' * len(sizes)}--:|---|---|"
    for case in results["cases"]:
        found = [_taken(case, store, size) for size in sizes]
        cells = " | ".join(map(_cell, found))
        answers = ", ".join(f"{one.get('bytes', 0) / 1000:.1f}" for one in found)
        theory = FLAT if case["theory"] == FLAT else f"grows with {case['theory']}"
        yield f"| {case['name']} | {cells} | {answers} | {theory} | {_verdict(found, case['theory'])} |"


def _surprises(results: Results) -> Iterator[str]:
    """What should be flat and is not."""
    for case in results["cases"]:
        for store, (name, _) in _STORES.items():
            if case["theory"] == FLAT and not _flat(_all(case, store, results["graphs"])):
                yield f"{case['name']} in {name}"


def _all(case: Results, store: str, graphs: list[Results]) -> list[Results]:
    """What a case took in a store, the smaller graph first."""
    return [taken for one in graphs if (taken := _taken(case, store, one["size"]))]


def _taken(case: Results, store: str, size: int) -> Results:
    taken: list[Results] = case["taken"]
    return next((one for one in taken if (one["store"], one["size"]) == (store, size)), dict[str, Any]())


def _cell(taken: Results) -> str:
    if "median" in taken:
        return f"{_ms(taken['median'])} ({taken['work']:,})"
    return taken.get("refused") or "-"


def _ms(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def _verdict(found: list[Results], theory: str) -> str:
    """How much more time and work the largest graph takes than the one before it."""
    if len(found) < 2 or not all("median" in one for one in found[-2:]):
        return "-"
    times, work = _growth(found, "median"), _growth(found, "work")
    grows = "**not flat**" if theory == FLAT else "grows"
    return f"{FLAT if _flat(found) else grows}: {times:.1f} times the time, {work:.1f} the work"


def _growth(found: list[Results], key: str) -> float:
    return found[-1][key] / max(found[-2][key], 0.01)


def _flat(found: list[Results]) -> bool:
    """Whether neither time nor work grows between the two largest graphs."""
    if len(found) < 2 or not all("median" in one for one in found[-2:]):
        return not any("refused" in one for one in found)
    return all(_growth(found, k) <= _TWICE or found[-1][k] - found[-2][k] <= most for k, most in _UNNOTICED.items())


def _as_hoped(case: Results, graphs: list[Results]) -> bool:
    """Whether a case should be flat and is."""
    return case["theory"] == FLAT and all(_flat(_all(case, store, graphs)) for store in _STORES)


def plan(case: Results, size: int) -> str:
    """How each store goes about a case on the largest graph."""
    parts = [f"{case['name']}, {size:,} nodes"]
    for store, (name, work) in _STORES.items():
        parts += [f"{name}, {work}: {told}" for told in _taken(case, store, size).get("plans", ())]
    return "\n\n".join(parts) + "\n"
