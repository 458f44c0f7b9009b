"""How much the graph holds, looked at only where an operation would be refused for the sizes of its pages."""

from __future__ import annotations

import time
from collections.abc import Mapping

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.store import Store, StoreAway, StoreTimeout
from rasso_graph.model.words import LABELS, RELATIONS, labels_of

_FRESH = 10.0
"""Seconds after which they are looked at again."""
_LABELS, _TYPES = tuple(LABELS), tuple(RELATIONS)


class Sizes:
    """How many nodes of each kind and edges of each type the store held some seconds ago."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: Mapping[str, int] = {}
        self._until = 0.0

    async def look(self) -> bool:
        """See that they are known and fresh; false where the store does not tell them now."""
        if time.monotonic() > self._until:
            labels, types = (p.Count(p.Labelled((one,))) for one in _LABELS), (p.Edges(one) for one in _TYPES)
            try:
                _, counts = await self._store.read("sizes", (*labels, *types))
            except (StoreAway, StoreTimeout):
                return False
            self._held = dict(zip((*_LABELS, *_TYPES), counts, strict=True))
            self._until = time.monotonic() + _FRESH
        return True

    def most(self, source: p.Source) -> int | None:
        """How many rows a source has at the most in all the graph; None where that is not known."""
        match source:
            case p.Labelled(labels):
                return sum(self._held[one] for one in _LABELS if not set(labels).isdisjoint(labels_of(one)))
            case p.Via(types, within=False) if self._held.keys() >= set(types):
                return sum(self._held[one] for one in types)
            case _:
                return None
