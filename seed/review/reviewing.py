"""From records, and the texts where they are at hand, to the pages of a review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rasso_graph.model.dates import bounds
from rasso_graph.model.graph import Graph, Node
from rasso_graph.seed.citing import Corpus, Texts, held_texts, quotations
from rasso_graph.seed.making import Built, build
from rasso_graph.seed.reading import PACKAGED, Problem, RecordErrors
from rasso_graph.seed.review.beside import CoveredDocument, DocumentPage
from rasso_graph.seed.review.blocks import Page
from rasso_graph.seed.review.coverage import cover, estimate
from rasso_graph.seed.review.overview import Overview, nearby
from rasso_graph.seed.review.recorded import Recorded
from rasso_graph.seed.review.unrecorded import Reasons, read_reasons
from rasso_graph.seed.rules import Check, Totals, checks

_HEAD = 60
"""Characters of a unit by which a person finds it."""


@dataclass(frozen=True)
class Review:
    """The pages of a review, the documents read for it, and what it could not find."""

    pages: tuple[Page, ...]
    readings: tuple[CoveredDocument, ...]
    missing: tuple[Problem, ...] = ()
    """Texts that should be in the corpus, and documents to which reasons belong, and are not there."""

    @property
    def quotes(self) -> bool:
        """Whether the pages hold passages of the documents."""
        return any(one.text is not None for one in self.readings)


def review(records: Iterable[Path] | None = None, corpus: Corpus | None = None) -> Review:
    """Reads records (None: the packaged ones) and makes the pages.

    Raises RecordErrors for mistakes in records and reasons, and for passages that have another fingerprint.
    """
    paths = None if records is None else list(records)
    built, reasons = build([PACKAGED] if paths is None else paths), read_reasons(paths)
    texts, missing = _texts(built, corpus)
    recorded = Recorded(built.graph)
    readings = [_reading(one, recorded, reasons, texts) for one in _documents(built.graph)]
    for one in readings:
        recorded.settle(one.page, recorded.passages(one.document.id).values())
    pages = _pages(readings, recorded, _checks(built, paths is None))
    return Review(tuple(pages), tuple(readings), (*missing, *_strays(reasons, readings)))


def _texts(built: Built, corpus: Corpus | None) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The texts of held documents by their id, every passage checked."""
    if corpus is None:
        return {}, ()
    found = quotations(built.graph, corpus, built.places)
    if found.problems:
        raise RecordErrors(found.problems)
    files = held_texts(built.graph)
    texts = Texts(corpus, files)
    there = [slug for slug, name in files.items() if texts.find(name)]
    return {f"document/{slug}": texts.text(slug) for slug in there}, tuple(found.missing)


def _documents(graph: Graph) -> list[Node]:
    """Held documents by publication, then id."""
    documents = [node for node in graph.nodes.values() if node.label == "Document" and "file" in node.properties]
    return sorted(documents, key=lambda node: (*bounds(node.properties.get("published")), node.id))


def _reading(document: Node, recorded: Recorded, reasons: Reasons, texts: dict[str, str]) -> CoveredDocument:
    spans = list(recorded.passages(document.id))
    excused = reasons.by_document.get(document.id.partition("/")[2], [])
    text = texts.get(document.id)
    return CoveredDocument(document, estimate(spans, excused) if text is None else cover(text, spans, excused), text)


def _strays(reasons: Reasons, readings: Sequence[CoveredDocument]) -> Iterator[Problem]:
    there = {one.document.id.partition("/")[2] for one in readings}
    for slug, entries in reasons.by_document.items():
        if slug not in there and entries:
            where, message = entries[0].where, f"No held document is called '{slug}'"
            yield Problem(where.file, where.line, message, f"Correct it; held: {', '.join(sorted(there))}")


def _checks(built: Built, packaged: bool) -> list[Check]:
    """The rules, and for the packaged records the totals of the documents."""
    return [*(Totals(built.graph).checks() if packaged else []), *checks(built.whole, built.places)]


def _pages(readings: Sequence[CoveredDocument], recorded: Recorded, checks: Sequence[Check]) -> Iterator[Page]:
    overview, links = Overview(readings, recorded, checks), nearby(readings)
    yield overview.index(links)
    yield from (DocumentPage(one, recorded).page(links) for one in readings)
    yield overview.records(links)


def lacking(made: Review) -> list[Problem]:
    """What `--check` fails on: units with neither record nor reason, reasons that fit no units, texts not there."""
    found = list(made.missing)
    for one in made.readings:
        found += one.coverage.problems
        found += [_neither(one, left.unit.start, left.unit.end) for left in one.coverage.neither]
    return found


def _neither(reading: CoveredDocument, start: int, end: int) -> Problem:
    head = (reading.text or "")[start:end][:_HEAD].replace("\n", " ")
    message = f"Neither cited nor given a reason: [{start}, {end}] '{head}'"
    return Problem(reading.document.id, 0, message, "Record what it says, or add a reason to its file in coverage/")


def unneeded(made: Review) -> list[Problem]:
    """Reasons given for what records cite: to be removed, but nothing is wrong."""
    return [
        Problem(one.where.file, one.where.line, f"[{one.start}, {one.end}] is cited and needs no reason", "Remove it")
        for reading in made.readings
        for one in reading.coverage.unneeded
    ]
