"""How much the graph holds, looked at only where an operation would be refused for the sizes of its pages."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping

from rasso_graph.loaders import plan as p
from rasso_graph.loaders.store import Store, StoreAway, StoreTimeout
from rasso_graph.model.words import LABELS, RELATIONS, labels_of

log = logging.getLogger("rasso.sizes")
_FRESH = 10.0
"""Seconds after which they are looked at again."""
_AGAIN = 1.0
"""Seconds after which they are, where the store did not tell them."""
_PATIENCE = 5.0
"""Seconds that an operation waits for them."""
_LABELS, _TYPES = tuple(LABELS), tuple(RELATIONS)
_KNOWN = {one: [label for label in _LABELS if one in labels_of(label)] for name in _LABELS for one in labels_of(name)}
"""The kinds of a label or a family."""


class Sizes:
    """How many nodes of each kind and edges of each type the store held some seconds ago. One look is under way at a
    time, whoever waits for it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: Mapping[str, int] = {}
        self._until = 0.0
        self._looking: asyncio.Task[None] | None = None

    async def look(self, until: float) -> bool:
        """See that they are known, if that takes no longer than to this time of `time.monotonic()`."""
        if time.monotonic() > self._until:
            if self._looking is None or self._looking.done():
                self._looking = asyncio.create_task(self._look())
            await asyncio.wait([self._looking], timeout=max(0.0, min(_PATIENCE, until - time.monotonic())))
        return bool(self._held) and time.monotonic() < until

    async def _look(self) -> None:
        labels, types = (p.Count(p.Labelled((one,))) for one in _LABELS), (p.Edges(one) for one in _TYPES)
        try:
            _, counts = await self._store.read("sizes", (*labels, *types))
        except (StoreAway, StoreTimeout):
            self._until = time.monotonic() + _AGAIN
        except Exception:
            log.exception("how much the graph holds could not be read")
            self._until = time.monotonic() + _AGAIN
        else:
            self._held = dict(zip((*_LABELS, *_TYPES), counts, strict=True))
            self._until = time.monotonic() + _FRESH

    def most(self, source: p.Source) -> int | None:
        """How many rows a source has at the most in all the graph; None where that is not known."""
        match source:
            case p.Labelled(labels) if _KNOWN.keys() >= set(labels):
                return sum(self._held[one] for one in {kind for label in labels for kind in _KNOWN[label]})
            case p.Via(types, within=False) if self._held.keys() >= set(types):
                return sum(self._held[one] for one in types)
            case _:
                return None
