"""The status that counts, as a value that is never null: what is not known says that it is not, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from rasso_graph.loaders import plan as p
from rasso_graph.model.enums import Status
from rasso_graph.resolvers.planning.anew import predicate_anew
from rasso_graph.resolvers.planning.asked import Asked, Planning
from rasso_graph.resolvers.planning.columns import Columns
from rasso_graph.resolvers.planning.overdue import overdue
from rasso_graph.resolvers.planning.shaping import Reader, completed, date_of, record
from rasso_graph.resolvers.request.premises import is_given
from rasso_graph.resolvers.request.selection import Given
from rasso_graph.resolvers.request.types import gives_list, named

NOT_CLAIMED = "No claim of its status is recorded."
NOT_TOLD = "The documents speak of it without telling how it stands."
NOT_CLAIMED_THEN = "No claim of its status is recorded for that time."
_LAST_PUBLISHED = (p.Key("when_known", True), p.Key("when_holds_from", True), p.Key("id"))
_CUTS = ("asOf", "knownBy")
_CLAIMED_IN = p.Via(("CLAIMED_IN",), True, ("Document",))


def planned(planner: Planning, asked: Asked, rows: p.Rows, columns: Columns) -> Reader:
    """Reads the standing of a commitment from a row of these columns; `rows` finds the claim that counts."""
    inner = Columns()
    of_claim = _of_claim(planner, asked, inner)

    def part(one: Asked) -> Reader:
        if one.name == "overdue":
            return _late(planner, asked, columns)
        if one.name in {"lastAttested", "lastAttestedIn"}:
            return _attested(planner, one, rows, columns)
        read = of_claim(one)
        return lambda both, reading: read(both[1], reading)

    with planner.cost.rows(asked.node, 1):
        value = record(planner.parts(named(asked.type), asked.nodes, part))
    place = columns.place(replace(rows, columns=inner.all()))
    return lambda row, reading: value((row, row[place]), reading)


def _of_claim(planner: Planning, asked: Asked, inner: Columns) -> Callable[[Asked], Reader]:
    """Plans what is read from the claim that counts, None where there is none."""
    own = _own(NOT_CLAIMED_THEN if _cut(asked) else NOT_CLAIMED)
    status, reason = (inner.place(p.Property(name)) for name in ("status", "reason"))

    def part(one: Asked) -> Reader:
        if one.name == "claim":
            return completed(one.type, planner.entity(one.type, one.nodes, inner))
        if known := own.get(one.name):
            return lambda claim, _: known(claim and claim[status], claim and claim[reason])
        read = planner.field(one, inner)
        missing: list[object] | None = [] if gives_list(one.type) else None
        return lambda claim, reading: missing if claim is None else read(claim, reading)

    return part


def _cut(asked: Asked) -> bool:
    return any(is_given(asked.args, name) for name in _CUTS)


def _late(planner: Planning, asked: Asked, columns: Columns) -> Reader:
    """Whether it is overdue: on the day that is asked for, else when the documents last tell of anything."""
    where = predicate_anew(asked, _CUTS, _overdue_then, "overdue")
    if where:
        planner.cost.held(asked.node, where)
    place = columns.place(p.Holds(where) if where else p.Property("overdue"))
    return lambda both, _: bool(both[0][place])


def _overdue_then(args: Given, _: object) -> p.Predicate | None:
    days: list[date] = [day for name in _CUTS if (day := args.get(name))]
    return overdue(days[0], days[-1]) if days else None


def _attested(planner: Planning, asked: Asked, rows: p.Rows, columns: Columns) -> Reader:
    """Reads from the document that was the last to make a claim, in whatever order claims count."""
    document = Columns()
    read = _day(planner, asked, document) if asked.name == "lastAttested" else _whole(planner, asked, document)
    source = p.Rows(_CLAIMED_IN, document.all(), one=True)
    place = columns.place(replace(rows, columns=(source,), order=_LAST_PUBLISHED))
    return lambda both, reading: read(both[0][place][0], reading) if both[0][place] else None


def _day(planner: Planning, asked: Asked, document: Columns) -> Reader:
    """Reads the day on which a document was published."""
    published, said = (document.place(p.Property(name)) for name in ("published", "published_said"))
    read = planner.plain(asked.type, asked.nodes)
    return lambda row, reading: read(date_of(row[published], row[said]), reading)


def _whole(planner: Planning, asked: Asked, document: Columns) -> Reader:
    """Reads the document itself."""
    return completed(asked.type, planner.entity(asked.type, asked.nodes, document))


def _own(not_claimed: str) -> dict[str, Callable[[str | None, str | None], object]]:
    """What is read from the claim's status and reason, both None where there is no claim."""
    unknown = {Status.UNKNOWN.value: NOT_TOLD}
    return {
        "known": lambda status, _: status not in {None, Status.UNKNOWN},
        "status": lambda status, _: status or Status.UNKNOWN.value,
        "reason": lambda status, reason: not_claimed if status is None else reason or unknown.get(status),
    }
