"""Rules about what is not told: a status nobody knows, a publication without a day."""

from __future__ import annotations

from collections.abc import Iterator

from rasso_graph.model.enums import Basis, GapType, State, Status
from rasso_graph.model.graph import Adjacency, Graph, identity_of
from rasso_graph.model.words import COMMITMENTS, TRACES
from rasso_graph.seed.rules.rule import Breach, rule, typed

_HOLDING = ("HAS_PART",)
_LINEAGE = (GapType.ORIGIN, GapType.FATE)
_TO_COME = {State.PLANNED.value, State.DRAFT.value}


@rule("unknown", "unknown statuses without a gap", "Add a gap about it, or about what contains it")
def unknown(graph: Graph) -> Iterator[Breach]:
    """Where a claim says that what became of a thing is unknown, a gap says so of it or of what contains it."""
    gapped = _gapped(graph, GapType.FATE)
    containing = Adjacency(graph, _HOLDING)
    for edge in typed(graph, "HAS_STATUS"):
        claim = graph.nodes.get(edge.target)
        untold = claim is not None and claim.properties.get("status") == Status.UNKNOWN.value
        if untold and not gapped & _with_containers(edge.source, containing):
            message = f"The status of {edge.source} is unknown, and no gap says that it is not told"
            yield Breach(edge.target, message, (edge.target,))


@rule(
    "untraced",
    "commitments with neither a lineage link nor a gap",
    "Add a link to what it carries on or to what became of it, or a gap that says that it is not told of again (type: "
    "FATE) or where it came from (type: ORIGIN)",
    True,  # A link that names nothing is told as that alone, and not as a lack of links too.
)
def untraced(graph: Graph) -> Iterator[Breach]:
    """A link tells what came before or after a commitment, or a gap about it or what contains it says that one of them
    is not told. A gap of another sort, such as who answers for it, does not.

    Where one document alone is held nothing is to be told before or after.
    """
    if sum("file" in node.properties for node in graph.nodes.values()) < 2:
        return
    wordings = {edge.target: edge.source for edge in typed(graph, "HAS_WORDING")}
    joined = {name for edge in typed(graph, *TRACES) for name in (edge.source, edge.target)}
    told = joined | {wordings[name] for name in joined & wordings.keys()}
    gapped, containing = _gapped(graph, *_LINEAGE), Adjacency(graph, _HOLDING)
    for node in graph.nodes.values():
        untold = node.label in COMMITMENTS and node.id not in told
        if untold and not gapped & _with_containers(node.id, containing):
            yield Breach(node.id, f"{node.id} has no lineage, and no gap says that it is not told of again", (node.id,))


def _gapped(graph: Graph, *types: GapType) -> set[str]:
    """What a gap of one of these types is about."""
    gaps = {node.id for node in graph.nodes.values() if node.label == "Gap" and node.properties.get("type") in types}
    return {edge.target for edge in typed(graph, "ABOUT") if edge.source in gaps}


def _with_containers(name: str, containing: Adjacency) -> set[str]:
    """A thing and all that contains it, however many steps above."""
    found, queue = {name}, [name]
    while queue:
        above = set(containing.sources("HAS_PART", queue.pop())) - found
        found |= above
        queue += above
    return found


@rule(
    "issued",
    "publishers of what has no day of publication, or is not published",
    "Give the document 'published', or say in 'published_said' how its publication is told; else mark the publisher as "
    "inferred, with a reason",
)
def issued(graph: Graph) -> Iterator[Breach]:
    """Who is stated to have published a thing did so some day, or in words that tell none. Nobody, by inference either,
    published what is told as planned or in draft alone."""
    states = Adjacency(graph, ("HAS_STATE",))
    for edge in typed(graph, "PUBLISHED"):
        document = graph.nodes.get(edge.target)
        stated = edge.properties.get("basis") == Basis.STATED.value
        if document is None or document.properties.keys() & {"published", "published_said"}:
            continue
        if stated or _to_come(graph, states.targets("HAS_STATE", document.id)):
            message = f"{edge.source} is told to have published {edge.target}, and nothing tells that it came out"
            yield Breach(identity_of(edge), message, (edge.key,))


def _to_come(graph: Graph, states: list[str]) -> bool:
    """Whether these states are told, and each is one of before publication."""
    told = {str(graph.nodes[one].properties.get("state")) for one in states if one in graph.nodes}
    return bool(told) and told <= _TO_COME
