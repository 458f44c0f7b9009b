"""What the questions ask about in a graph: chosen by what it is like, so that a graph of any size has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.reach import CHAINED, Near, distances, farthest, near
from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.graph import Graph, Node
from rasso_graph.model.words import COMMITMENTS, LABELS

_DEEP = 0.9
_TRIED = 400
_MOST_REACHED = 120
_COMMON = 0.02
"""Of all nodes, that share is met by the common word."""
_ON_TIMELINE = frozenset({"Event", "Document", "Wording", "StatusClaim"})

Row = tuple[str, str]


@dataclass(frozen=True)
class Targets:
    """Ids, rows of pages and words. A row is the sort key of an order and an id."""

    commitment: str
    lineage: str
    """A commitment with a long lineage upstream."""
    earlier: str
    """What is eight links of lineage before it, or as many as there are."""
    post: str
    remote: str
    """What is as far from the post as anything within eight links of any sort."""
    programme: str
    documents: tuple[str, str]
    by_title: Row
    by_date: Row
    dated: Row
    owner_of_much: str
    owner_of_little: str
    selective: str
    common: str


def targets(graph: Graph) -> Targets:
    """What to ask about in a graph with everything derived."""
    upstream = near(graph, ("TRACES",), both=False)
    commitments = [node for node in graph.nodes.values() if LABELS[node.label].family]
    start = _deepest([node.id for node in commitments if node.label == "Action"], upstream)
    post = min(edge.source for edge in graph.edges.values() if edge.type == "POST_AT")
    owned, holds = _owned(graph), Counter(edge.source for edge in graph.edges.values() if edge.type == "OWNS")
    words = _Words(graph)
    return Targets(
        commitment=start,
        lineage=start,
        earlier=farthest(start, upstream, 8),
        post=post,
        remote=farthest(post, near(graph, CHAINED, both=True), 8),
        programme=_most(edge.source for edge in graph.edges.values() if _is_part_of_programme(edge.type, edge.source)),
        documents=_compared(graph),
        by_title=_deep((str(node.properties["title_sort"]), node.id) for node in commitments),
        by_date=_deep((str(node.properties["when_earliest"]), node.id) for node in commitments),
        dated=_deep(_dated(graph)),
        owner_of_much=max(owned, key=lambda name: (owned[name], name)),
        owner_of_little=min(owned, key=lambda name: (owned[name], holds[name], name)),
        selective=words.selective(graph.nodes[start]),
        common=words.common(),
    )


def _deepest(names: list[str], upstream: Near) -> str:
    """The action that most can be reached from in six steps, of the last and of those with no more than enough."""
    reached = {name: len(distances(name, upstream, 6)) for name in names[-_TRIED:]}
    return max(reached, key=lambda name: (reached[name] if reached[name] <= _MOST_REACHED else 0, name))


def _owned(graph: Graph) -> Counter[str]:
    """How many commitments each holder owns."""
    return Counter(
        edge.source
        for edge in graph.edges.values()
        if edge.type == "OWNS" and graph.nodes[edge.target].label in COMMITMENTS
    )


def _is_part_of_programme(type_: str, source: str) -> bool:
    return type_ == "HAS_PART" and source.startswith("programme/")


def _most(names: Iterable[str]) -> str:
    counted = Counter(names)
    return max(counted, key=lambda name: (counted[name], name))


def _compared(graph: Graph) -> tuple[str, str]:
    """The two documents with most links between their wordings, the earlier first."""
    printed = {edge.source: edge.target for edge in graph.edges.values() if edge.type == "PRINTED_IN"}
    pairs = Counter(
        (printed[edge.target], printed[edge.source])
        for edge in graph.edges.values()
        if edge.type in ("REPEATS", "REWORDS")
    )
    return max(pairs, key=lambda pair: (pairs[pair], pair))


def _dated(graph: Graph) -> Iterator[Row]:
    """Everything on the timeline of everything."""
    for node in graph.nodes.values():
        if node.label in _ON_TIMELINE and node.properties["when_earliest"] != LAST_DAY:
            yield str(node.properties["when_earliest"]), node.id
    for edge in graph.edges.values():
        if edge.type == "HOLDS" and edge.properties["when_earliest"] != LAST_DAY:
            yield str(edge.properties["when_earliest"]), edge.id


def _deep(rows: Iterable[Row]) -> Row:
    """The row before which nine of ten stand."""
    ordered = sorted(rows)
    return ordered[int(len(ordered) * _DEEP)]


class _Words:
    """In how many titles each word stands."""

    def __init__(self, graph: Graph) -> None:
        self._size = len(graph.nodes)
        self._counted = Counter(word for node in graph.nodes.values() for word in _forms(node))

    def common(self) -> str:
        """A word in about one title of fifty."""
        return min(self._counted, key=lambda word: (abs(self._counted[word] - self._size * _COMMON), word))

    def selective(self, node: Node) -> str:
        """The rarest word of a title and its last, which in a copy is the copy's own: no other thing has both."""
        rarest = min(_forms(node), key=lambda word: (self._counted[word], word))
        return f"{rarest} {str(node.properties['title']).split()[-1].lower()}"


def _forms(node: Node) -> list[str]:
    """The words of a title, as full text holds them."""
    tokens = str(node.properties.get("tokens_title", "")).split()
    return [token[1:] for token in tokens if token.startswith("w") and token[1:].isalpha()]
