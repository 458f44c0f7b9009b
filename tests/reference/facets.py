"""Facets: distinct items counted by what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rasso_graph.loaders.plan import At, Grouping, NamedNodes, Via
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.model.graph import Node
from tests.reference.memory import Memory, Row

_KINDS = {"StatusClaim": "STATUS_CLAIM", "SuccessMeasure": "SUCCESS_MEASURE"}
"""Labels of two words."""


def facets(
    memory: Memory, rows: Iterable[Row], of_edges: bool, groupings: Mapping[str, Grouping], args: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """A facet for each word asked for, by field name."""
    own = At.EDGE if of_edges else At.NODE
    items = list({memory.value(row, "id", own): row for row in rows}.values())
    return [_facet(memory, items, by, groupings[by.value], args["most"]) for by in dict.fromkeys(args["by"])]


def _facet(memory: Memory, items: list[Row], by: Any, grouping: Grouping, most: int) -> dict[str, Any]:
    return ranked(memory, by, (value for row in items for value in shared(memory, row, grouping)), most)


def ranked(memory: Memory, by: Any, values: Iterable[str], most: int) -> dict[str, Any]:
    """The facet of these values, the most frequent first."""
    counted = sorted(Counter(values).items(), key=lambda one: (-one[1], one[0]))[:most]
    return {"by": by, "counts": [{"value": v, "count": n, "title": shown(memory.nodes, v)} for v, n in counted]}


def kind(label: str) -> str:
    """A label in the words of the schema's enumeration."""
    return _KINDS.get(label, label.upper())


def shared(memory: Memory, row: Row, grouping: Grouping) -> set[str]:
    """What the item is counted under, each value once."""
    match grouping.value:
        case "label":
            return {kind(row.node.label)}
        case "year":
            day = str(memory.value(row, "when_earliest", grouping.at))
            return set() if day in {FIRST_DAY, LAST_DAY} else {day[:4]}
        case _:
            ends = [row]
            for step in grouping.steps:
                ends = [end for near in ends for end in _step(memory, near, step)]
            return {v for end in ends if (v := memory.value(end, grouping.name, grouping.at)) is not None}


def _step(memory: Memory, row: Row, step: Via | NamedNodes) -> list[Row]:
    if isinstance(step, Via):
        return memory.follow(row.node, step, step.labels)
    named: list[str] = memory.value(row, step.name, step.at) or []
    return [Row(memory.nodes[one]) for one in named]


def shown(nodes: Mapping[str, Node], value: str) -> str:
    """What a page shows for the value."""
    if node := nodes.get(value):
        return str(node.properties.get("title") or value)
    first, *rest = value.lower().split("_")
    return " ".join([first.title(), *rest])
