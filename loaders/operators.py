"""How the stores tell their own plans and work of a statement, each in its way; here as trees of operators."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from rasso_graph.loaders.explained import Operator

_VERSION = re.compile("^CYPHER 5$", re.MULTILINE)


def of_sqlite(rows: list[tuple[int, int, int, str]]) -> tuple[Operator, ...]:
    """The tree that EXPLAIN QUERY PLAN gives as rows of id, id above, a number without use, and words."""

    def below(above: int) -> tuple[Operator, ...]:
        return tuple(Operator(words, None, None, below(one)) for one, at, _, words in rows if at == above)

    return below(0)


def of_neo4j(profile: dict[str, Any]) -> Operator:
    """The tree that PROFILE gives."""
    details = " ".join(str(profile["args"].get("Details", "")).split())
    words = f"{profile['operatorType'].partition('@')[0]} {details}".rstrip()
    below = tuple(of_neo4j(one) for one in profile.get("children", ()))
    return Operator(words, profile.get("rows", 0), profile.get("dbHits", 0), below)


def profiling(text: str) -> str:
    """The statement, of which Neo4j also tells how it was answered."""
    return _VERSION.sub(r"\g<0> PROFILE", text, count=1)


def work_of(operator: Operator) -> int:
    """The work of an operator and of all below it."""
    return (operator.work or 0) + sum(map(work_of, operator.below))


class Steps:
    """Counts the steps of SQLite's machine, one by one, and asks now and then whether to stop."""

    def __init__(self, over: Callable[[], bool], between: int) -> None:
        self.taken = 0
        self._over = over
        self._between = between

    def step(self) -> bool:
        """One more; whether to stop."""
        self.taken += 1
        return self.taken % self._between == 0 and self._over()
