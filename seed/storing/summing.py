"""A difference in a sentence for a curator: what came, was dropped or settled, what disagrees with what was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rasso_graph.model.graph import Adjacency, Edge, Graph, Node
from rasso_graph.model.words import COMPARED, LABELS, THINGS, label_of
from rasso_graph.seed.deriving import ranked
from rasso_graph.seed.storing.difference import Difference
from rasso_graph.seed.storing.telling import corrects

_COMPARED = {"REPEATS": "repeated", "REWORDS": "reworded", "MOVES": "moved"}
_SETTLED = {"Event": "promise{} settled", "Gap": "gap{} closed", "Discrepancy": "contradiction{} resolved"}


def in_words(difference: Difference, graph: Graph) -> str:
    """What a difference to this whole graph comes to: "3 outcomes added, 1 action dropped, 2 promises settled."

    Empty where nothing differs.
    """
    if not difference:
        return ""
    added, removed = difference.added_nodes, difference.removed_nodes
    parts = [
        *_things("added", Counter(node.label for node in added)),
        *_things("dropped", _ends(difference.added_edges, "DROPS")),
        *(f"{_count(n, 'wording{}')} {_COMPARED[type_]}" for type_ in COMPARED if (n := _linked(difference, type_))),
        *_settled(difference.added_edges),
        *_told(added, graph),
        *(f"{_count(n, 'fact{}')} corrected" for n in [sum(map(bool, map(corrects, difference.changes)))] if n),
        *_things("removed", Counter(node.label for node in removed)),
    ]
    return f"{', '.join(parts)}." if parts else "No commitment, document or claim is added, settled or removed."


def _things(verb: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Things of each kind that a record begins, in the order of kinds."""
    for label in THINGS:
        if counts.get(label):
            one, several = LABELS[label].one, LABELS[label].several
            yield f"{counts[label]:,} {one if counts[label] == 1 else several} {verb}"


def _ends(edges: Iterable[Edge], type_: str) -> Counter[str]:
    """How many things of each kind edges of a type lead to."""
    return Counter(label_of(name) or "" for name in {edge.target for edge in edges if edge.type == type_})


def _linked(difference: Difference, type_: str) -> int:
    return sum(edge.type == type_ for edge in difference.added_edges)


def _settled(edges: Iterable[Edge]) -> Iterator[str]:
    counts = Counter(label_of(name) or "" for name in {one.source for one in edges if one.type == "HAS_SETTLEMENT"})
    return (_count(counts[label], said) for label, said in _SETTLED.items() if counts[label])


def _told(added: Iterable[Node], graph: Graph) -> Iterator[str]:
    """Claims of status, and how many of them do not say what the last before them says."""
    new = {node.id for node in added if node.label == "StatusClaim"}
    if not new:
        return
    yield _count(len(new), "claim{} of status")
    hung = Adjacency(graph, ("HAS_STATUS",))
    subjects = [(name, subject) for name in new for subject in hung.sources("HAS_STATUS", name)]
    of = ((name, [graph.nodes[one] for one in hung.targets("HAS_STATUS", subject)]) for name, subject in subjects)
    against = sum(_differs(graph.nodes[name], claims) for name, claims in of)
    if against:
        yield f"{_count(against, 'claim{}')} {'disagrees' if against == 1 else 'disagree'} with earlier ones"


def _differs(claim: Node, claims: Iterable[Node]) -> bool:
    """Whether the last claim that was known before says something else."""
    known = str(claim.properties["when_known"])
    before = ranked(one for one in claims if str(one.properties["when_known"]) < known)
    return bool(before) and before[0].properties["status"] != claim.properties["status"]


def _count(number: int, said: str) -> str:
    return f"{number:,} {said.format('' if number == 1 else 's')}"
