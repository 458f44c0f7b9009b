"""What the two dialects share: scopes, numbered parameters, and the statement they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rasso_graph.loaders.plan import At, Own, Param


@dataclass(frozen=True)
class Statement:
    """A text of a dialect, its parameters, and the name it goes by in timings."""

    name: str
    text: str
    params: dict[str, Any]


@dataclass(frozen=True)
class Scope:
    """The variables that a row's parts go by. `near` is the node that the rows are asked for."""

    node: str = ""
    edge: str = ""
    origin: str = ""
    depth: str = ""
    near: str = ""

    def __getitem__(self, at: At) -> str:
        return {At.NODE: self.node, At.EDGE: self.edge, At.ORIGIN: self.origin}[at]


@dataclass
class Writing:
    """The parameters met so far and the last variable given, in the order of the text."""

    params: dict[str, Any] = field(default_factory=dict[str, Any])
    scopes: int = 0

    def bind(self, value: Any) -> str:
        """The name of a new parameter."""
        name = f"p{len(self.params)}"
        self.params[name] = value
        return name

    def scope(self, near: str) -> Scope:
        """Fresh variables for rows asked for the node `near`."""
        self.scopes += 1
        n = self.scopes
        return Scope(f"n{n}", f"r{n}", f"c{n}", f"d{n}", near)


