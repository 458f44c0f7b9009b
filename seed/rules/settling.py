"""Rules about what settles a promise, a gap or a contradiction."""

from __future__ import annotations

from collections.abc import Iterator

from rasso_graph.model.dates import LAST_DAY
from rasso_graph.model.enums import Fulfilment, Occurrence
from rasso_graph.model.graph import Adjacency, Graph, Node
from rasso_graph.seed.rules.rule import Breach, rule, typed

_READ = ("CLAIMED_IN", "CITES", "PASSAGE_OF", "SETTLED_BY", "UPHOLDS", "HAS_SIDE", "HAS_DUE", "FULFILS")


def _settled(graph: Graph, *types: str) -> Iterator[tuple[Node, Node]]:
    """Each settlement, or claim of these types, with what it is about, where both are there."""
    for edge in typed(graph, *(types or ("HAS_SETTLEMENT",))):
        thing, claim = graph.nodes.get(edge.source), graph.nodes.get(edge.target)
        if thing is not None and claim is not None:
            yield thing, claim


@rule("promised", "settlements of events that nobody promised", "Settle a promise, or correct 'occurrence'")
def promised(graph: Graph) -> Iterator[Breach]:
    """Of events only those that were promised are kept, missed or given up."""
    for thing, claim in _settled(graph):
        if thing.label == "Event" and thing.properties.get("occurrence") != Occurrence.PROMISED.value:
            yield Breach(claim.id, f"{thing.id} is no promise, so nothing settles it", (claim.id,))


@rule("told", "settlements without a passage of the document that tells them", "Cite a passage of the file's document")
def told(graph: Graph) -> Iterator[Breach]:
    """What a document settles rests on words of that document, so that it is known with it and not before."""
    near = Adjacency(graph, _READ)
    for _, claim in _settled(graph):
        cited = {one for passage in near.targets("CITES", claim.id) for one in near.targets("PASSAGE_OF", passage)}
        documents = near.targets("CLAIMED_IN", claim.id)
        if cited and not cited & {*documents}:
            yield Breach(claim.id, f"{claim.id} cites nothing of {', '.join(documents)}", (claim.id,))


@rule("early", "settlements and titles known before what they are of", "Tell it from a later document", True)
def early(graph: Graph) -> Iterator[Breach]:
    """Nothing is surely settled or retitled before it was told of."""
    for thing, claim in _settled(graph, "HAS_SETTLEMENT", "HAS_TITLE"):
        known, since = (str(one.properties.get("when_known", LAST_DAY)) for one in (claim, thing))
        if since != LAST_DAY and known < since:
            yield Breach(claim.id, f"{claim.id} is told ({known}) before {thing.id} is ({since})", (claim.id,))


@rule("once", "documents that settle one thing in two ways", "Keep one of the two")
def once(graph: Graph) -> Iterator[Breach]:
    """A document says once what became of a thing."""
    near, first = Adjacency(graph, _READ), dict[tuple[str, str], Node]()
    for thing, claim in _settled(graph):
        for document in near.targets("CLAIMED_IN", claim.id):
            other = first.setdefault((thing.id, document), claim)
            if _came(near, other) != _came(near, claim):
                message = f"{document} settles {thing.id} in two ways: {other.id} and {claim.id}"
                yield Breach(claim.id, message, (other.id, claim.id))


def _came(near: Adjacency, claim: Node) -> tuple[object, list[str]]:
    """What a settlement says had become of a thing."""
    return claim.properties.get("fulfilment"), sorted(near.targets("UPHOLDS", claim.id))


@rule("upheld", "contradictions resolved for a side that is not theirs", "Name one of its own sides")
def upheld(graph: Graph) -> Iterator[Breach]:
    """A contradiction is resolved for one of its sides."""
    near = Adjacency(graph, _READ)
    for thing, claim in _settled(graph):
        for side in near.targets("UPHOLDS", claim.id):
            sides = near.targets("HAS_SIDE", thing.id)
            if side not in sides:
                message = f"{side} is no side of {thing.id}, which has {', '.join(sorted(sides))}"
                yield Breach(claim.id, message, (("UPHOLDS", claim.id, side, ""),))


@rule(
    "belated",
    "promises held to be kept by what was surely done after their day",
    "Say in 'settled' of the promise what became of it: what is done after its day is MISSED",
    True,
)
def belated(graph: Graph) -> Iterator[Breach]:
    """A promise of a day is not kept by what surely came after it."""
    near = Adjacency(graph, _READ)
    for thing, claim in _settled(graph):
        day = _last_day(graph, near, thing)
        for done in near.targets("SETTLED_BY", claim.id):
            fulfils = thing.id in near.targets("FULFILS", done)
            begun = str(graph.nodes.get(done, claim).properties.get("when_earliest", LAST_DAY))
            if fulfils and claim.properties.get("fulfilment") == Fulfilment.MET.value and day < begun != LAST_DAY:
                yield Breach(claim.id, f"{done} ({begun}) is surely after the day of {thing.id} ({day})", (claim.id,))


def _last_day(graph: Graph, near: Adjacency, promise: Node) -> str:
    """The last day that was told for a promise."""
    dues = [graph.nodes[due] for due in near.targets("HAS_DUE", promise.id) if due in graph.nodes]
    dated = [due for due in dues if "date" in due.properties] or [promise]
    return max(str(one.properties.get("when_latest", LAST_DAY)) for one in dated)
