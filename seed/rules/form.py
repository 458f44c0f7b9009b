"""Rules about how nodes and edges of each kind go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rasso_graph.model.graph import Graph, Node, identity_of
from rasso_graph.model.words import DOUBTS, RELATIONS, TRACES, label_of
from rasso_graph.seed.rules.rule import Breach, rule, typed


@rule("label", "nodes whose label is not that of their id", "Give it an id of its kind")
def label(graph: Graph) -> Iterator[Breach]:
    """The first segment of an id names the kind."""
    for node in graph.nodes.values():
        if label_of(node.id) != node.label:
            yield Breach(node.id, f"{node.id} is of kind {node.label}, and its id says otherwise", (node.id,))


@rule("ends", "edges without both ends", "Record it, or correct the id")
def ends(graph: Graph) -> Iterator[Breach]:
    """What an edge joins is there."""
    for edge in graph.edges.values():
        for name in (edge.source, edge.target):
            if name not in graph.nodes:
                yield Breach(identity_of(edge), f"{name} names nothing", (edge.key,))


@rule("joined", "edges to kinds of thing that their relation does not join", "Name one of the right kind")
def joined(graph: Graph) -> Iterator[Breach]:
    """A relation joins things of the kinds that it is declared for; where links start is the rule `written`."""
    for edge in graph.edges.values():
        relation = RELATIONS[edge.type]
        sources = () if relation.trace else relation.sources
        for name, kinds in ((edge.source, sources), (edge.target, relation.targets)):
            if kinds and label_of(name) not in kinds:
                yield Breach(identity_of(edge), f"{name} cannot stand in a {edge.type}", (edge.key,))


@rule("titled", "nodes without a title", "Add a 'title' in your own words, by which one knows it")
def titled(graph: Graph) -> Iterator[Breach]:
    """Everything has a title."""
    for node in graph.nodes.values():
        if not node.properties.get("title"):
            yield Breach(node.id, f"{node.id} has no title", (node.id,))


@rule("placed", "wordings and claims without one commitment and one document", "Give it one of each")
def placed(graph: Graph) -> Iterator[Breach]:
    """A wording or claim belongs to one commitment and stands in one document."""
    commitments = Counter(edge.target for edge in typed(graph, "HAS_WORDING", "HAS_STATUS"))
    documents = Counter(edge.source for edge in typed(graph, "PRINTED_IN", "CLAIMED_IN"))
    for node in graph.nodes.values():
        count = commitments[node.id], documents[node.id]
        if node.label in ("Wording", "StatusClaim") and count != (1, 1):
            yield Breach(node.id, f"{node.id} has {count[0]} commitments and {count[1]} documents", (node.id,))


@rule(
    "primary",
    "commitments without one primary wording in a document",
    "Mark the one of the document's list; the others are 'primary: false'",
)
def primary(graph: Graph) -> Iterator[Breach]:
    """One wording of a commitment counts in a document: that of its list, not a repetition as a heading."""
    printed = {edge.source: edge.target for edge in typed(graph, "PRINTED_IN")}
    marked: dict[tuple[str, str], list[str]] = {}
    for edge in typed(graph, "HAS_WORDING"):
        held = marked.setdefault((edge.source, printed.get(edge.target, "")), [])
        wording = graph.nodes.get(edge.target)
        if wording is not None and wording.properties.get("primary") is True:
            held.append(edge.target)
    for (commitment, document), wordings in marked.items():
        if len(wordings) != 1:
            message = f"{commitment} has {len(wordings)} primary wordings in {document}"
            yield Breach(f"{commitment} in {document}", message, (wordings[-1] if wordings else commitment,))


@rule("sides", "discrepancies with fewer than two sides", "Give it two or more 'sides'")
def sides(graph: Graph) -> Iterator[Breach]:
    """A contradiction has at least two sides."""
    count = Counter(edge.source for edge in typed(graph, "HAS_SIDE"))
    for node in graph.nodes.values():
        if node.label == "Discrepancy" and count[node.id] < 2:
            yield Breach(node.id, f"{node.id} has {count[node.id]} sides", (node.id,))


@rule(
    "unlike",
    "claims that count alike and disagree without a contradiction about them",
    "Add a discrepancy about the claims, by their ids, or date them",
    True,
)
def unlike(graph: Graph) -> Iterator[Breach]:
    """Of claims that disagree and count alike only the id decides, so that a contradiction has to say so."""
    doubted = {edge.target for edge in typed(graph, "ABOUT") if label_of(edge.source) == "Discrepancy"}
    alike: dict[tuple[str, ...], list[Node]] = {}
    for edge in typed(graph, "HAS_STATUS"):
        claim = graph.nodes.get(edge.target)
        if claim is not None:
            rank = (str(claim.properties.get(name)) for name in ("when_holds_from", "when_known", "basis"))
            alike.setdefault((edge.source, *rank), []).append(claim)
    for (of, *_), claims in alike.items():
        if len({str(claim.properties.get("status")) for claim in claims}) > 1:
            for claim in claims:
                if claim.id not in doubted:
                    yield Breach(claim.id, f"{claim.id} and another claim about {of} disagree", (claim.id,))


@rule("about", "discrepancies and gaps about nothing", "Say 'about' what it is")
def about(graph: Graph) -> Iterator[Breach]:
    """What is in doubt or missing concerns something."""
    pointing = {edge.source for edge in typed(graph, "ABOUT")}
    for node in graph.nodes.values():
        if node.label in DOUBTS and node.id not in pointing:
            yield Breach(node.id, f"{node.id} is about nothing", (node.id,))


@rule("written", "links written on a kind of thing that has none such", "Write it on what it is of")
def written(graph: Graph) -> Iterator[Breach]:
    """A link starts at a kind of thing that its relation allows."""
    for edge in typed(graph, *TRACES):
        kinds = RELATIONS[edge.type].sources
        if kinds and label_of(edge.source) not in kinds:
            message = f"{edge.source} cannot have a link of type {edge.type}: that is written on a {' or '.join(kinds)}"
            yield Breach(identity_of(edge), message, (edge.key,))
