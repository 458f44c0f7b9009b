"""The page of a document: its units in reading order, each passage beside what is recorded of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rasso_graph.model.graph import Node
from rasso_graph.seed.review.blocks import (
    Beside,
    Block,
    Bullets,
    Heading,
    Inline,
    Inlines,
    Page,
    PageLink,
    Paragraph,
    Quote,
    Rest,
    Strong,
    Table,
    Verbatim,
)
from rasso_graph.seed.review.coverage import Coverage, Covered
from rasso_graph.seed.review.describing import Describing
from rasso_graph.seed.review.recorded import Recorded, page_name, title
from rasso_graph.seed.review.stretches import Stretch


@dataclass(frozen=True)
class CoveredDocument:
    """A held document with its coverage, and its text where that is at hand."""

    document: Node
    coverage: Coverage
    text: str | None

    @property
    def page(self) -> str:
        return page_name(self.document.id)


class DocumentPage:
    """Writes the page of one document."""

    def __init__(self, reading: CoveredDocument, recorded: Recorded) -> None:
        self.reading = reading
        self.recorded = recorded
        self.passages = recorded.passages(reading.document.id)
        self.describing = Describing(recorded, reading.page)
        self.shown: dict[Stretch, int] = {}
        """The citations told so far, with the start of the unit they are told under."""

    def page(self, nearby: tuple[PageLink, ...]) -> Page:
        """The whole page."""
        name = title(self.reading.document)
        blocks: list[Block] = [Heading(1, (name,)), *self._about(), Heading(2, ("In reading order",), "units")]
        for number, covered in enumerate(self.reading.coverage.units, 1):
            blocks += self._unit(number, covered)
        return Page(self.reading.page, name, tuple(blocks), nearby)

    def _about(self) -> Iterator[Block]:
        held, coverage = self.reading.document.properties, self.reading.coverage
        yield Paragraph((Verbatim(self.reading.document.id), ", file ", Verbatim(str(held.get("file", "")))))
        if not coverage.known:
            yield Paragraph(("The text is not at hand: passages are given by locator, span and fingerprint.",))
            return
        yield Paragraph(("Words between \u27e6 and \u27e7 are cited by no record.",))
        yield Bullets(tuple((line,) for line in _numbers(coverage)))
        if coverage.excused:
            yield _reasons(coverage)

    def _unit(self, number: int, covered: Covered) -> Iterator[Block]:
        unit = covered.unit
        head = f"{number}. {unit.kind.description}", " ", Verbatim(f"[{unit.start}, {unit.end}]")
        yield Heading(3, head, f"at-{unit.start}")
        if covered.cited:
            yield Beside(self._passage(covered), tuple(self._records(covered)))
        elif covered.excused:
            why = covered.excused
            said = (Strong(f"No record: {why.reason}."), f" {why.reason.description} {why.note}")
            yield Beside(self._passage(covered), (Paragraph(said),))
        else:
            yield Beside(self._passage(covered), (Paragraph((NEITHER,), warning=True),))

    def _passage(self, covered: Covered) -> tuple[Block, ...]:
        text, unit = self.reading.text, covered.unit
        return () if text is None else (Quote(tuple(_marked(text, unit.start, unit.end, covered.rests))),)

    def _records(self, covered: Covered) -> Iterator[Block]:
        """The citations that touch a unit, each with its records; those told before only by a link."""
        for span in covered.cited:
            first = self.shown.setdefault(span, covered.unit.start)
            if first != covered.unit.start:
                locator = self._locator(span)
                yield Paragraph(("Also in the passage ", PageLink(locator, "", self.passages[span]), "."))
                continue
            yield Paragraph(tuple(self._citation(span)), anchor=self.passages[span])
            if self.reading.text is not None and span != (covered.unit.start, covered.unit.end):
                yield Quote((self.reading.text[slice(*span)],))
            yield from self.describing.cards(self.recorded.resting(self.passages[span]))

    def _locator(self, span: Stretch) -> str:
        return str(self.recorded.graph.nodes[self.passages[span]].properties.get("locator", ""))

    def _citation(self, span: Stretch) -> Iterator[Inline]:
        """Locator, span and fingerprint."""
        node = self.recorded.graph.nodes[self.passages[span]]
        yield from (Strong(self._locator(span)), " ", Verbatim(f"[{span[0]}, {span[1]}]"), " ")
        yield Verbatim(str(node.properties.get("sha256", "")))


NEITHER = "Nothing is recorded of this, and no reason is given."


def _marked(text: str, start: int, end: int, rests: tuple[Stretch, ...]) -> Iterator[Inline]:
    """A passage with the stretches that no record cites marked, if another part of it is cited."""
    place = start
    for rest in rests:
        yield text[place : rest[0]]
        yield Rest(text[slice(*rest)])
        place = rest[1]
    yield text[place:end]


def _numbers(coverage: Coverage) -> Iterator[str]:
    yield f"Units cited by a record: {len(coverage.cited)} of {len(coverage.units)}"
    yield f"of these with words that no record cites: {len(coverage.partly)}"
    yield f"Units with a reason to have no record: {len(coverage.excused)}"
    yield f"Units with neither: {len(coverage.neither)}"
    yield f"Characters cited: {coverage.characters_cited:,} of {coverage.characters:,}"


def _reasons(coverage: Coverage) -> Table:
    """How often each reason is given."""
    found = Counter(one.excused.reason for one in coverage.excused if one.excused)
    rows: list[tuple[Inlines, ...]] = [((r,), (r.description,), (str(n),)) for r, n in sorted(found.items())]
    return Table("Reasons to have no record", ("reason", "what it means", "units"), tuple(rows))
