"""A new file of records from a text: its document's entry, and all that may be a record in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rasso_graph.model.folding import fold
from rasso_graph.model.graph import Graph
from rasso_graph.seed.citing import FoundName, Naming, fingerprint, line_of, mentions_file
from rasso_graph.seed.drafting.dates import dates_told
from rasso_graph.seed.drafting.figures import figures
from rasso_graph.seed.drafting.finding import Lead, leads
from rasso_graph.seed.drafting.writing import Scribe, said

HEAD = 1500
"""Code points at the head of a text in which its date and publisher are looked for."""
_SENTENCE = re.compile(r"[^.!?\n\t]*(?:\.(?=\d)[^.!?\n\t]*)*[.!?]?")


@dataclass(frozen=True)
class Drafted:
    """A draft: its text, that of the mentions beside it, and how much of each kind it holds."""

    records: str
    mentions: str
    counts: Mapping[str, int]


def draft(document: str, file: str, text: str, graph: Graph) -> Drafted:
    """Drafts the records of a document (its slug) from its text, kept in a file of this name."""
    return _Drafting(document, file, text, graph).drafted()


class _Drafting:
    def __init__(self, document: str, file: str, text: str, graph: Graph) -> None:
        self.document, self.file, self.text, self.graph = document, file, text, graph
        self.writing = Scribe(text, graph.nodes)
        self.named = Naming(graph).find(document, text)
        self.dated = dates_told(text)
        self.counts = Counter[str]()
        self.themes = {
            fold(str(one.properties.get("name", ""))): one.id for one in graph.nodes.values() if one.label == "Theme"
        }

    def drafted(self) -> Drafted:
        body = [*self._register(), *self._commitments(), *self._figures()]
        return Drafted(
            "\n".join([*self._head(), *body, ""]), mentions_file(self.document, self.named), dict(self.counts)
        )

    def _head(self) -> Iterator[str]:
        size, digest = f"{len(self.text):,} code points", fingerprint(self.text)
        yield f"# Draft of {self.document}, from {self.file}: {size}, SHA-256 {digest}."
        yield "# Settle what is unsure, take that line out; write titles in your own words; drop what is no record."
        yield "# Then run: rasso seed match, fill, plan. What it names of the graph is in the mentions beside it."
        yield f"document: {self.document}"
        yield "records:"

    def _register(self) -> Iterator[str]:
        """The document's own entry, by its first line and what stands at its head."""
        start = next((at for at, one in enumerate(self.text) if one.isalnum()), 0)
        end = self.text.find("\n", start) if "\n" in self.text[start:] else len(self.text)
        title = " ".join(self.text[start:end].split())
        told = [one for one in self.dated if one.start < HEAD and not one.latest]
        bodies = [one.thing for one in self.named if one.start < HEAD and one.thing.startswith("body/")]
        doubts = ["the title is its first line", *([] if told else ["no date is told at its head"])]
        doubts += [f"published: the first date in it, at line {line_of(self.text, told[0].start)}"] if told else []
        doubts += (
            ["publisher: the first body that it names"] if bodies else ["nobody is named at its head as publisher"]
        )
        yield from ("", f"- document: {self.document}", f"  unsure: {said(doubts)}", f"  title: {said(title[:200])}")
        yield f"  file: {self.file}"
        yield from (f"  published: {said(one.edtf)}\n  published_said: {said(one.words)}" for one in told[:1])
        yield from (f"  publisher: {one}" for one in bodies[:1])
        yield f"  cite: {{at: Title, span: [{start}, {end}], sha256: {fingerprint(self.text[start:end])}}}"
        self.counts["document"] += 1

    def _commitments(self) -> Iterator[str]:
        heading, order = "", 0
        for one in leads(self.text):
            if one.heading != heading:
                heading = one.heading
                yield f"\n# {' '.join(heading.split())}"
            order += one.how != "sentence"
            self.counts[one.kind] += 1
            yield ""
            yield from self._entry(one, order)

    def _entry(self, found: Lead, order: int) -> Iterator[str]:
        dated = [one for one in self.dated if found.start <= one.start and one.end <= found.end]
        named = _things(self.named, found.start, found.end)
        if found.kind == "event":
            yield from self.writing.promise(found, dated, named)
        else:
            due = [one for one in dated if one.latest]
            theme = self.themes.get(fold(found.heading), "") if found.heading else ""
            yield from self.writing.commitment(found, order, due, theme, named)

    def _figures(self) -> Iterator[str]:
        """The figures, each with the sentence that tells it."""
        told = figures(self.text)
        for match in _SENTENCE.finditer(self.text) if told else ():
            for one in told:
                if match.start() <= one.start and one.end <= match.end():
                    self.counts["statistic"] += 1
                    start = match.start() + len(match.group()) - len(match.group().lstrip())
                    yield ""
                    yield from self.writing.figure(one, line_of(self.text, one.start), start, match.end())


def _things(named: list[FoundName], start: int, end: int) -> list[str]:
    """What is named between two places, each once."""
    return list(dict.fromkeys(one.thing for one in named if start <= one.start and one.end <= end))
