"""How a commitment stands, by the claim that counts or by there being none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.reference.memory import Memory, Row


@dataclass(frozen=True)
class Standing:
    """The claim that counts, None where there is none."""

    claim: Row | None
    cut: bool = False

    def part(self, memory: Memory, name: str) -> Any:
        """A field that has a value even without a claim."""
        status, reason = (memory.value(self.claim, one) if self.claim else None for one in ("status", "reason"))
        return {
            "claim": self.claim,
            "known": status not in (None, "UNKNOWN"),
            "status": status or "UNKNOWN",
            "reason": f"No claim of its status is recorded{' for that time' * self.cut}." if status is None else reason,
        }[name]
