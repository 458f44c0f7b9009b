"""One row for each commitment and each wording of it: what a spreadsheet needs without joining anything."""

from __future__ import annotations

from collections.abc import Iterator

from rasso_graph.model.graph import Adjacency, Graph, Node, Value
from rasso_graph.model.words import COMMITMENTS
from rasso_graph.seed.exporting.rows import Export, Told

_TEXTS = {
    "commitment": "The id of the commitment.",
    "kind": "Which kind of commitment it is.",
    "title": "What it is, in the project's words.",
    "document": "The id of a document that prints it; empty where none of those held does.",
    "document_title": "The title of that document.",
    "published": "When that was published, as EDTF.",
    "wording": "The id of the wording.",
    "number": "Its number there.",
    "theme": "The title of the heading under which it stands there.",
    "section": "The section of the document.",
    "places": "Where it stands there.",
    "status": "What had become of it as it was last told, by any document.",
    "due": "When it was to be done, as EDTF; several are told apart by semicolons.",
    "answerable": "Who is stated to answer for it, with their role; several are told apart by semicolons.",
    "programme": "The titles of what contains it.",
}
_MARKS = {
    "joint": "Whether it is marked there as joint with the police.",
    "new": "Whether it is marked there as new.",
    "primary": "Whether this is the wording by which documents are compared; the others stand in running text.",
    "overdue": "Whether every due day told had passed when the documents last tell of anything.",
}
COLUMNS = {
    **{name: Told("string", words) for name, words in _TEXTS.items()},
    **{name: Told("boolean", words) for name, words in _MARKS.items()},
}
_NEAR = ("HAS_WORDING", "PRINTED_IN", "UNDER", "CITES", "HAS_DUE", "OWNS", "HAS_PART")


def commitments(export: Export) -> Iterator[list[Value | None]]:
    """The rows, by commitment, then by day of the document and wording."""
    graph, near = export.graph, Adjacency(export.graph, _NEAR)
    for name in sorted(graph.nodes):
        node = graph.nodes[name]
        if node.label in COMMITMENTS:
            shared = _shared(graph, near, node)
            wordings = [graph.nodes[one] for one in near.targets("HAS_WORDING", name)]
            found = [_worded(graph, near, one) for one in sorted(wordings, key=_when)] or [dict[str, Value | None]()]
            yield from ([{**shared, **one}.get(column) for column in COLUMNS] for one in found)


def _when(wording: Node) -> tuple[str, str]:
    return str(wording.properties.get("when_earliest")), wording.id


def _shared(graph: Graph, near: Adjacency, node: Node) -> dict[str, Value | None]:
    """What a commitment's rows have in common."""
    dues = [graph.nodes[one].properties.get("date") for one in near.targets("HAS_DUE", node.id)]
    owners = (
        f"{_title(graph, edge.source)} ({str(edge.properties['role']).lower().replace('_', ' ')})"
        for edge in near.edges("OWNS", node.id, out=False)
    )
    return {
        "commitment": node.id,
        "kind": node.label,
        "title": node.properties.get("title"),
        "status": node.properties.get("status"),
        "overdue": node.properties.get("overdue"),
        "due": _joined(str(due) for due in dues if due),
        "answerable": _joined(owners),
        "programme": _joined(_title(graph, one) for one in near.sources("HAS_PART", node.id)),
    }


def _worded(graph: Graph, near: Adjacency, wording: Node) -> dict[str, Value | None]:
    documents = [graph.nodes[one] for one in near.targets("PRINTED_IN", wording.id)]
    document = documents[0] if documents else None
    places = (str(graph.nodes[one].properties["locator"]) for one in near.targets("CITES", wording.id))
    held = {name: wording.properties.get(name) for name in ("number", "section", "joint", "new", "primary")}
    return {
        **held,
        "wording": wording.id,
        "document": document and document.id,
        "document_title": document and document.properties.get("title"),
        "published": document and document.properties.get("published"),
        "theme": _joined(_title(graph, one) for one in near.targets("UNDER", wording.id)),
        "places": _joined(places),
    }


def _title(graph: Graph, name: str) -> str:
    return str(graph.nodes[name].properties.get("title"))


def _joined(parts: Iterator[str]) -> str | None:
    return "; ".join(sorted(parts)) or None
