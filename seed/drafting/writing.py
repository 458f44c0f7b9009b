"""A draft of a file of records as YAML: what was found, in words that `fill` finds again, with what is in doubt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from rasso_graph.model.analysis import words_of
from rasso_graph.seed.citing import choose, fingerprint
from rasso_graph.seed.drafting.dates import DateTold
from rasso_graph.seed.drafting.figures import Figure
from rasso_graph.seed.drafting.finding import Lead

WHOLE = 12
"""Words of a passage that is quoted as a whole; of a longer one the first and the last are."""
_ENDS = 5
"""Words quoted of each end of a longer one."""
_SLUG = 4
"""Words of a slug."""


class Scribe:
    """Writes entries of a draft over one text. `taken` are ids that are in use."""

    def __init__(self, text: str, taken: Iterable[str]) -> None:
        self._text = text
        self._taken = set(taken)

    def slug(self, kind: str, passage: str) -> str:
        """A slug of the first telling words of a passage, which nothing of its kind has yet."""
        forms = [
            one.form for one in words_of(passage).words if not one.common and one.form.isascii() and one.form.isalpha()
        ]
        base = "-".join(forms[:_SLUG]) or kind
        slugs = (base if n == 1 else f"{base}-{n}" for n in range(1, len(self._taken) + 2))
        found = next(one for one in slugs if f"{kind}/{one}" not in self._taken)
        self._taken.add(f"{kind}/{found}")
        return found

    def cite(self, at: str, start: int, end: int) -> str:
        """A citation of a passage by a few of its words, or by its place where these do not lead to it."""
        passage = self._text[start:end]
        words = passage.split()
        quote = " ".join(words) if len(words) <= WHOLE else f"{' '.join(words[:_ENDS])} ... {' '.join(words[-_ENDS:])}"
        for near in (None, start):
            found = choose(self._text, quote, near).found
            if len(found) == 1 and (found[0].start, found[0].end) == (start, end):
                hint = f", near: {start}" if near is not None else ""
                return f"{{at: {said(at)}, quote: {said(quote)}{hint}}}"
        return f"{{at: {said(at)}, span: [{start}, {end}], sha256: {fingerprint(passage)}}}"

    def commitment(
        self, found: Lead, order: int, dated: Sequence[DateTold], theme: str, named: Sequence[str]
    ) -> Iterator[str]:
        """The lines of a candidate for a commitment."""
        at = f"Item {found.number}" if found.number else f"line {found.line}"
        yield from self._begun(found, named)
        yield "  wording:"
        yield from ([f"    number: {said(found.number)}"] if found.number else [])
        yield from ([f"    order: {order}"] if found.how != "sentence" else [])
        yield from ([f"    theme: {theme}"] if theme else [])
        yield from ([f"    section: {said(found.heading)}"] if found.heading else [])
        yield f"    cite: {self.cite(at, found.start, found.end)}"
        yield from (f"  due: {{date: {one.edtf}, words: {said(one.words)}}}" for one in dated[:1])
        if found.report:
            report = self.cite(f"{at}, report", *found.report)
            yield f"  # status: {{status: UNKNOWN, words: ..., cite: {report}}}"

    def promise(self, found: Lead, dated: Sequence[DateTold], named: Sequence[str]) -> Iterator[str]:
        """The lines of a candidate for a promised event."""
        yield from self._begun(found, named)
        yield from ("  occurrence: PROMISED", "  fulfilment: NOT_TOLD")
        yield from (f"  date: {one.edtf}\n  date_said: {said(one.words)}" for one in dated[:1])
        yield f"  cite: {self.cite(f'line {found.line}', found.start, found.end)}"

    def figure(self, figure: Figure, line: int, start: int, end: int) -> Iterator[str]:
        """The lines of a candidate for a statistic, with the sentence that tells it."""
        yield f"- statistic: {self.slug('statistic', f'{figure.unit} {self._text[start:end]}')}"
        yield '  unsure: ["is it worth recording, and of what population and period is it?"]'
        yield "  title:"
        yield f"  value: {figure.value:g}"
        yield f"  unit: {said(figure.unit)}"
        yield f"  cite: {self.cite(f'line {line}', start, end)}"

    def _begun(self, found: Lead, named: Sequence[str]) -> Iterator[str]:
        yield f"- {found.kind}: {self.slug(found.kind, self._text[found.start : found.end])}"
        yield f"  unsure: {said(list(_doubts(found)))}"
        yield from ([f"  # names {', '.join(named)}"] if named else [])
        yield "  title:"


def _doubts(found: Lead) -> Iterator[str]:
    """What whoever reads the draft has to settle of an entry."""
    if found.how == "sentence":
        yield f"a sentence that promises: is it {'an event' if found.kind == 'event' else 'a commitment'} of its own?"
    elif found.how == "heading":
        yield "a heading: does it promise anything?"
    elif not found.sure:
        yield f"{found.how}: nothing printed says that it is an {found.kind}" if found.kind[0] in "ao" else found.how
    if found.report:
        yield "what does the rest of its row say became of it?"
    yield "is it new? rasso seed match tells what it may repeat"


def said(value: object) -> str:
    """A text or list as YAML on one line."""
    return json.dumps(value, ensure_ascii=False)
