"""The outcome of checks: what was expected, what was found, whether they agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

LISTED = 20
"""How many single findings a check names."""


@dataclass(frozen=True)
class Check:
    """One check. `details` names the first of the findings that should not be there."""

    name: str
    expected: str | int
    found: str | int
    details: tuple[str, ...] = ()
    rule: str = ""
    """The id of the rule that it counts the breaches of, if it is one of a rule."""

    @property
    def ok(self) -> bool:
        return self.expected == self.found

    @property
    def json(self) -> dict[str, Any]:
        return {**asdict(self), "details": list(self.details), "ok": self.ok}

    def __str__(self) -> str:
        if self.ok:
            return f"ok      {self.name}: {self.found}"
        lines = [f"FAILED  {self.name}: expected {self.expected}, found {self.found}", *self.details]
        return "\n          ".join(lines)


def none_of(name: str, findings: Iterable[str], rule: str = "") -> Check:
    """A check that nothing of a kind is there."""
    found = list(findings)
    more = (f"... and {len(found) - LISTED:,} more",) if len(found) > LISTED else ()
    return Check(name, 0, len(found), (*found[:LISTED], *more), rule)
