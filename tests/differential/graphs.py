"""Small graphs of every label and relation, made to be awkward: from a seed, always the same.

Ties, cycles and diamonds in lineage, unknown and imprecise dates, nested containers, text that is hard to quote, sort
or fold. `with_holes` takes away what the schema promises, so that nulls travel.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

from rasso_graph.model.enums import (
    BodyType,
    Bound,
    Confidence,
    DocumentType,
    EventType,
    Fulfilment,
    GapType,
    InvolvedRole,
    NameType,
    Occurrence,
    OwnerRole,
    Stance,
    State,
    Status,
)
from rasso_graph.model.graph import Edge, Graph, Node, Value
from rasso_graph.model.searching import INDEXED
from rasso_graph.model.words import COMMITMENTS, LABELS, NAMED, PLACES, RELATIONS, SETTLED, TRACES
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.deriving.tokens import Searching

TEXTS = (
    "Zebra",
    "zebra",
    "\u00e9clair",
    "e\u0301clair",
    "\U0001f600 smile",
    "\ufffd replaced",
    "\uff21\uff22 wide",
    "\ufb01ne \u2460",
    "Stra\u00dfe",
    "\u0130stanbul",
    'a "quoted" word',
    "it's \\ back\\slashed \\u0041",
    "100%_sure",
    "100x sure",
    "a\tb\nc",
    '{"json": [1, null]}',
    "$p0 :p0 ?1 `tick`",
    "  spaced ",
    "null",
    "",
)
DATES = (
    "2014-10",
    "2014-04/2014-09",
    "2015-09/2015-12",
    "2016-02",
    "2016-02-29",
    "../2016-06-30",
    "2019-01-01/..",
    "2020-07",
    "2020",
    "2021-22",
    "[2020-10-01,2021-01-31]",
    "2022-02~",
)
NUMBERS: tuple[Value, ...] = (0, 1, -3, 53, 62.4, 0.1, 1e21, 2.5e-7)
_COUNTS = {
    "Citation": 14,
    "Wording": 14,
    "StatusClaim": 10,
    "Due": 10,
    "Settlement": 12,
    "Mention": 12,
    "Body": 7,
    "Document": 6,
    "Action": 6,
    "Recommendation": 7,
}
_COUNT = 4
_HOLES = {
    "Body": ("title",),
    "Document": ("title",),
    "Action": ("title", "joint"),
    "Outcome": ("title", "new"),
    "Name": ("text", "type"),
    "Side": ("value",),
    "Gap": ("reason", "title"),
    "Citation": ("title", "locator", "end", "sha256"),
    "Wording": ("joint", "primary", "new", "title"),
    "StatusClaim": ("status", "basis"),
}
_KEPT = (Fulfilment.MET, Fulfilment.MISSED, Fulfilment.DROPPED)
_EDGE_HOLES = ("role", "as_worded", "basis")
_NEEDED = ("PRINTED_IN", "CLAIMED_IN", "PASSAGE_OF", "NAMED_IN", "HAS_WORDING", "HAS_STATUS", "POST_AT")


def random_graph(seed: int) -> Graph:
    """A whole graph, derived properties and all."""
    return derive(_Making(Random(seed)).graph())


def with_holes(graph: Graph, seed: int) -> Graph:
    """The graph without some of what the schema promises. Sort keys stay; nothing is found by what is gone."""
    random, holed = Random(seed), Graph()
    for node in graph.nodes.values():
        gone = {name for name in _HOLES.get(node.label, ()) if random.random() < 0.25}
        holed.nodes[node.id] = Node(node.id, node.label, _without(node.properties, gone))
    for edge in graph.edges.values():
        if edge.type in _NEEDED and random.random() < 0.15:
            continue
        gone = {name for name in _EDGE_HOLES if random.random() < 0.15}
        holed.add(Edge(edge.type, edge.source, edge.target, edge.id, _without(edge.properties, gone)))
    named = {name: node for name, node in holed.nodes.items() if not LABELS[node.label].named}
    told = Graph({**holed.nodes, **{name: _nameless(node) for name, node in named.items()}}, holed.edges)
    searching = Searching(told)
    for node in holed.nodes.values():
        node.properties = {**_without(node.properties, set(INDEXED)), **searching.of_node(told.nodes[node.id])}
    return holed


def _nameless(node: Node) -> Node:
    """Without the name that is derived, of which a search knows nothing."""
    return Node(node.id, node.label, {key: value for key, value in node.properties.items() if key != "name"})


def _without(properties: dict[str, Value], gone: set[str]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if name not in gone}


class _Making:
    """One graph in the making: nodes first, then what joins them."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._graph = Graph()
        self._ids = {
            kind.label: [f"{kind.prefix}/{'xy'[n % 2]}-{n}" for n in range(_COUNTS.get(kind.label, _COUNT))]
            for kind in LABELS.values()
        }

    def graph(self) -> Graph:
        for label, ids in self._ids.items():
            for node_id in ids:
                self._graph.nodes[node_id] = Node(node_id, label, self._properties(label))
        self._rest_on_passages()
        self._contain()
        self._word_and_claim()
        self._join()
        self._trace()
        return self._graph

    def _one(self, *labels: str) -> str:
        return self._random.choice([one for label in labels for one in self._ids[label]])

    def _some(self, most: int, *labels: str) -> list[str]:
        """Up to so many different ids."""
        ids = [one for label in labels for one in self._ids[label]]
        return self._random.sample(ids, min(len(ids), self._random.randint(0, most)))

    def _maybe(self, **values: Iterable[Any]) -> dict[str, Value]:
        """Properties of which any may be unknown; enumerations stand for one of their members."""
        return {name: self._pick(value) for name, value in values.items() if self._random.random() < 0.7}

    def _pick(self, value: Iterable[Any]) -> Value:
        chosen: Any = self._random.choice(list(value))
        return getattr(chosen, "value", chosen)

    def _asserted(self) -> dict[str, Value]:
        if self._random.random() < 0.6:
            return {"basis": "STATED"}
        return {"basis": "INFERRED", "confidence": self._pick(Confidence), "reason": self._pick(TEXTS)}

    def _properties(self, label: str) -> dict[str, Value]:
        held = {"title": self._pick(TEXTS), **self._maybe(summary=TEXTS)}
        match label:
            case "Document":
                held |= self._maybe(
                    type=DocumentType, published=DATES, published_said=TEXTS, file=("a.txt",), edition="12"
                )
            case "Programme":
                held |= self._maybe(start=DATES, start_said=TEXTS, ends=DATES, ends_said=TEXTS, last_attested=DATES)
            case "Due":
                held |= {"words": self._pick(TEXTS), **self._asserted(), **self._maybe(date=DATES, period=DATES)}
            case "DocumentState":
                held |= {"state": self._pick(State), **self._asserted(), **self._maybe(words=TEXTS, date=DATES)}
            case "Duty":
                held |= {**self._asserted(), **self._maybe(standing=(True, False))}
            case "Finding":
                held |= {**self._asserted(), **self._maybe(date=DATES, date_said=TEXTS)}
            case "Theme":
                held |= self._maybe(name=TEXTS, order=range(3))
            case "Recommendation":
                held |= self._maybe(number=("1", "1a", "2"))
            case "Response":
                held |= self._maybe(stance=Stance, stance_as_worded=TEXTS)
            case "Wording":
                held |= {"joint": self._flag(), "new": self._flag(), "primary": self._flag()}
                held |= self._maybe(number=("1", "1a", "2"), order=range(3), section=TEXTS)
            case "Body":
                held |= self._maybe(type=BodyType)
            case "Name":
                held |= {"text": self._pick(TEXTS), "type": self._pick(NameType)}
            case "Event":
                held |= self._maybe(type=EventType, occurrence=Occurrence, date=DATES, date_said=TEXTS)
                held |= self._maybe(last_attested=DATES)
            case "Title":
                held |= {"text": self._pick(TEXTS), **self._asserted(), **self._maybe(date=DATES)}
            case "Settlement":
                held |= {"fulfilment": self._pick(_KEPT), **self._asserted(), **self._maybe(words=TEXTS, date=DATES)}
            case "StatusClaim":
                held |= {"status": self._pick(Status), **self._asserted()}
                held |= self._maybe(words=TEXTS, date=DATES, date_said=TEXTS)
            case "Statistic":
                held |= self._maybe(value=NUMBERS, numerator=NUMBERS, denominator=NUMBERS, base_stated=(True, False))
                held |= self._maybe(bound=Bound)
                held |= self._maybe(unit=TEXTS, period=DATES, period_said=TEXTS, population=TEXTS, source=TEXTS)
            case "SuccessMeasure":
                held |= self._maybe(order=range(3))
            case "Discrepancy":
                held |= self._maybe(weighing=TEXTS)
            case "Side":
                held |= {"value": self._pick(TEXTS)}
            case "Gap":
                held |= {"reason": self._pick(TEXTS), **self._maybe(type=GapType)}
            case "Mention":
                start = self._random.randint(0, 3)
                held |= {"locator": self._pick(TEXTS), "start": start, "end": start + 2, **self._maybe(quotation=TEXTS)}
            case "Citation":
                start = self._random.randint(0, 3)
                held |= {"locator": self._pick(TEXTS), "start": start, "end": start + 5, "sha256": "0" * 64}
                held |= self._maybe(quotation=TEXTS)
            case _:
                pass
        return held

    def _flag(self) -> bool:
        return self._random.random() < 0.5

    def _add(self, type_: str, source: str, target: str, **properties: Value) -> None:
        """An edge; a fact gets its id and passages."""
        if not RELATIONS[type_].fact:
            self._graph.add(Edge(type_, source, target))
            return
        name = f"link/{type_.lower().replace('_', '-')}/{source}/{target}"
        cited: Value = sorted(self._some(3, "Citation"))
        held = {**self._asserted(), **properties, "citations": cited}
        self._graph.add(Edge(type_, source, target, name, held))

    def _rest_on_passages(self) -> None:
        for citation in self._ids["Citation"]:
            self._add("PASSAGE_OF", citation, self._one("Document"))
        for node in self._graph.nodes.values():
            if node.label not in PLACES:
                for citation in self._some(2, "Citation"):
                    self._add("CITES", node.id, citation)

    def _contain(self) -> None:
        """Containers nested in one another, some deeper than owners are inherited; never in a circle."""
        for label in ("Body", "Programme", "Recommendation"):
            ids = self._ids[label]
            for place, one in enumerate(ids[1:], 1):
                for above in self._random.sample(ids[:place], min(place, self._random.randint(0, 2))):
                    self._add("HAS_PART", above, one)
        for upper, lower in zip(self._ids["Body"], self._ids["Body"][1:], strict=False):
            self._add("HAS_PART", upper, lower)
        for inner in (*COMMITMENTS, "Theme", "SuccessMeasure"):
            for one in self._ids[inner]:
                for above in self._some(2, "Programme", "Document" if inner in COMMITMENTS else "Programme"):
                    self._add("HAS_PART", above, one)

    def _word_and_claim(self) -> None:
        for wording in self._ids["Wording"]:
            self._add("HAS_WORDING", self._one(*COMMITMENTS), wording)
            self._add("PRINTED_IN", wording, self._one("Document"))
            for theme in self._some(1, "Theme"):
                self._add("UNDER", wording, theme)
        claimed = {"StatusClaim": ("HAS_STATUS", "Action", "Outcome"), "Due": ("HAS_DUE", "Action", "Event")}
        claimed |= {
            "DocumentState": ("HAS_STATE", "Document"),
            "Settlement": ("HAS_SETTLEMENT", *SETTLED),
            "Title": ("HAS_TITLE", *NAMED),
        }
        for label, (relation, *things) in claimed.items():
            for claim in self._ids[label]:
                self._add(relation, self._one(*things), claim)
                self._add("CLAIMED_IN", claim, self._one("Document"))

    def _join(self) -> None:
        for name in self._ids["Name"]:
            self._add("HAS_NAME", self._one("Body", "Person", "Post", "Document", "Programme", "Theme"), name)
        for mention in self._ids["Mention"]:
            self._add("HAS_MENTION", self._one(*NAMED), mention)
            self._add("NAMED_IN", mention, self._one("Document"))
        for side in self._ids["Side"]:
            self._add("HAS_SIDE", self._one("Discrepancy"), side)
        for settlement in self._ids["Settlement"]:
            for other in self._some(2, "Body", "Document", "Event"):
                self._add("SETTLED_BY", settlement, other)
            for side in self._some(1, "Side"):
                self._add("UPHOLDS", settlement, side)
        for duty in self._ids["Duty"]:
            for bearer in self._some(2, "Body", "Person", "Post"):
                self._add("BORNE_BY", duty, bearer)
        for finding in self._ids["Finding"]:
            for party in self._some(2, "Body", "Post"):
                self._add("FOUND_BY", finding, party)
        for kind in ("Gap", "Discrepancy", "Event", "Statistic", "SuccessMeasure", "Programme", "Duty", "Finding"):
            for one in self._ids[kind]:
                for other in self._some(3, "Document" if kind == "Programme" else "Action", "Document", "Body"):
                    self._add("ABOUT", one, other)
        for post in self._ids["Post"]:
            self._add("POST_AT", post, self._one("Body"))
        for document in self._ids["Document"]:
            for body in self._some(2, "Body"):
                self._add("PUBLISHED", body, document)
        self._hold()

    def _hold(self) -> None:
        holders, things = ("Body", "Person", "Post"), (*COMMITMENTS, "Programme", "Document", "Body", "Event")
        for _ in range(30):
            for type_, roles in (("OWNS", OwnerRole), ("INVOLVED_IN", InvolvedRole)):
                worded = {"role": self._pick(roles), "as_worded": self._pick(TEXTS)}
                self._add(type_, self._one(*holders), self._one(*things), **worded, **self._time())
        for _ in range(10):
            self._add(
                "MEMBER_OF", self._one(*holders), self._one("Body"), **self._maybe(as_worded=TEXTS), **self._time()
            )
            self._add("HOLDS", self._one("Person"), self._one("Post"), **self._time())
            party, thing = self._one(*holders), self._one("Event", "Programme")
            self._add("PARTICIPATES", party, thing, **self._maybe(as_worded=TEXTS), **self._time())

    def _time(self) -> dict[str, Value]:
        return {name: self._pick(DATES) for name in ("start", "end", "last_attested") if self._random.random() < 0.4}

    def _trace(self) -> None:
        """Lineage links at random: diamonds and circles come by themselves among so few things."""
        for _ in range(14):
            self._traced("Wording", "Wording", ("REPEATS", "REWORDS", "MOVES"))
        for _ in range(6):
            self._traced("Response", "Recommendation", ("RESPONDS_TO",))
            self._traced("Event", "Action", ("FULFILS",))
        between = ("Action", "Recommendation", "Document", "Body", "Event", "Outcome")
        for _ in range(24):
            self._add(self._random.choice(TRACES[3:]), self._one(*between), self._one(*between), **self._asserter())

    def _traced(self, later: str, earlier: str, types: tuple[str, ...]) -> None:
        self._add(self._random.choice(types), self._one(later), self._one(earlier), **self._asserter())

    def _asserter(self) -> dict[str, Value]:
        return {"asserter": self._one("Body")} if self._random.random() < 0.7 else {}
