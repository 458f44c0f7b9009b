"""Every rule, once: held against the records with file and line, and against a store with ids."""

from __future__ import annotations

from collections.abc import Iterator

from rasso_graph.model.graph import Graph
from rasso_graph.seed.reading import Places, Problem, Where
from rasso_graph.seed.rules import ahead, evidence, form, order, settling, untold
from rasso_graph.seed.rules.check import Check, none_of
from rasso_graph.seed.rules.rule import Breach, Rule

RULES = (
    *(form.label, form.ends, form.joined, form.titled, evidence.cited, evidence.founded, evidence.held, evidence.file),
    *(evidence.reasoned, order.dates, order.backward, order.itself, form.placed, form.primary, form.sides),
    *(form.about, form.unlike, form.written, order.succession, order.line, order.containment, order.late),
    *(settling.promised, settling.told, settling.early, settling.once, settling.upheld, settling.belated, ahead.ahead),
    *(untold.unknown, untold.untraced, untold.issued),
)


def problems(graph: Graph, places: Places, *, derived: bool) -> Iterator[Problem]:
    """What breaks the rules that read derived values, or those that do not, each with its place in the records.

    What an edge joins is left to the references of the records, which know what was meant.
    """
    for rule in RULES:
        if rule.derived is derived and rule not in (form.ends, form.joined):
            yield from (_problem(rule, breach, places) for breach in rule.breaches(graph))


def _problem(rule: Rule, breach: Breach, places: Places) -> Problem:
    there = _lines(breach, places)
    where = there[0] if there else Where("", 0)
    advice = rule.advice.replace("{places}", ", ".join(map(str, there)))
    return Problem(where.file, where.line, breach.message, advice, rule.id)


def checks(graph: Graph, places: Places | None = None) -> list[Check]:
    """Every rule as a check that counts what breaks it, with the place in the records that tells it, if any does."""
    return [
        none_of(rule.name, (_finding(one, places or {}) for one in rule.breaches(graph)), rule.id) for rule in RULES
    ]


def _finding(breach: Breach, places: Places) -> str:
    there = _lines(breach, places)
    return f"{breach.thing} ({there[0]})" if there else breach.thing


def _lines(breach: Breach, places: Places) -> list[Where]:
    """The lines that tell what breaks a rule, in order."""
    return sorted({places[part] for part in breach.parts if part in places})
