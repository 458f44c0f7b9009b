"""The status that counts, as a value that is never null: what is not known says that it is not, and why."""

from __future__ import annotations

from collections.abc import Callable

from rasso_graph.loaders import plan as p
from rasso_graph.model.enums import Status
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.shaping import Reader, completed, record
from rasso_graph.resolvers.request.types import listed, named

NOT_CLAIMED = "No claim of its status is recorded."
NOT_TOLD = "The documents speak of it without telling how it stands."
NOT_CLAIMED_THEN = "No claim of its status is recorded for that time."


def planned(planner: Planning, asked: Asked, rows: p.Rows, columns: Columns) -> Reader:
    """Reads the standing of a commitment from a row of these columns; `rows` finds the claim that counts."""
    inner = Columns()
    cut = any(asked.args.get(name) is not None for name in ("asOf", "knownBy"))
    own = _own(NOT_CLAIMED_THEN if cut else NOT_CLAIMED)
    status, reason = (inner.place(p.Property(name)) for name in ("status", "reason"))

    def part(one: Asked) -> Reader:
        if one.name == "claim":
            return completed(one.type, planner.entity(one.type, one.nodes, inner))
        if told := own.get(one.name):
            return lambda claim, _: told(claim and claim[status], claim and claim[reason])
        read = planner.field(one, inner)
        missing: list[object] | None = [] if listed(one.type) else None
        return lambda claim, reading: missing if claim is None else read(claim, reading)

    with planner.cost.rows(asked.node, 1):
        value = record(planner.parts(named(asked.type), asked.nodes, part))
    place = columns.place(p.Rows(rows.source, inner.all(), rows.where, rows.order, one=True))
    return lambda row, reading: value(row[place], reading)


def _own(not_claimed: str) -> dict[str, Callable[[str | None, str | None], object]]:
    """What is read from the claim's status and reason, both None where there is no claim."""
    unknown = {Status.UNKNOWN.value: NOT_TOLD}
    return {
        "known": lambda status, _: status not in {None, Status.UNKNOWN},
        "status": lambda status, _: status or Status.UNKNOWN.value,
        "reason": lambda status, reason: not_claimed if status is None else reason or unknown.get(status),
    }
