"""Full text: every text of every thing read again for every question, and a page of what holds the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from rasso_graph.loaders.plan import Key
from tests.reference.facets import shown
from tests.reference.memory import Memory, Row
from tests.reference.pages import turned
from tests.reference.values import stored_value
from tests.search.reference import FIELDS, Asked, Hit, Library, met, places, read, told

_KEYS = (Key("rank"), Key("title_sort"), Key("id"))
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_HIGHLIGHTS = 10


def search(memory: Memory, args: Mapping[str, Any], cursors: dict[str, str]) -> dict[str, Any]:
    """The page that is asked for, by the names of `WalkPart`."""
    terms = _terms(args["text"])
    filters = {name: args.get(name) for name in ("theme", "document", "owner")}
    kinds = None if args.get("kinds") is None else stored_value(args["kinds"])
    library = memory.library
    hits = library.search(terms, {**filters, "kinds": kinds}, args["quotations"])
    order = [[hit.level, hit.title, hit.id] for hit in hits]
    page = turned(_KEYS, order, lambda at: _found(memory, hits[at], terms), args, cursors)

    def facets(by: list[Any], most: int) -> list[Any]:
        return [_facet(library, hits, one, most) for one in dict.fromkeys(by)]

    found_any = library.search(terms, dict.fromkeys(("theme", "document", "owner", "kinds")), args["quotations"])
    lacking = [] if found_any else _unmet(memory, args["text"], args["quotations"])
    return {**page, "facets": facets, "unmet": lacking, "unsearched": _unsearched(library)}


def _unsearched(library: Library) -> list[str]:
    """Held documents without a quotation."""
    quoted = {
        document.id
        for node in library.graph.nodes.values()
        if node.label == "Citation" and "quotation" in node.properties
        for document in library.targets("PASSAGE_OF", node)
    }
    held = {node.id for node in library.graph.nodes.values() if node.label == "Document" and "file" in node.properties}
    return sorted(held - quoted)


def _unmet(memory: Memory, text: str, quotations: bool) -> list[dict[str, Any]]:
    """The words that no token is of, and those that a token of a form is most like."""
    nodes = (node for node in memory.nodes.values() if quotations or node.label != "Citation")
    tokens = {token for node in nodes for token in _tokens(node.properties)}
    told: dict[str, list[str]] = {}
    for word in read(text).words:
        begun = re.search(rf"{word.form}\*(\s|$)", text.lower())
        begins = begun and any(one.startswith(f"w{word.form}") for one in tokens)
        if not word.common and not begins and not {f"s{word.stem}", f"y{word.stem}"} & tokens:
            near = [one[1:] for one in tokens if one[0] == "w" and abs(len(one) - 1 - len(word.form)) <= 2]
            told[word.form] = get_close_matches(word.form, sorted(near), 3, 0.7)
    return [{"word": word, "nearest": near} for word, near in [*told.items()][:5]]


def _tokens(properties: Mapping[str, Any]) -> list[str]:
    return [
        token
        for name, held in properties.items()
        if name[:7] == "tokens_" and name != "to_sort_number"
        for token in str(held).split()
    ]


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
    fields = {0: ("TITLE", "NAME"), len(FIELDS) + 1: ("QUOTATION",)}.get(hit.level, FIELDS[: hit.level])
    texts = [read(text) for field in fields for text in memory.library.texts(memory.nodes[hit.id], field)]
    asked = {_alike(one): one for one in reversed(terms)}
    lacking = [one for one in terms if asked[_alike(one)] is one and not _all_met(one, texts)]
    meant = list(dict.fromkeys(one.text.strip() if one.quoted else one.written() for one in lacking))
    marked = [one for field in fields for one in _marked(memory, hit, field, terms)]
    return {
        "node": Row(memory.nodes[hit.id]),
        "field": hit.field,
        "highlights": marked[:_HIGHLIGHTS],
        "byMeaning": meant,
    }


def _alike(term: Asked) -> object:
    """Equal for what asks for the same."""
    found = read(term.text)
    return tuple(word.form if term.start else word.stem for word in found.words), len(found.joined), term.start


def _all_met(term: Asked, texts: list[Any]) -> bool:
    return all(any(met(one, text) for text in texts) for one in told([term]))


def _marked(memory: Memory, hit: Hit, field: str, terms: list[Asked]) -> list[dict[str, Any]]:
    """The texts of one field that hold a term."""
    texts = sorted(set(memory.library.texts(memory.nodes[hit.id], field)))
    if field == "QUOTATION":
        texts = [text for text in texts if all(met(term, read(text)) for term in told(terms))]
    ranges = [(text, _ranges(text, terms)) for text in texts]
    return [{"field": field, "text": text, "ranges": where} for text, where in ranges if where]


def _ranges(text: str, terms: list[Asked]) -> list[dict[str, int]]:
    """Where a term stands, found by marking each code point, and each that goes on in the next one."""
    marked = [place for term in told(terms) for place in places(term, read(text))]
    held = {at for start, end in marked for at in range(start, end)}
    goes_on = {at for start, end in marked for at in range(start, end - 1)}
    starts = [at for at in sorted(held) if at - 1 not in goes_on]
    ends = [at + 1 for at in sorted(held) if at not in goes_on]
    return [{"start": start, "end": end} for start, end in zip(starts, ends, strict=True)]
