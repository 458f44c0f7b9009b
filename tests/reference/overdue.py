"""What was overdue on a day, decided for one commitment or promise at a time."""

from __future__ import annotations

from collections.abc import Iterator

from rasso_graph.model.graph import Node
from tests.reference.memory import Memory, Row


def overdue(memory: Memory, row: Row, on: str, known_by: str) -> bool:
    """Whether every day told by then for it had passed, and nothing told by then says that it was done."""
    days = list(_days(memory, row, known_by))
    return bool(days) and max(days) < on and not _done(memory, row, known_by)


def _days(memory: Memory, row: Row, known_by: str) -> Iterator[str]:
    """The last days of the times told by then, or of the promise itself where there are none."""
    dues = [memory.nodes[edge.target].properties for edge in memory.edges(row.node.id, ("HAS_DUE",), out=True)]
    told = [str(due["when_latest"]) for due in dues if "date" in due and str(due["when_known"]) <= known_by]
    held = row.node.properties
    if not told and held.get("occurrence") == "PROMISED" and str(held["when_known"]) <= known_by:
        told = [str(held["when_latest"])]
    yield from told


def _done(memory: Memory, row: Row, known_by: str) -> bool:
    claims = [memory.nodes[edge.target].properties for edge in memory.edges(row.node.id, ("HAS_STATUS",), out=True)]
    if any(one.get("status") in {"DELIVERED", "DROPPED"} and str(one["when_known"]) <= known_by for one in claims):
        return True
    settled = [memory.nodes[edge.target] for edge in memory.edges(row.node.id, ("HAS_SETTLEMENT",), out=True)]
    if any(str(one.properties["when_known"]) <= known_by and _closes(memory, one) for one in settled):
        return True
    fulfilled = memory.edges(row.node.id, ("FULFILS",), out=False)
    promised = row.node.properties.get("occurrence") == "PROMISED"
    return promised and any(str(edge.properties["when_known"]) <= known_by for edge in fulfilled)


def _closes(memory: Memory, settlement: Node) -> bool:
    """Whether a settlement says that the promise was kept or given up, or by what it was kept after its day."""
    by = [memory.nodes[edge.target].properties for edge in memory.edges(settlement.id, ("SETTLED_BY",), out=True)]
    late = any(one.get("occurrence") == "HAPPENED" for one in by)
    return late or settlement.properties.get("fulfilment") in {"MET", "DROPPED"}
