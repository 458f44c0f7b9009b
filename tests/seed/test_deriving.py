"""What is derived: sort keys, days, last status and marks, traces. Each rule with its own small graph."""

from __future__ import annotations

import pytest

from rasso_graph.model.graph import Edge, Graph, Node, Value
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.making import build
from rasso_graph.seed.storing import stated
from tests.queries.making import Making
from tests.seed.sample import World

FAR = "9999-12-31"


Told = tuple[str, str, dict[str, Value]]
"""A node: its id, label and properties."""


def graph_of(*nodes: Told, edges: list[Edge] | None = None) -> Graph:
    graph = Graph({name: Node(name, label, {"title": name, **held}) for name, label, held in nodes})
    for edge in edges or []:
        graph.add(edge)
    return graph


def document(slug: str, published: str | None) -> Told:
    return f"document/{slug}", "Document", {"published": published} if published else {}


def citation(document_slug: str) -> tuple[Told, Edge]:
    name = f"citation/{document_slug}/0-1"
    return (name, "Citation", {"start": 0, "end": 1}), Edge("PASSAGE_OF", name, f"document/{document_slug}")


def when(node: Node) -> tuple[Value, Value]:
    return node.properties["when_earliest"], node.properties["when_latest"]


def test_deriving_leaves_the_content_alone(world: World) -> None:
    bare = build([world.records]).graph
    assert stated(derive(bare)) == bare


def test_titles_sort_without_regard_to_case_and_accents() -> None:
    graph = derive(graph_of(("body/a", "Body", {"title": "\ufb01RST \u00c9cole"})))
    assert graph.nodes["body/a"].properties["title_sort"] == "first ecole"


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2020-07", ("2020-07-01", "2020-07-31")),
        ("../2020", ("0001-01-01", "2020-12-31")),
        ("2020/..", ("2020-01-01", FAR)),
        (None, (FAR, FAR)),
    ],
)
def test_a_document_is_dated_by_its_publication(published: str | None, days: tuple[str, str]) -> None:
    assert when(derive(graph_of(document("a", published))).nodes["document/a"]) == days


def test_a_programme_without_a_start_is_dated_by_its_document() -> None:
    edges = [Edge("ABOUT", "programme/p", "document/a")]
    graph = derive(graph_of(document("a", "2020"), ("programme/p", "Programme", {}), edges=edges))
    assert when(graph.nodes["programme/p"]) == ("2020-01-01", "2020-12-31")


def test_a_commitment_is_dated_by_its_first_wording(world: World) -> None:
    assert when(derive(build([world.records]).graph).nodes["action/north-lamp"]) == ("2020-03-01", "2020-03-31")


def test_a_commitment_without_a_wording_is_dated_by_the_document_that_contains_it() -> None:
    cited, passage = citation("told")
    edges = [
        Edge("HAS_PART", "document/report", "recommendation/r"),
        Edge("HAS_PART", "recommendation/r", "recommendation/r/1"),
        Edge("CITES", "recommendation/r/1", cited[0]),
        passage,
    ]
    graph = graph_of(
        document("report", "2016-02"),
        document("told", "2010"),
        ("recommendation/r", "Recommendation", {}),
        ("recommendation/r/1", "Recommendation", {}),
        cited,
        edges=edges,
    )
    assert when(derive(graph).nodes["recommendation/r/1"]) == ("2016-02-01", "2016-02-29")


def test_a_commitment_that_nothing_contains_is_dated_by_who_tells_it_first() -> None:
    (early, early_passage), (late, late_passage) = citation("early"), citation("late")
    edges = [Edge("CITES", "aim/a", late[0]), Edge("CITES", "aim/a", early[0]), early_passage, late_passage]
    nodes: list[Told] = [document("early", "2011"), document("late", "2012"), early, late, ("aim/a", "Aim", {})]
    assert when(derive(graph_of(*nodes, edges=edges)).nodes["aim/a"]) == ("2011-01-01", "2011-12-31")


@pytest.mark.parametrize(("basis", "known"), [("STATED", "2011-12-31"), ("INFERRED", "2012-12-31")])
def test_a_stated_fact_is_known_with_its_first_document_and_an_inferred_one_with_its_last(
    basis: str, known: str
) -> None:
    (early, early_passage), (late, late_passage) = citation("early"), citation("late")
    held: dict[str, Value] = {"basis": basis, "citations": [late[0], early[0]]}
    edges = [Edge("OWNS", "body/b", "aim/a", id="owner/x", properties=held), early_passage, late_passage]
    nodes: list[Told] = [document("early", "2011"), document("late", "2012"), early, late, ("aim/a", "Aim", {})]
    (owns,) = [
        e for e in derive(graph_of(*nodes, ("body/b", "Body", {}), edges=edges)).edges.values() if e.type == "OWNS"
    ]
    assert owns.properties["when_known"] == known
    assert owns.properties["when_holds_from"] == "2011-12-31"
    assert owns.properties["when_holds_until"] == FAR


def test_a_fact_with_dates_holds_between_them() -> None:
    cited, passage = citation("a")
    held: dict[str, Value] = {"basis": "STATED", "citations": [cited[0]], "start": "2019-06", "end": "2021"}
    edges = [Edge("HOLDS", "person/p", "post/q", id="link/x", properties=held), passage]
    nodes: list[Told] = [document("a", "2020"), cited, ("person/p", "Person", {}), ("post/q", "Post", {})]
    holds = next(e for e in derive(graph_of(*nodes, edges=edges)).edges.values() if e.type == "HOLDS")
    assert (holds.properties["when_holds_from"], holds.properties["when_holds_until"]) == ("2019-06-30", "2021-01-01")


@pytest.mark.parametrize(
    ("label", "held", "since"),
    [
        ("Event", {"date": "2021-07"}, "2021-07-31"),
        ("Document", {"published": "2021-07"}, "2021-07-31"),
        ("Event", {"date": "2023"}, "2022-12-31"),
        ("Event", {}, "2022-12-31"),
        ("Action", {}, "2022-12-31"),
    ],
)
def test_who_launched_something_did_so_on_its_day_if_no_other_start_is_told(
    label: str, held: dict[str, Value], since: str
) -> None:
    cited, passage = citation("a")
    stated: dict[str, Value] = {"basis": "STATED", "citations": [cited[0]]}
    edges = [Edge("OWNS", "body/b", f"{label.lower()}/x", id="owner/x", properties=stated), passage]
    nodes: list[Told] = [document("a", "2022"), cited, ("body/b", "Body", {}), (f"{label.lower()}/x", label, held)]
    owns = next(e for e in derive(graph_of(*nodes, edges=edges)).edges.values() if e.type == "OWNS")
    assert owns.properties["when_holds_from"] == since


def claimed(*claims: tuple[str, str, str | None, str]) -> Graph:
    """An action with claims: status, basis, own date, document."""
    nodes: list[Told] = [document("a", "2020"), document("b", "2022"), ("action/x", "Action", {})]
    edges: list[Edge] = []
    for slug in ("a", "b"):
        cited, passage = citation(slug)
        nodes.append(cited)
        edges.append(passage)
    for n, (status, basis, date, slug) in enumerate(claims):
        name = f"claim/{slug}/action/x/{n}"
        held: dict[str, Value] = {"status": status, "basis": basis, **({"date": date} if date else {})}
        nodes.append((name, "StatusClaim", held))
        edges += [
            Edge("HAS_STATUS", "action/x", name),
            Edge("CLAIMED_IN", name, f"document/{slug}"),
            Edge("CITES", name, f"citation/{slug}/0-1"),
        ]
    return graph_of(*nodes, edges=edges)


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([], "UNKNOWN"),
        ([("PLANNED", "STATED", None, "a"), ("DELIVERED", "INFERRED", None, "b")], "DELIVERED"),
        ([("IN_PROGRESS", "STATED", "2021", "b"), ("DELIVERED", "STATED", "2019", "b")], "IN_PROGRESS"),
        ([("PLANNED", "STATED", "2020", "a"), ("DELIVERED", "STATED", "2020", "b")], "DELIVERED"),
        ([("PLANNED", "INFERRED", None, "a"), ("DELIVERED", "STATED", None, "a")], "DELIVERED"),
        ([("PLANNED", "STATED", None, "a"), ("DELIVERED", "STATED", None, "a")], "PLANNED"),
    ],
    ids=["no claim", "later publication", "later date", "known later", "stated", "first id"],
)
def test_the_status_is_that_of_the_last_claim(claims: list[tuple[str, str, str | None, str]], status: str) -> None:
    assert derive(claimed(*claims)).nodes["action/x"].properties["status"] == status


def test_marks_and_theme_are_those_of_the_last_wording(world: World) -> None:
    graph = derive(build([world.records]).graph)
    lamp, signals = graph.nodes["action/north-lamp"].properties, graph.nodes["action/signals"].properties
    assert (lamp["joint"], lamp["new"], lamp["theme"]) == (False, False, "theme/plan-2020/lights")
    assert (signals["joint"], signals["new"], signals.get("theme")) == (False, True, None)


def traces(graph: Graph) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in derive(graph).edges.values() if edge.type == "TRACES"}


def test_a_link_of_a_recommendation_is_traced_from_its_whole_and_its_parts() -> None:
    nodes: list[Told] = [(f"recommendation/{n}", "Recommendation", {}) for n in ("r", "r/a", "r/b")]
    held: dict[str, Value] = {"basis": "STATED", "citations": []}
    edges = [
        Edge("HAS_PART", "recommendation/r", "recommendation/r/a"),
        Edge("HAS_PART", "recommendation/r", "recommendation/r/b"),
        Edge("RESPONDS_TO", "response/s", "recommendation/r/a", id="link/x", properties=held),
    ]
    assert traces(graph_of(*nodes, ("response/s", "Response", {}), edges=edges)) == {
        ("response/s", "recommendation/r/a"),
        ("response/s", "recommendation/r"),
    }


def test_a_link_between_wordings_is_traced_between_their_commitments(world: World) -> None:
    graph = derive(build([world.records]).graph)
    (trace,) = [edge for edge in graph.edges.values() if edge.properties.get("type_of_link") == "REWORDS"]
    new, old = "wording/update-2022/action/north-lamp", "wording/plan-2020/action/north-lamp"
    assert (trace.source, trace.target) == ("action/north-lamp", "action/north-lamp")
    assert trace.properties == {
        "link": f"link/rewords/{new}/{old}",
        "type_of_link": "REWORDS",
        "later": new,
        "earlier": old,
        "when_known": "2022-05-31",
        "when_holds_from": "2022-05-31",
    }
    assert trace.id.startswith("trace/")


def test_what_a_paper_without_a_day_says_was_delivered_is_not_overdue() -> None:
    m = Making()
    m.document("plan", "2020-07", file="plan.txt")
    m.document("annex", "2022-02", file="annex.txt")
    m.document("paper")
    for slug in ("quietly", "never"):
        m.told_by("plan")
        m.cite(m.node(f"action/{slug}", slug.title()))
        m.due(f"action/{slug}", "document/plan", date="../2021-03-31", words="2020/21")
    m.claim("action/quietly", "document/paper", "DELIVERED")
    found = m.graph().nodes
    assert (found["action/quietly"].properties["overdue"], found["action/never"].properties["overdue"]) == (False, True)
