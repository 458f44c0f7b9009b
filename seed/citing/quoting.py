"""The passages behind citations: read from the corpus, checked against their fingerprints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rasso_graph.model.graph import Graph, Node
from rasso_graph.seed.citing.passages import fingerprint, line_of
from rasso_graph.seed.citing.texts import Corpus, NoText, NotUtf8, Texts, folders
from rasso_graph.seed.reading import Places, Problem, RecordErrors, Where

_SEARCHED = 20
"""How many passages that moved are looked for; each takes a fingerprint for every offset of the text."""


@dataclass
class Quotations:
    """The passages of a graph's citations by citation id, and what kept others from being read."""

    passages: dict[str, str] = field(default_factory=dict[str, str])
    problems: list[Problem] = field(default_factory=list[Problem])
    texts: dict[str, str] = field(default_factory=dict[str, str])
    """The texts that are there, by the slug of the document."""
    missing: list[Problem] = field(default_factory=list[Problem])
    """Documents whose text is not in the corpus; an error for `verify`, a warning for `apply`."""


def held_texts(graph: Graph) -> dict[str, str]:
    """File names of held documents by the slug of the document."""
    documents = (node for node in graph.nodes.values() if node.label == "Document")
    named = ((node.id.partition("/")[2], node.properties.get("file")) for node in documents)
    return {slug: file for slug, file in named if isinstance(file, str)}


def quotations(graph: Graph, corpus: Corpus, places: Places | None = None) -> Quotations:
    """Reads and checks the passage of every citation. Raises RecordErrors if there is no such folder."""
    lacking = [
        Problem(str(one), 0, "There is no corpus here", "Name the folder of the texts")
        for one in folders(corpus)
        if not one.is_dir()
    ]
    if lacking:
        raise RecordErrors(lacking)
    texts, found = Texts(corpus, held_texts(graph)), Quotations()
    for document, citations in _by_document(graph):
        where = _where(document, places)
        try:
            text = texts.text(document)
        except NotUtf8 as error:
            found.problems.append(Problem(where.file, where.line, str(error), "Save it as UTF-8"))
            continue
        except NoText as error:
            advice = "Put it there; its passages are not checked"
            found.missing.append(Problem(where.file, where.line, str(error), advice))
            continue
        found.texts[document.partition("/")[2]] = text
        for citation in citations:
            _read(citation, text, found, _where(citation.id, places))
    return found


def _by_document(graph: Graph) -> Iterator[tuple[str, list[Node]]]:
    grouped: dict[str, list[Node]] = {}
    for edge in graph.edges.values():
        if edge.type == "PASSAGE_OF":
            grouped.setdefault(edge.target, []).append(graph.nodes[edge.source])
    yield from sorted(grouped.items())


def _where(name: str, places: Places | None) -> Where:
    return places[name] if places and name in places else Where(name, 0)


def _read(citation: Node, text: str, found: Quotations, where: Where) -> None:
    start, end = int(str(citation.properties["start"])), int(str(citation.properties["end"]))
    wanted = str(citation.properties["sha256"])
    if end > len(text):
        message = f"The span {start} to {end} ends behind the text, which has {len(text)} code points"
        found.problems.append(Problem(where.file, where.line, message, _advice(citation)))
    elif fingerprint(text[start:end]) != wanted:
        there = _moved(text, end - start, wanted) if len(found.problems) < _SEARCHED else None
        message = f"The passage {start} to {end} (line {line_of(text, start)}) has another fingerprint"
        advice = f"The passage stands at [{there}, {there + end - start}] now" if there else _advice(citation)
        found.problems.append(Problem(where.file, where.line, message, advice))
    else:
        found.passages[citation.id] = text[start:end]


def _advice(citation: Node) -> str:
    document = citation.id.removeprefix("citation/").rpartition("/")[0]
    return f'Find it again: rasso seed cite {document} "some of its words"'


def _moved(text: str, length: int, wanted: str) -> int | None:
    """Where a passage with this fingerprint stands, None if nowhere."""
    starts = range(len(text) - length + 1)
    return next((start for start in starts if fingerprint(text[start : start + length]) == wanted), None)
