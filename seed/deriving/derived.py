"""What is derived from the content: sort keys, days of knowledge and holding, what was told last, traces, tokens for
full text.

`apply` stores it, `verify` derives it again and compares; exports leave it out.
"""

from __future__ import annotations

from rasso_graph.model.dates import FIRST_DAY, LAST_DAY, UNKNOWN, bounds, span
from rasso_graph.model.enums import InvolvedRole, Occurrence, OwnerRole, Status
from rasso_graph.model.graph import Adjacency, Edge, Graph, Node, Value
from rasso_graph.model.properties import DATES_OF_EDGES, DATES_OF_NODES, days_of
from rasso_graph.model.words import CLAIMS, FACTS, LABELS, SETTLED, TIMED
from rasso_graph.seed.deriving.counting import ranked, settle
from rasso_graph.seed.deriving.happened import happened
from rasso_graph.seed.deriving.names import names
from rasso_graph.seed.deriving.sorting import Sorting
from rasso_graph.seed.deriving.times import Times
from rasso_graph.seed.deriving.tokens import Searching
from rasso_graph.seed.deriving.traces import chains, traces

_DATED = frozenset(kind.label for kind in LABELS.values() if kind.day and not kind.dated_by)
"""What has a day of its own, or none."""
_FACTS = frozenset(FACTS)
_WEIGHTS = {role.value: weight for weight, role in enumerate((*OwnerRole, *InvolvedRole))}
_FINISHED = {Status.DELIVERED.value, Status.DROPPED.value}
_WALKED = (
    *("CITES", "PASSAGE_OF", "PRINTED_IN", "CLAIMED_IN", "HAS_WORDING", "HAS_STATUS", "HAS_DUE", "HAS_PART"),
    *("ABOUT", "UNDER", "HAS_SETTLEMENT"),
    *(kind.dated_by for kind in LABELS.values() if kind.dated_by),
)


def derive(content: Graph) -> Graph:
    """The content with everything that is derived from it; the argument is not changed."""
    adjacency = Adjacency(content, _WALKED)
    times, searching = Times(content, adjacency), Searching(content)
    sorting = Sorting(content, adjacency, times)
    until = _until(content, times)
    graph = Graph()
    for node in content.nodes.values():
        held = {**node.properties, **_of_node(node, times), **sorting.of_node(node), **searching.of_node(node)}
        graph.nodes[node.id] = Node(node.id, node.label, held, node.added_in)
    for node in graph.nodes.values():
        if LABELS[node.label].family:
            last = _last_printed(node.id, graph, adjacency)
            node.properties.update(_of_commitment(node.id, last, graph, adjacency))
            node.properties.update(sorting.of_commitment(node, last))
            node.properties["overdue"] = _overdue(node.id, graph, adjacency, until)
        elif node.label in SETTLED:
            settle(node, [graph.nodes[one] for one in adjacency.targets("HAS_SETTLEMENT", node.id)])
        elif "page" in node.properties:
            node.properties.update(_of_page(node, graph, adjacency))
    _finish_wordings(graph, adjacency)
    for id_, name in names(graph, content).items():
        graph.nodes[id_].properties["name"] = name
    for edge in content.edges.values():
        held = {**edge.properties, **_of_edge(edge, content.nodes[edge.target], times)}
        graph.add(Edge(edge.type, edge.source, edge.target, edge.id, held, edge.added_in))
    for edge in (*happened(graph, adjacency), *traces(graph, adjacency), *chains(graph)):
        graph.add(edge)
    return graph


def _of_node(node: Node, times: Times) -> dict[str, Value]:
    earliest, latest = times.when(node)
    held: dict[str, Value] = {
        "kind": LABELS[node.label].word,
        "when_earliest": earliest,
        "when_latest": latest,
        "when_known": times.known(times.documents(node), _concluded(node)),
        "when_finished": latest if node.properties.get("occurrence") == Occurrence.HAPPENED.value else LAST_DAY,
    }
    if node.label in CLAIMS:
        held["when_holds_from"] = latest
    if node.label == "Document":
        held["held"] = "file" in node.properties
    if node.label == "Wording":
        held["listed"] = "order" in node.properties
    return held | _date(times.dated_by(node)) | _days(node.properties, DATES_OF_NODES)


def _days(told: dict[str, Value], dates: tuple[str, ...]) -> dict[str, Value]:
    """First and last day of each date that is told, where that end is not open."""
    found: dict[str, Value] = {}
    for date in dates:
        edtf = told.get(date)
        if isinstance(edtf, str):
            days = span(edtf)
            found |= {name: day for name, day in zip(days_of(date), (days.earliest, days.latest), strict=True) if day}
    return found


def _date(by: Node | None) -> dict[str, Value]:
    """The date that a node has from this one, as told, and whose it is."""
    if by is None:
        return {}
    day = str(LABELS[by.label].day)
    said = by.properties.get(f"{day}_said")
    return {"when_dated": by.properties[day], "when_dated_by": by.id, **({"when_dated_said": said} if said else {})}


def _concluded(node: Node) -> bool:
    """Whether all that it rests on has to be told before it is known: what we find or infer."""
    return LABELS[node.label].doubt or node.properties.get("basis") == "INFERRED"


def _of_edge(edge: Edge, target: Node, times: Times) -> dict[str, Value]:
    if edge.type not in _FACTS:
        return {}
    documents = times.cited(edge)
    held = _days(edge.properties, DATES_OF_EDGES)
    held["when_known"] = times.known(documents, edge.properties.get("basis") == "INFERRED")
    if edge.type in TIMED:
        start, end = edge.properties.get("start"), edge.properties.get("end")
        held["when_earliest"] = bounds(start)[0] if start else UNKNOWN[0]
        held["when_holds_from"] = bounds(start)[1] if start else _since(documents, target, times)
        held["when_holds_until"] = bounds(end)[0] if end else UNKNOWN[0]
    if "role" in edge.properties:
        held["weight"] = _WEIGHTS[str(edge.properties["role"])]
    return held


def _since(documents: list[str], target: Node, times: Times) -> str:
    """Since when something holds whose start nobody tells: its publication, or the day of what it is stated of.

    Who launched something did so on the day of the launch, however late one learns of it.
    """
    published = times.known(documents, inferred=False)
    return min(published, times.when(target)[1]) if target.label in _DATED else published


def _last_printed(name: str, graph: Graph, adjacency: Adjacency) -> Node | None:
    """A commitment's last primary wording, if it has any."""
    wordings = [graph.nodes[wording] for wording in adjacency.targets("HAS_WORDING", name)]
    return max((wording for wording in wordings if wording.properties.get("primary")), key=_printed, default=None)


def _of_commitment(name: str, last: Node | None, graph: Graph, adjacency: Adjacency) -> dict[str, Value]:
    """The last claim's status and since when it is finished; marks and theme of the last wording."""
    claims = [graph.nodes[claim] for claim in adjacency.targets("HAS_STATUS", name)]
    held: dict[str, Value] = {"status": "UNKNOWN", "joint": False, "new": False}
    if claims:
        counts = ranked(claims)[0]
        held["status"] = counts.properties["status"]
        held["when_finished"] = counts.properties["when_holds_from"] if held["status"] in _FINISHED else LAST_DAY
    if last:
        held["joint"], held["new"] = last.properties["joint"], last.properties["new"]
        if "number" in last.properties and "number" in LABELS[graph.nodes[name].label].told_last:
            held["number"] = last.properties["number"]
        for theme in adjacency.targets("UNDER", last.id):
            held.setdefault("theme", theme)
    return held


def _of_page(citation: Node, graph: Graph, adjacency: Adjacency) -> dict[str, Value]:
    """The address of a passage's page, where its document has one."""
    documents = [graph.nodes[document].properties for document in adjacency.targets("PASSAGE_OF", citation.id)]
    found = [f"{one['url']}#page={citation.properties['page']}" for one in documents if "url" in one]
    return {"place_url": found[0]} if found else {}


def _until(content: Graph, times: Times) -> str:
    """The day until which the documents that were read tell."""
    held = (node for node in content.nodes.values() if node.properties.get("file"))
    told = [times.when(node)[1] for node in held]
    return max((day for day in told if day != LAST_DAY), default=FIRST_DAY)


def _overdue(name: str, graph: Graph, adjacency: Adjacency, until: str) -> bool:
    """Whether every due day told by then had passed on the last day, and nothing told that it was done or dropped."""
    dues = [graph.nodes[due].properties for due in adjacency.targets("HAS_DUE", name)]
    days = [str(due["when_latest"]) for due in dues if "date" in due and str(due["when_known"]) <= until]
    claims = {str(graph.nodes[claim].properties["status"]) for claim in adjacency.targets("HAS_STATUS", name)}
    return bool(days) and max(days) < until and not _FINISHED & claims


def _finish_wordings(graph: Graph, adjacency: Adjacency) -> None:
    """A wording is finished with what it words."""
    for node in graph.nodes.values():
        if node.label == "Wording":
            for commitment in adjacency.sources("HAS_WORDING", node.id):
                node.properties["when_finished"] = graph.nodes[commitment].properties["when_finished"]


def _printed(wording: Node) -> tuple[str, str, str]:
    return str(wording.properties["when_latest"]), str(wording.properties["when_earliest"]), wording.id
