"""What a review lacks: units that nobody cites or explains, and reasons that do not fit."""

from __future__ import annotations

from rasso_graph.seed.problems import Problem
from rasso_graph.seed.review.document import Reading
from rasso_graph.seed.review.reviewing import Review

_HEAD = 60
"""Characters of a unit by which a person finds it."""


def lacking(made: Review) -> list[Problem]:
    """What `--check` fails on: units with neither record nor reason, reasons that fit no units, texts not there."""
    found = list(made.missing)
    for one in made.readings:
        found += one.coverage.problems
        found += [_neither(one, left.unit.start, left.unit.end) for left in one.coverage.neither]
    return found


def _neither(reading: Reading, start: int, end: int) -> Problem:
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
