"""How a commitment stands, by the claim that counts or by there being none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.reference.memory import Memory, Row
from tests.reference.overdue import overdue
from tests.reference.values import told_date


@dataclass(frozen=True)
class Standing:
    """The claim that counts, None where there is none."""

    of: Row
    claim: Row | None
    told: list[Row]
    days: tuple[str, ...] = ()
    """The days of `asOf` and `knownBy` that are asked for."""

    def part(self, memory: Memory, name: str) -> Any:
        """A field that has a value even without a claim."""
        status, reason = (memory.value(self.claim, one) if self.claim else None for one in ("status", "reason"))
        return {
            "claim": self.claim,
            "known": status not in (None, "UNKNOWN"),
            "status": status or "UNKNOWN",
            "reason": self._none_told() if status is None else reason,
            "lastAttested": self._published(memory),
            "lastAttestedIn": self._told_in(memory),
            "overdue": self._overdue(memory),
        }[name]

    def _none_told(self) -> str:
        return f"No claim of its status is recorded{' for that time' * bool(self.days)}."

    def _told_in(self, memory: Memory) -> Row | None:
        """The document of the claim published last."""
        if not self.told:
            return None
        last = min(self.told, key=lambda one: one.node.id)
        for one in self.told:
            if _published(memory, one) > _published(memory, last) or (
                _published(memory, one) == _published(memory, last) and one.node.id < last.node.id
            ):
                last = one
        documents = [Row(memory.nodes[edge.target]) for edge in memory.edges(last.node.id, ("CLAIMED_IN",), out=True)]
        return next(iter(documents), None)

    def _published(self, memory: Memory) -> Any:
        document = self._told_in(memory)
        held = (memory.value(document, name) if document else None for name in ("published", "published_said"))
        return told_date(*held)

    def _overdue(self, memory: Memory) -> bool:
        if not self.days:
            return bool(memory.value(self.of, "overdue"))
        return overdue(memory, self.of, self.days[0], self.days[-1])


def _published(memory: Memory, claim: Row) -> tuple[str, str]:
    return str(memory.value(claim, "when_known")), str(memory.value(claim, "when_holds_from"))
