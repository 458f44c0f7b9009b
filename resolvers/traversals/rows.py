"""The rows that walks give, column by column, as the headers of their files name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Params = dict[str, object]
"""What a walk is asked with, as the headers name it."""


class LineageRow(NamedTuple):
    """A link around a start."""

    start: str
    up: bool
    """Whether it was met on the way up."""
    link: str
    later: str
    earlier: str
    depth: int
    """How many links from the start it ends."""


class Joint(NamedTuple):
    """A link of a chain, and one of its ends."""

    link: str
    end: str


class PathRow(NamedTuple):
    """A chain: the nodes that it passes, and the links between."""

    nodes: list[str]
    links: list[Joint]


class Between(NamedTuple):
    """A link from a wording to an earlier one."""

    link: str
    source: str
    type: str


class Drop(NamedTuple):
    """A link by which a document drops a commitment."""

    link: str
    document: str


class ChangesRow(NamedTuple):
    """A commitment that either document lists, and how each words it."""

    commitment: str
    before: str | None
    after: str | None
    links: list[Between]
    drop: Drop | None


class TimelineRow(NamedTuple):
    """Something dated: a node, or with a person the link of their tenure."""

    day: str
    kind: str
    id: str
    person: str | None


class SearchRow(NamedTuple):
    """A node that was met, with what the page is ordered by."""

    id: str
    rank: int
    title: str


class CountRow(NamedTuple):
    """How many of all there are of one value of a facet."""

    facet: str
    value: str
    number: int
    title: str | None


def chain(nodes: list[str], links: Iterable[Iterable[str]]) -> PathRow:
    """A row of `path`."""
    return PathRow(nodes, [Joint(*link) for link in links])


def changes_row(
    commitment: str,
    before: str | None,
    after: str | None,
    links: Iterable[Iterable[str]],
    drop: Iterable[str] | None,
) -> ChangesRow:
    """A row of `changes`."""
    return ChangesRow(commitment, before, after, [Between(*link) for link in links], Drop(*drop) if drop else None)
