"""Full text: every text of every thing read again for every question, and a page of what holds the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasso_graph.loaders.plan import Key
from tests.reference.facets import shown
from tests.reference.memory import Memory, Row
from tests.reference.pages import turned
from tests.reference.values import stored_value
from tests.search.reference import FIELDS, Asked, Hit, Library, places, read, told

_KEYS = (Key("rank"), Key("title_sort"), Key("id"))
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_HIGHLIGHTS = 10


def search(memory: Memory, args: Mapping[str, Any], cursors: dict[str, str]) -> dict[str, Any]:
    """The page that is asked for, by the names of `WalkPart`."""
    terms = _terms(args["text"])
    filters = {name: args.get(name) for name in ("theme", "document", "owner")}
    kinds = None if args.get("kinds") is None else stored_value(args["kinds"])
    library = memory.library
    hits = library.search(terms, {**filters, "kinds": kinds})
    order = [[hit.level, hit.title, hit.id] for hit in hits]
    page = turned(_KEYS, order, lambda at: _found(memory, hits[at], terms), args, cursors)

    def facets(by: list[Any], most: int) -> list[Any]:
        return [_facet(library, hits, one, most) for one in dict.fromkeys(by)]

    return {**page, "facets": facets}


def _terms(text: str) -> list[Asked]:
    pieces = [(found[1], found[2]) for found in _PIECE.finditer(text)]
    return [Asked(quoted, quoted=True) if quoted is not None else _alone(chunk) for quoted, chunk in pieces]


def _alone(chunk: str) -> Asked:
    return Asked(chunk[:-1], start=True) if chunk.endswith("*") else Asked(chunk)


def _facet(library: Library, hits: list[Hit], by: Any, most: int) -> dict[str, Any]:
    nodes = library.graph.nodes
    counted = [(str(value), count) for value, count in library.facet(hits, by.value.lower(), most)]
    return {
        "by": by,
        "counts": [{"value": value, "title": shown(nodes, value), "count": count} for value, count in counted],
    }


def _found(memory: Memory, hit: Hit, terms: list[Asked]) -> dict[str, Any]:
    fields = FIELDS[: hit.level] if hit.level else ("TITLE", "NAME")
    marked = [one for field in fields for one in _marked(memory, hit, field, terms)]
    return {"node": Row(memory.nodes[hit.id]), "field": hit.field, "highlights": marked[:_HIGHLIGHTS]}


def _marked(memory: Memory, hit: Hit, field: str, terms: list[Asked]) -> list[dict[str, Any]]:
    """The texts of one field that hold a term."""
    texts = sorted(set(memory.library.texts(memory.nodes[hit.id], field)))
    ranges = [(text, _ranges(text, terms)) for text in texts]
    return [{"field": field, "text": text, "ranges": where} for text, where in ranges if where]


def _ranges(text: str, terms: list[Asked]) -> list[dict[str, int]]:
    """Where a term stands, found by marking each code point, and each that goes on in the next one."""
    met = [place for term in told(terms) for place in places(term, read(text))]
    held = {at for start, end in met for at in range(start, end)}
    goes_on = {at for start, end in met for at in range(start, end - 1)}
    starts = [at for at in sorted(held) if at - 1 not in goes_on]
    ends = [at + 1 for at in sorted(held) if at not in goes_on]
    return [{"start": start, "end": end} for start, end in zip(starts, ends, strict=True)]
