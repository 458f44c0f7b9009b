"""Where texts name what the graph knows: found by the names recorded, but for what a reader settled otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rasso_graph.model.enums import NameType
from rasso_graph.model.folding import APOSTROPHES, HYPHENS
from rasso_graph.model.graph import Adjacency, Graph, Node
from rasso_graph.model.words import NAMED
from rasso_graph.seed.citing.exempt import Exempt, NameSpan, exempted
from rasso_graph.seed.citing.passages import line_of


@dataclass(frozen=True, order=True)
class FoundName:
    """A thing named in a document's text."""

    start: int
    end: int
    thing: str
    locator: str = ""


@dataclass(frozen=True)
class _Name:
    """A name of a thing. With `within` it counts only in these parts of texts, by the slug of the document."""

    text: str
    thing: str
    within: dict[str, list[NameSpan]] | None


class Naming:
    """Finds what documents name by the names that a graph holds of bodies, people, posts, documents, programmes."""

    def __init__(self, graph: Graph, exempt: list[Exempt] | None = None) -> None:
        self._graph = graph
        self._ties = Adjacency(graph, ("HAS_NAME", "CITES", "PASSAGE_OF"))
        self._exempt = defaultdict[str, list[Exempt]](list)
        for one in exempted() if exempt is None else exempt:
            self._exempt[one.name].append(one)
        self._names = list(self._all())

    def _all(self) -> Iterator[_Name]:
        for node in self._graph.nodes.values():
            if node.label in NAMED:
                yield _Name(str(node.properties["title"]), node.id, None)
                for name in (self._graph.nodes[one] for one in self._ties.targets("HAS_NAME", node.id)):
                    yield _Name(str(name.properties["text"]), node.id, self._within(name))

    def _within(self, name: Node) -> dict[str, list[NameSpan]] | None:
        """Where alone a name counts: a misprint in the passages that show it; an alias of one word, or without a
        capital, in the documents that use it."""
        text, type_ = _bare(str(name.properties["text"])), name.properties["type"]
        whole = type_ == NameType.ALIAS.value and (text == text.lower() or " " not in text)
        if not whole and type_ != NameType.MISPRINT.value:
            return None
        found = defaultdict[str, list[NameSpan]](list)
        for citation in self._ties.targets("CITES", name.id):
            held = self._graph.nodes[citation].properties
            span = (0, 10**9) if whole else (int(str(held["start"])), int(str(held["end"])))
            for document in self._ties.targets("PASSAGE_OF", citation):
                found[document.partition("/")[2]].append(span)
        return found

    def find(self, document: str, text: str) -> list[FoundName]:
        """What a document (its slug) names, in order; a name within a longer one is none."""
        places, found = self._places(document), set[FoundName]()
        for names, span in self._matches(document, text):
            for name in names:
                if self._counts(name, document, span):
                    found.add(FoundName(*span, name.thing, _locator(text, places, *span)))
        return sorted(found)

    def _matches(self, document: str, text: str) -> Iterator[tuple[list[_Name], NameSpan]]:
        """The names that may count in a document where they stand, the longest that begins at a place."""
        alike = defaultdict[str, list[_Name]](list)
        for name in self._names:
            if name.within is None or document in name.within:
                alike[_bare(name.text)].append(name)
        longest = sorted(alike, key=lambda bare: (-len(bare), bare))
        ways = "|".join(f"({_pattern(bare)})" for bare in longest)
        for match in re.finditer(rf"(?<!\w)(?:{ways}){_END}", text) if longest else ():
            yield alike[longest[int(match.lastindex or 0) - 1]], match.span()

    def _counts(self, name: _Name, document: str, place: NameSpan) -> bool:
        if any(one.covers(name.thing, document, place) for one in self._exempt[name.text]):
            return False
        parts = name.within
        return parts is None or any(start <= place[0] and place[1] <= end for start, end in parts.get(document, ()))

    def _places(self, document: str) -> list[tuple[int, NameSpan, str]]:
        """The passages of a document that the graph cites, the shortest first."""
        cited = self._ties.sources("PASSAGE_OF", f"document/{document}")
        held = [self._graph.nodes[one].properties for one in cited]
        spans = [((int(str(one["start"])), int(str(one["end"]))), str(one["locator"])) for one in held]
        return sorted((end - start, (start, end), locator) for (start, end), locator in spans)


def _locator(text: str, places: list[tuple[int, NameSpan, str]], start: int, end: int) -> str:
    """The place of the shortest passage around it that the graph cites, else the line of the file."""
    held = (locator for _, (first, last), locator in places if first <= start and end <= last)
    return next(held, f"line {line_of(text, start)}")


def _bare(name: str) -> str:
    """A name without the article at its head."""
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)


_END = "(?![^\\W\u00b9\u00b2\u00b3\u2070-\u2079])"
"""No letter or digit follows, but perhaps the raised number of a footnote."""
_BETWEEN = r"(?:\s|</?[a-z]+>)+"
"""What may stand between two words of a name: blanks, line breaks, and marks around underlined words."""


def _pattern(name: str) -> str:
    """What finds a name in whole words, over line breaks and marks. Case counts for one word with a capital in it."""
    words = _BETWEEN.join("".join(map(_sign, word)) for word in name.split())
    exact = len(name.split()) == 1 and name != name.lower()
    return words if exact else f"(?i:{words})"


def _sign(one: str) -> str:
    if one in HYPHENS:
        return rf"(?:{_any(HYPHENS)}\s*|\s+)"
    return _any(APOSTROPHES) if one in APOSTROPHES else re.escape(one)


def _any(signs: frozenset[str]) -> str:
    return f"[{re.escape(''.join(sorted(signs)))}]"
