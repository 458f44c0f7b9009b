"""A revision and what it did as rows, alike in both stores; lists and values are JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

import orjson

from rasso_graph.model.enums import Act, Effect
from rasso_graph.model.revisions import EffectCount, Revision, RevisionChange, SourceFile, ValueChange

_FOLDED = {"files", "counts", "ids", "values"}
REVISION_COLUMNS = tuple(one.name for one in fields(Revision) if one.name != "changes")
CHANGE_COLUMNS = ("revision", "place", *(one.name for one in fields(RevisionChange)))
"""What stores keep, by name. `place` is that of a change within its revision, from 1."""
_Row = dict[str, Any]


def revision_row(revision: Revision) -> _Row:
    """A revision as a store keeps it."""
    return _folded({name: getattr(revision, name) for name in REVISION_COLUMNS})


def change_rows(revision: Revision) -> Iterator[_Row]:
    """What it did, as a store keeps it."""
    for place, change in enumerate(revision.changes, 1):
        held = {name: getattr(change, name) for name in CHANGE_COLUMNS[2:]}
        held["values"] = [
            {"name": one.name, "before": _json(one.before), "after": _json(one.after)} for one in change.values
        ]
        yield {"revision": revision.number, "place": place, **_folded(held)}


def revisions(rows: Iterable[Mapping[str, Any]], changes: Iterable[Mapping[str, Any]]) -> list[Revision]:
    """Revisions from their rows, by number."""
    of: dict[int, list[RevisionChange]] = {}
    for row in sorted(changes, key=lambda row: (row["revision"], row["place"])):
        of.setdefault(row["revision"], []).append(_change(row))
    return [_revision(row, of.get(row["number"], ())) for row in sorted(rows, key=lambda row: row["number"])]


def _revision(row: Mapping[str, Any], changes: Iterable[RevisionChange]) -> Revision:
    held = {name: row[name] for name in REVISION_COLUMNS}
    counts = (EffectCount(Effect(one["effect"]), one["kind"], one["count"]) for one in orjson.loads(row["counts"]))
    held |= {"act": Act(row["act"]), "counts": tuple(counts)}
    held["files"] = tuple(SourceFile(**one) for one in orjson.loads(row["files"]))
    return Revision(**held, changes=tuple(changes))


def _change(row: Mapping[str, Any]) -> RevisionChange:
    held = {name: row[name] for name in CHANGE_COLUMNS[2:]}
    told = orjson.loads(row["values"])
    values = (ValueChange(one["name"], _value(one["before"]), _value(one["after"])) for one in told)
    held |= {"effect": Effect(row["effect"]), "ids": tuple(orjson.loads(row["ids"])), "values": tuple(values)}
    return RevisionChange(**held)


def _folded(held: _Row) -> _Row:
    return {name: _plain(value) if name in _FOLDED else value for name, value in held.items()}


def _plain(values: Iterable[Any]) -> str:
    """orjson writes data classes as objects."""
    return orjson.dumps(list(values)).decode()


def _json(value: Any) -> str | None:
    return None if value is None else orjson.dumps(value).decode()


def _value(text: str | None) -> Any:
    return None if text is None else orjson.loads(text)
