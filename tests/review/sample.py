"""A made-up document about a garden, the records that cite it, and the reasons for what they do not cite."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasso_graph.seed.citing import Texts
from rasso_graph.seed.citing.filling import fill

TEXT = """Contents

Beds\t2

Beds

- 1. The gardener digs the long bed in March. Everyone may come and watch.
 - The spade | is *sharp* & <u>clean</u>.

Nothing grows without rain.

4.\tMend the gate\tMended in May
There are six roses. There are seven roses.
"""

RECORDS = """\
document: garden-2020
records:
  - document: garden-2020
    title: The garden book
    type: REPORT
    file: garden.txt
    published: 2020-06
    cite: {at: "Beds", quote: "Beds", nth: 2}

  - body: gardener
    title: Gardener
    cite: {at: "1", quote: "The gardener"}

  - action: dig
    title: Dig over <script>alert("1")</script> & rake
    owners:
      - holder: body/gardener
        role: RESPONSIBLE
        as_worded: digs
        basis: INFERRED
        confidence: MEDIUM
        reason: Who digs is responsible.
    wording: {number: "1", joint: true, cite: {at: "1", quote: "The gardener digs the long bed in March."}}

  - action: gate
    title: Mend the way in
    wording: {number: "4", cite: {at: "4", quote: "Mend the gate"}}
    status: {status: DELIVERED, words: Mended, date: 2020-05, cite: {at: "4", quote: "Mended in May"}}
    gaps:
      - {gap: who-mended, title: Who mended it, reason: The book names nobody for it.}

  - statistic: roses
    title: Roses in the garden
    value: 6
    cite: {at: "End", quote: "six roses"}

  - event: spade
    title: The spade is looked after
    cite: {at: "1, spade", quote: "The spade ... clean"}

  - event: season
    title: A season goes by
    cite: {at: "4", quote: "Mend the gate ... There are six roses."}

  - discrepancy: roses
    title: How many roses there are
    about: statistic/roses
    sides:
      - {value: Half a dozen, cite: {at: "End", quote: "There are six roses."}}
      - {value: One more, cite: {at: "End", quote: "There are seven roses."}}
"""

REASONS = """\
document: garden-2020
unrecorded:
  - {span: [0, 16], reason: CONTENTS, note: What the book holds.}
  - {span: [142, 169], reason: BACKGROUND, note: What plants need.}
"""


@dataclass(frozen=True)
class Garden:
    """Folders of the text and of the records."""

    corpus: Path
    records: Path

    @property
    def reasons(self) -> Path:
        return self.records / "coverage" / "garden-2020.yaml"


def make_garden(folder: Path) -> Garden:
    """Writes text, filled records and reasons into a folder."""
    garden = Garden(folder / "corpus", folder / "records")
    garden.corpus.mkdir(parents=True)
    garden.reasons.parent.mkdir(parents=True)
    (garden.corpus / "garden.txt").write_text(TEXT, "utf-8")
    (garden.records / "garden-2020.yaml").write_text(RECORDS, "utf-8")
    garden.reasons.write_text(REASONS, "utf-8")
    texts = Texts(garden.corpus, {"garden-2020": "garden.txt"})
    assert fill(garden.records / "garden-2020.yaml", texts).problems == []
    return garden
