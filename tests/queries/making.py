"""Writing a small graph by hand: nodes, and edges that rest on a passage of a document."""

from __future__ import annotations

from rasso_graph.model.enums import OwnerRole
from rasso_graph.model.graph import Edge, Graph, Node, Value
from rasso_graph.model.words import RELATIONS, label_of
from rasso_graph.seed.deriving import derive


class Making:
    """A graph in the making. Facts cite the passage that was last made, unless told otherwise."""

    def __init__(self) -> None:
        self._content = Graph()
        self._cited = ""

    def graph(self) -> Graph:
        """The graph with everything that is derived."""
        return derive(self._content)

    def node(self, node_id: str, title: str, **properties: Value) -> str:
        """A node; its kind is the first segment of its id."""
        label = label_of(node_id)
        assert label, node_id
        self._content.nodes[node_id] = Node(node_id, label, {"title": title, **properties})
        return node_id

    def document(self, slug: str, published: str | None = None, **properties: Value) -> str:
        """A document with one passage, which what follows cites."""
        dated: dict[str, Value] = {"published": published} if published else {}
        document = self.node(f"document/{slug}", slug, **dated, **properties)
        self._cited = self.node(f"citation/{slug}/1-9", f"{slug}, 1", locator="1", start=1, end=9, sha256="0" * 64)
        self.edge("PASSAGE_OF", self._cited, document)
        self.cite(document)
        return document

    def told_by(self, slug: str) -> None:
        """Let what follows rest on this document's passage."""
        self._cited = f"citation/{slug}/1-9"

    def cite(self, *node_ids: str) -> None:
        """Let nodes rest on the last passage."""
        for node_id in node_ids:
            self.edge("CITES", node_id, self._cited)

    def edge(self, type_: str, source: str, target: str, **properties: Value) -> str:
        """An edge; a fact gets its id, and is stated by the last passage unless told otherwise."""
        if not RELATIONS[type_].fact:
            self._content.add(Edge(type_, source, target))
            return ""
        kind = RELATIONS[type_].begins
        if "role" in properties:
            kind = f"{kind}/{str(properties['role']).lower().replace('_', '-')}"
        name = str(properties.pop("id", f"{kind}/{source}/{target}"))
        held: dict[str, Value] = {"basis": "STATED", "citations": [self._cited], **properties}
        self._content.add(Edge(type_, source, target, name, held))
        return name

    def owner(self, holder: str, thing: str, role: str, **properties: Value) -> str:
        """Somebody who answers for something, or has another part in it."""
        type_ = "OWNS" if role in set(OwnerRole) else "INVOLVED_IN"
        return self.edge(type_, holder, thing, role=role, as_worded=role.lower(), **properties)

    def wording(self, commitment: str, document: str, cited: str = "", **properties: Value) -> str:
        """A wording of a commitment in a document, resting on this passage of it, else on its first."""
        slug = f"wording/{document.removeprefix('document/')}/{commitment}"
        self.told_by(document.removeprefix("document/"))
        marks: dict[str, Value] = {"joint": False, "new": False, "primary": True}
        self.node(slug, slug, **{**marks, **properties})
        self._cited = cited or self._cited
        self.cite(slug)
        self.edge("HAS_WORDING", commitment, slug)
        self.edge("PRINTED_IN", slug, document)
        return slug

    def due(self, thing: str, document: str, **properties: Value) -> str:
        """When something was to be done, by a document."""
        slug = f"due/{document.removeprefix('document/')}/{thing}"
        self.told_by(document.removeprefix("document/"))
        self.node(slug, slug, **{"basis": "STATED", **properties})
        self.cite(slug)
        self.edge("HAS_DUE", thing, slug)
        self.edge("CLAIMED_IN", slug, document)
        return slug

    def claim(self, commitment: str, document: str, status: str, key: str = "", **properties: Value) -> str:
        """A claim of a commitment's status in a document."""
        slug = f"claim/{document.removeprefix('document/')}/{commitment}{key and '/'}{key}"
        self.told_by(document.removeprefix("document/"))
        self.node(slug, slug, **{"basis": "STATED", "status": status, **properties})
        self.cite(slug)
        self.edge("HAS_STATUS", commitment, slug)
        self.edge("CLAIMED_IN", slug, document)
        return slug

    def settlement(self, promise: str, document: str, fulfilment: str, *by: str) -> str:
        """What a document tells had become of a promise, and by what."""
        slug = f"settlement/{document.removeprefix('document/')}/{promise}"
        self.told_by(document.removeprefix("document/"))
        self.node(slug, slug, basis="STATED", fulfilment=fulfilment)
        self.cite(slug)
        self.edge("HAS_SETTLEMENT", promise, slug)
        self.edge("CLAIMED_IN", slug, document)
        for one in by:
            self.edge("SETTLED_BY", slug, one)
        return slug
