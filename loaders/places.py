"""What lies beyond a place in an order, as comparisons of its keys."""

from __future__ import annotations

from typing import Literal

from rasso_graph.loaders import plan as p


def spelt(beyond: p.Beyond) -> p.Predicate:
    """One predicate, of which the first comparison bounds all rows."""
    first, reached = _past(beyond, 0), _past(beyond, 0, inclusive=True)
    if len(beyond.keys) == 1:
        return reached if beyond.inclusive else first
    rest = p.Beyond(beyond.keys[1:], beyond.values[1:], beyond.inclusive)
    return p.Every((reached, p.Some((first, spelt(rest)))))


def stretches(beyond: p.Beyond) -> list[p.Every]:
    """Predicates that no row passes two of, in the order of the rows: first what differs from the place in its last key
    alone. An index of the keys finds the first row of each at once."""
    last = len(beyond.keys) - 1
    ends = [_past(beyond, at, inclusive=beyond.inclusive and at == last) for at in range(last + 1)]
    met = [p.Compare(key.name, "=", value, key.at) for key, value in zip(beyond.keys, beyond.values, strict=True)]
    return [p.Every((*met[:at], ends[at])) for at in reversed(range(last + 1))]


def _past(beyond: p.Beyond, at: int, inclusive: bool = False) -> p.Compare:
    key = beyond.keys[at]
    operators: tuple[Literal["<", ">"], Literal["<=", ">="]] = ("<", "<=") if key.descending else (">", ">=")
    return p.Compare(key.name, operators[inclusive], beyond.values[at], key.at)
