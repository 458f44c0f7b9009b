"""A made-up town with four years of documents about its ferry, and a fifth that has just come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasso_graph.seed.citing import Texts, fill

PLAN = """Ferry plan 2020
1. Run a ferry across the bay every hour.
2. Train six pilots for the night crossing.
3. Paint the pier before the summer.
4. Keep the waiting room warm in winter.
We will publish a timetable by March 2024.
There are forty crossings a week. Later the plan speaks of fifty.
"""
REPORT = """Ferry report {year}
1. Run a ferry across the bay every hour. Under way.
2. Train six pilots for the night crossing. Under way.
3. Keep the waiting room warm in winter. Under way.
"""
FIFTH = (
    "Ferry report 2024",
    "Published in May 2024 by the ferry office.",
    "1. Run a ferry across the bay every hour. Done in April 2024.",
    "2. Train eight pilots for the night crossing. Under way.",
    "3. Light the pier at night. (NEW)",
    "The timetable was published in January 2024.",
    "The harbour master wrote it. There were always fifty crossings.",
)
"""The lines of the new document."""

PLAN_RECORDS = """\
document: plan-2020
records:
- {document: plan-2020, title: The ferry plan, file: plan-2020.txt, published: 2020-06, publisher: body/ferry-office,
   cite: {at: Title, quote: Ferry plan 2020}}
- {body: ferry-office, title: Ferry office, cite: {at: Title, quote: Ferry plan 2020}}
- {programme: ferry, title: The ferry, document: document/plan-2020, cite: {at: Title, quote: Ferry plan 2020},
   gaps: [{gap: ferry-fate, type: FATE, title: What came of the rest, reason: Later reports leave it out.}]}
- action: hourly
  title: Run the ferry every hour
  part_of: programme/ferry
  wording: {number: "1", order: 1, cite: {at: "1", quote: Run a ferry across the bay every hour.}}
- action: pilots
  title: Train night pilots
  part_of: programme/ferry
  wording: {number: "2", order: 2, cite: {at: "2", quote: Train six pilots for the night crossing.}}
- action: pier
  title: Paint the pier
  part_of: programme/ferry
  wording: {number: "3", order: 3, cite: {at: "3", quote: Paint the pier before the summer.}}
- action: waiting-room
  title: Heat the waiting room
  part_of: programme/ferry
  wording: {number: "4", order: 4, cite: {at: "4", quote: Keep the waiting room warm in winter.}}
- event: timetable-promised
  title: A timetable is to be published
  occurrence: PROMISED
  date: ../2024-03
  about: programme/ferry
  cite: {at: line 6, quote: We will publish a timetable by March 2024.}
  gaps: [{gap: timetable-author, title: Who writes the timetable, reason: The plan names nobody for it.}]
- discrepancy: crossings
  title: How many crossings there are
  about: programme/ferry
  sides:
  - {value: Forty, cite: {at: line 7, quote: There are forty crossings a week.}}
  - {value: Fifty, cite: {at: line 7, quote: Later the plan speaks of fifty.}}
"""
REPORT_RECORDS = """\
document: report-{year}
records:
- {{document: report-{year}, title: The report of {year}, file: report-{year}.txt, published: {year}-05,
   publisher: body/ferry-office, cite: {{at: Title, quote: Ferry report {year}}}}}
- of: action/hourly
  wording: {{number: "1", order: 1, repeats: {{from: {before}}}, cite: {{at: "1", quote: Run a ferry ... every hour.}}}}
  status: {{status: IN_PROGRESS, words: under way, cite: {{at: "1", quote: Under way, nth: 1}}}}
- of: action/pilots
  wording: {{number: "2", order: 2, repeats: {{from: {before}}}, cite: {{at: "2", quote: Train six ... crossing.}}}}
- of: action/waiting-room
  wording: {{number: "3", order: 3, repeats: {{from: {before}}}, cite: {{at: "3", quote: Keep the ... winter.}}}}
"""
FIFTH_RECORDS = """\
document: report-2024
records:
- document: report-2024
  title: The report of 2024
  file: report-2024.txt
  published: 2024-05
  publisher: body/ferry-office
  cite: {at: Title, quote: Ferry report 2024 ... in May 2024}
  links:
  - {type: DROPS, to: action/waiting-room, basis: INFERRED, confidence: HIGH, reason: No item speaks of it.}
- of: action/hourly
  wording:
    number: "1"
    order: 1
    repeats: {from: report-2023}
    cite: {at: "1", quote: Run a ferry ... every hour.}
  status: {status: DELIVERED, words: Done, date: 2024-04, cite: {at: "1", quote: Done in April 2024}}
- of: action/pilots
  wording:
    number: "2"
    order: 2
    rewords: {from: report-2023, reason: "Eight, no longer six"}
    cite: {at: "2", quote: Train eight ... crossing.}
- action: lit-pier
  title: Light the pier at night
  part_of: programme/ferry
  wording: {number: "3", order: 3, new: true, cite: {at: "3", quote: Light the pier at night. (NEW)}}
  links: [{type: CONTINUES, to: action/pier, basis: INFERRED, confidence: LOW, reason: Both are about the pier.}]
- event: timetable
  title: The timetable is published
  occurrence: HAPPENED
  date: 2024-01
  links: [{type: FULFILS, to: event/timetable-promised}]
  cite: {at: line 6, quote: The timetable was published in January 2024.}
- post: harbour-master
  title: Harbour master
  cite: {at: line 7, quote: The harbour master wrote it.}
- of: gap/timetable-author
  settled: {by: post/harbour-master, cite: {at: line 7, quote: The harbour master wrote it.}}
- of: discrepancy/crossings
  settled: {side: side/crossings/2, cite: {at: line 7, quote: There were always fifty crossings.}}
"""
"""What a curator makes of it, still quoting."""


@dataclass(frozen=True)
class Ferry:
    """Folders of texts, of the records of four years, and of updates, where nothing is yet."""

    corpus: Path
    years: Path
    updates: Path


def make_ferry(folder: Path) -> Ferry:
    """Writes the texts of the first four years, and their records, filled."""
    made = Ferry(folder / "texts", folder / "years", folder / "updates")
    for one in (made.corpus, made.years, made.updates):
        one.mkdir()
    names = {"plan-2020": PLAN, **{f"report-{year}": REPORT.format(year=year) for year in (2021, 2022, 2023)}}
    texts = Texts(made.corpus, {name: f"{name}.txt" for name in names})
    for name, text in names.items():
        year = int(name[-4:])
        before = "plan-2020" if year < 2022 else f"report-{year - 1}"
        records = PLAN_RECORDS if year == 2020 else REPORT_RECORDS.format(year=year, before=before)
        (made.corpus / f"{name}.txt").write_text(text, "utf-8")
        (made.years / f"{name}.yaml").write_text(records, "utf-8")
        assert fill(made.years / f"{name}.yaml", texts).problems == []
    return made
