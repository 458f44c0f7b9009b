"""A made-up world: two documents about a harbour, and the records that cite them.

Records are written with quotes and filled by the tool that fills those of the real documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasso_graph.seed.citing import Texts
from rasso_graph.seed.citing.filling import fill

PLAN = """Harbour plan

March 2020. The Harbour Office publishes this plan. The harbour master answers for it.

Lights
1. Repaint the north lamp before winter. (with the pilots)
2. Buy a second foghorn.

Boats
- Nobody waits longer than one tide \u2013 cross-
channel boats included.
"""

UPDATE = """Harbour plan, two years on

Published in May 2022.
7. Repaint the north lamp before autumn. Done in April 2021.
8. NEW Teach the pilots to signal.
Boats: nobody waits longer than one tide.
The office says there are six boats. Later it says there are seven boats.
"""

PLAN_RECORDS = """\
document: plan-2020
records:
  - document: plan-2020
    title: The harbour plan of 2020
    type: STRATEGY
    file: plan.txt
    published: 2020-03
    publisher: body/office
    cite: {at: "Title", quote: "Harbour plan"}

  - body: office
    title: Harbour Office
    type: OTHER
    names:
      - {text: The Office, type: ALIAS, cite: {at: "Preface", quote: "Harbour Office"}}
    cite: {at: "Preface", quote: "The Harbour Office publishes this plan."}

  - body: pilots
    title: The pilots
    cite: {at: "Lights, 1", quote: "(with the pilots)"}

  - person: ann-grey
    title: Ann Grey
    cite: {at: "Preface", quote: "The harbour master answers for it."}

  - post: harbour-master
    title: Harbour master
    at: body/office
    held_by: [{person: person/ann-grey, start: 2019-06}]
    cite: {at: "Preface", quote: "The harbour master answers for it."}

  - programme: harbour
    title: The harbour programme
    document: document/plan-2020
    owners: [{holder: post/harbour-master, role: ACCOUNTABLE, as_worded: answers for it}]
    participants: [{holder: body/pilots}]
    cite: {at: "Preface", quote: "The harbour master answers for it."}

  - theme: plan-2020/lights
    title: Lights
    part_of: programme/harbour
    cite: {at: "Lights", quote: "Lights"}

  - theme: plan-2020/boats
    title: Boats
    part_of: programme/harbour
    cite: {at: "Boats", quote: "Boats", nth: 1}

  - outcome: no-waiting
    title: Boats wait one tide at most
    part_of: programme/harbour
    wording:
      order: 1
      theme: theme/plan-2020/boats
      cite: {at: "Boats", quote: "Nobody waits ... channel boats included."}

  - action: north-lamp
    title: Repaint the lamp in the north
    part_of: programme/harbour
    wording:
      number: "1"
      order: 1
      theme: theme/plan-2020/lights
      joint: true
      cite: {at: "Lights, 1", quote: "Repaint the north lamp before winter. (with the pilots)"}

  - action: foghorn
    title: Get another foghorn
    part_of: programme/harbour
    wording:
      number: "2"
      order: 2
      theme: theme/plan-2020/lights
      cite: {at: "Lights, 2", quote: "Buy a second foghorn."}
    gaps:
      - gap: foghorn-owner
        title: Who buys the foghorn
        reason: The plan names nobody for it.
"""

UPDATE_RECORDS = """\
document: update-2022
records:
  - document: update-2022
    title: The harbour update of 2022
    file: update.txt
    published: 2022-05
    publisher: body/office
    cite: {at: "Title", quote: "Published in May 2022."}
    links:
      - {type: REPORTS_ON, to: document/plan-2020}
      - type: DROPS
        to: action/foghorn
        basis: INFERRED
        confidence: HIGH
        reason: No item of the update speaks of it.

  - of: action/north-lamp
    wording:
      number: "7"
      order: 1
      theme: theme/plan-2020/lights
      rewords: {from: plan-2020, basis: INFERRED, confidence: HIGH, reason: Another season}
      cite: {at: "7", quote: "Repaint the north lamp before autumn."}
    status:
      status: DELIVERED
      words: Done
      date: 2021-04
      cite: {at: "7", quote: "Done in April 2021."}

  - of: outcome/no-waiting
    wording:
      theme: theme/plan-2020/boats
      repeats: {from: plan-2020}
      cite: {at: "Boats", quote: "nobody waits longer than one tide."}

  - action: signals
    title: Teach signalling
    part_of: programme/harbour
    wording:
      number: "8"
      new: true
      cite: {at: "8", quote: "Teach the pilots to signal."}
    links:
      - {type: CONTINUES, to: action/north-lamp, basis: INFERRED, reason: Both are about being seen.}

  - event: repainting
    title: The lamp in the north is repainted
    occurrence: HAPPENED
    date: 2021-04
    links: [{type: FULFILS, to: action/north-lamp}]
    cite: {at: "7", quote: "Done in April 2021."}

  - statistic: boats
    title: Boats of the office
    value: 6
    base_stated: false
    cite: {at: "End", quote: "six boats"}

  - discrepancy: boats
    title: How many boats the office has
    about: body/office
    sides:
      - {value: Six, cite: {at: "End", quote: "six boats"}}
      - {value: Seven, cite: {at: "End", quote: "seven boats"}}
"""


@dataclass(frozen=True)
class World:
    """A folder of texts and a folder of records."""

    corpus: Path
    records: Path

    @property
    def plan(self) -> Path:
        return self.records / "plan-2020.yaml"

    @property
    def update(self) -> Path:
        return self.records / "update-2022.yaml"

    @property
    def texts(self) -> Texts:
        return Texts(self.corpus, {"plan-2020": "plan.txt", "update-2022": "update.txt"})

    def change(self, path: Path, old: str, new: str) -> int:
        """Puts a text in place of another, which is there once, and returns its line."""
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        path.write_text(text.replace(old, new), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    def add(self, path: Path, entry: str) -> int:
        """Puts an entry at the end, filling its quotes, and returns its first line."""
        text = path.read_text("utf-8")
        path.write_text(text + entry, "utf-8")
        assert fill(path, self.texts).problems == []
        return text.count("\n") + 1


def make_world(folder: Path) -> World:
    """Writes texts and filled records into a folder."""
    world = World(folder / "corpus", folder / "records")
    for made in (world.corpus, world.records):
        made.mkdir()
    (world.corpus / "plan.txt").write_text(PLAN, "utf-8")
    (world.corpus / "update.txt").write_text(UPDATE, "utf-8")
    for path, text in ((world.plan, PLAN_RECORDS), (world.update, UPDATE_RECORDS)):
        path.write_text(text, "utf-8")
        assert fill(path, world.texts).problems == []
    return world
