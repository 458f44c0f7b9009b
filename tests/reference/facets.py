"""Facets: distinct items counted by what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rasso_graph.loaders.plan import At, Grouping, NamedNodes, Via
from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.model.graph import Node
from tests.reference.memory import Memory, Row

_FILTERS = {
    "KIND": ("kind",), "STATUS": ("status",), "THEME": ("theme", "hasTheme"), "OWNER": ("hasDirectOwner",),
    "YEAR": ("year",), "STANCE": ("stance",), "JOINT": ("joint",), "OCCURRENCE": ("occurrence",),
    "FULFILMENT": ("fulfilment",), "BASIS": ("basis",),
}  # fmt: skip
_NESTED = {
    "OWNER": ("answerable", "id"),
    "ROLE": ("answerable", "role"),
    "DOCUMENT": ("citedIn", "document"),
    "NAMED_IN": ("namedIn", "document"),
}
_KINDS = {
    "StatusClaim": "STATUS_CLAIM",
    "SuccessMeasure": "SUCCESS_MEASURE",
    "DocumentState": "DOCUMENT_STATE",
}
"""Labels of two words."""


def facets(
    memory: Memory,
    rows: Callable[[str | None], list[Row]],
    of_edges: bool,
    groupings: Mapping[str, Grouping],
    args: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """A facet for each word asked for, by field name; `rows` finds the things, by a word without its own filter."""
    own = At.EDGE if of_edges else At.NODE

    def items(word: str) -> list[Row]:
        found = rows(word if args["excludingOwn"] else None)
        return list({memory.value(row, "id", own): row for row in found}.values())

    return [_facet(memory, items(by.value), by, groupings[by.value], args["most"]) for by in dict.fromkeys(args["by"])]


def excluding(args: Mapping[str, Any], word: str) -> dict[str, Any]:
    """The arguments without those by which one filters by what the word counts by."""
    left = {name: value for name, value in args.items() if not (word == "ROLE" and name == "role")}
    return left | ({"where": _unfiltered(left["where"], word)} if left.get("where") else {})


def _unfiltered(where: Mapping[str, Any], word: str) -> dict[str, Any]:
    left = {name: value for name, value in where.items() if name not in _FILTERS.get(word, ())}
    if left.get("and"):
        left["and"] = [_unfiltered(one, word) for one in left["and"]]
    holder, test = _NESTED.get(word, ("", ""))
    given = left.get(holder)
    if given and given.get(test) is not None:
        rest = {name: value for name, value in given.items() if name != test}
        left[holder] = rest if any(rest[name] is not None for name in rest if name != "inherited") else None
    return left


def _facet(memory: Memory, items: list[Row], by: Any, grouping: Grouping, most: int) -> dict[str, Any]:
    found = [shared(memory, row, grouping) for row in items]
    counted = ranked(memory, by, (value for values in found for value in values), most)
    return {**counted, "without": sum(not values for values in found)}


def cells(
    memory: Memory, rows: Iterable[Row], groupings: Mapping[str, Grouping], args: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The cells of a two-way count, by the names of `FacetCell`."""
    own, other = (groupings[args[name].value] for name in ("rows", "columns"))
    met = Counter((_only(shared(memory, row, own)), _only(shared(memory, row, other))) for row in rows)
    ordered = sorted(met.items(), key=lambda one: (-one[1], *((value is None, value or "") for value in one[0])))
    return [
        {"row": a, "rowTitle": _told(memory, a), "column": b, "columnTitle": _told(memory, b), "count": count}
        for (a, b), count in ordered[: args["most"]]
    ]


def _only(values: set[str]) -> str | None:
    return next(iter(values), None)


def _told(memory: Memory, value: str | None) -> str:
    return "None" if value is None else shown(memory.nodes, value)


def ranked(memory: Memory, by: Any, values: Iterable[str], most: int) -> dict[str, Any]:
    """The facet of these values, the most frequent first."""
    counted = sorted(Counter(values).items(), key=lambda one: (-one[1], one[0]))[:most]
    counts = [{"value": v, "count": n, "title": shown(memory.nodes, v)} for v, n in counted]
    return {"by": by, "counts": counts, "without": None}


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
            held = [memory.value(end, grouping.name, grouping.at) for end in ends]
            return {str(v).lower() if isinstance(v, bool) else v for v in held if v is not None}


def _step(memory: Memory, row: Row, step: Via | NamedNodes) -> list[Row]:
    if isinstance(step, Via):
        return memory.follow(row.node, step, step.labels)
    named: list[str] = memory.value(row, step.name, step.at) or []
    return [Row(memory.nodes[one]) for one in named]


def shown(nodes: Mapping[str, Node], value: str) -> str:
    """What a page shows for the value."""
    if value in {"true", "false"}:
        return "Joint" if value == "true" else "Not joint"
    if node := nodes.get(value):
        return str(node.properties.get("title") or value)
    first, *rest = value.lower().split("_")
    return " ".join([first.title(), *rest])
