"""Filters that name what stands some steps away: found from there, instead of asking every node for its steps."""

from __future__ import annotations

from dataclasses import replace

from rasso_graph.loaders import plan as p

_NAMING = ("=", "in")
"""How a part compares an id that it gives, or several."""


def anchored(source: p.Source, where: p.Predicate | None) -> p.Predicate | None:
    """The predicate, where its first part that leads to a node by its id says so.

    Only for all nodes of a label, and only for what must hold: there it pays to start from that node.
    """
    if not isinstance(source, p.Labelled):
        return where
    match where:
        case p.Related():
            return _reached(where) or where
        case p.Every(parts):
            for place, part in enumerate(parts):
                found = anchored(source, part)
                if found is not part and found is not None:
                    return replace(where, parts=(*parts[:place], found, *parts[place + 1 :]))
        case _:
            pass
    return where


def _reached(related: p.Related) -> p.LeadingTo | None:
    """The steps to what one of the ids asked for has, if they end in it."""
    if isinstance(related.source, p.NamedNodes):
        return None
    parts = conjuncts(related.where)
    for part in parts:
        if isinstance(part, p.Compare) and (part.name, part.at) == ("id", p.At.NODE) and part.operator in _NAMING:
            return p.LeadingTo((_step(related.source, parts),))
        further = _reached(part) if isinstance(part, p.Related) else None
        if further:
            rest = tuple(one for one in parts if one is not part)
            return p.LeadingTo((_step(related.source, rest), *further.steps))
    return None


def _step(source: p.Via, parts: tuple[p.Predicate, ...]) -> p.Step:
    back = tuple(part for part in parts if source.within and _looks_back(part))
    return p.Step(source, p.every(*(part for part in parts if part not in back)), p.every(*back))


def _looks_back(where: p.Predicate) -> bool:
    """Whether it tests also the node that the edges are asked for, or how far above it they were found."""
    match where:
        case p.Direct() | p.Compare(value=p.Own()):
            return True
        case p.Every(parts) | p.Some(parts):
            return any(map(_looks_back, parts))
        case p.Not(part) | p.Among(part):
            return _looks_back(part)
        case _:
            return False


def conjuncts(where: p.Predicate | None) -> tuple[p.Predicate, ...]:
    """What must all hold for it to hold."""
    match where:
        case None:
            return ()
        case p.Every(parts):
            return tuple(one for part in parts for one in conjuncts(part))
        case _:
            return (where,)
