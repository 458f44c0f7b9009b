"""What an export writes: the graph's content, its nodes and edges in order of their ids, and what it says of itself.

Content is what the records make: no derived properties or edges, no quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any

import orjson

from rasso_graph.model.graph import Edge, Graph, Node, Value
from rasso_graph.model.properties import DAYS_OF_EDGES, DAYS_OF_NODES, QUOTATION
from rasso_graph.model.revisions import Revision
from rasso_graph.model.words import STANDING, labels_of
from rasso_graph.seed.storing import Refused, derived_keys, stated

LICENCE = "CC-BY-4.0"
NAMESPACE = "https://rasso-graph.example/"
"""Under which ids are addresses, where no other is named. It is reserved for examples, and leads nowhere."""
_NAMESPACE = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")
READABLE = frozenset(
    {*STANDING, "name", "number", "kind", "held", "listed", "fulfilment", *DAYS_OF_NODES, *DAYS_OF_EDGES}
)
"""The derived properties that people ask for by these names; the others order, search and cut."""
_CITE = (
    "RASSO graph: policy commitments on rape and serious sexual offences in England and Wales. Content {digest}, "
    "documents up to {until}."
)
PASSAGE = ("locator", "page", "start", "end", "sha256")
"""What a citation is told by; of these only the page is not always known."""
_INLINE = frozenset({"CITES", "PASSAGE_OF"})


class BadNamespace(Refused):
    """What is named as the namespace of an export is none."""


@dataclass(frozen=True)
class Told:
    """What the codebook says of a property: its type as JSON Schema has it, and what it is."""

    type: str
    words: str


def as_text(value: Value, within: str = " ") -> str:
    """A value as tables and networks write it; `within` tells the parts of a list apart."""
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return within.join(value)
        case _:
            return str(value)


Codebook = dict[str, dict[str, Told]]
"""Properties in their order, by the label of the node or the type of the edge that has them."""


@dataclass(frozen=True)
class Export:
    """A graph to be written, with its revision, the digest of its content, and what led to it."""

    graph: Graph
    revision: int
    digest: str
    log: tuple[Revision, ...] = ()
    derived: bool = False
    """Whether what follows from the content, and people ask for, is written too: standing, bounds of dates."""
    quotations: bool = False
    """Whether the words of passages are written too, where the store holds them. Their licence is another."""
    namespace: str = NAMESPACE

    def __post_init__(self) -> None:
        if not _NAMESPACE.fullmatch(self.namespace):
            raise BadNamespace(f"'{self.namespace}' is no namespace. Name an address that ends in /, as {NAMESPACE}")

    @property
    def kept(self) -> frozenset[str]:
        """What is written besides the content, by the names of the properties."""
        none = frozenset[str]()
        return (READABLE if self.derived else none) | (QUOTATION if self.quotations else none)

    @cached_property
    def bare(self) -> Graph:
        """The content, and what is written besides."""
        return stated(self.graph, self.kept)

    @cached_property
    def nodes(self) -> list[Node]:
        """The content's nodes, by id."""
        return [self.bare.nodes[name] for name in sorted(self.bare.nodes)]

    @cached_property
    def edges(self) -> list[Edge]:
        """The content's edges, by id, and by type and ends where they have none."""
        return sorted(self.bare.edges.values(), key=lambda edge: (edge.id, *edge.key))

    @property
    def about(self) -> dict[str, Any]:
        """What an export says of itself. Nothing of the day on which it was written: equal content is equal bytes."""
        held = [node for node in self.nodes if node.label == "Document" and "file" in node.properties]
        documents = [{"id": one.id, "published": one.properties.get("published")} for one in held]
        until = max((str(one["published"]) for one in documents if one["published"]), default="unknown")
        return {
            "name": "rasso-graph",
            "revision": self.revision,
            "digest": self.digest,
            "documents": documents,
            "licence": LICENCE,
            "cite": _CITE.format(digest=self.digest[:12], until=until),
        }


def codebook(kept: frozenset[str] = frozenset()) -> Codebook:
    """The properties that content may have, and those `kept`, as `docs/generate.py` writes them from the API."""
    text = (resources.files("rasso_graph.seed") / "codebook.json").read_bytes()
    return {
        of: {name: Told(one["type"], one["words"]) for name, one in held.items() if name not in derived_keys(of) - kept}
        for of, held in orjson.loads(text).items()
    }


def whole_rows(export: Export) -> tuple[Iterator[dict[str, Any]], Iterator[dict[str, Any]]]:
    """Nodes and edges as the contract writes them.

    Citations are written whole, where they are used; therefore Citation nodes and the edges CITES and PASSAGE_OF, which
    would only repeat them, are left out. A structural edge has neither id nor citations.
    """
    citations = _citations(export.bare)
    return _nodes(export, citations), _edges(export, citations)


def _citations(graph: Graph) -> dict[str, dict[str, Any]]:
    """Citations as the contract writes them, by the id of their node."""
    of = {edge.source: edge.target for edge in graph.edges.values() if edge.type == "PASSAGE_OF"}
    nodes = (node for node in graph.nodes.values() if node.label == "Citation")
    return {node.id: _citation(node, of[node.id]) for node in nodes}


def _citation(node: Node, document: str) -> dict[str, Any]:
    held = {key: node.properties[key] for key in (*PASSAGE, *QUOTATION) if key in node.properties}
    return {"document": document, **held}


def _nodes(export: Export, citations: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    cited: dict[str, list[str]] = {}
    for edge in export.edges:
        if edge.type == "CITES":
            cited.setdefault(edge.source, []).append(edge.target)
    for node in export.nodes:
        if node.id not in citations:
            passages = [citations[one] for one in sorted(cited.get(node.id, ()))]
            labels, held = labels_of(node.label), dict(sorted(node.properties.items()))
            yield {"id": node.id, "labels": labels, "properties": held, "citations": passages}


def _edges(export: Export, citations: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for edge in export.edges:
        if edge.type not in _INLINE:
            cited = edge.properties.get("citations")
            yield {
                "id": edge.id or None,
                "type": edge.type,
                "source": edge.source,
                "target": edge.target,
                "properties": {k: v for k, v in sorted(edge.properties.items()) if k != "citations"},
                "citations": [citations[one] for one in cited] if isinstance(cited, list) else [],
            }
