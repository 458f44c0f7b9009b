"""What a cursor belongs to: what a filter and an order come to, however they are written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.merging import filled

_TRUE, _FALSE = "Every()", "Some()"


def seal_of(*parts: Any) -> str:
    """A short digest of what comes to the same as these."""
    return hashlib.sha256(settled(parts).encode()).hexdigest()[:12]


def settled(of: Any) -> str:
    """A text that is equal for predicates which ask for the same: the order and the repetition of what is joined, and
    of values in a list, make no difference; nor does what asks for nothing."""
    match of:
        case p.Every() | p.Some():
            return _joined(of)
        case p.Not(part):
            return _denied(settled(part))
        case p.Among(test, rows, every):
            parts = tuple(filled(test, row) for row in rows.value)
            return settled(p.Every(parts) if every else p.Some(parts))
        case p.Compare(operator="in", value=p.Param(values)):
            return _fields(replace(of, value=p.Param(_unique(values))).plainest())
        case p.Carries(labels):
            return f"Carries{_unique(labels)}"
        case _ if is_dataclass(of):
            return _fields(of)
        case tuple() | list():
            return f"[{', '.join(map(settled, cast(Iterable[Any], of)))}]"
        case _:
            return repr(of)


def _joined(of: p.Every | p.Some) -> str:
    """Parts that join in the same way are parts of the whole; one alone is itself."""
    nothing, all_told = (_TRUE, _FALSE) if isinstance(of, p.Every) else (_FALSE, _TRUE)
    parts = {settled(part) for part in _flat(of)} - {nothing}
    if all_told in parts:
        return all_told
    return parts.pop() if len(parts) == 1 else f"{type(of).__name__}({', '.join(sorted(parts))})"


def _flat(of: p.Every | p.Some) -> Iterable[p.Predicate]:
    for part in of.parts:
        if isinstance(part, p.Every | p.Some) and (type(part) is type(of) or len(part.parts) == 1):
            yield from _flat(replace(of, parts=part.parts))
        else:
            yield part


def _denied(part: str) -> str:
    if part in {_TRUE, _FALSE}:
        return _FALSE if part == _TRUE else _TRUE
    return part[4:-1] if part.startswith("Not(") else f"Not({part})"


def _fields(of: Any) -> str:
    return f"{type(of).__name__}({', '.join(settled(getattr(of, one.name)) for one in fields(of))})"


def _unique(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(set(values), key=repr))
