"""What is measured: questions, what they ask about, and how theory says that their cost grows."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import orjson

from bench.targets import Row, Targets
from rasso_graph.model.words import TRACES

Variables = dict[str, Any]
FLAT = "flat"


@dataclass(frozen=True)
class Case:
    """A question with its variables. A deep one goes on after a row, by the cursor that its first page seals."""

    name: str
    file: str
    theory: str
    """FLAT, or what its cost grows with."""
    variables: Callable[[Targets], Variables]
    after: Callable[[Targets], Row] | None = None

    @property
    def text(self) -> str:
        """The document."""
        return _text(self.file)


@cache
def _text(name: str) -> str:
    return files("bench").joinpath("questions", f"{name}.graphql").read_text("utf-8")


def cursor_at(row: Row, sealed: str) -> str:
    """The cursor of another row of the connection that a cursor is sealed for."""
    seal = orjson.loads(base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4)))[0]
    return base64.urlsafe_b64encode(orjson.dumps([seal, *row])).decode().rstrip("=")


_BY_DATE = [{"by": "DATE"}]
_DELIVERED = {"status": ["DELIVERED"]}
_WHOLE = "all commitments"
_PASSING = "commitments that pass"
_OWNED = "what the holder owns"


def _owned(name: str) -> Variables:
    return {"where": {"answerable": {"id": name}}}


def _two_documents(of: Targets) -> Variables:
    return {"from": of.documents[0], "to": of.documents[1]}


CASES = (
    Case("one commitment, six fields", "commitment", FLAT, lambda t: {"id": t.commitment}),
    Case("50 actions, theme and owners", "actions", FLAT, lambda t: {}),
    Case("lineage, depth 6", "lineage", FLAT, lambda t: {"of": t.lineage, "depth": 6}),
    Case("lineage, depth 16", "lineage", FLAT, lambda t: {"of": t.lineage, "depth": 16}),
    Case("path over lineage", "path", FLAT, lambda t: {"from": t.lineage, "to": t.earlier, "types": list(TRACES)}),
    Case("path over all", "path", "the edges of hubs", lambda t: {"from": t.post, "to": t.remote}),
    Case("timeline of everything, first page", "timeline", FLAT, lambda t: {}),
    Case("timeline of everything, after 90%", "timeline", FLAT, lambda t: {}, lambda t: t.dated),
    Case("timeline of a programme", "timeline", FLAT, lambda t: {"about": t.programme}),
    Case("changes between documents", "changes", "what they list", _two_documents),
    Case("search, selective", "search", FLAT, lambda t: {"text": t.selective}),
    Case("search, common word", "search", "what holds it", lambda t: {"text": t.common}),
    Case("page by title, first", "page", FLAT, lambda t: {}),
    Case("page by title, after 90%", "page", FLAT, lambda t: {}, lambda t: t.by_title),
    Case("page by date, after 90%", "page", FLAT, lambda t: {"orderBy": _BY_DATE}, lambda t: t.by_date),
    Case("page, delivered, after 90%", "page", FLAT, lambda t: {"where": _DELIVERED}, lambda t: t.by_title),
    Case("page, owner of much", "page", _OWNED, lambda t: _owned(t.owner_of_much)),
    Case("page, owner of little", "page", FLAT, lambda t: _owned(t.owner_of_little)),
    Case("count, all", "count", _WHOLE, lambda t: {}),
    Case("count, delivered", "count", _PASSING, lambda t: {"where": _DELIVERED}),
    Case("count, owner of much", "count", _PASSING, lambda t: _owned(t.owner_of_much)),
    Case("facets, all", "facets", _WHOLE, lambda t: {}),
    Case("facets, delivered", "facets", _PASSING, lambda t: {"where": _DELIVERED}),
    Case("facets, owner of little", "facets", FLAT, lambda t: _owned(t.owner_of_little)),
)
