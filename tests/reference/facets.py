"""Facets: distinct items counted by what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rasso_graph.loaders.plan import Grouping
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from tests.reference.memory import Memory, Row


def facets(
    memory: Memory, rows: Iterable[Row], groupings: Mapping[str, Grouping], args: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """A facet for each word asked for, by field name."""
    items = list({row.node.id: row for row in rows}.values())
    return [_facet(memory, items, by, groupings[by.value], args["most"]) for by in dict.fromkeys(args["by"])]


def _facet(memory: Memory, items: list[Row], by: Any, grouping: Grouping, most: int) -> dict[str, Any]:
    counted = Counter(value for row in items for value in _values(memory, row, grouping))
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:most]
    return {"by": by, "counts": [{"value": v, "count": n, "title": _title(memory, v)} for v, n in ranked]}


def _values(memory: Memory, row: Row, grouping: Grouping) -> set[str]:
    """What the item is counted under, each value once."""
    match grouping.value:
        case "kind":
            return {row.node.label}
        case "year":
            day = str(row.node.properties["when_earliest"])
            return set() if day in {FIRST_DAY, LAST_DAY} else {day[:4]}
        case _:
            ends = [row]
            for step in grouping.steps:
                ends = [end for near in ends for end in memory.follow(near.node, step, step.labels)]
            return {v for end in ends if (v := memory.value(end, grouping.name, grouping.at)) is not None}


def _title(memory: Memory, value: str) -> Any:
    node = memory.nodes.get(value)
    return node.properties.get("title") if node else None
