"""The log of a store: what each update did to it, with the values that it replaced."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasso_graph.model.enums import Act, Effect
from rasso_graph.model.graph import Value

LOG_TABLES = {"Revision": "revision", "RevisionChange": "revision_change"}
"""Where SQLite keeps the log, by the labels that its nodes have in Neo4j. They are no records, and no content."""


@dataclass(frozen=True)
class SourceFile:
    """A file of records: its name within what was given, and the SHA-256 of its bytes in hex."""

    name: str
    sha256: str


@dataclass(frozen=True)
class ValueChange:
    """A property by its name, and its value before and after; None where it was or is absent."""

    name: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True)
class RevisionChange:
    """What a revision did to things of one kind: to several alike, or to one, with its values.

    `kind` is the label of a node or the type of an edge. A structural edge has no id: `source` and `target` tell it, as
    they do of any edge that was removed. `added_in` is the revision that had added what was removed.
    """

    effect: Effect
    kind: str
    ids: tuple[str, ...] = ()
    source: str | None = None
    target: str | None = None
    values: tuple[ValueChange, ...] = ()
    added_in: int | None = None
    reason: str | None = None
    """Why it was corrected, where a record says so."""


@dataclass(frozen=True)
class EffectCount:
    """How many things or edges of a kind a revision did something to."""

    effect: Effect
    kind: str
    count: int


@dataclass(frozen=True)
class Revision:
    """An update of a store. `applied_at` is in UTC, ISO 8601 to the second; `reverts` is what it undid."""

    number: int
    act: Act
    digest: str
    applied_at: str
    version: str
    curator: str = ""
    reverts: int | None = None
    files: tuple[SourceFile, ...] = ()
    counts: tuple[EffectCount, ...] = ()
    changes: tuple[RevisionChange, ...] = field(default=(), repr=False)
