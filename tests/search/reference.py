"""Search the plain way: every text of every thing read again for every question, without an index or tokens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rasso_graph.model import analysis
from rasso_graph.model.analysis import Words
from rasso_graph.model.graph import Edge, Graph, Node
from rasso_graph.model.words import TRACES
from rasso_graph.schema.words import NodeKind

FIELDS = ("TITLE", "NAME", "MISPRINT", "SUMMARY", "SIDE", "WORDS", "ROLE", "REASON")
ABBREVIATED = {"Body", "Person", "Post", "Document", "Programme"}
PARTS = {"Wording", "StatusClaim", "Due", "DocumentState", "Settlement", "Title", "Name", "Side", "Citation", "Mention"}
_WORDS = (
    *("number", "edition", "stance_as_worded", "unit", "population", "source"),
    *("published_said", "start_said", "date_said", "period_said"),
)
_PARTED = (
    *("HAS_WORDING", "HAS_STATUS", "HAS_DUE", "HAS_STATE", "HAS_SETTLEMENT", "HAS_TITLE", "HAS_NAME", "HAS_SIDE"),
)
_ROLES = ("OWNS", "INVOLVED_IN", "MEMBER_OF", "PARTICIPATES")
_HELD = (*_ROLES, "HOLDS", "PUBLISHED")


read = lru_cache(100_000)(analysis.words_of)
"""The words of a text, read once."""


@dataclass(frozen=True)
class Asked:
    """A word, words in a row, or with `start` the beginning of one; `quoted` says that it stands in quotation marks."""

    text: str
    start: bool = False
    quoted: bool = False

    def written(self) -> str:
        """How a user writes it."""
        return f'"{self.text}"' if self.quoted else f"{self.text}*" if self.start else self.text


@dataclass(frozen=True)
class Hit:
    """A thing found: how it was met, and its place."""

    level: int
    title: str
    id: str

    @property
    def field(self) -> str:
        return ("CALLED", *FIELDS, "QUOTATION")[self.level]


class Library:
    """The texts of every thing of a graph, by field."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.out: dict[tuple[str, str], list[Edge]] = {}
        self.into: dict[tuple[str, str], list[Edge]] = {}
        for edge in graph.edges.values():
            self.out.setdefault((edge.type, edge.source), []).append(edge)
            self.into.setdefault((edge.type, edge.target), []).append(edge)
        self.groups = [[words for name in group if (words := read(name)).words] for group in self._groups()]
        things = [node for node in graph.nodes.values() if node.label not in PARTS]
        self.things = {
            node.id: [[read(text) for text in self.texts(node, field)] for field in FIELDS] for node in things
        }
        self.passages = {node.id: [read(text) for text in self.texts(node, "QUOTATION")] for node in things}
        self.others = {
            name: [[other for text in texts for other in self.meant(text)] for texts in fields]
            for name, fields in self.things.items()
        }

    def texts(self, node: Node, field: str) -> list[str]:
        """What a thing is told by in one field."""
        return [text for text in self._texts(node, field) if isinstance(text, str)]

    def _texts(self, node: Node, field: str) -> Iterator[object]:
        own, get = node.properties, self._get
        match field:
            case "TITLE":
                yield own.get("title")
            case "QUOTATION":
                for one in (node, *(part for type_ in _PARTED for part in self.targets(type_, node))):
                    yield from get(self.targets("CITES", one), "quotation")
            case "NAME":
                yield own.get("name") if node.label == "Theme" else None
                yield from get(self._names(node, {"ALIAS", "ABBREVIATION", "FORMER", "LATER"}), "text")
                yield from get(self.targets("HAS_TITLE", node), "text")
            case "MISPRINT":
                yield from get(self._names(node, {"MISPRINT"}), "text")
            case "SUMMARY":
                yield own.get("summary")
            case "SIDE":
                yield from get(self.targets("HAS_SIDE", node), "value")
            case "WORDS":
                yield from (own.get(name) for name in _WORDS)
                yield from get(self.targets("HAS_WORDING", node), "number")
                yield from get(self.targets("HAS_WORDING", node), "section")
                yield from get(self.targets("HAS_STATUS", node), "words")
                yield from get(self.targets("HAS_SETTLEMENT", node), "words")
            case "ROLE":
                yield from get(self.edges(self.into, _ROLES, node.id), "as_worded")
            case _:
                yield from (own.get(name) for name in ("reason", "weighing"))
                yield from get(self.targets("HAS_STATUS", node), "reason")
                yield from get(self.targets("HAS_SETTLEMENT", node), "reason")
                yield from get(self.edges(self.into, _HELD, node.id), "reason")
                for later in (node, *self.targets("HAS_WORDING", node)):
                    yield from get(self.edges(self.out, TRACES, later.id), "reason")

    def _names(self, node: Node, types: set[str]) -> list[Node]:
        return [name for name in self.targets("HAS_NAME", node) if name.properties.get("type") in types]

    def _groups(self) -> list[list[str]]:
        """Names that stand for the same: those of the list, and abbreviations that one thing alone bears."""
        bearers: dict[str, set[str]] = {}
        for node in self.graph.nodes.values():
            for text in self._get(self._names(node, {"ABBREVIATION"}), "text"):
                if isinstance(text, str):
                    bearers.setdefault(text, set()).add(node.id)
        groups = [list(group) for group in analysis.PHRASES]
        for text, ids in bearers.items():
            node = self.graph.nodes[next(iter(ids))]
            if len(ids) == 1 and node.label in ABBREVIATED and isinstance(node.properties.get("title"), str):
                groups.append([text, str(node.properties["title"])])
        return groups

    def meant(self, text: Words) -> list[Words]:
        """What else a text would say with other names in it: at each place, those of the longest name there."""
        found, at = list[Words](), 0
        while at < len(text.words):
            here = [group for group in self.groups if any(_begins(text, at, name) for name in group)]
            lengths = [len(name.words) for group in here for name in group if _begins(text, at, name)]
            longest = max(lengths, default=0)
            for group in here:
                if any(_begins(text, at, name) and len(name.words) == longest for name in group):
                    found += [name for name in group if not _begins(text, at, name) or len(name.words) != longest]
            at += longest or 1
        return found

    def targets(self, type_: str, node: Node) -> list[Node]:
        """What edges of a type lead to."""
        return [self.graph.nodes[edge.target] for edge in self.out.get((type_, node.id), ())]

    def edges(self, side: dict[tuple[str, str], list[Edge]], types: Iterable[str], end: str) -> list[Edge]:
        """Edges of some types at an end."""
        return [edge for type_ in types for edge in side.get((type_, end), ())]

    @staticmethod
    def _get(held: Iterable[Node | Edge], name: str) -> list[object]:
        return [one.properties.get(name) for one in held]

    def search(
        self, terms: list[Asked], filters: dict[str, str | list[str] | None], quotations: bool = True
    ) -> list[Hit]:
        """All that is found, in order."""
        found = [
            self._hit(name, fields, terms) or self._quoted(name, terms, quotations)
            for name, fields in self.things.items()
        ]
        kept = [hit for hit in found if hit and self._passes(hit.id, filters)]
        return sorted(kept, key=lambda hit: (hit.level, hit.title, hit.id))

    def _hit(self, name: str, fields: list[list[Words]], terms: list[Asked]) -> Hit | None:
        title = str(self.graph.nodes[name].properties["title_sort"])
        if _called(terms, fields[0] + fields[1]):
            return Hit(0, title, name)
        looked_for = told(terms)
        for level in range(len(FIELDS)):
            texts = [text for field in (*fields[: level + 1], *self.others[name][: level + 1]) for text in field]
            if all(any(met(term, text) for text in texts) for term in looked_for):
                return Hit(level + 1, title, name)
        return None

    def _quoted(self, name: str, terms: list[Asked], quotations: bool) -> Hit | None:
        """Where one passage holds all."""
        title = str(self.graph.nodes[name].properties["title_sort"])
        held = (all(met(term, text) for term in told(terms)) for text in self.passages[name])
        return Hit(len(FIELDS) + 1, title, name) if quotations and any(held) else None

    def _passes(self, name: str, filters: dict[str, str | list[str] | None]) -> bool:
        kinds = filters.get("kinds")
        return (kinds is None or self.graph.nodes[name].label in kinds) and all(
            wanted in self.values(name, by) for by, wanted in filters.items() if by != "kinds" and wanted is not None
        )

    def values(self, name: str, by: str) -> set[object]:
        """What a thing is counted under."""
        node = self.graph.nodes[name]
        day = str(node.properties["when_earliest"])
        owns = self.into.get(("OWNS", name), [])
        passages = self.targets("CITES", node)
        found: dict[str, Iterable[object]] = {
            "kind": [NodeKind(node.label).name],
            "status": [node.properties.get("status")],
            "theme": [node.properties.get("theme")],
            "year": [] if day in ("0001-01-01", "9999-12-31") else [day[:4]],
            "owner": [edge.source for edge in owns],
            "role": [edge.properties.get("role") for edge in owns],
            "document": [document.id for one in passages for document in self.targets("PASSAGE_OF", one)],
        }
        return {value for value in found[by] if value is not None}

    def facet(self, hits: list[Hit], by: str, most: int) -> list[tuple[object, int]]:
        """The most frequent values of all that was found."""
        counted = Counter(value for hit in hits for value in self.values(hit.id, by))
        return sorted(counted.items(), key=lambda one: (-one[1], str(one[0])))[:most]


def told(terms: list[Asked]) -> list[Asked]:
    """Those that are looked for: common words alone are not."""
    return [term for term in terms if term.start or term.quoted or not common(term)]


def common(term: Asked) -> bool:
    """Whether there is no word in it to look for."""
    return all(word.common for word in read(term.text).words)


def met(term: Asked, text: Words) -> bool:
    """Whether a text holds it."""
    return any(True for _ in places(term, text))


def places(term: Asked, text: Words) -> Iterator[tuple[int, int]]:
    """Where a text holds it: starts and ends in code points, the end exclusive."""
    asked = read(term.text)
    if term.start:
        (start,) = asked.joined or asked.words
        begun = (word for word in (*text.words, *text.joined) if word.form.startswith(start.form) and not word.common)
        yield from ((word.start, word.end) for word in begun)
        return
    stems, held = [word.stem for word in asked.words], [word.stem for word in text.words]
    for at in range(len(held) - len(stems) + 1):
        if held[at : at + len(stems)] == stems:
            yield text.words[at].start, text.words[at + len(stems) - 1].end
    whole = asked.joined if len(stems) > 1 else asked.words
    if len(whole) == 1 and whole[0].start == asked.words[0].start and whole[0].end == asked.words[-1].end:
        in_one = (word for word in (*text.words, *text.joined) if word.stem == whole[0].stem)
        yield from ((word.start, word.end) for word in in_one)


def _called(terms: list[Asked], texts: list[Words]) -> bool:
    if any(term.start for term in terms):
        return False
    whole = [word.stem for word in read(" ".join(term.text for term in terms)).words]
    while len(whole) > 1 and whole[0] == "the":
        whole.pop(0)
    return any([word.stem for word in text.words] in (whole, ["the", *whole]) for text in texts)


def _begins(text: Words, at: int, name: Words) -> bool:
    """Whether a name stands in a text from a word on."""
    here = text.words[at : at + len(name.words)]
    return [word.stem for word in here] == [word.stem for word in name.words]
