"""A short name for every node, made for the circle of a drawing: it tells a node from its neighbours.

What a thing is called by its id, spelled as titles spell it; an abbreviation where it has one; for what hangs on
another thing what tells it from its like there: a status and its year, a place in a document, a side's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, count

from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.graph import Adjacency, Graph, Node
from rasso_graph.model.words import CLAIMS, LABELS, NAMED, PLACES

ROOM = 18
"""Characters that a circle has room for."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_PASSED = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"}
)
_SEGMENT = re.compile(r"\d+(?:-\d+)+|[^-]+")
_HANGING = {kind.label: kind.hangs for kind in LABELS.values() if kind.hangs}
_IN = {"Citation": "PASSAGE_OF", "Mention": "NAMED_IN", "Wording": "PRINTED_IN"}
_WALKED = (*_IN.values(), *(hangs for hangs in _HANGING.values()), "UNDER")
_KINDS = {"action": "", "outcome": "out ", "recommendation": "rec ", "response": "reply "}
_LEAST = 4
"""Letters of a last word that still tell which it is."""
_TOLD = ("status", "state", "fulfilment")
_LASTS = {"date_latest": "due", "period_latest": "until"}
"""What a due day is called by its last day, and a period by its own: that is no day by which a thing was to be done."""


def names(graph: Graph, content: Graph) -> dict[str, str]:
    """Names by id, of nodes that hold their days already, joined as in the content. Kinds whose records name them have
    none."""
    return _Naming(graph, Adjacency(content, _WALKED)).all()


def fitted(words: Iterable[str], room: int = ROOM) -> str:
    """As many words as there is room for, the last perhaps cut. Figures at the end are kept."""
    given = [word for word in words if word]
    tail: list[str] = []
    while len(given) > 1 and given[-1][0].isdigit() and len(" ".join([given[-1], *tail])) < room // 2:
        tail.insert(0, given.pop())
    room -= len(" ".join(["", *tail])) if tail else 0
    kept = given[0][:room] if given else ""
    for word in given[1:]:
        left = room - len(kept) - 1
        if left < min(len(word), _LEAST):
            break
        kept = f"{kept} {word[:left]}"
    return " ".join([kept, *tail]).strip()


class _Naming:
    def __init__(self, graph: Graph, near: Adjacency) -> None:
        self._graph = graph
        self._near = near
        self._spelled = dict(_spelled(graph))
        self._brief = dict(_apart((one.id, [self._document(one)]) for one in self._of("Document")))
        self._rank = dict(self._ranked())

    def all(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for kind in LABELS.values():
            if not kind.named:
                found |= self._kind(kind.label)
        return found

    def _of(self, label: str) -> Iterator[Node]:
        return (node for node in self._graph.nodes.values() if node.label == label)

    def _kind(self, label: str) -> dict[str, str]:
        """Names of one kind, each once among those that stand beside it: of a document, a thing, the whole kind."""
        groups: dict[str, list[tuple[str, list[str]]]] = {}
        for node in sorted(self._of(label), key=_placed):
            groups.setdefault("" if label in PLACES else self._beside(node), []).append((node.id, self._name(node)))
        return {id_: name for group in groups.values() for id_, name in _apart(group)}

    def _beside(self, node: Node) -> str:
        if node.label in _IN:
            return next(iter(self._near.targets(_IN[node.label], node.id)), "")
        return next(iter(self._near.sources(_HANGING[node.label], node.id)), "") if node.label in _HANGING else ""

    def _name(self, node: Node) -> list[str]:
        """What may be its name, the best first."""
        if node.label in PLACES:
            return [self._place(node)]
        if node.label == "Wording":
            return [self._wording(node)]
        if node.label in CLAIMS and node.label != "Title":
            return [_claim(node)]
        if node.label == "Side":
            return [self._side(node)]
        if node.label in ("Name", "Title"):
            return [fitted(str(node.properties.get("text", "")).split()) or node.label]
        return self._thing(node)

    def _thing(self, node: Node) -> list[str]:
        """Its abbreviation, or its id in words, from the first of them on or from a later."""
        called = self._called(node, "ABBREVIATION") if node.label in NAMED else []
        short = [one for one in called if one.strip() and len(one) <= ROOM]
        words = [*self._words(node), *(["aim"] if node.label == "Aim" else [])]
        told = [fitted(words[first:]) for first in range(max(len(words) - 1, 1))]
        return [*sorted(short, key=lambda one: (len(one), one)), *(one[:1].upper() + one[1:] for one in told)]

    def _called(self, node: Node, *types: str) -> list[str]:
        held = [self._graph.nodes[one].properties for one in self._near.targets("HAS_NAME", node.id)]
        return [str(one["text"]) for one in held if one.get("type") in types and "text" in one]

    def _words(self, node: Node) -> list[str]:
        """The words of an id, without those that say little, as titles spell them."""
        slug = [word for part in node.id.split("/")[1:] for word in _SEGMENT.findall(part)]
        own = {word.lower(): word for word in _WORD.findall(str(node.properties.get("title", "")))[1:]}
        words = [self._spelled.get(word) or own.get(word, word) for word in slug]
        return [word for word in words if word not in _PASSED] or words

    def _document(self, node: Node) -> str:
        """As few letters as tell a document: a short alias, or what of its id is a figure or has capitals."""
        short = [one for one in self._called(node, "ABBREVIATION", "ALIAS") if one.strip() and len(one) <= 10]
        words = self._words(node)
        title = str(node.properties.get("title", ""))
        words = [title[: len(words[0])] if title.lower().startswith(words[0]) else words[0], *words[1:]]
        told = [word for word in words if word != word.lower() or word.isdigit()]
        return min(short, key=len) if short else fitted(told if len(told) > 1 else words, 13)

    def _ranked(self) -> Iterator[tuple[str, int]]:
        """The place of each wording among those of its document under the same heading, or in its running text."""
        seen: dict[tuple[str, str, str], int] = {}
        for node in sorted(self._of("Wording"), key=lambda one: (_order(one), self._start(one), one.id)):
            kind = self._worded(node).partition("/")[0] if "order" in node.properties else ""
            key = (self._beside(node), self._heading(node), kind)
            seen[key] = seen.get(key, 0) + 1
            yield node.id, seen[key]

    def _worded(self, wording: Node) -> str:
        """The id of what it words."""
        return next(iter(self._near.sources("HAS_WORDING", wording.id)), "")

    def _start(self, node: Node) -> int:
        starts = [self._graph.nodes[one].properties.get("start") for one in self._near.targets("CITES", node.id)]
        return min((one for one in starts if isinstance(one, int)), default=0)

    def _heading(self, node: Node) -> str:
        """The initials of the theme under which a list has it; nothing for running text."""
        if "order" not in node.properties:
            return ""
        themes = self._near.targets("UNDER", node.id)
        title = str(self._graph.nodes[themes[0]].properties.get("name", "")) if themes else ""
        return "".join(word[0].upper() for word in title.split())

    def _wording(self, node: Node) -> str:
        number, brief = node.properties.get("number"), self._brief.get(self._beside(node), "")
        if number is not None:
            return f"{brief} item {number}"
        if "order" in node.properties:
            kind, *own = self._worded(node).split("/")
            place = own[1] if len(own) > 1 else f"{self._heading(node)}{self._rank[node.id]}"
            return f"{brief} {_KINDS.get(kind, f'{kind} ')}{place}"
        return f"{brief} text {self._rank[node.id]}"

    def _place(self, node: Node) -> str:
        """The place, with its document where there is room; a number may follow."""
        place = re.sub("^paragraph", "para", str(node.properties.get("locator", "")).partition(",")[0])
        whole = f"{self._brief.get(self._beside(node), '')} {place}"
        return whole if len(whole) <= ROOM - 2 else fitted(place.split(), ROOM - 4)

    def _side(self, node: Node) -> str:
        """Its number, and what it says that no other side does."""
        of = self._near.sources("HAS_SIDE", node.id)
        others = [one for one in (self._near.targets("HAS_SIDE", of[0]) if of else ()) if one != node.id]
        said = {
            word.lower()
            for one in others
            for word in _WORD.findall(str(self._graph.nodes[one].properties.get("value")))
        }
        words = _WORD.findall(str(node.properties.get("value", "")))
        own = [word for word in words if word.lower() not in said | _PASSED]
        return f"{node.id.rpartition('/')[2]}: {fitted(own or words, ROOM - 3)}"


def _claim(node: Node) -> str:
    held = node.properties
    if node.label == "Due":
        lasts = (f"{word} {held[name]}" for name, word in _LASTS.items() if held.get(name, LAST_DAY) != LAST_DAY)
        return next(lasts, fitted(str(held.get("words", "")).split()))
    told = next((str(held[name]) for name in _TOLD if name in held), "settled")
    days = [str(held[name]) for name in ("when_latest", "when_earliest") if held.get(name, LAST_DAY) != LAST_DAY]
    return " ".join([told, *(day[:4] for day in days[:1])])


def _apart(named: Iterable[tuple[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """Each with the first of its names that none before it has, or the first with a number."""
    taken: set[str] = set()
    for id_, given in named:
        name = next(one for one in chain(given, _numbered(given[0])) if one not in taken)
        taken.add(name)
        yield id_, name


def _numbered(name: str) -> Iterator[str]:
    return (f"{name[: ROOM - len(str(number)) - 1].rstrip()} {number}" for number in count(2))


def _placed(node: Node) -> tuple[int, str]:
    start = node.properties.get("start")
    return (start if isinstance(start, int) else 0), node.id


def _order(node: Node) -> int:
    order = node.properties.get("order")
    return order if isinstance(order, int) else 0


def _spelled(graph: Graph) -> Iterator[tuple[str, str]]:
    """Words that titles or names write with several capitals, by how they stand in an id."""
    for node in graph.nodes.values():
        if node.label not in PLACES:
            for word in _WORD.findall(str(node.properties.get("title", ""))):
                if sum(letter.isupper() for letter in word) > 1:
                    yield word.lower(), word
