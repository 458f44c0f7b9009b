"""A rule: what must be true of a graph, and how one sees where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rasso_graph.model.graph import Edge, Graph
from rasso_graph.seed.reading import GraphPart


@dataclass(frozen=True)
class Breach:
    """A place where a graph breaks a rule: what to call it, a sentence, and the parts that somebody has to look at."""

    thing: str
    message: str
    parts: tuple[GraphPart, ...]


FindBreaches = Callable[[Graph], Iterable[Breach]]


@dataclass(frozen=True)
class Rule:
    """`id` names it in output; `name` says of what there must be none; `advice` what to do about a breach.

    In `advice` "{places}" stands for the lines that say the parts. `derived`: it reads what is derived from content.
    """

    id: str
    name: str
    advice: str
    breaches: FindBreaches
    derived: bool = False


def rule(id_: str, name: str, advice: str, derived: bool = False) -> Callable[[FindBreaches], Rule]:
    """Makes a rule of the function that finds its breaches. That has to bear any graph, edges without ends and all."""
    return lambda breaches: Rule(id_, name, advice, breaches, derived)


def typed(graph: Graph, *types: str) -> Iterable[Edge]:
    """The edges of these types."""
    return (edge for edge in graph.edges.values() if edge.type in types)
