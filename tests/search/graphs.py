"""Graphs whose texts are made of few and awkward words, so that many searches find many things."""

from __future__ import annotations

from random import Random

from rasso_graph.model.graph import Graph
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.storing import stated
from tests.differential.graphs import random_graph

WORDS = (
    *("police", "Police's", "policies", "CPS", "C.P.S.", "ISVAs", "isva", "advisers", "Advisor", "MoUs", "PCCs"),
    *("pre-charge", "precharge", "pre", "charge", "Charged", "co-ordinate", "coordination", "day-to-day", "early"),
    *("\u00e9clair", "e\u0301clair", "ECLAIR", "Stra\u00dfe", "strasse", "\u65e5\u672c", "\U0001d4d0bc", "\u0130x"),
    *("1,000", "1000", "2014\u201315", "2014", "62.4%", "22(a)", "\u00bd", "x", "s", "sx", "wx", "y"),
    *("the", "of", "in", "and", "AND", "OR", "NOT", "NEAR", "tokens_title:x", "null", "don\u2019t"),
)
_JOINTS = (" ", " ", " ", ", ", " - ", "/", "  ", "\n", " \U0001f600 ", ' "', '" ', " (", "*", ". ")
_NODE_TEXTS = (
    *("title", "summary", "name", "edition", "stance_as_worded", "unit", "population", "source", "section", "words"),
    *("published_said", "start_said", "date_said", "period_said", "reason", "weighing", "text"),
)
_EDGE_TEXTS = ("as_worded", "reason")


def worded_graph(seed: int) -> Graph:
    """A whole graph of every label and relation, its texts of WORDS."""
    random, graph = Random(seed), stated(random_graph(seed))
    for node in graph.nodes.values():
        texts = (*_NODE_TEXTS, *(("value",) if node.label == "Side" else ()))
        for name in texts:
            if name in node.properties:
                node.properties[name] = _text(random)
    for edge in graph.edges.values():
        for name in _EDGE_TEXTS:
            if name in edge.properties:
                edge.properties[name] = _text(random)
    for node in graph.nodes.values():
        if node.label == "Citation" and random.random() < 0.7:
            node.properties["quotation"] = _text(random)
    return derive(graph)


def _text(random: Random) -> str:
    words = random.choices(WORDS, k=random.randint(0, 5))
    return "".join(f"{word}{random.choice(_JOINTS)}" for word in words)
