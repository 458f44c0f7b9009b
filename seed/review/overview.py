"""The index of the review: counts, coverage, checks, and the lists a reader asks for first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rasso_graph.seed.review.beside import CoveredDocument
from rasso_graph.seed.review.blocks import Block, Bullets, Heading, Inlines, Page, PageLink, Paragraph, Table
from rasso_graph.seed.review.lists import Lists, by_kind
from rasso_graph.seed.review.recorded import Recorded, Thing, title
from rasso_graph.seed.rules import Check

INDEX, RECORDS = "index", "records"
_TITLE, _ALL = "Review of the record", "All records"
_COVERAGE = ("document", "units", "cited", "of these in part", "with a reason", "neither", "characters cited")
_CHECKS = ("check", "expected", "found", "holds")


class Overview:
    """Writes the index and the list of all records."""

    def __init__(self, readings: Sequence[CoveredDocument], recorded: Recorded, checks: Sequence[Check]) -> None:
        self.readings = readings
        self.recorded = recorded
        self.checks = checks
        self.names = {one.page: title(one.document) for one in readings}

    def index(self, nearby: tuple[PageLink, ...]) -> Page:
        """The index."""
        lists = Lists(self.recorded, INDEX, self.names)
        blocks = [Heading(1, (_TITLE,)), *self._opening(), *self._coverage(), *self._counts(), *self._checks()]
        blocks += [*lists.nodes("Discrepancy"), *lists.nodes("Gap"), *lists.inferred()]
        return Page(INDEX, _TITLE, tuple(blocks), nearby)

    def records(self, nearby: tuple[PageLink, ...]) -> Page:
        """Every record by kind, with where it is told."""
        names = {one.page: one.document.id.partition("/")[2] for one in self.readings}
        listed = Lists(self.recorded, RECORDS, names).everything()
        return Page(RECORDS, _ALL, (Heading(1, (_ALL,)), *listed), nearby)

    def _opening(self) -> Iterator[Block]:
        known = "" if any(one.text is not None for one in self.readings) else " The texts are not at hand."
        yield Paragraph((f"What the documents say, beside what is recorded of it.{known}",))
        parts = ("coverage", "counts", "checks", "discrepancy", "gap", "inferred")
        names = ("Coverage", "Records by kind and by document", "Totals and rules", "Discrepancies", "Gaps")
        links = zip((*names, "Inferred facts"), parts, strict=True)
        yield Bullets(tuple((PageLink(name, "", part),) for name, part in links))

    def _coverage(self) -> Iterator[Block]:
        yield Heading(2, ("Coverage",), "coverage")
        rows = tuple(_coverage_row(one) for one in self.readings)
        yield Table("How much of each document is cited", _COVERAGE, rows)
        if lines := [line for one in self.readings for line in _lacking(one)]:
            yield Paragraph(("Neither cited nor given a reason, or with a reason that fits no units:",), warning=True)
            yield Bullets(tuple(lines))

    def _counts(self) -> Iterator[Block]:
        yield Heading(2, ("Records by kind and by document",), "counts")
        yield Paragraph(("A record that cites several documents counts in each.",))
        rows = tuple(self._count(kind, things) for kind, things in by_kind(self.recorded).items())
        yield Table("Records", ("kind", "all", *self.names.values()), rows)

    def _count(self, kind: str, things: list[Thing]) -> tuple[Inlines, ...]:
        pages = Counter(page for thing in things for page in self.recorded.pages(thing))
        each: list[Inlines] = [(str(pages[page]),) for page in self.names]
        return ((PageLink(kind, RECORDS, kind),), (str(len(things)),), *each)

    def _checks(self) -> Iterator[Block]:
        yield Heading(2, ("Totals and rules",), "checks")
        failed = [check for check in self.checks if not check.ok]
        yield Paragraph((f"{len(self.checks) - len(failed)} of {len(self.checks)} hold.",), warning=bool(failed))
        yield Table("What must be true", _CHECKS, tuple(_check_row(check) for check in self.checks))
        yield from (Bullets(tuple((line,) for line in check.details)) for check in failed if check.details)


def nearby(readings: Sequence[CoveredDocument]) -> tuple[PageLink, ...]:
    """The pages of the review, for the top of each."""
    pages = [PageLink(title(one.document), one.page, "") for one in readings]
    return (PageLink("Index", INDEX, ""), *pages, PageLink(_ALL, RECORDS, ""))


def _lacking(reading: CoveredDocument) -> Iterator[Inlines]:
    """Links to the units that nobody cites or explains, and the reasons that do not fit."""
    for left in reading.coverage.neither:
        yield (PageLink(f"{title(reading.document)}, {left.unit.start}", reading.page, f"at-{left.unit.start}"),)
    yield from ((str(problem),) for problem in reading.coverage.problems)


def _check_row(check: Check) -> tuple[Inlines, ...]:
    return ((check.name,), (str(check.expected),), (str(check.found),), ("ok" if check.ok else "NOT OK",))


def _coverage_row(reading: CoveredDocument) -> tuple[Inlines, ...]:
    held, name = reading.coverage, (PageLink(title(reading.document), reading.page, ""),)
    if not held.known:
        return (name, *[("text not at hand",)] * 6)
    numbers = (held.units, held.cited, held.partly, held.excused, held.neither)
    share = f"{held.characters_cited:,} of {held.characters:,} ({held.characters_cited * 100 // held.characters}%)"
    return (name, *((str(len(one)),) for one in numbers), (share,))
